"""What is printed, and how, is said in words."""

from __future__ import annotations

from datetime import UTC, date, datetime

from engine.jobs.telling import KINDS, ORDERS, choice_told, counted, moment, options_told
from engine.store.print_run import Choice, Options, Order, PrintKind
from engine.wording import wording

WORDS = wording("en")


def test_everything_that_was_chosen_is_said() -> None:
    choice = Choice(
        since=date(2026, 1, 31),
        until=date(2026, 2, 1),
        group="Room 4",
        lines=("Ann", " ", "Bo"),
        samples=True,
        order=Order.LIST,
    )
    assert dict(choice_told(choice, WORDS)) == {
        "Whose": "Samples",
        "Sent on or after": "31 January 2026",
        "Sent on or before": "1 February 2026",
        "Group": "Room 4",
        "On a list of": "2 lines",
        "Order": "As in the list",
    }


def test_what_was_left_open_goes_unsaid_but_no_group_is_a_choice() -> None:
    assert dict(choice_told(Choice(), WORDS)) == {"Order": "By family name"}
    assert dict(choice_told(Choice(group="", lines=("Ann",)), WORDS)) == {
        "Group": "Those in no group",
        "On a list of": "1 line",
        "Order": "By family name",
    }


def test_how_it_is_printed_is_said() -> None:
    assert dict(options_told(Options())) == {"Files": "One PDF"}
    everything = Options(apart=True, paper="Letter", duplex=True, working=True, large=True)
    assert list(dict(options_told(everything))) == ["Files", "Paper", "Both sides", "Letters", "Working"]


def test_every_kind_and_order_has_words() -> None:
    assert (set(KINDS), set(ORDERS)) == (set(PrintKind), set(Order))
    assert counted(PrintKind.REPORTS, 1, WORDS) == "1 report"
    assert counted(PrintKind.CERTIFICATES, 1204, WORDS) == "1,204 certificates"


def test_a_moment_is_told_as_clocks_here_showed_it() -> None:
    assert moment(datetime(2026, 7, 1, 23, 30, 59, tzinfo=UTC)) == "2 July 2026, 00:30"
