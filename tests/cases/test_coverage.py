from __future__ import annotations

from collections.abc import Iterable

from engine.cases import Goal, goals, reached, run
from tests.cases.sample import TEXT, asked, case
from tests.making import questionnaire

CONDITION = 'route = "apprenticeship" and months >= 3'
STUDENT = "- {name: Somebody, answers: {full_name: Ama, route: degree, tw1: never, tw2: never, tw3: always}}"


def said(found: Iterable[Goal]) -> set[str]:
    return {str(goal) for goal in found}


def there(text: str) -> set[str]:
    return said(goals(questionnaire(text)))


def test_everything_there_is_to_reach_is_listed_once_in_order() -> None:
    assert [str(goal) for goal in goals(asked())] == [
        "page about_you",
        "page mentor",
        "page teamwork",
        *(f"item {item}" for item in ("full_name", "route", "months", "places", "started", "contact", "thanks")),
        *(f"item {item}" for item in ("meetings", "tw1", "tw2", "tw3")),
        f"{CONDITION} being true",
        f"{CONDITION} being not true",
        "teamwork: band developing",
        "teamwork: band secure",
        "teamwork: band strong",
        "standing: outcome trainee",
        "standing: outcome student",
        "standing: rule 1",
        "standing: rule 2",
        "standing: rule 3",
        "feedback on teamwork: developing",
        "feedback on teamwork: secure",
        "feedback on teamwork: strong",
        "certificate awarded",
        "certificate not awarded",
    ]


def test_a_goal_knows_its_line() -> None:
    lines = TEXT.splitlines()
    head = asked().pages[0].span.line - next(number for number, line in enumerate(lines) if "id: about_you" in line)
    found = {str(goal): lines[goal.span.line - head].strip() for goal in goals(asked())}
    assert found["page mentor"] == "- id: mentor"
    assert found[f"{CONDITION} being true"] == f"shown_when: {CONDITION}"
    assert found["teamwork: band secure"] == "- {id: secure, label: Secure, at_least: 2}"
    assert found["standing: rule 3"] == "- {when: {route: other}, unscored: We cannot tell}"


def test_a_run_reaches_what_it_sees_and_what_follows() -> None:
    assert said(reached(run(asked(), case(STUDENT)))) == {
        "page about_you",
        "page teamwork",
        *(f"item {item}" for item in ("full_name", "route", "months", "places", "started", "contact", "thanks")),
        *(f"item {item}" for item in ("tw1", "tw2", "tw3")),
        f"{CONDITION} being not true",
        "teamwork: band developing",
        "standing: outcome student",
        "standing: rule 2",
        "feedback on teamwork: developing",
        "certificate not awarded",
    }
    assert reached(run(asked(), case(STUDENT))) <= set(goals(asked()))


def test_somebody_who_gets_stuck_reaches_no_further() -> None:
    found = said(reached(run(asked(), case("- {name: Somebody, answers: {route: degree}}"))))
    assert "page about_you" in found
    assert "page teamwork" not in found
    assert f"{CONDITION} being not true" not in found
    assert not {"certificate awarded", "certificate not awarded"} & found


def test_a_rule_that_gives_no_score_is_reached_as_well() -> None:
    answers = "{full_name: Ama, route: other, route.other: x, tw1: na, tw2: na, tw3: na}"
    found = said(reached(run(asked(), case(f"- {{name: Somebody, answers: {answers}}}"))))
    assert "standing: rule 3" in found
    assert not {name for name in found if "outcome" in name or "band" in name}


def test_where_finishing_is_all_it_takes_nobody_goes_without_a_certificate() -> None:
    plain = TEXT.replace('completed and teamwork.band != "developing"', "completed")
    assert "certificate not awarded" not in there(plain)
    assert "certificate awarded" in there(plain)


def test_what_is_never_told_is_no_feedback_to_reach() -> None:
    hidden = TEXT.replace("label: Team-working\n", "label: Team-working\n        shown: no\n")
    assert not {name for name in there(hidden) if name.startswith("feedback")}


def test_rows_of_a_grid_share_their_condition() -> None:
    shared = TEXT.replace("ask: How often?\n", "ask: How often?\n            shown_when: months > 1\n")
    assert [str(goal) for goal in goals(questionnaire(shared)) if "months > 1" in str(goal)] == [
        "months > 1 being true",
        "months > 1 being not true",
    ]
