"""What must hold for any text an author may hand in."""

from __future__ import annotations

import random
from collections.abc import Sequence

from werkzeug.datastructures import MultiDict

from engine.cases.made_up import Somebody
from engine.compiler import Compiled, compile_source
from engine.document import Problem, Severity, Source
from engine.document.source import BYTE_ORDER_MARK, LINE_END
from engine.forms import answer_rows, page_form, page_view, read_page, typed_from
from engine.journey import Journey, teller
from engine.questionnaire import Answers, Item, Language, Page, PageId, Questionnaire, Tell
from engine.scoring import awarded_to, dump_scores, feedback_on, scales_told, score
from tests.fuzz.examples import headings

MOST_PROBLEMS = 1_000
TYPED = ("", " ", "yes", "1", "-1", "0", "31", "2024", "1.5", "a", "9" * 40, "x" * 300, "\x00", "\u0663", "a@b.org")


def hold(problems: Sequence[Problem], text: str) -> None:
    """Every problem is explained, says something, and stands inside the text; there are not too many of them."""
    lines = LINE_END.split(text.removeprefix(BYTE_ORDER_MARK))
    assert len(problems) <= MOST_PROBLEMS
    for problem in problems:
        span = problem.span
        assert problem.code in headings(), problem
        assert problem.message.strip(), problem
        assert problem.hint.strip(), problem
        assert 1 <= span.line <= len(lines), problem
        assert 1 <= span.column <= len(lines[span.line - 1]) + 1, problem
        assert (span.line, span.column) <= (span.end_line, span.end_column), problem
        assert str(problem)


def compiled(text: str) -> Compiled:
    """What becomes of a questionnaire: it, or errors."""
    found = compile_source(Source("fuzzed.yaml", text))
    hold(found.problems, text)
    assert (found.questionnaire is None) is any(each.severity is Severity.ERROR for each in found.problems)
    return found


def serve(questionnaire: Questionnaire, chance: random.Random) -> None:
    """What compiles is also shown, answered well and badly, and scored."""
    saved: dict[PageId, Answers] = {}
    language = chance.choice(questionnaire.languages)
    somebody = Somebody("Ama Mensah", chance.random(), chance)
    for page in questionnaire.pages:
        journey = Journey(questionnaire, saved)
        items = journey.items(page)
        if items and chance.random() > 0.1:  # some leave early
            _post(questionnaire, page, items, chance)
            saved[page.id] = somebody.answers(items)
            view = page_view(questionnaire, page, language)
            assert view.fill(items, typed_from(items, saved[page.id]), None, _tell(journey, language)).title
    _finish(Journey(questionnaire, saved), language)


def _tell(journey: Journey, language: Language) -> Tell:
    return teller(journey.questionnaire, journey.answers, language)


def _post(questionnaire: Questionnaire, page: Page, items: Sequence[Item], chance: random.Random) -> None:
    """What is typed at random is saved or refused."""
    words = [*TYPED, *(code for item in items for code in (option.code for option in item.options))]
    names = [f"{item.id}{part and '-'}{part}" for item in items for part in item.kind.parts]
    sent = MultiDict([(name, chance.choice(words)) for name in names if chance.random() > 0.2])
    reading = read_page(page_form(questionnaire, page), sent, items)
    view = page_view(questionnaire, page, questionnaire.languages[0])
    assert view.fill(items, reading.typed, reading.faults).body
    _finish(Journey(questionnaire, {page.id: reading.answers}), questionnaire.languages[0])


def _finish(journey: Journey, language: Language) -> None:
    """The answers looked over, scored and told."""
    questionnaire = journey.questionnaire
    tell = _tell(journey, language)
    for page in journey.pages:
        answer_rows(journey.items(page), journey.answers, language, lambda item: item.id, tell)
    scores = score(questionnaire, journey.answers, journey.applicable)
    for scale in scales_told(questionnaire):
        feedback_on(questionnaire, scores[scale.id])
    awarded_to(questionnaire, journey.answers, scores)
    dump_scores(scores)
