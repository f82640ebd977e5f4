from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from engine.forms import answer_rows, control_id
from engine.questionnaire import Answers
from tests.forms.making import EN, every_kind, grid, option, single
from tests.forms.page_tree import tree, words


def test_every_question_that_can_be_answered_has_a_row() -> None:
    given: Answers = {"months": Decimal(18), "media": ("books", "films"), "order": ("rest", "pay", "error")}
    rows = answer_rows(every_kind(), given, EN)
    assert [(row.question, row.answer) for row in rows] == [
        ("What about route?", None),
        ("What about media?", "Books; Films"),
        ("What about months?", "18 months"),
        ("What about called?", None),
        ("What about story?", None),
        ("What about born?", None),
        ("What about address?", None),
        ("What about phone?", None),
        ("What about joined?", None),
        ("What about qualified?", None),
        ("What about agreed?", None),
        ("What about job?", None),
        ("What about proof?", None),
        ("What about jobs?", None),
        ("What about liked?", None),
        ("What about order?", "1. Rest\n2. Pay\n3. Error"),
        ("What about week?", None),
        ("What about plans?", None),
    ]


def test_two_answers_to_a_question_stand_each_below_what_it_is_called() -> None:
    rows = answer_rows(every_kind(), {"plans": {"current": "pay", "target": "rest"}}, EN)
    lines = tree(rows[-1].answer or "")
    assert [(line.tag, words(line), words(line.find("span"))) for line in lines] == [
        ("p", "Where you are now: Pay", "Where you are now:"),
        ("p", "Where you want to be: Rest", "Where you want to be:"),
    ]


def test_words_of_ones_own_stand_behind_the_option() -> None:
    rows = answer_rows(every_kind()[1:2], {"route": "other", "route.other": "A <trade>"}, EN)
    assert rows[0].answer == "Something else: A &lt;trade&gt;"


def test_a_row_of_a_grid_keeps_its_shared_question() -> None:
    assert [row.stem for row in answer_rows((*grid("How often?", "plan"), single("sure")), {}, EN)] == [
        "How often?",
        None,
    ]


def test_a_link_leads_to_the_first_control() -> None:
    asked = (*every_kind()[4:7], *every_kind()[-2:])
    rows = answer_rows(asked, {}, EN, lambda item: f"#{control_id(item)}")
    assert [row.change_url for row in rows] == ["#called", "#story", "#born-day", "#week-1", "#plans-current"]


def test_questions_and_labels_tell_what_was_answered_before() -> None:
    asked = single("sure", option("yes", "Sure of {job}"), ask="How is {job}?")
    [row] = answer_rows((asked,), {"sure": "yes"}, EN, tell=lambda _: "<b>{x}")
    assert (row.question, row.answer) == ("How is &lt;b&gt;{x}?", "Sure of &lt;b&gt;{x}")


def test_a_step_says_which_it_is() -> None:
    step = replace(grid("How far?", "plan")[0], step=3)
    assert answer_rows((step,), {}, EN)[0].question == "Step 3: I plan things"
