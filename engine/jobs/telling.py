"""What a print run prints, and how, in words: for a page, a terminal or a cover sheet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from engine.clock import day_of, here
from engine.store.print_run import Choice, Options, Order, PrintKind
from engine.wording import Wording, wording

KINDS = {PrintKind.CERTIFICATES: ("certificate", "certificates"), PrintKind.REPORTS: ("report", "reports")}
ORDERS = {
    Order.NAME: "By family name",
    Order.GROUP: "By group, and in each by family name",
    Order.LIST: "As in the list",
    Order.DATE: "By day, the oldest first",
}
NO_GROUP = "Those in no group"


def counted(kind: PrintKind, number: int, words: Wording) -> str:
    """How many of a kind, such as `1,204 certificates`."""
    return f"{words.number(number)} {KINDS[kind][number != 1]}"


def moment(at: datetime) -> str:
    """When something was, such as `22 November 2026, 09:30`: to the minute, as clocks here showed it."""
    return f"{wording('en').date(day_of(at))}, {here(at):%H:%M}"


def choice_told(choice: Choice, words: Wording) -> Iterator[tuple[str, str]]:
    """What was chosen: what each part of the choice is called, and what it is. What was left open goes unsaid."""
    if choice.samples:
        yield "Whose", "Samples"
    if choice.since is not None:
        yield "Sent on or after", words.date(choice.since)
    if choice.until is not None:
        yield "Sent on or before", words.date(choice.until)
    if choice.group is not None:
        yield "Group", choice.group or NO_GROUP
    lines = sum(1 for line in choice.lines if line.strip())
    if lines:
        yield "On a list of", f"{words.number(lines)} {'line' if lines == 1 else 'lines'}"
    yield "Order", ORDERS[choice.order]


def options_told(options: Options) -> Iterator[tuple[str, str]]:
    """How it is printed, likewise."""
    yield "Files", "A file for each, together in a zip" if options.apart else "One PDF"
    if options.paper is not None:
        yield "Paper", options.paper
    if options.duplex:
        yield "Both sides", "Each begins on the front of a sheet"
    if options.large:
        yield "Letters", "Large print"
    if options.working:
        yield "Working", "With how each score was worked out"
