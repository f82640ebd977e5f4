"""What has changed since the last time, said with care: nobody scores exactly the same twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from engine.questionnaire import Language, Questionnaire, ScaleId, Tell
from engine.reports.line import figure
from engine.scoring import Changed, Scores, changed, scales_told
from engine.wording import Wording, mark

HIGHER, SAME, LOWER = mark("Higher than last time"), mark("About the same as last time"), mark("Lower than last time")
AGAINST_CHANCE = mark(
    "Nobody scores exactly the same twice. So a score is only called higher or lower here where the difference is "
    "larger than chance alone often brings about."
)
LOWER_IS_NOT_BACK = mark(
    "A lower score does not have to mean that you can do less. People who learn often ask more of themselves."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """What has become of one score: what it is now and was then, and what may be said of that."""

    label: str
    now: str
    then: str
    verdict: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SinceLast:
    """All that has changed, with the day of the last time, where it is known, and how to read it.

    `told` are the scales that say so.
    """

    day: str | None
    told: frozenset[str]
    lines: tuple[Since, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A change that the respondent is told about, and the scale that says so."""

    said_by: ScaleId
    changed: Changed


def changes_told(questionnaire: Questionnaire, scores: Scores) -> Mapping[ScaleId, Change]:
    """The changes that the respondent is told about, by the scale that has changed."""
    return dict(_changes(questionnaire, scores))


def _changes(questionnaire: Questionnaire, scores: Scores) -> Iterator[tuple[ScaleId, Change]]:
    told = {scale.id for scale in scales_told(questionnaire)}
    for scale in questionnaire.scales:
        score = scores.get(scale.id)
        found = changed(score) if score is not None and scale.id in told else None
        if found is not None and len(scale.scales) == 1 and scale.scales[0] in told:
            yield scale.scales[0], Change(scale.id, found)


def since_last(
    questionnaire: Questionnaire, changes: Mapping[ScaleId, Change], words: Wording, tell: Tell
) -> SinceLast | None:
    """What has changed, as it is said; None where nothing can be compared."""
    if not changes:
        return None
    language = Language(words.language)
    verdicts = {scale: _verdict(change.changed) for scale, change in changes.items()}
    lines = []
    for name, change in changes.items():
        scale = questionnaire.scales_by_id[name]
        now, then = figure(change.changed.now, scale, words), figure(change.changed.then, scale, words)
        lines.append(
            Since(label=scale.label.say(language, tell), now=now, then=then, verdict=words.say(verdicts[name]))
        )
    day = next((each.changed.day.say(language) for each in changes.values() if each.changed.day), None)
    notes = [AGAINST_CHANCE, *([LOWER_IS_NOT_BACK] if LOWER in verdicts.values() else [])]
    told = frozenset(change.said_by for change in changes.values())
    return SinceLast(day=day, told=told, lines=tuple(lines), notes=tuple(words.say(note) for note in notes))


def _verdict(change: Changed) -> str:
    if not change.reliable:
        return SAME
    return HIGHER if change.now > change.then else LOWER
