"""The rules of a decision table, and what can be wrong with them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from engine.document import Mapping as MappingNode
from engine.document import Node, Scalar, Severity, Span
from engine.document import Sequence as SequenceNode
from engine.expressions import Choice
from engine.questionnaire import ItemId, Scale, Text, read_text
from engine.scoring.complaint import Complaint, named, near, place
from engine.scoring.coverage import Combination, Inputs, TooLargeError, find
from engine.scoring.key import Key

ANY = "any"
SINGLE_CHOICE = "single_choice"


@dataclass(frozen=True, slots=True)
class Rule:
    """One row: what it asks of the inputs, and what it decides. `number` counts from 1."""

    number: int
    pattern: Mapping[ItemId, frozenset[str]]
    outcome: str
    unscored: Text | None
    when: MappingNode
    span: Span

    def fits(self, codes: Mapping[str, str]) -> bool:
        """Whether the chosen codes are what the rule asks for."""
        return all(codes.get(item) in accepted for item, accepted in self.pattern.items())


def read_rules(scale: Scale) -> tuple[Rule, ...]:
    """The rules of a scale, as its document has them."""
    author = next(iter(scale.label.words))
    return tuple(
        Rule(
            number=number,
            pattern=_pattern(row.find("when")),
            outcome=row.find("outcome") or "",
            unscored=read_text(row.find("unscored"), author),
            when=row.find("when"),
            span=place(row, scale.span),
        )
        for number, row in enumerate(scale.settings["rules"], start=1)
    )


def complaints_of(scale: Scale, keys: Sequence[Key], rules: Sequence[Rule]) -> Iterator[Complaint]:
    """What the rules name that is not there; if there is nothing of that kind, what they leave out or contradict."""
    names = [
        complaint
        for found in (_inputs(scale, keys), _names(keys, rules), _outcomes(scale, rules))
        for complaint in found
    ]
    yield from names
    if any(complaint.severity is Severity.ERROR for complaint in names):
        return
    try:
        yield from _logic(scale, keys, rules)
    except TooLargeError:
        yield Complaint(
            "table.incomplete",
            f'The table of "{scale.id}" is too large to show that it covers every combination of answers.',
            "Split it into scales with fewer inputs, or use fewer and broader rules.",
            scale.span,
        )


def _pattern(when: MappingNode) -> dict[ItemId, frozenset[str]]:
    asked = {ItemId(str(item)): frozenset(map(str, _codes(node))) for item, node in when.items()}
    return {item: codes for item, codes in asked.items() if ANY not in codes}


def _codes(node: Node) -> list[Scalar]:
    if isinstance(node, SequenceNode):
        return [code for code in node if isinstance(code, Scalar)]
    return [node] if isinstance(node, Scalar) else []


def _inputs(scale: Scale, keys: Sequence[Key]) -> Iterator[Complaint]:
    for key in keys:
        if not isinstance(key.type, Choice):
            yield Complaint(
                "scale.unscored-item",
                f'"{key.id}" is an item of kind {key.item.kind.name}; '
                f"a decision table goes by items of kind {SINGLE_CHOICE}.",
                f'Remove it from the items of "{scale.id}".',
                named(key.id, scale.items, scale.span),
            )
        elif ANY in key.worths:
            yield Complaint(
                "table.unknown-option",
                f'"{key.id}" has an option with the code "{ANY}", which means something else in a rule.',
                "Give the option another code.",
                named(key.id, scale.items, scale.span),
            )


def _names(keys: Sequence[Key], rules: Sequence[Rule]) -> Iterator[Complaint]:
    inputs = {str(key.id): key for key in keys}
    for rule in rules:
        for item, node in rule.when.items():
            key = inputs.get(str(item))
            if key is None:
                yield Complaint(
                    "table.unknown-item",
                    f'"{item}" is not an item of this scale.',
                    near(item, inputs, f"Its items are: {', '.join(inputs)}."),
                    item.span,
                )
                continue
            for code in _codes(node):
                if code not in key.worths and code != ANY:
                    yield Complaint(
                        "table.unknown-option",
                        f'"{item}" has no option "{code}".',
                        near(code, key.worths, f"Its options are: {', '.join(key.worths)}."),
                        code.span,
                    )


def _outcomes(scale: Scale, rules: Sequence[Rule]) -> Iterator[Complaint]:
    codes = {outcome.code: outcome for outcome in scale.outcomes}
    for rule in rules:
        if rule.outcome and rule.outcome not in codes:
            yield Complaint(
                "table.unknown-outcome",
                f'There is no outcome "{rule.outcome}" in this table.',
                near(rule.outcome, codes, f"Its outcomes are: {', '.join(codes)}."),
                place(rule.outcome, rule.span),
            )
        if (rule.unscored is None) is not bool(rule.outcome):
            yield Complaint(
                "table.undecided",
                f"Rule {rule.number} decides nothing."
                if rule.unscored is None
                else f"Rule {rule.number} decides twice.",
                "Give it either an outcome, or unscored with the reason.",
                rule.span,
            )
    decided = {rule.outcome for rule in rules}
    for code, outcome in codes.items():
        if code not in decided:
            yield Complaint(
                "table.never-reached",
                f'No rule decides on "{code}".',
                "Remove the outcome, or add the rule that is missing.",
                outcome.span,
                Severity.WARNING,
            )


def _logic(scale: Scale, keys: Sequence[Key], rules: Sequence[Rule]) -> Iterator[Complaint]:
    inputs = Inputs.of(keys, scale.missing)
    first = str(scale.settings.get("hit", "unique")) == "first"
    for place_in_table, rule in enumerate(rules):
        earlier = [other.pattern for other in rules[:place_in_table]] if first else []
        if find(inputs, [rule.pattern], earlier) is None:
            yield _never(rule, late=bool(earlier) and find(inputs, [rule.pattern], []) is not None)
    if not first:
        yield from _overlaps(inputs, rules)
    gap = find(inputs, [], [rule.pattern for rule in rules])
    if gap is not None:
        yield Complaint(
            "table.incomplete",
            f"No rule covers {_told(gap, keys)}.",
            "Add a rule for it, or let a rule match any. unscored: tells why there is no score.",
            place(scale.settings["rules"], scale.span),
        )


def _overlaps(inputs: Inputs, rules: Sequence[Rule]) -> Iterator[Complaint]:
    told: set[int] = set()
    for one, other in combinations(rules, 2):
        if other.number in told or _apart(one, other):
            continue
        both = find(inputs, [one.pattern, other.pattern], [])
        if both is not None:
            told.add(other.number)
            yield Complaint(
                "table.overlap",
                f"Rule {other.number} and rule {one.number} (line {one.span.line}) both cover "
                f"{_told(both, inputs.keys)}.",
                "Make them exclude each other, or say hit: first if the earlier rule is to decide.",
                other.span,
            )


def _apart(one: Rule, other: Rule) -> bool:
    """Whether two rules obviously exclude each other; a table has many pairs, and most do."""
    return any(codes.isdisjoint(other.pattern.get(item, codes)) for item, codes in one.pattern.items() if codes)


def _never(rule: Rule, *, late: bool) -> Complaint:
    if late:
        return Complaint(
            "table.never-reached",
            f"Rule {rule.number} is never reached: the rules before it cover all it could.",
            "Remove it, or move it up.",
            rule.span,
        )
    return Complaint(
        "table.never-reached",
        f"Rule {rule.number} is never reached: the answers it asks for cannot come together.",
        "Remove it, or check when its items are shown.",
        rule.span,
    )


def _told(combination: Combination, keys: Sequence[Key]) -> str:
    """A combination in the author's words, in the order the scale has its items."""
    return ", ".join(f"{key.id}: {combination[key.id] or 'no answer'}" for key in keys)
