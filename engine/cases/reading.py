"""A file of cases in; the cases and everything that is wrong with them out."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from engine.cases.answers import sent, unanswered
from engine.cases.before import Before
from engine.cases.case import Case
from engine.cases.complaints import Complaints
from engine.cases.expectations import read_expected, read_scores
from engine.cases.schema import NO_SCORE, cases_schema
from engine.clock import supposing
from engine.compiler.structure import check_structure
from engine.document import Mapping, Problem, Scalar, Sequence, Severity, Source
from engine.document.entries import child, words
from engine.document.problem import in_order, twice
from engine.document.reader import read_list
from engine.journey import Journey, PageAnswers
from engine.questionnaire import Answers, Item, ItemId, Page, Questionnaire, other_key

ENDING = ".cases.yaml"


def cases_file(questionnaire: Path) -> Path:
    """Where the cases of a questionnaire stand: beside its file."""
    return questionnaire.with_name(questionnaire.stem + ENDING)


def read_cases(source: Source, questionnaire: Questionnaire) -> tuple[tuple[Case, ...], list[Problem]]:
    """The cases of a questionnaire, unless there is an error among their problems."""
    document, problems = read_list(source)
    if document is None:
        return (), in_order(problems)
    problems += check_structure(document, cases_schema(), source)
    complaints = Complaints(source.name)
    _check_names(document, complaints)
    entries = [entry for entry in document if isinstance(entry, Mapping)]
    cases = tuple(_case(entry, questionnaire, complaints) for entry in entries)
    problems = in_order(problems + complaints.problems)
    return () if any(problem.severity is Severity.ERROR for problem in problems) else cases, problems


def _check_names(document: Sequence, complaints: Complaints) -> None:
    seen: dict[str, Scalar] = {}
    for entry in document:
        name = entry.find("name") if isinstance(entry, Mapping) else None
        if not isinstance(name, Scalar):
            continue
        if name in seen:
            message = twice(f'The name "{name}"', seen[name].span, name.span)
            complaints.take("cases.duplicate-name", name.span, message, "Give each case a name of its own.")
        seen.setdefault(str(name), name)


def _case(entry: Mapping, questionnaire: Questionnaire, complaints: Complaints) -> Case:
    name, answers = entry.find("name"), child(entry, "answers")
    today = _day(entry, complaints)
    with supposing(today):
        before = len(complaints.problems)
        saved = _saved(answers, questionnaire, complaints)
        if len(complaints.problems) == before:
            _check_ignored(answers, Journey(questionnaire, saved), complaints)
    written = entry.find("earlier")
    return Case(
        name=words(entry, "name") or "",
        span=name.span if isinstance(name, Scalar) else entry.span,
        today=today,
        saved=saved,
        before=_before(written, questionnaire, complaints) if isinstance(written, Mapping) else None,
        expected=read_expected(child(entry, "expect"), questionnaire, complaints),
    )


def _before(entry: Mapping, questionnaire: Questionnaire, complaints: Complaints) -> Before:
    """The earlier sitting, which must have been finished to have scores."""
    today, before = _day(entry, complaints), len(complaints.problems)
    if "answers" not in entry:
        scores = read_scores(child(entry, "scores"), questionnaire, complaints)
        banded = [scale for scale, score in scores.items() if score.value is None and not score.unscored]
        for scale in banded if len(complaints.problems) == before else ():
            message, hint = f'What "{scale}" scored is not clear.', f"Write the score itself, or {NO_SCORE}."
            complaints.take("cases.wrong-score", scores[scale].span, message, hint)
        return Before(scores={scale: score.value for scale, score in scores.items()}, today=today)
    if "scores" in entry:
        message = "The earlier sitting has answers, from which its scores follow."
        complaints.take("cases.wrong-score", entry.key("scores").span, message, "Remove the scores, or the answers.")
    answers = child(entry, "answers")
    with supposing(today):
        saved = _saved(answers, questionnaire, complaints)
        journey = Journey(questionnaire, saved)
        if len(complaints.problems) == before:
            _check_ignored(answers, journey, complaints)
        if len(complaints.problems) == before and (stop := journey.first_undone) is not None:
            message = f'The earlier sitting is not finished: "{journey.missing(stop)[0].id}" is not answered.'
            complaints.take("cases.unfinished", entry.key("answers").span, message, "Answer it as well.")
    return Before(saved=saved, today=today)


def _day(entry: Mapping, complaints: Complaints) -> date | None:
    """The day that is today in a case."""
    written = entry.find("today")
    if not isinstance(written, Scalar):
        return None
    try:
        return date.fromisoformat(written)
    except ValueError:
        hint = "Write year, month and day: 2026-01-31."
        complaints.take("cases.no-such-day", written.span, f"{written} is not a day in the calendar.", hint)
        return None


def _saved(written: Mapping, questionnaire: Questionnaire, complaints: Complaints) -> PageAnswers:
    """What the pages would have saved: every page is sent, with what is answered there or with nothing."""
    _check_items(written, questionnaire, complaints)
    return {page.id: _sent(page, written, questionnaire, complaints) for page in questionnaire.pages}


def _sent(page: Page, written: Mapping, questionnaire: Questionnaire, complaints: Complaints) -> Answers:
    answers: Answers = {}
    for item in page.items:
        node, beside = written.find(item.id), written.find(other_key(item.id))
        answers = {**answers, **sent(item, node, beside, questionnaire.languages[0], complaints)}
    return answers


def _check_items(written: Mapping, questionnaire: Questionnaire, complaints: Complaints) -> None:
    for key in written:
        item = item_of(key, questionnaire)
        if item is None:
            complaints.unknown("cases.unknown-item", key, "item", list(questionnaire.items))


def item_of(key: str, questionnaire: Questionnaire) -> Item | None:
    """The item that a key under `answers` is about: its id, or that of the words beside one of its options."""
    item = questionnaire.items.get(ItemId(key))
    beside = questionnaire.items.get(ItemId(key.removesuffix(".other")))
    return item or (beside if beside and any(option.specify for option in beside.options) else None)


def _check_ignored(written: Mapping, journey: Journey, complaints: Complaints) -> None:
    """Every answer is one that somebody was asked for."""
    questionnaire, stop = journey.questionnaire, journey.first_undone
    seen = {item.id for page in pages_seen(journey) for item in journey.items(page)}
    for key, node in written.items():
        item = item_of(key, questionnaire)
        if item is None or item.id in seen or unanswered(node):
            continue
        if stop is not None and item.id in journey.applicable:
            first = journey.missing(stop)[0]
            message = f'Nobody gets as far as "{key}": the page "{stop.id}" is not finished.'
            complaints.take("cases.ignored", key.span, message, f'Answer "{first.id}" as well, or delete this answer.')
        else:
            message = f'"{item.id}" does not apply in this case, so its answer is ignored.'
            complaints.take("cases.ignored", key.span, message, _why_not(item, journey))


def _why_not(item: Item, journey: Journey) -> str:
    page = next(page for page in journey.questionnaire.pages if item in page.items)
    condition = item.shown_when if page in journey.pages else page.shown_when
    shown = f" It is shown when: {condition.text}" if condition else ""
    return f"Delete it, or give the answers that lead there.{shown}"


def pages_seen(journey: Journey) -> tuple[Page, ...]:
    """The pages somebody with these answers sees: all that apply, up to the first that cannot be finished."""
    stop = journey.first_undone
    return journey.pages if stop is None else journey.pages[: journey.pages.index(stop) + 1]
