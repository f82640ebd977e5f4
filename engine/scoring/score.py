"""What scoring gives back: a score with its explanation, or the reason why there is none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeAlias

from engine.questionnaire import BandId, ItemId, Language, ScaleId, Tell, Text, untold
from engine.scoring.rounding import Exact
from engine.wording import wording

Said: TypeAlias = Text | Decimal | str | int
"""What a step names: words of the questionnaire in all its languages, a number, or plain text."""

Range: TypeAlias = tuple[Decimal, Decimal]
"""The least and the greatest value."""


@dataclass(frozen=True, slots=True)
class Step:
    """One line of an explanation: an English sentence to be translated, with the values it names."""

    sentence: str
    values: Mapping[str, Said] = field(default_factory=dict)
    item: ItemId | None = None

    def say(self, language: Language, tell: Tell = untold) -> str:
        """The line in a language: the sentence, the questionnaire's own words and the numbers alike."""
        values = {
            name: value.say(language, tell) if isinstance(value, Text) else value for name, value in self.values.items()
        }
        return wording(language).say(self.sentence, **values)


def said_like(label: Text, *sentences: str) -> dict[str, Text]:
    """Marked sentences as the labels of parts, in each language that another label has."""
    return {sentence: Text({each: wording(each).say(sentence) for each in label.words}) for sentence in sentences}


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One line beside a score: a rank, a gap, a group. `value` is rounded when it is kept; `note` says what it is."""

    id: str
    label: Text
    value: Exact | None = None
    note: Step | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """The result on one scale. `value` is a number, or a decision table's outcome code, or None with a `reason`.

    `n_items` counts the items that count: they apply and were not answered with "not applicable". `possible` is the
    least and greatest value these items could have given. `value` and `possible` are rounded to the scale's places,
    and the band is that of the rounded value, so that what is read agrees with its band.
    """

    scale: ScaleId
    value: Decimal | str | None
    band: BandId | None = None
    n_answered: int
    n_items: int
    prorated: bool = False
    possible: Range | None = None
    scorer: str
    scorer_version: int
    reason: Step | None = None
    explanation: tuple[Step, ...] = ()
    parts: tuple[Part, ...] = ()


Scores: TypeAlias = dict[ScaleId, Score]
