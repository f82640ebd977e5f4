"""Small questionnaires with random items and conditions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from random import Random

from engine.compiler.build import build
from engine.document import Source
from engine.document.reader import read
from engine.questionnaire import Questionnaire
from tests.making import HEAD

OPTIONS = "options: [{code: a, label: A}, {code: b, label: B}, {code: c, label: C%s}]"
ITEMS = {
    "choice": f"kind: single_choice, {OPTIONS % ''}",
    "declining": f"kind: single_choice, {OPTIONS % ', means: prefer_not_to_say'}",
    "specified": f"kind: single_choice, {OPTIONS % ', specify: Which?'}",
    "several": f"kind: multiple_choice, {OPTIONS % ', exclusive: yes'}",
    "few": f"kind: multiple_choice, at_most: 2, {OPTIONS % ''}",
    "ranked": f"kind: ranking, {OPTIONS % ''}",
    "top": f"kind: ranking, at_most: 2, {OPTIONS % ''}",
    "number": "kind: number, at_least: 0, at_most: 4",
    "tenths": "kind: number, at_least: -0.1, at_most: 0.3, decimals: 1",
    "rating": "kind: rating, lowest: Low, highest: High",
    "year": "kind: year, earliest: 2020, latest: 2023",
    "day": "kind: date, earliest: 2026-01-30, latest: 2026-02-02",
    "month": "kind: month, earliest: 2025-12, latest: 2026-02",
    "agreed": "kind: consent, label: I agree",
    "name": "kind: text",
}
BEYOND = {
    "pair": f"kind: current_and_target, {OPTIONS % ''}",
    "jobs": "kind: repeated_group, entry: Job, items: [{id: hours, kind: number, ask: H?, at_least: 1, at_most: 2}]",
}
"""Kinds with more inside than proofs look into."""

LIKE: Mapping[str, frozenset[str]] = {
    "choice": frozenset({"choice", "declining", "specified", "codes"}),
    "several": frozenset({"several", "few"}),
    "ranked": frozenset({"ranked", "top"}),
    "number": frozenset({"number", "tenths", "rating", "year", "total"}),
    "date": frozenset({"day", "month"}),
    "agreed": frozenset({"agreed", "yes_no"}),
    "name": frozenset({"name"}),
    "pair": frozenset({"pair"}),
    "jobs": frozenset({"jobs"}),
}
DAYS = {"day": ('date("2026-01-31")', 'date("2026-02-01")'), "month": ('date("2026-01-01")', 'date("2026-01-15")')}
SMALL = frozenset({"number", "total"})
CONSTANTS = {
    "number": ("1", "2", "2.5", "3"),
    "tenths": ("0", "0.1", "0.15", "0.2"),
    "rating": ("2", "3", "4"),
    "year": ("2021", "2022"),
    "total": ("0", "1", "2", "4"),
}
"""Numbers an item of a kind can be, without its least and greatest: the language refuses what says nothing."""

SIGNS = ("=", "!=", "<", "<=", ">", ">=")
SOMETIMES, SELDOM = 0.3, 0.1
MOST_ITEMS = 4
"""With more, there are too many ways of answering to try them all."""


def invented(seed: int) -> Questionnaire:
    """The questionnaire of this number: a few pages, most of them with conditions on what comes before.

    It is built without the checks, which would refuse just what is to be proved.
    """
    chance = Random(seed)  # noqa: S311  # samples, not secrets
    text, saying = HEAD + "pages:\n", Saying(chance)
    for page in range(chance.randint(2, 4)):
        items, asked = [], []
        for place in range(min(chance.randint(1, 2), MOST_ITEMS - len(saying.known))):
            name = f"item_{page}_{place}"
            shown = f", shown_when: {saying.quoted(2)}" if saying.known and chance.random() < SOMETIMES else ""
            follows = ("total", "codes", "yes_no") if saying.known and chance.random() < SOMETIMES else ()
            kind = chance.choice([*follows] or [*ITEMS] * 4 + [*BEYOND])
            if follows:
                settings = (
                    f"kind: calculated, value: '{saying.value(kind)}', decimals: 1, shown: {chance.choice(YES_NO)}"
                )
            elif kind in BEYOND:
                settings = f"{BEYOND[kind]}, {'at_least: 0' if kind == 'jobs' else 'required: no'}"
            else:
                settings = f"{ITEMS[kind]}{chance.choice(['', ', required: no'])}"
            items.append(f"{{id: {name}, ask: What?, {settings}{shown}}}")
            asked.append((name, kind))
        if not items:
            break
        shown = f", shown_when: {saying.quoted(2)}" if saying.known else ""
        text += f"  - {{id: page_{page}, title: A page{shown}, items: [{', '.join(items)}]}}\n"
        saying.known += asked
    return built(Source(f"invented-{seed}.yaml", text))


YES_NO = ("yes", "no")


def built(source: Source) -> Questionnaire:
    """A questionnaire without the checks."""
    document, problems = read(source)
    assert document is not None, problems
    return build(document, source)[0]


@dataclass
class Saying:
    """Says random things about the items `known` so far, each with its kind."""

    chance: Random
    known: list[tuple[str, str]] = field(default_factory=list)

    def quoted(self, depth: int) -> str:
        """A condition as it stands in YAML."""
        return f"'{self.condition(depth)}'"

    def condition(self, depth: int) -> str:
        """Something that is true, false or null."""
        way = self.chance.random()
        if depth == 0 or way < SOMETIMES:
            return self.atom()
        inner = [self.condition(depth - 1) for _ in range(self.chance.randint(2, 3))]
        if way < 0.4:
            return f"not({inner[0]})"
        if way < 0.45:
            return f"(if {inner[0]} then {inner[1]} else {inner[-1]})"
        if way < 0.5:
            return f"{self.chance.choice(['any', 'all'])}({', '.join(inner)})"
        return f"({self.chance.choice([' and ', ' or ']).join(inner)})"

    def atom(self) -> str:
        """Something about one item, and perhaps others of its like."""
        name, kind = self.chance.choice(self.known)
        if self.chance.random() < SELDOM:
            asked = [f"{name} = null", f"{name} != null", f"answered({name})", f"not(answered({name}))"]
            if kind != "pair":
                return self.chance.choice(asked)
        like = next(group for group, kinds in LIKE.items() if kind in kinds)
        return self.chance.choice(self.atoms(like, name, kind))

    def atoms(self, like: str, name: str, kind: str) -> list[str]:  # noqa: PLR0911  # one return for each likeness
        """What can be said about an item of this likeness."""
        code, other = self.chance.choice("abc"), self.of(like) or name
        equal, sign = self.chance.choice(SIGNS[:2]), self.chance.choice(SIGNS)
        match like:
            case "choice":
                listed = f'{name} in ("{code}", "c")', f'{name} in ("b", null)'
                return [f'{name} {equal} "{code}"', *listed, f"{name} {equal} {other}", f"{name} in ({other}, null)"]
            case "several":
                counted = f"count({name}) {sign} {self.chance.choice('12')}", f"count({name}) {sign} count({other})"
                return [f'("{code}" in {name})', f'not("{code}" in {name})', *counted]
            case "ranked":
                return [
                    f'("{code}" in {name})',
                    f"count({name}) {sign} {self.chance.choice('12')}",
                    f"{name}.a {sign} 1",
                ]
            case "number":
                return self.about_numbers(name, kind, sign)
            case "date":
                day, later = sorted(self.chance.sample(DAYS[kind], 2))
                ranges = f"{name} between {day} and {later}", f"{name} in [{day}..{later})", f"{name} in (>= {day})"
                return [f"{name} {sign} {day}", f"{name} {sign} {other}", *ranges, f"max({name}, {other}) {sign} {day}"]
            case "agreed":
                return [name, f"{name} = false", f"{name} {equal} {other}", f"not({name})"]
            case "pair":
                return [f'{name}.target {equal} "{code}"', f"{name}.current {equal} {name}.target"]
            case "jobs":
                rows = f"some x in {name} satisfies x.hours {sign} 1", f"sum({name}.hours) {sign} 1"
                return [*rows, f"count({name}) {sign} 1", f"every x in {name} satisfies x.hours {equal} 2"]
        return [f'{name} {equal} "Ann"', f'{name} in ("Bob", "Cy")', f"{name} {equal} {other}", f'{name} < "B"']

    def about_numbers(self, name: str, kind: str, sign: str) -> list[str]:
        """What can be said about numbers."""
        one, other = self.number(name, kind, 2), self.number(name, kind, 2)
        low, high = self.chance.choice(
            [("1", "2"), ("1", "3"), ("2", "2.5")] if kind in SMALL else [CONSTANTS[kind][:2]]
        )
        open_range = f"{self.chance.choice('([')}{low}..{high}{self.chance.choice(')]')}"
        return [
            f"{name} {sign} {self.chance.choice(CONSTANTS[kind])}",
            f"{one} {sign} {name}",
            f"{name} {sign} {other}",
            f"{one} {sign} {self.chance.choice(CONSTANTS[kind])}",
            f"{name} between {low} and {high}",
            f"{one} between {name} and {other}",
            f"{name} in {open_range}",
            f"{one} in ({other}, {open_range}, null)",
            f"{name} in ({sign} {high})" if sign not in SIGNS[:2] else f"{name} in ({high})",
        ]

    def number(self, name: str, kind: str, depth: int) -> str:
        """A number: an item's, a constant, or something calculated of these."""
        if depth == 0:
            return self.chance.choice([name, self.of("number") or name, self.chance.choice(CONSTANTS[kind])])
        one, other = self.number(name, kind, depth - 1), self.number(name, kind, depth - 1)
        ways = [f"({one} {sign} {other})" for sign in "+-*/"]
        functions = [f"{each}({one}, {other})" for each in ("min", "max", "sum", "mean", "median", "modulo")]
        chosen = f"(if {name} > {self.chance.choice(CONSTANTS[kind])} then {one} else {other})"
        return self.chance.choice(
            [*ways, *functions, f"abs({one})", f"floor({one} / 2)", f"-{name}", chosen, one, name]
        )

    def value(self, kind: str) -> str:
        """What a calculated item of this sort is."""
        if kind == "total":
            numbers = [(name, kind) for name, kind in self.known if kind in CONSTANTS]
            return self.number(*self.chance.choice(numbers), 2) + " + 0" if numbers else "2 - 1"
        if kind == "yes_no":
            return self.condition(1)
        name = self.of("choice")
        return f'if {self.condition(1)} then "{self.chance.choice("abc")}" else {name or chr(34) + "b" + chr(34)}'

    def of(self, like: str) -> str | None:
        """An item of this likeness, if there is one."""
        names = [name for name, kind in self.known if kind in LIKE[like]]
        return self.chance.choice(names) if names else None
