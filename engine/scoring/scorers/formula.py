"""Formula: a calculation with answers and other scores, written in the language of conditions and calculations.

Formula: that of `value`. It can name the items under `items`, by what their answers are worth, reversed where declared,
and the scales under `scales`, by their scores: rounded, as they are printed. A scale that decides on an outcome is
named as its code. It can do what any calculation can: if ... then ... else, min( ... ), round half up( ... ).
Units: whatever it calculates. For money write `decimals: 2`: numbers are decimal, with 34 digits, and rounded once, at
the end.
Missing data: `missing` says how many of the items and scales named must have an answer or a score. What may be missing
is null in the calculation, and so is everything calculated with it, unless `if hours = null then ... else ...` says
otherwise. Where null comes out, as it does of a division by 0, there is no score.
Range: from the ranges of the items and scales, step by step through the calculation; not every one can be told.
Checked: every name is one of those listed, every part has the type its place asks for, and a number comes out.
Source: arithmetic and types after FEEL, the expression language of the OMG's DMN.

Worked example:

    - id: share
      label: Share of the hours
      items: [n1, n2]
      scorer: formula
      value: n1 / n2
      decimals: 4
      missing: all_required
    - id: price
      label: Price
      items: [n3]
      scales: [share]
      scorer: formula
      value: if share > 0.5 then n3 else n3 * (1 - share / 2)
      missing: all_required

    n1: 14, n2: 40, n3: 99 -> share: 0.35, price: 81.68
    n1: 30, n2: 40, n3: 99 -> share: 0.75, price: 99
    n1: 14, n2: 0, n3: 99 -> share: no_score, price: no_score
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction
from typing import Any, ClassVar

from engine.document import Scalar, Severity, Span
from engine.expressions import Choice, Expression, Number, Scope, Type, compile_value, try_out
from engine.expressions.functions.dates import TODAY
from engine.expressions.tree import Call, Name, walk
from engine.questionnaire import Language, Text
from engine.scoring.complaint import Complaint, named
from engine.scoring.member import Counting, Member
from engine.scoring.rounding import Exact, shown
from engine.scoring.score import Said, Step
from engine.scoring.scorer import Given, Material, Result, Scorer, Takes
from engine.wording import mark, wording

CALCULATED = mark("This is calculated: {formula}. Here {values}, which comes to {result}.")
NO_RESULT = mark(
    "The calculation has no result with these answers: it divides by 0, for example, or comes to far too much."
)
NEEDS = mark("The calculation has no result, because there is no answer or score for: {names}.")

DIGITS = Context(prec=30, rounding=ROUND_HALF_EVEN)
"""The last of the 34 digits of a calculation are those of its own rounding: 3 * (1 / 3) is to be 1."""


MOST = Decimal(10) ** 20
"""No score is as large: such a number comes of a slip, and could not be rounded."""


class Formula(Scorer):
    """A calculation with answers and other scores."""

    name = "formula"
    version = 1
    climbs = False
    counts_up = False
    ranged = False
    takes = Takes.EITHER
    schema: ClassVar[dict[str, Any]] = {
        "properties": {
            "value": {
                "$ref": "#/$defs/calculation",
                "description": "How the score is calculated from the items and scales of this scale.",
            }
        },
        "required": ["value"],
    }

    def __init__(self, material: Material) -> None:
        """Compile the calculation; with faults there is none."""
        super().__init__(material)
        self._written = _written(self.scale.settings.get("value"), self.scale.span)
        self._scope = _scope(material)
        self._expression, self._gives, self._problems = compile_value(self._written, self._scope, "")
        counting: tuple[Counting, ...] = (*self.keys, *self.members)
        self._labels: dict[str, Text] = {str(each.id): each.ask for each in counting}
        self._secret = next((key.id for key in self.keys if key.item.confidential), None)

    def check(self) -> Iterator[Complaint]:
        """The calculation is sound, names what is listed, all of it, and gives a number."""
        if not self.scale.items and not self.scale.scales:
            yield Complaint(
                "scale.made-of-nothing",
                f'"{self.scale.id}" has neither items nor scales to calculate with.',
                "Name what its value names under items, or under scales.",
                self.scale.span,
            )
        unlisted = dict(self._unlisted())
        yield from unlisted.values()
        for problem in self._problems:
            if problem.span not in unlisted:
                yield Complaint(problem.code, problem.message, problem.hint, problem.span)
        if self._expression is None:
            return
        if not isinstance(self._gives, Number):
            message = f"A score is a number, but this is {self._gives or 'always empty'}."
            yield Complaint("condition.type", message, "Calculate with numbers.", self._written.span)
        yield from self._of_the_day(self._expression)
        yield from self._idle(self._expression)

    def possible(self, keys: Sequence[Counting]) -> tuple[Exact, Exact] | None:
        """As far as the type of the calculation knows it, whatever of it counts: null has no range of its own."""
        del keys
        if not isinstance(self._gives, Number) or self._gives.least is None or self._gives.most is None:
            return None
        least, most = DIGITS.plus(self._gives.least), DIGITS.plus(self._gives.most)
        return (least, most) if least > -MOST and most < MOST else None

    def score(self, given: Given) -> Result:
        """What the calculation comes to."""
        names: Mapping[str, object] = {**given.codes, **{name: _decimal(worth) for name, worth in given.worths.items()}}
        value = None if self._expression is None else self._expression.evaluate(names)
        if not isinstance(value, Decimal) or abs(value) >= MOST:
            return Result(None, self._why(names))
        value = DIGITS.plus(value)
        if not given.explain:
            return Result(value)
        told: dict[str, Said] = {"formula": str(self._written), "values": self._known(names)}
        told["result"] = shown(Fraction(value))
        return Result(value, steps=(Step(CALCULATED, told, self._secret),))

    def _why(self, names: Mapping[str, object]) -> Step:
        lacking = [label for name, label in self._labels.items() if name not in names]
        every = {each: ", ".join(f"“{label.say(each)}”" for label in lacking) for each in self.scale.label.words}
        return Step(NEEDS, {"names": Text(every)}) if lacking else Step(NO_RESULT)

    def _known(self, names: Mapping[str, object]) -> Text:
        """What the calculation has in the place of each name, and what that is called in words."""
        known = [(name, label) for name, label in self._labels.items() if name in names]
        return Text(
            {
                each: ", ".join(f"{name} = {_said(names[name], each)} (“{label.say(each)}”)" for name, label in known)
                for each in self.scale.label.words
            }
        )

    def _unlisted(self) -> Iterator[tuple[Span, Complaint]]:
        """Names of items and scales that there are, only not in this scale."""
        tried, _ = try_out(self._written, self._scope, "")
        if tried is None:
            return
        for node in walk(tried.tree):
            if not isinstance(node, Name) or self._scope.knows(node.name):
                continue
            for kind, there_are in (("items", self.material.others), ("scales", self.material.items_of)):
                if node.name in there_are:
                    span, message = tried.span_of(node), f'"{node.name}" is not one of the {kind} of "{self.scale.id}".'
                    yield span, Complaint("condition.unknown-name", message, f"Add {node.name} to its {kind}.", span)
                    break

    def _of_the_day(self, expression: Expression) -> Iterator[Complaint]:
        """What comes out differently on another day could not be checked later."""
        for node in walk(expression.tree):
            if isinstance(node, Call) and node.function == TODAY:
                message = "A score stays as it is, but this comes out differently on another day."
                hint = "Ask for the date in an item, and calculate from there."
                yield Complaint("condition.type", message, hint, expression.span_of(node))

    def _idle(self, expression: Expression) -> Iterator[Complaint]:
        listed = [*self.scale.items, *self.scale.scales]
        for name in listed:
            if name not in expression.names and name in self._scope.types:
                yield Complaint(
                    "scale.not-calculated",
                    f'"{name}" is listed in "{self.scale.id}", but its value does not name it.',
                    "Name it in the calculation, or take it out of the list: an answer is waited for in vain.",
                    named(name, listed, self.scale.span),
                    Severity.WARNING,
                )


def _scope(material: Material) -> Scope:
    types: dict[str, Type | None] = {key.id: _number(key) for key in material.keys}
    types |= {member.id: _type(member) for member in material.members}
    return Scope(types, scales=frozenset(member.id for member in material.members))


def _type(member: Member) -> Type:
    outcomes = member.scale.outcomes
    return Choice(tuple(outcome.code for outcome in outcomes)) if outcomes else _number(member)


def _number(counting: Counting) -> Number:
    return Number() if counting.range is None else Number(*counting.range)


def _written(node: object, span: Span) -> Scalar:
    return node if isinstance(node, Scalar) else Scalar("", span)


def _decimal(worth: Exact) -> Decimal:
    return worth if isinstance(worth, Decimal) else _quotient(worth)


def _quotient(worth: Fraction) -> Decimal:
    return DIGITS.divide(Decimal(worth.numerator), Decimal(worth.denominator))


def _said(value: object, language: Language) -> str:
    return wording(language).number(shown(Fraction(value))) if isinstance(value, Decimal) else f'"{value}"'
