"""Small questionnaires with random items and conditions."""

from __future__ import annotations

from random import Random

from engine.compiler.build import build
from engine.document import Source
from engine.document.reader import read
from engine.questionnaire import Questionnaire
from tests.making import HEAD

ITEMS = {
    "choice": "kind: single_choice, options: [{code: a, label: A}, {code: b, label: B}, {code: c, label: C}]",
    "several": "kind: multiple_choice, options: [{code: a, label: A}, {code: b, label: B}, "
    "{code: c, label: C, exclusive: yes}]",
    "few": "kind: multiple_choice, at_most: 2, options: [{code: a, label: A}, {code: b, label: B}, "
    "{code: c, label: C}]",
    "ranked": "kind: ranking, options: [{code: a, label: A}, {code: b, label: B}]",
    "top": "kind: ranking, at_most: 2, options: [{code: a, label: A}, {code: b, label: B}, {code: c, label: C}]",
    "number": "kind: number, at_least: 0, at_most: 4",
    "agreed": "kind: consent, label: I agree",
    "name": "kind: text",
}


SOMETIMES = 0.3
MOST_ITEMS = 4
"""With more, there are too many ways of answering to try them all."""


def invented(seed: int) -> Questionnaire:
    """The questionnaire of this number: a few pages, most of them with conditions on what comes before.

    It is built without the checks, which would refuse just what is to be proved.
    """
    chance = Random(seed)  # noqa: S311  # samples, not secrets
    known: list[tuple[str, str]] = []
    text = HEAD + "pages:\n"
    for page in range(chance.randint(2, 4)):
        items, asked = [], []
        for place in range(min(chance.randint(1, 2), MOST_ITEMS - len(known))):
            kind, name = chance.choice(list(ITEMS)), f"item_{page}_{place}"
            required = chance.choice(["", ", required: no"])
            shown = _shown(chance, known) if chance.random() < SOMETIMES else ""
            numbers = [other for other, its_kind in known if its_kind == "number"]
            if numbers and chance.random() < SOMETIMES:
                kind, value = "total", f"{chance.choice(numbers)} * 1.5 + {chance.choice(numbers)}"
                items.append(f"{{id: {name}, kind: calculated, ask: What?, value: {value}, decimals: 0{shown}}}")
            else:
                items.append(f"{{id: {name}, ask: What?, {ITEMS[kind]}{required}{shown}}}")
            asked.append((name, kind))
        if not items:
            break
        text += f"  - {{id: page_{page}, title: A page{_shown(chance, known)}, items: [{', '.join(items)}]}}\n"
        known += asked
    return built(Source("invented.yaml", text))


def built(source: Source) -> Questionnaire:
    """A questionnaire without the checks."""
    document, problems = read(source)
    assert document is not None, problems
    return build(document, source)[0]


def _shown(chance: Random, known: list[tuple[str, str]]) -> str:
    return f", shown_when: '{_condition(chance, known, 2)}'" if known else ""


def _condition(chance: Random, known: list[tuple[str, str]], depth: int) -> str:
    way = chance.random()
    if depth == 0 or way < SOMETIMES:
        return _atom(chance, known)
    if way < 0.45:
        return f"not({_condition(chance, known, depth - 1)})"
    parts = [_condition(chance, known, depth - 1) for _ in range(chance.randint(2, 3))]
    return f"({chance.choice([' and ', ' or ']).join(parts)})"


def _atom(chance: Random, known: list[tuple[str, str]]) -> str:
    name, kind = chance.choice(known)
    if chance.random() < 0.15:
        return f"{name} {chance.choice(['=', '!='])} null"
    others = [other for other, its_kind in known if its_kind == kind]
    other, code, digit = chance.choice(others), chance.choice("abc"), chance.randint(0, 4)
    sign = chance.choice(["=", "!=", "<", "<=", ">", ">="])
    equal = chance.choice(["=", "!="])
    calculations = [
        f"{name} + {other} {sign} {digit}",
        f"-{name} * 2 {sign} {other} - 5",
        f"{name} between {other} and {digit}",
        f"max({name}, {other}) {sign} {digit}",
        f"mean({name}, {other}, {digit}) {sign} 2.5",
        f"(if {name} > 1 then {name} else {other}) {sign} {digit}",
        f"any({name} > {digit}, {other} = 1)",
        f"10 / {name} {sign} {digit}",
        f"{name} in ({other}, {digit})",
    ]
    atoms = {
        "choice": [f'{name} {equal} "{code}"', f'{name} in ("{code}", "c")', f"{name} {equal} {other}"],
        "several": [f'("{code}" in {name})', f"count({name}) {sign} {digit}", f'not("{code}" in {name})'],
        "few": [f'("{code}" in {name})', f"count({name}) = count({other})", f"answered({name})"],
        "number": [
            f"{name} {sign} {digit}",
            f"{name} in [{digit}..4]",
            f"{name} {sign} {other}",
            f"{name} > {digit}.5",
            *calculations,
        ],
        "ranked": [f'("{code}" in {name})', f"count({name}) {sign} {digit}"],
        "top": [f'("{code}" in {name})', f"count({name}) {sign} {digit}"],
        "total": [
            f"{name} {sign} {digit}",
            f"{name} = {other}",
            f"{name} between {digit} and 8",
            f"not(answered({name}))",
        ],
        "agreed": [name, f"{name} = false"],
        "name": [f'{name} {equal} "Ann"', f'{name} in ("Bob", "Cy")'],
    }
    return chance.choice(atoms[kind])
