"""What a case expected that did not come, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from engine.cases.case import ExpectedScore
from engine.cases.running import Run
from engine.document import Span
from engine.expressions.types import plain
from engine.questionnaire import ScaleId, Value
from engine.scoring import Score

NO_SCORE = "no score"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One thing that came otherwise. `steps` are the working of a score, in the first language."""

    about: str
    expected: str
    came: str
    span: Span
    steps: tuple[str, ...] = ()


def differences(run: Run) -> tuple[Difference, ...]:
    """Everything that came otherwise than the case expects; none where it passes."""
    return tuple(_differences(run))


def _differences(run: Run) -> Iterator[Difference]:
    expected, places = run.case.expected, run.case.expected.places
    came = run.item_ids
    for about, wanted, seen in (("pages", expected.pages, run.page_ids), ("items", expected.items, came)):
        if wanted is not None and wanted != seen:
            yield Difference(about=about, expected=_listed(wanted), came=_seen(seen, run), span=places[about])
    for item, wanted_value in expected.calculated.items():
        value = run.journey.answers.get(item)
        if value != wanted_value.value:
            yield Difference(about=item, expected=shown(wanted_value.value), came=shown(value), span=wanted_value.span)
    for scale, wanted_score in expected.scores.items():
        yield from _about_score(scale, wanted_score, run)
    told = {feedback.scale: str(feedback.band) for feedback in run.feedback}
    if expected.feedback is not None and expected.feedback != told:
        yield Difference(
            about="feedback",
            expected=_listed([f"{scale}: {band}" for scale, band in expected.feedback.items()]),
            came=_seen([f"{scale}: {band}" for scale, band in told.items()], run),
            span=places["feedback"],
        )
    if expected.certificate is not None and expected.certificate is not run.awarded:
        yield Difference(
            about="certificate",
            expected="yes" if expected.certificate else "no",
            came=_seen(["yes" if run.awarded else "no"], run),
            span=places["certificate"],
        )


def _about_score(scale: ScaleId, expected: ExpectedScore, run: Run) -> Iterator[Difference]:
    found = run.scores.get(scale)
    language = run.journey.questionnaire.languages[0]
    if found is None:
        if expected == ExpectedScore(span=expected.span, unscored=True):
            return
        yield Difference(about=scale, expected=_wanted(expected), came=_seen([], run), span=expected.span)
        return
    reason = found.reason.say(language) if found.reason else None
    same = (
        (expected.value is None or expected.value == found.value)
        and (expected.band is None or expected.band == found.band)
        and (not expected.unscored or found.value is None)
        and (expected.reason is None or expected.reason == reason)
    )
    if not same:
        steps = tuple(step.say(language) for step in found.explanation)
        came = _came(found) if reason is None else f"{NO_SCORE}: {reason}"
        yield Difference(about=scale, expected=_wanted(expected), came=came, span=expected.span, steps=steps)


def _wanted(expected: ExpectedScore) -> str:
    if expected.unscored:
        return f"{NO_SCORE}: {expected.reason}" if expected.reason else NO_SCORE
    return ", ".join(str(part) for part in (_number(expected.value), expected.band) if part is not None)


def _came(found: Score) -> str:
    return ", ".join(str(part) for part in (_number(found.value), found.band) if part is not None)


def _number(value: Decimal | str | None) -> str | None:
    return plain(value) if isinstance(value, Decimal) else value


def shown(value: Value | None) -> str:
    """A value as an author writes it."""
    match value:
        case None:
            return "no value"
        case bool():
            return "yes" if value else "no"
        case Decimal():
            return plain(value)
    return str(value)


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names) or "none"


def _seen(names: Sequence[str], run: Run) -> str:
    """What came, and where it ended if somebody got stuck."""
    stuck = f' (stuck: "{run.stuck.id}" has to be answered)' if run.stuck else ""
    return f"{_listed(names)}{stuck}"
