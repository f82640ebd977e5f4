from __future__ import annotations

from decimal import Decimal

from engine.forms import answer_rows, control_id
from tests.forms.making import EN, every_kind, grid, option, single


def test_every_question_that_can_be_answered_has_a_row() -> None:
    rows = answer_rows(every_kind(), {"months": Decimal(18), "media": ("books", "films")}, EN)
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
    rows = answer_rows(every_kind()[4:7], {}, EN, lambda item: f"/about#{control_id(item)}")
    assert [row.change_url for row in rows] == ["/about#called", "/about#story", "/about#born-day"]


def test_questions_and_labels_tell_what_was_answered_before() -> None:
    asked = single("sure", option("yes", "Sure of {job}"), ask="How is {job}?")
    [row] = answer_rows((asked,), {"sure": "yes"}, EN, tell=lambda _: "<b>{x}")
    assert (row.question, row.answer) == ("How is &lt;b&gt;{x}?", "Sure of &lt;b&gt;{x}")
