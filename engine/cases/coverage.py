"""What there is to reach in a questionnaire, and what somebody's run through it has reached."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from engine.cases.running import Run
from engine.clock import supposing
from engine.document import Span
from engine.expressions import Expression
from engine.questionnaire import Page, Questionnaire
from engine.scoring import Score, deciding_lines, scales_told, ways_through
from engine.scoring.deciding.rules import MEETING, Cell, Rule
from engine.scoring.plan import plans

AWARDED, NOT_AWARDED = "awarded", "not awarded"
TRUE, NOT_TRUE = "true", "not true"


class Sort(StrEnum):
    """What can be reached, in the order in which it is told."""

    PAGE = "pages"
    ITEM = "items"
    CONDITION = "conditions"
    BAND = "bands"
    OUTCOME = "outcomes"
    RULE = "rules"
    CELL = "cells"
    FEEDBACK = "feedback"
    CERTIFICATE = "certificate"


@dataclass(frozen=True, slots=True)
class Goal:
    """One thing to reach: what it is called in the file, which way a condition goes or which band a scale is in."""

    sort: Sort
    name: str
    way: str = ""
    span: Span = field(default=Span(1, 1, 1, 1), compare=False)

    def __str__(self) -> str:
        """The goal in an author's words."""
        match self.sort:
            case Sort.PAGE | Sort.ITEM:
                return f"{self.sort.value[:-1]} {self.name}"
            case Sort.CONDITION:
                return f"{self.name.partition(' ')[2]} being {self.way}"
            case Sort.CERTIFICATE:
                return f"certificate {self.way}"
            case Sort.FEEDBACK:
                return f"feedback on {self.name}: {self.way}"
        return f"{self.name}: {self.sort.value[:-1]} {self.way}"


def goals(questionnaire: Questionnaire) -> tuple[Goal, ...]:
    """Everything there is to reach, by sort and in the order of the file."""
    found = dict.fromkeys([*_on_pages(questionnaire), *_of_results(questionnaire)])
    order = list(Sort)
    return tuple(sorted(found, key=lambda goal: order.index(goal.sort)))


def _on_pages(questionnaire: Questionnaire) -> Iterator[Goal]:
    for page in questionnaire.pages:
        yield Goal(Sort.PAGE, page.id, span=page.span)
        for item in page.items:
            yield Goal(Sort.ITEM, item.id, span=item.span)
        for condition in _conditions(page):
            yield _condition(condition, TRUE)
            yield _condition(condition, NOT_TRUE)


def _of_results(questionnaire: Questionnaire) -> Iterator[Goal]:
    for scale in questionnaire.scales:
        for band in scale.bands:
            yield Goal(Sort.BAND, scale.id, band.id, band.span)
        for outcome in scale.outcomes:
            yield Goal(Sort.OUTCOME, scale.id, outcome.code, outcome.span)
    yield from _of_tables(questionnaire)
    told = {scale.id for scale in scales_told(questionnaire)}
    for feedback in questionnaire.feedback:
        if feedback.scale in told:
            yield Goal(Sort.FEEDBACK, feedback.scale, feedback.band, feedback.span)
    if questionnaire.certificate is not None:
        yield Goal(Sort.CERTIFICATE, "certificate", AWARDED, questionnaire.certificate.span)
        if not _for_everybody(questionnaire):
            yield Goal(Sort.CERTIFICATE, "certificate", NOT_AWARDED, questionnaire.certificate.awarded_when.span)


def line_goal(scale: str, line: Rule | Cell) -> Goal:
    """The goal that a rule or a cell of a decision table is."""
    return Goal(Sort.CELL if isinstance(line, Cell) else Sort.RULE, scale, line.name, line.span)


def _of_tables(questionnaire: Questionnaire) -> Iterator[Goal]:
    """Rules, and cells as far as answers can lead to them: a published table is written down whole."""
    for plan in plans(questionnaire):
        yield from (line_goal(plan.scale.id, line) for line, _ in ways_through(plan.scale, plan.keys, plan.members))


def reached(run: Run) -> frozenset[Goal]:
    """What a run has reached."""
    with supposing(run.case.today):
        return frozenset((*_seen(run), *_scored(run)))


def _seen(run: Run) -> Iterator[Goal]:
    journey = run.journey
    last = run.pages[-1].id if run.stuck and run.pages else None
    for page in journey.questionnaire.pages:
        if page in run.pages:
            yield Goal(Sort.PAGE, page.id)
        yield from (Goal(Sort.ITEM, item.id) for item in page.items if item.id in journey.applicable)
        shown = _holds(page.shown_when, run)
        for condition in _conditions(page) if shown else (page.shown_when,):
            if condition is not None:
                yield _condition(condition, TRUE if _holds(condition, run) else NOT_TRUE)
        if page.id == last:
            return


def _scored(run: Run) -> Iterator[Goal]:
    for scale, score in run.scores.items():
        if score.band is not None:
            yield Goal(Sort.BAND, scale, score.band)
        if isinstance(score.value, str):
            yield Goal(Sort.OUTCOME, scale, score.value)
        yield from _decided(score)
    for feedback in run.feedback:
        yield Goal(Sort.FEEDBACK, feedback.scale, feedback.band)
    if run.awarded:
        yield Goal(Sort.CERTIFICATE, "certificate", AWARDED)
    elif not run.stuck:
        yield Goal(Sort.CERTIFICATE, "certificate", NOT_AWARDED)


def _decided(score: Score) -> Iterator[Goal]:
    for line in deciding_lines(score):
        yield Goal(Sort.CELL if MEETING in line else Sort.RULE, score.scale, line)


def _conditions(page: Page) -> Iterable[Expression]:
    """The conditions of a page and its items, each once: rows of a grid share theirs."""
    found = {_place(each): each for each in (page.shown_when, *(item.shown_when for item in page.items)) if each}
    return found.values()


def _condition(condition: Expression, way: str) -> Goal:
    return Goal(Sort.CONDITION, f"{_place(condition)} {condition.text}", way, condition.span)


def _place(condition: Expression) -> str:
    return f"{condition.span.line}:{condition.span.column}"


def _holds(condition: Expression | None, run: Run) -> bool:
    return condition is None or condition.evaluate(run.journey.answers) is True


def _for_everybody(questionnaire: Questionnaire) -> bool:
    """Whether nobody who finishes goes without a certificate: they are all named, and finishing is all it takes."""
    certificate = questionnaire.certificate
    if certificate is None or certificate.awarded_when.names != {"completed"}:
        return False
    always = [page for page in questionnaire.pages if page.shown_when is None]
    named = [item for page in always for item in page.items if item.id == certificate.name]
    return certificate.awarded_when.evaluate({"completed": True}) is True and any(
        item.required and item.shown_when is None for item in named
    )
