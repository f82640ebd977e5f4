"""How many people are in each band of each scale, group by group: all that reports on groups know of anybody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from engine.journey import Sitting
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
    """Count who has completed it, each by the latest they sent: who answers twelve times is one person.

    Samples do not count, nor what was answered on a text that no longer compiles.
    """
    scales = comparable_scales(questionnaire)
    sent: list[tuple[Sitting, datetime, tuple[str | None, ...]]] = []
    for each in completed:
        sitting = each.sitting
        if sitting.sample or each.questionnaire is None or sitting.submitted_at is None:
            continue
        found = tuple(_cell(each.scores.get(scale.id)) for scale in scales)
        sent.append((sitting, sitting.submitted_at, found))
    followed = {sitting.follows for sitting, _, _ in sent}
    latest = [(sitting.group, moment, found) for sitting, moment, found in sent if sitting.id not in followed]
    people = Counter(group for group, _, _ in latest)
    counts: list[dict[str | None, Counter[str | None]]] = [{} for _ in scales]
    for group, _, found in latest:
        for by_group, cell in zip(counts, found, strict=True):
            by_group.setdefault(group, Counter())[cell] += 1
    cells = {
        scale.id: {group: _in_order(scale, counter) for group, counter in by_group.items()}
        for scale, by_group in zip(scales, counts, strict=True)
    }
    return Tally(questionnaire, people, cells, max((moment for _, moment, _ in latest), default=None))


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
