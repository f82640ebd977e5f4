"""The way through the pages."""

from __future__ import annotations

from decimal import Decimal

import pytest

from engine.journey import Journey, PageAnswers
from engine.questionnaire import ItemId, Page, PageId, Questionnaire
from tests.making import questionnaire

ROUTE = PageId("route")
MENTOR = PageId("mentor")
LAST = PageId("last")


@pytest.fixture(scope="module")
def asked() -> Questionnaire:
    return questionnaire("""
        pages:
          - id: route
            title: Route
            items:
              - id: route
                kind: single_choice
                ask: Which?
                options: [{code: apprenticeship, label: A}, {code: degree, label: B, specify: Which one}]
          - id: mentor
            title: Mentor
            shown_when: route = "apprenticeship"
            items:
              - {id: meetings, kind: number, ask: How many?}
              - {id: notes, kind: text, ask: Notes?, required: no}
          - id: last
            title: Last
            items:
              - {id: thanks, kind: information, ask: Nearly there, body: Go on.}
              - {id: why_none, kind: text, ask: Why none?, shown_when: meetings = 0}
    """)


def names(pages: tuple[Page, ...]) -> list[str]:
    return [page.id for page in pages]


def on(asked: Questionnaire, saved: PageAnswers) -> Journey:
    return Journey(asked, saved)


def test_a_page_is_shown_only_when_its_condition_holds(asked: Questionnaire) -> None:
    assert names(on(asked, {}).pages) == ["route", "last"]
    assert names(on(asked, {ROUTE: {"route": "degree"}}).pages) == ["route", "last"]
    assert names(on(asked, {ROUTE: {"route": "apprenticeship"}}).pages) == ["route", "mentor", "last"]


def test_an_item_is_shown_only_when_its_condition_holds(asked: Questionnaire) -> None:
    apprentice = {ROUTE: {"route": "apprenticeship"}}
    met = on(asked, {**apprentice, MENTOR: {"meetings": Decimal(2)}})
    not_met = on(asked, {**apprentice, MENTOR: {"meetings": Decimal(0)}})
    assert ItemId("why_none") not in met.applicable
    assert ItemId("why_none") in not_met.applicable


def test_a_hidden_answer_counts_nowhere(asked: Questionnaire) -> None:
    journey = on(asked, {ROUTE: {"route": "degree"}, MENTOR: {"meetings": Decimal(0)}, LAST: {"why_none": "x"}})
    assert journey.answers == {"route": "degree"}
    assert ItemId("why_none") not in journey.applicable


def test_the_text_of_other_comes_with_its_item(asked: Questionnaire) -> None:
    journey = on(asked, {ROUTE: {"route": "degree", "route.other": "Law"}})
    assert journey.answers == {"route": "degree", "route.other": "Law"}


def test_one_goes_on_at_the_first_page_that_is_not_done(asked: Questionnaire) -> None:
    assert on(asked, {}).first_undone is asked.pages_by_id[ROUTE]
    half = on(asked, {ROUTE: {"route": "apprenticeship"}, LAST: {}})
    assert half.first_undone is asked.pages_by_id[MENTOR]
    assert not half.complete


def test_a_page_of_information_is_done_once_it_was_sent(asked: Questionnaire) -> None:
    assert not on(asked, {ROUTE: {"route": "degree"}}).complete
    assert on(asked, {ROUTE: {"route": "degree"}, LAST: {}}).complete


def test_an_optional_item_may_stay_empty_but_not_a_required_one(asked: Questionnaire) -> None:
    route = {ROUTE: {"route": "apprenticeship"}}
    page = asked.pages_by_id[MENTOR]
    assert [item.id for item in on(asked, {**route, MENTOR: {}}).missing(page)] == ["meetings"]
    assert on(asked, {**route, MENTOR: {"meetings": Decimal(1)}}).done(page)


def test_changing_an_answer_can_open_a_page_again(asked: Questionnaire) -> None:
    finished: PageAnswers = {ROUTE: {"route": "degree"}, LAST: {}}
    assert on(asked, finished).complete
    assert on(asked, {**finished, ROUTE: {"route": "apprenticeship"}}).first_undone is asked.pages_by_id[MENTOR]


def test_no_page_opens_before_those_ahead_of_it_are_done(asked: Questionnaire) -> None:
    journey = on(asked, {ROUTE: {"route": "apprenticeship"}})
    reachable = {page.id: journey.reachable(page) for page in asked.pages}
    assert reachable == {"route": True, "mentor": True, "last": False}
    assert not on(asked, {}).reachable(asked.pages_by_id[MENTOR])


def test_neighbours_skip_pages_that_do_not_apply(asked: Questionnaire) -> None:
    route, mentor, last = asked.pages
    journey = on(asked, {ROUTE: {"route": "degree"}})
    assert journey.after(route) is last
    assert journey.before(last) is route
    assert journey.before(route) is None
    assert journey.after(last) is None
    assert mentor not in journey.pages


def test_a_page_without_anything_that_applies_is_left_out() -> None:
    asked = questionnaire("""
        pages:
          - id: first
            title: First
            items: [{id: age, kind: number, ask: Age?}]
          - id: second
            title: Second
            items: [{id: school, kind: text, ask: School?, shown_when: age < 18}]
    """)
    assert names(Journey(asked, {PageId("first"): {"age": Decimal(40)}}).pages) == ["first"]
    assert names(Journey(asked, {PageId("first"): {"age": Decimal(17)}}).pages) == ["first", "second"]


