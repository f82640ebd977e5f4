"""Count: how many of the answers are among those looked for.

Formula: the number of answers whose code is one of `answers`, and that are worth `worth_at_least` or more and
`worth_at_most` or less, as far as that is said; reversed items are worth least + greatest - x. Of an item in which
several options may be chosen each chosen option that is looked for counts.
Units: answers.
Missing data: with `all_required` every item that counts must be answered. With `answered_at_least: k` the answers given
are counted, and what is missing is not: with fewer answers there is less to count. `instead` makes up for them; the
`item_values` of a reference group are then the part of it whose answer is one of those looked for, from 0 to 1. By
`answers`, an option without a score is an answer like any other, and one that means "don't know" and the like is one
where it is looked for; by worth alone, both are no answers. Items that do not apply are neither counted nor missing.
Range: 0 to the number of items, or of options that can be chosen and are looked for.
Source: COUNT of SPSS and COUNTIF of spreadsheets: missing values are not among those counted.

Worked example:

    - id: s
      label: How many are good
      items: [q1, q2, q3]
      scorer: count
      worth_at_least: 4
      missing: all_required
    - id: t
      label: How many are the first or the last
      items: [c1, c2]
      scorer: count
      answers: [a, c]
      missing: {answered_at_least: 1, otherwise: no_score}

    q1: 4, q2: 5, q3: 3, c1: a, c2: b -> s: 2, t: 1
    q1: 1, q2: 1, q3: 1, c1: a, c2: c -> s: 0, t: 2
    q1: 4, q2: 5, c2: c -> s: no_score, t: 1
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any, ClassVar

from engine.document.entries import as_number
from engine.document.node import Scalar
from engine.expressions import Number
from engine.questionnaire import MeanOfAnswered
from engine.scoring.complaint import Complaint, named, near, place
from engine.scoring.counted import Wanted, counted
from engine.scoring.member import Counting
from engine.scoring.reach import Tally
from engine.scoring.rounding import Exact, shown
from engine.scoring.score import Step
from engine.scoring.scorer import Given, Material, Result, Scorer
from engine.scoring.spread import ends, extreme_sums, fewest
from engine.wording import mark

AT_LEAST = mark("Answers worth {least} or more are counted.")
AT_MOST = mark("Answers worth {greatest} or less are counted.")
REVERSED = mark("Answers to questions scored in reverse are turned round first.")
NUMBER = mark("Number of answers among those looked for: {number}.")


class Count(Scorer):
    """How many of the answers are among those looked for."""

    name = "count"
    version = 1
    schema: ClassVar[dict[str, Any]] = {
        "properties": {
            "answers": {
                "description": "The codes of the answers that are counted.",
                "type": "array",
                "minItems": 1,
                "maxItems": 2000,
                "uniqueItems": True,
                "items": {"$ref": "#/$defs/code"},
                "examples": [["often", "always"]],
            },
            "worth_at_least": {
                "description": "What an answer must be worth at least to be counted.",
                "type": "number",
                "examples": [4],
            },
            "worth_at_most": {
                "description": "What an answer may be worth at most to be counted.",
                "type": "number",
                "examples": [2],
            },
        },
        "required": [],
    }
    certain = True

    def __init__(self, material: Material) -> None:
        """Turn the items into what is counted of them."""
        super().__init__(material)
        settings = self.scale.settings
        self._codes: tuple[Scalar, ...] = tuple(settings.get("answers", ()))
        self._wanted = Wanted(
            codes=frozenset(map(str, self._codes)) or None,
            at_least=as_number(settings.get("worth_at_least")),
            at_most=as_number(settings.get("worth_at_most")),
        )
        self.keys = tuple(counted(key, self._wanted) for key in material.keys)

    @property
    def adds_up(self) -> bool:
        """It does."""
        return True

    def check(self) -> Iterator[Complaint]:
        """It is said what is counted, and every item can have an answer that is."""
        wanted = self._wanted
        if wanted.codes is None and not wanted.by_worth:
            yield Complaint(
                "scale.count",
                f'Nothing says which answers "{self.scale.id}" counts.',
                "Add the codes, such as answers: [yes], or a limit, such as worth_at_least: 4.",
                self.scale.span,
            )
        elif wanted.at_least is not None and wanted.at_most is not None and wanted.at_least > wanted.at_most:
            yield Complaint(
                "scale.count",
                f"No answer is worth at least {wanted.at_least} and at most {wanted.at_most}.",
                "Write the smaller number with worth_at_least, the greater with worth_at_most.",
                place(self.scale.settings.get("worth_at_least"), self.scale.span),
            )
        else:
            yield from self._never()

    def possible(self, keys: Sequence[Counting]) -> tuple[Exact, Exact] | None:
        """From no answer that is counted to all of them."""
        missing, reach = self.scale.missing, ends(keys)
        if missing.instead is not None or reach is None:
            return extreme_sums(missing, keys)
        return Fraction(sum(reach.low[: fewest(missing, len(keys))])), Fraction(sum(reach.high))

    def raw(self, tally: Tally) -> Fraction | None:
        """As many as there are; numbers only count one or nothing, which their total does not tell."""
        missing, number = self.scale.missing, Fraction(tally.total)
        if any(isinstance(key.type, Number) for key in self.keys):
            return None
        if tally.answered == tally.items or missing.instead is None:
            return number
        return number * tally.items / tally.answered if isinstance(missing.instead, MeanOfAnswered) else None

    def score(self, given: Given) -> Result:
        """How many there are."""
        return Result(given.total, steps=tuple(self._told(given)) if given.explain else ())

    def _told(self, given: Given) -> Iterator[Step]:
        wanted = self._wanted
        if wanted.at_least is not None:
            yield Step(AT_LEAST, {"least": wanted.at_least})
        if wanted.at_most is not None:
            yield Step(AT_MOST, {"greatest": wanted.at_most})
        if wanted.by_worth and self.scale.reverse:
            yield Step(REVERSED)
        yield Step(NUMBER, {"number": shown(given.total)})

    def _never(self) -> Iterator[Complaint]:
        """Codes that no item offers, items that offer none of them, and what is reversed to no effect."""
        offered = [str(option.code) for key in self.material.keys for option in key.options]
        unknown = [code for code in self._codes if code not in offered]
        for code in unknown:
            hint = near(code, offered, f"They are: {', '.join(dict.fromkeys(offered))}." if offered else NO_CODES)
            message = f'"{code}" is counted, but is not an answer to any of the items of "{self.scale.id}".'
            yield Complaint("scale.count", message, hint, place(code, self.scale.span))
        for key in self.keys:
            if not unknown and key.range is not None and not key.range[1]:
                yield Complaint(
                    "scale.count",
                    f'No answer to "{key.id}" is ever counted.',
                    "Remove it from the items of the scale, or check which answers are counted.",
                    named(key.id, self.scale.items, self.scale.span),
                )
        if self.scale.reverse and not self._wanted.by_worth:
            yield Complaint(
                "scale.reverse",
                "Where answers are counted by their codes there is nothing to reverse.",
                "Remove reverse, or say what counts with worth_at_least.",
                place(next(iter(self.scale.reverse)), self.scale.span),
            )


NO_CODES = "Its items have no options. Write worth_at_least or worth_at_most instead."
