"""A centre chooses what to print, looks at it, and starts it once."""

from __future__ import annotations

from unittest.mock import Mock

import pytest

from engine.cli.sampling import add_samples
from engine.clock import now, supposing_now
from engine.jobs.choosing import choose
from engine.store import Collected
from engine.web import paging, run_start
from engine.web.run_kept import LASTING, MOST
from tests.jobs.running import EARNED_BY_MOST, finish
from tests.reports.reading import printed_words
from tests.web.browsing import Browser
from tests.web.examples import TEAM, WEAK
from tests.web.installation import Installation, signed_in, site_of, submitted
from tests.web.printing import ASK, MINUTE, finished, in_order, previewed, run_id, started


@pytest.fixture
def centre(browser: Browser) -> Browser:
    """Somebody who knows the password; nobody has finished yet."""
    signed_in(browser)
    return browser


def test_pressing_twice_starts_one_run(centre: Browser) -> None:
    finished(centre, "Zoë Adams")
    preview = previewed(centre)
    first = centre.choose(preview, "Start the print run")
    assert centre.choose(preview, "Start the print run").url == first.url
    assert site_of(centre.client.application).store.runs.count() == 1


def test_who_has_finished_since_is_shown_before_anything_is_printed(centre: Browser) -> None:
    finished(centre, "Zoë Adams")
    preview = previewed(centre)
    finished(centre, "Ama Bell")
    again = centre.choose(preview, "Start the print run")
    assert (again.status, again.heading) == (409, "2 certificates to print")
    assert "The list has changed since you saw it." in again.words
    assert centre.choose(again, "Start the print run").heading == "2 certificates: being printed"


def test_only_those_on_a_pasted_list_are_printed_and_strange_lines_are_told(centre: Browser) -> None:
    finished(centre, "Zoë Adams", "Ama Bell", "Ama Bell", "Cai Dee")
    preview = previewed(centre, lines="Cai Dee\n\nNobody Here\n<b>Ama</b> Bell\nAma Bell", order="list")
    assert preview.heading == "3 certificates to print"
    in_order(preview, "Cai Dee", "Ama Bell")
    assert "2 lines were not found" in preview.words
    assert "Line 3: Nobody Here" in preview.words
    assert "Line 4: <b>Ama</b> Bell" in preview.words
    assert "Line 5: Ama Bell (2)" in preview.words
    run = centre.choose(preview, "Start the print run")
    assert run.heading == "3 certificates: being printed"
    assert "4 lines" in run.words


def test_what_is_typed_wrong_is_told_and_kept(centre: Browser) -> None:
    finished(centre, "Zoë Adams")
    page = centre.press(
        centre.open(ASK),
        {
            "since-day": "3", "since-month": "2", "since-year": "2026",
            "until-day": "2", "until-month": "2", "until-year": "2026",
            "order": "list", "paper": "Letter",
        },
    )  # fmt: skip
    assert page.status == 422
    assert page.errors == [
        "Enter a day that is not before the first day",
        "Paste the list whose order is wanted, or choose another order",
        "Enter your name",
    ]
    assert (page.typed("until-day"), page.typed("order"), page.typed("paper")) == ("2", "list", "Letter")
    assert page.html.count("<title>Error:") == 1


@pytest.mark.parametrize(
    "typed", [{"print": "money"}, {"order": "\0"}, {"since-day": "99"}, {"group": "x"}, {"more": "x"}]
)
def test_what_no_page_of_ours_sends_is_a_fault(centre: Browser, typed: dict[str, str]) -> None:
    finished(centre, "Zoë Adams")
    page = previewed(centre, **typed)
    assert page.status == (200 if "group" in typed else 422)


def test_by_day(centre: Browser) -> None:
    finished(centre, "Zoë Adams")
    preview = previewed(centre, **{"until-day": "1", "until-month": "1", "until-year": "2020"})
    assert preview.heading == "Nothing to print"
    assert "Nobody who has finished is meant by what you chose." in preview.words
    assert "Start the print run" not in preview.words


def test_by_group_whatever_it_is_called(centre: Browser) -> None:
    site = site_of(centre.client.application)
    asked = site.catalogue.keep(EARNED_BY_MOST)
    assert asked is not None
    desk = Collected(store=site.store, catalogue=site.catalogue, questionnaire=asked)
    for name, group in (("Zoë Adams", "{Room 4} & <more>"), ("Ama Bell", "Friday"), ("Cai Dee", None)):
        finish(desk, name, group=group)
    page = centre.open("/centre/valid_for/1.0.0/print")
    assert "Everybody Friday {Room 4} & <more> Those in no group" in page.words
    codes = [each.attrib["value"] for each in page.tree.iter("input") if each.get("name") == "group"]
    for code, name in zip(codes[1:], ("Ama Bell", "Zoë Adams", "Cai Dee"), strict=True):
        preview = centre.press(page, {"group": code, "by": "Ann"})
        assert preview.heading == "1 certificate to print"
        in_order(preview, name)
    assert centre.press(page, {"by": "Ann"}).heading == "3 certificates to print"
    assert centre.press(page, {"by": "Ann", "group": "strange"}).status == 422