def test_what_is_inside_an_answer_is_laid_out_beside_it() -> None:
    levels = "[{code: low, label: Low}, {code: high, label: High}]"
    asked = questionnaire(f"""
        pages:
          - id: plans
            title: Plans
            items: [{{id: planning, kind: current_and_target, ask: Planning?, options: {levels}}}]
          - id: more
            title: More
            shown_when: planning.target = "high"
            items: [{{id: help, kind: text, ask: Who helps?}}]
    """)
    wants_more = on(asked, {PageId("plans"): {"planning": {"current": "low", "target": "high"}}})
    content = on(asked, {PageId("plans"): {"planning": {"current": "low", "target": "low"}}})
    assert wants_more.answers["planning.current"] == "low"
    assert (names(wants_more.pages), names(content.pages)) == (["plans", "more"], ["plans"])


FREE = """
    order: free
    pages:
      - id: route
        title: Route
        items:
          - id: route
            kind: single_choice
            ask: Which?
            options: [{code: apprenticeship, label: A}, {code: degree, label: B}]
      - id: mentor
        title: Mentor
        shown_when: route = "apprenticeship"
        items:
          - {id: meetings, kind: number, ask: How many?}
      - id: notes
        title: Notes
        items:
          - {id: notes, kind: text, ask: Notes?, shown_when: meetings > 2}
      - id: last
        title: Last
        items:
          - {id: why, kind: text, ask: Why?}
"""
"""Three pages of which one decides the next, and one that can be answered at any time."""


@pytest.fixture(scope="module")
def free() -> Questionnaire:
    return questionnaire(FREE)


NOTES = PageId("notes")


def test_in_free_order_every_page_that_applies_can_be_opened(free: Questionnaire) -> None:
    journey = on(free, {})
    assert [page.id for page in free.pages if journey.reachable(page)] == ["route", "last"]
    assert journey.after(free.pages[0]) is None
    assert journey.before(free.pages[3]) is None
    done = on(free, {LAST: {"why": "x"}, ROUTE: {"route": "degree"}})
    assert done.complete
    assert not on(free, {LAST: {"why": "x"}}).complete


@pytest.mark.parametrize(
    ("saved", "waiting"),
    [
        ({}, ["mentor", "notes"]),
        ({ROUTE: {"route": "degree"}}, []),
        ({ROUTE: {"route": "apprenticeship"}}, ["notes"]),
        ({ROUTE: {"route": "apprenticeship"}, MENTOR: {"meetings": Decimal(3)}}, []),
        ({ROUTE: {"route": "apprenticeship"}, MENTOR: {"meetings": Decimal(1)}}, []),
    ],
)
def test_a_page_waits_for_the_one_that_decides_it(free: Questionnaire, saved: PageAnswers, waiting: list[str]) -> None:
    journey = on(free, saved)
    assert [page.id for page in free.pages if journey.waits(page)] == waiting


def test_how_far_one_is_is_told_once_nothing_can_change_it(asked: Questionnaire) -> None:
    route, mentor, last = asked.pages
    assert on(asked, {}).progress(route) is None
    assert on(asked, {ROUTE: {"route": "degree"}}).progress(last) == (2, 2)
    apprentice = on(asked, {ROUTE: {"route": "apprenticeship"}})
    assert apprentice.progress(mentor) == (2, 3)
    assert apprentice.progress(route) is None  # another answer would change it


def test_how_far_one_is_is_not_told_where_items_decide_whether_there_is_a_page() -> None:
    few = questionnaire(FREE.replace("order: free", "order: fixed"))
    route, mentor, notes, last = few.pages
    apprentice = on(few, {ROUTE: {"route": "apprenticeship"}})
    assert apprentice.progress(mentor) is None
    met = on(few, {ROUTE: {"route": "apprenticeship"}, MENTOR: {"meetings": Decimal(3)}})
    assert (met.progress(notes), met.progress(last)) == ((3, 4), (4, 4))
    degree = on(few, {ROUTE: {"route": "degree"}})
    assert (degree.progress(last), degree.progress(route)) == ((2, 2), None)


def test_of_a_single_page_and_of_a_free_order_there_is_no_number(free: Questionnaire) -> None:
    assert on(free, {ROUTE: {"route": "degree"}}).progress(free.pages[3]) is None
    alone = questionnaire("pages: [{id: one, title: One, items: [{id: why, kind: text, ask: Why?}]}]")
    assert on(alone, {}).progress(alone.pages[0]) is None


def test_what_is_calculated_decides_by_what_it_follows_from() -> None:
    counted = questionnaire("""
        pages:
          - {id: route, title: A, items: [{id: hours, kind: number, ask: Hours?}]}
          - id: mentor
            title: B
            items:
              - {id: yearly, kind: calculated, ask: Yearly, value: hours * 52}
              - {id: why, kind: text, ask: Why?}
          - {id: last, title: C, shown_when: yearly > 100, items: [{id: end, kind: text, ask: End?}]}
    """)
    route, mentor, _ = counted.pages
    assert on(counted, {}).progress(route) is None
    assert on(counted, {ROUTE: {"hours": Decimal(1)}}).progress(mentor) == (2, 2)
