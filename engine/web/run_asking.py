"""What a centre is asked before it prints: whom, in which order, and how."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256

from werkzeug.datastructures import MultiDict

from engine.items.date import Date
from engine.items.long_text import LongText
from engine.items.multiple_choice import MultipleChoice
from engine.items.single_choice import SingleChoice
from engine.items.text import ShortText
from engine.jobs.telling import NO_GROUP, ORDERS
from engine.questionnaire import Fault, Item, ItemId, Questionnaire
from engine.scoring import scales_told
from engine.store import Collected
from engine.store.print_run import Choice, Options, Order, PrintKind
from engine.web.questions import Answered, answered, question, unanswered
from engine.wording import mark

LONGEST_LIST, LONGEST_NAME, LONGEST_REASON = 400_000, 100, 300
EVERYBODY, NO_GROUP_CODE = "all", "none"
REAL, SAMPLES, TOGETHER, APART, AS_THEME = "real", "samples", "one", "apart", "theme"
PRINTED = {
    PrintKind.CERTIFICATES: "Certificates, for whoever has earned one",
    PrintKind.REPORTS: "Feedback reports",
}
MORE = {
    "duplex": "Print on both sides: each begins on the front of a sheet",
    "large": "Reports in large print",
    "working": "Reports with how each score was worked out",
}
ONLY_REPORTS = ("large", "working")
BACKWARDS = Fault(mark("Enter a day that is not before the first day"))
NO_LIST = Fault(mark("Paste the list whose order is wanted, or choose another order"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What was asked with what was answered; what it comes to counts where nothing is wrong with it."""

    questions: Answered
    choice: Choice
    options: Options
    by: str


def kinds_of(questionnaire: Questionnaire) -> tuple[PrintKind, ...]:
    """What can be printed of a questionnaire; nothing of one that is confidential."""
    offered = {
        PrintKind.CERTIFICATES: questionnaire.certificate is not None,
        PrintKind.REPORTS: bool(scales_told(questionnaire)),
    }
    return () if questionnaire.confidential else tuple(kind for kind, there in offered.items() if there)


def first_asked(desk: Collected, by: str) -> Answered:
    """What is asked of a questionnaire, as it is shown first; `by` is who has given a name before."""
    first = {
        "print": kinds_of(desk.questionnaire)[0],
        "whose": REAL,
        "group": EVERYBODY,
        "order": Order.NAME,
        "files": TOGETHER,
        "paper": AS_THEME,
        "by": by,
    }
    return unanswered(_questions(desk), first)


def read_asked(desk: Collected, sent: MultiDict[str, str]) -> Asked:
    """What was answered."""
    read = answered(_questions(desk), sent)
    since, until, lines = _day(read, "since"), _day(read, "until"), _lines(read)
    faults = {**read.faults}
    if since and until and until < since:
        faults[ItemId("until")] = (BACKWARDS,)
    if read.said("order") == Order.LIST and not lines and "lines" not in faults:
        faults[ItemId("lines")] = (NO_LIST,)
    kind = PrintKind(read.said("print") or kinds_of(desk.questionnaire)[0])
    more = read.answers.get("more")
    ticked = more if isinstance(more, tuple) else ()
    reports = kind is PrintKind.REPORTS
    return Asked(
        questions=replace(read, faults=faults),
        choice=Choice(
            kind=kind,
            since=since,
            until=until,
            group=_groups(desk).get(read.said("group"), (None, ""))[0],
            lines=lines,
            samples=read.said("whose") == SAMPLES,
            order=Order(read.said("order") or Order.NAME),
        ),
        options=Options(
            apart=read.said("files") == APART,
            paper=None if read.said("paper") in {"", AS_THEME} else read.said("paper"),
            duplex="duplex" in ticked,
            working=reports and "working" in ticked,
            large=reports and "large" in ticked,
        ),
        by=read.said("by"),
    )


def by_question() -> Item:
    """Who it is that prints."""
    return question(
        "by",
        ShortText(LONGEST_NAME, "name"),
        "Your name",
        hint="It is kept with the print run and in the log of each certificate.",
        missing="Enter your name",
    )


def reason_question() -> Item:
    """Why something is printed again."""
    return question(
        "reason",
        ShortText(LONGEST_REASON),
        "Why it is printed again",
        hint="It is kept in the log, and not made public. For example: the printer jammed.",
        missing="Enter the reason",
    )


def lines_question(words: str, hint: str, *, required: bool = False, missing: str = "") -> Item:
    """A list that is pasted."""
    return question("lines", LongText(LONGEST_LIST), words, hint=hint, required=required, missing=missing)


def _questions(desk: Collected) -> tuple[Item, ...]:
    return (*_whom(desk), *_how(desk))


def _whom(desk: Collected) -> Iterator[Item]:
    kinds = kinds_of(desk.questionnaire)
    if len(kinds) > 1:
        yield _choice("print", "What to print", {kind: PRINTED[kind] for kind in kinds})
    if desk.count(sample=True):
        yield _choice("whose", "Whose", {REAL: "Those of the people who have finished", SAMPLES: "The samples"})
    yield question("since", Date(), "Sent on or after", hint="For example, 27 3 2026", required=False)
    yield question("until", Date(), "Sent on or before", required=False)
    groups = _groups(desk)
    if groups:
        labels = {code: label for code, (_, label) in groups.items()}
        yield _choice("group", "Group", {EVERYBODY: "Everybody", **labels})
    yield lines_question(
        "Only those on this list",
        "One on each line: a name, a reference or the number of a certificate. You can paste a column of a "
        "spreadsheet. Leave it empty for everybody.",
    )


def _how(desk: Collected) -> Iterator[Item]:
    yield _choice("order", "In which order", {order: ORDERS[order] for order in Order})
    files = {TOGETHER: "One PDF, with a bookmark for each", APART: "A PDF for each, together in a zip"}
    yield _choice("files", "As which files", files)
    yield _choice("paper", "Paper", {AS_THEME: "As it was designed for", "A4": "A4", "Letter": "Letter"})
    reports = PrintKind.REPORTS in kinds_of(desk.questionnaire)
    more = {code: label for code, label in MORE.items() if reports or code not in ONLY_REPORTS}
    yield question("more", MultipleChoice(tuple(more)), "What else", offered=more, required=False)
    yield by_question()


def _choice(name: str, words: str, offered: Mapping[str, str]) -> Item:
    return question(name, SingleChoice(tuple(offered)), words, offered=offered)


def _groups(desk: Collected) -> Mapping[str, tuple[str, str]]:
    """The groups by a code that stays theirs, each with what it is called; where there are any, also who is in none."""
    found = {sha256(group.encode()).hexdigest()[:12]: (group, group) for group in desk.groups()}
    return {**found, NO_GROUP_CODE: ("", NO_GROUP)} if found else {}


def _day(read: Answered, name: str) -> date | None:
    found = read.answers.get(name)
    return found if isinstance(found, date) else None


def _lines(read: Answered) -> tuple[str, ...]:
    return tuple(read.said("lines").splitlines())