def test_choosing_differently_keeps_what_was_chosen(centre: Browser) -> None:
    finished(centre, "Zoë Adams")
    page = centre.choose(
        previewed(centre, paper="Letter", more=["duplex"], lines="Zoë Adams\nBo"), "Choose differently"
    )
    assert page.status == 200
    assert (page.typed("paper"), page.typed("more"), page.typed("by")) == ("Letter", "duplex", "Ann")
    assert page.typed("lines").split() == ["Zoë", "Adams", "Bo"]
    assert centre.open(ASK).typed("by") == "Ann"


def test_the_hardest_names_are_shown_and_printed_alone(centre: Browser) -> None:
    finished(centre, "Ann Day", "Bartholomew Featherstonehaugh", "Ann Eve", "Bo")
    preview = previewed(centre)
    assert "BartholomewFeatherstonehaughThemostlettersThewidest" in preview.words.replace(" ", "")
    pdf = centre.choose(preview, "See exactly these as a PDF")
    assert pdf.headers["Content-Type"] == "application/pdf"
    words = printed_words(pdf.body)
    assert "Bartholomew Featherstonehaugh" in words
    assert "Ann Eve" not in words
    site = site_of(centre.client.application)
    assert site.store.runs.count() == 0


def test_long_lists_are_shown_a_page_at_a_time(centre: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paging, "AT_ONCE", 1)
    finished(centre, "Zoë Adams", "Ama Bell")
    preview = previewed(centre)
    assert "From 1 to 1 of 2" in preview.words
    second = centre.choose(preview, "Next page")
    assert "From 2 to 2 of 2" in second.words
    run = centre.choose(second, "Start the print run")
    listed = centre.follow(run, "Who is on the list, in this order")
    assert "From 1 to 1 of 2" in listed.words
    assert centre.follow(listed, "Next page").words.startswith("Working together")
    assert "Zoë" in listed.words or "Ama" in listed.words
    for strange in ("0", "-1", "9" * 400, "x"):
        assert centre.open(f"{run.url}/list?page={strange}").status == 200


def test_who_turns_a_page_sees_the_list_that_was_shown_and_who_starts_it_what_it_is_by_then(
    centre: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paging, "AT_ONCE", 1)
    judge = Mock(side_effect=choose)
    monkeypatch.setattr(run_start, "choose", judge)
    finished(centre, "Zoë Adams", "Ama Bell")
    preview = previewed(centre)
    finished(centre, "Cai Dee")
    second = centre.choose(preview, "Next page")
    assert "From 2 to 2 of 2" in second.words
    assert centre.choose(second, "See exactly these as a PDF").status == 200
    assert judge.call_count == 1
    again = centre.choose(second, "Start the print run")
    assert (again.status, again.heading, judge.call_count) == (409, "3 certificates to print", 2)


def test_a_list_is_kept_for_a_while_and_the_latest_few_only(centre: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    judge = Mock(side_effect=choose)
    monkeypatch.setattr(run_start, "choose", judge)
    finished(centre, "Zoë Adams")
    preview = previewed(centre)
    with supposing_now(now() + LASTING + MINUTE):
        centre.choose(preview, "See exactly these as a PDF")
    assert judge.call_count == 2
    preview = previewed(centre)
    for day in range(1, MOST + 1):
        previewed(centre, **{"since-day": str(day), "since-month": "1", "since-year": "2020"})
    judge.reset_mock()
    centre.choose(preview, "See exactly these as a PDF")
    assert judge.call_count == 1


def test_samples_are_printed_apart_from_the_others(centre: Browser) -> None:
    finished(centre, "Ama Bell")
    site = site_of(centre.client.application)
    add_samples(site.store, site.catalogue, 2)
    preview = previewed(centre)
    assert preview.heading == "1 certificate to print"
    run = started(centre, whose="samples", print="reports")
    assert run.heading == "2 reports: being printed"
    assert "Samples" in run.words
    assert "Ama Bell" not in centre.follow(run, "Who is on the list, in this order").words


def test_a_certificate_is_awarded_by_the_text_it_was_earned_on(centre: Browser, installation: Installation) -> None:
    submitted(centre, about={"learner": "Tomos"}, work=WEAK)
    installation.write(TEAM.replace('awarded_when: teamwork.band = "strong"', "awarded_when: completed"))
    centre.client.application = installation.app()
    assert previewed(centre).heading == "Nothing to print"
    submitted(centre, about={"learner": "Ama"}, work=WEAK)
    assert previewed(centre).heading == "1 certificate to print"


@pytest.mark.parametrize("name", ["", "strange", "../../etc", "\0"])
def test_a_strange_name_for_a_run_is_not_taken(centre: Browser, name: str) -> None:
    finished(centre, "Zoë Adams")
    run = centre.press(previewed(centre), {"do": "start", "run": name})
    assert run.heading == "1 certificate: being printed"
    assert site_of(centre.client.application).store.runs.find(run_id(run)) is not None
