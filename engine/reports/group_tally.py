"""How many people are in each band of each scale, group by group: all that reports on groups know of anybody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from engine.questionnaire import Questionnaire, Scale, ScaleId, Text
from engine.reports.completed import CompletedSitting
from engine.reports.hiding import Cells
from engine.scoring import Score, goes_by, incomparable_scales, scales_told


@dataclass(frozen=True, slots=True)
class Tally:
    """The people of each group (None: of no group), and by scale and group how many there are in each of its cells.

    The first cell of a scale is that of people without a score. `last` is when the last of them sent their answers.
    """

    questionnaire: Questionnaire
    people: Mapping[str | None, int]
    cells: Mapping[ScaleId, Mapping[str | None, Cells]]
    last: datetime | None


def tally_of(questionnaire: Questionnaire, completed: Iterable[CompletedSitting]) -> Tally:
    """Count completed sittings; samples do not count, nor what was answered on a text that no longer compiles."""
    people: Counter[str | None] = Counter()
    counts: dict[ScaleId, dict[str | None, Counter[str | None]]] = {
        scale.id: {} for scale in comparable_scales(questionnaire)
    }
    last = None
    for each in completed:
        if each.sitting.sample or each.questionnaire is None or each.sitting.submitted_at is None:
            continue
        group = each.sitting.group
        people[group] += 1
        last = max(last or each.sitting.submitted_at, each.sitting.submitted_at)
        for scale, by_group in counts.items():
            by_group.setdefault(group, Counter())[_cell(each.scores.get(scale))] += 1
    cells = {
        scale.id: {group: _in_order(scale, counter) for group, counter in counts[scale.id].items()}
        for scale in comparable_scales(questionnaire)
    }
    return Tally(questionnaire, people, cells, last)


def comparable_scales(questionnaire: Questionnaire) -> tuple[Scale, ...]:
    """The scales that can be told of several people: with bands or outcomes, shown, and to be compared.

    None that goes by a confidential answer, because nothing of that is told to a centre.
    """
    hidden = {item.id for item in questionnaire.items.values() if item.confidential}
    alone, by = incomparable_scales(questionnaire), goes_by(questionnaire)
    return tuple(
        scale
        for scale in scales_told(questionnaire)
        if names_of(scale) and scale.id not in alone and hidden.isdisjoint(by.get(scale.id, ()))
    )


def names_of(scale: Scale) -> Mapping[str, Text]:
    """What the cells of a scale are called, but for the first: its bands, or else its outcomes."""
    return {band.id: band.label for band in scale.bands} or {each.code: each.label for each in scale.outcomes}


def _cell(score: Score | None) -> str | None:
    if score is None or score.value is None:
        return None
    return score.band if score.band is not None else str(score.value)


def _in_order(scale: Scale, counter: Mapping[str | None, int]) -> Cells:
    """The cells from the lowest up. What is in no cell of this text counts as without a score."""
    names = names_of(scale)
    none = sum(number for name, number in counter.items() if name not in names)
    return none, *(counter.get(name, 0) for name in names)
