"""What is printed for the lines of a list, and those of them that cannot be printed."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from itertools import chain, groupby
from typing import TypeAlias

from pikepdf import Pdf

from engine.catalogue import Catalogue
from engine.clock import today
from engine.compiler import Cache
from engine.config import Settings
from engine.jobs.choosing import Fitting, Problem
from engine.jobs.issuing import certificate_in
from engine.jobs.joining import joined
from engine.jobs.proving import write_proved
from engine.journey import SittingId
from engine.reports import (
    Certificate,
    Printed,
    Report,
    certificate_of,
    keep_reports_in,
    report_of,
    write_certificate_pdf,
    write_report_pdf,
    write_reports_pdf,
)
from engine.store import Completed, Store
from engine.store.holding import NOT_VALID
from engine.store.leases import Outcome
from engine.store.print_run import Entry, Options, PrintKind, Reason, Run
from engine.themes import Theme, Wardrobe, open_wardrobe

LONGEST_DETAIL = 200

Sheet: TypeAlias = Certificate | Report
Storing: TypeAlias = Callable[[Callable[[], None]], None]


class CannotPrint(Exception):  # noqa: N818  # a state of the world rather than a mistake
    """Nothing of a run can be printed, for a reason in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Workshop:
    """What is needed to print: opened once by each process that does, and kept.

    `storing` carries out what is written to the database: where printing gives way to everybody else, that does not,
    because all others wait for it.
    """

    store: Store
    catalogue: Catalogue
    wardrobe: Wardrobe
    storing: Storing = operator.call

    def theme(self, run: Run) -> Theme:
        """What a run is printed in. Raises CannotPrint."""
        found = self.wardrobe.themes.get(run.theme)
        if found is None:
            raise CannotPrint(f'There is no theme "{run.theme}" any more.')
        return found


def open_workshop(settings: Settings, store: Store, storing: Storing = operator.call) -> Workshop:
    """The workshop of an installation, in a process that may take so much and no more. Raises ThemeError."""
    keep_reports_in(settings.reports)
    catalogue = Catalogue(settings.questionnaires, Cache(settings.compiled).compile_file)
    wardrobe = open_wardrobe(settings.theme, settings.domain)
    return Workshop(store=store, catalogue=catalogue, wardrobe=wardrobe, storing=storing)


@dataclass(frozen=True, slots=True)
class Pressed:
    """What was made of some lines: one PDF of all, or the files of all by their places; and every line's outcome."""

    pieces: tuple[tuple[int, bytes], ...]
    pages: int
    outcomes: tuple[Outcome, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """What a line of the list is printed as, and in which theme: a certificate in that in which it was issued."""

    entry: Entry
    sheet: Sheet
    theme: Theme


Printing: TypeAlias = Callable[[Run, Sequence[Line]], Pressed]


def press(workshop: Workshop, run: Run, entries: Sequence[Entry]) -> Pressed:
    """Print the lines of a part. What cannot be printed is left out and says why, and the others are printed."""
    refused, lines = list[Outcome](), list[Line]()
    fitting = Fitting(workshop.theme(run), run.options.paper, workshop.wardrobe)
    for entry, found, theme in _sheets(workshop, run, fitting, entries):
        why: Problem = (found, None) if isinstance(found, Reason) else (None, None)
        problem, detail = fitting.problem(found, theme) if isinstance(found, Certificate) else why
        if problem is not None:
            refused.append(Outcome(place=entry.place, problem=problem, detail=detail))
        elif not isinstance(found, Reason):
            lines.append(Line(entry, found, theme))
    printing = _apart if run.options.apart else _together
    try:
        pressed = printing(run, lines)
    except Exception:  # noqa: BLE001  # whatever it is, it is found out whose it is
        faulty = _faulty(printing, run, lines)
        sound = [each for each in lines if each.entry.place not in faulty]
        refused += [Outcome(place=place, problem=Reason.FAULTY, detail=detail) for place, detail in faulty.items()]
        pressed = printing(run, sound)
    return Pressed(pressed.pieces, pressed.pages, (*pressed.outcomes, *refused))


def try_alone(workshop: Workshop, run: Run, entry: Entry) -> Outcome | None:
    """Print one line by itself, and keep nothing of it; what becomes of it where it cannot be printed."""
    [outcome] = press(workshop, run, [entry]).outcomes
    return outcome if outcome.problem is not None else None


def _sheets(
    workshop: Workshop, run: Run, fitting: Fitting, entries: Sequence[Entry]
) -> Iterator[tuple[Entry, Sheet | Reason, Theme]]:
    """What each line stands for, or why it is no longer printed; and what it wears."""
    theme = fitting.theme
    certificates = run.choice.kind is PrintKind.CERTIFICATES
    numbers = [entry.number for entry in entries if entry.number] if certificates else []
    registered, day = workshop.store.register.standing(numbers), today()
    others = [entry for entry in entries if entry.number not in registered]
    sittings = workshop.store.runs.sittings(others, lambda text: workshop.store.questionnaire(text, workshop.catalogue))
    for entry in entries:
        if entry.number in registered and entry.number is not None:
            known = registered[entry.number]
            refused = NOT_VALID.get(known.state(day))
            found = certificate_in(known.certificate, known.certificate.language)
            yield entry, refused or found, fitting.worn(known.certificate)
        else:
            yield entry, _of_sitting(sittings, entry, theme, certificates=certificates), theme


def _of_sitting(
    sittings: Mapping[SittingId, Completed], entry: Entry, theme: Theme, *, certificates: bool
) -> Sheet | Reason:
    """What is printed of a sitting itself: a report, or a sample's certificate, which is in no register."""
    completed = sittings.get(entry.sitting_id) if entry.sitting_id else None
    if completed is None or completed.questionnaire is None:
        return Reason.GONE
    sitting = completed.sitting
    if not certificates:
        return report_of(completed.questionnaire, sitting, completed.scores, sitting.language)
    found = certificate_of(completed.questionnaire, sitting, completed.scores, sitting.language, theme)
    return found or Reason.NOT_EARNED


def _together(run: Run, lines: Sequence[Line]) -> Pressed:
    """One PDF of all, joined where they wear several themes; nothing where there are none."""
    alike = [list(some) for _, some in groupby(lines, key=lambda line: line.theme.id)]
    if not alike:
        return Pressed((), 0, ())
    content, written = _written(run, alike[0])
    if len(alike) > 1:
        file = BytesIO()
        parts = chain([content], (_written(run, some)[0] for some in alike[1:]))
        written = joined(file, parts, duplex=run.options.duplex) or written
        content = file.getvalue()
    ends = [*written.begins[1:], written.pages + 1]
    outcomes = (
        Outcome(place=line.entry.place, pages=end - begin)
        for line, begin, end in zip(lines, written.begins, ends, strict=True)
    )
    return Pressed(((0, content),), written.pages, tuple(outcomes))


def _written(run: Run, lines: Sequence[Line]) -> tuple[bytes, Printed]:
    """One PDF of those that wear the same, of which some certificates are proved.

    Which ones is drawn by the run and the place they begin at.
    """
    asked, theme = run.options, lines[0].theme
    if run.choice.kind is PrintKind.CERTIFICATES:
        certificates = [line.sheet for line in lines if isinstance(line.sheet, Certificate)]
        return write_proved(certificates, theme, asked, f"run {run.id} from {lines[0].entry.place}")
    file = BytesIO()
    reports = (line.sheet for line in lines if isinstance(line.sheet, Report))
    large = asked.large or None
    written = write_reports_pdf(
        file, reports, theme, working=asked.working, paper=asked.paper, large=large, duplex=asked.duplex
    )
    return file.getvalue(), written


def _apart(run: Run, lines: Sequence[Line]) -> Pressed:
    """A file for each, the same as if it were printed by itself."""
    pieces, outcomes = [], []
    for line in lines:
        content = _alone(run.options, line)
        with Pdf.open(BytesIO(content)) as pdf:
            pages = len(pdf.pages)
        pieces.append((line.entry.place, content))
        outcomes.append(Outcome(place=line.entry.place, pages=pages, sha256=sha256(content).hexdigest()))
    return Pressed(tuple(pieces), sum(each.pages or 0 for each in outcomes), tuple(outcomes))


def _alone(asked: Options, line: Line) -> bytes:
    if isinstance(line.sheet, Certificate):
        return write_certificate_pdf(line.sheet, line.theme, asked.paper)
    return write_report_pdf(line.sheet, line.theme, working=asked.working, paper=asked.paper, large=asked.large or None)


def _faulty(printing: Printing, run: Run, lines: Sequence[Line]) -> dict[int, str]:
    """The places of those that cannot be printed, and what happens when it is tried: found by halves."""
    try:
        printing(run, lines)
    except Exception as fault:  # noqa: BLE001  # whatever it is, it is listed
        if len(lines) == 1:
            return {lines[0].entry.place: told(fault)}
        middle = len(lines) // 2
        first, second = (_faulty(printing, run, half) for half in (lines[:middle], lines[middle:]))
        return first | second
    return {}


def told(fault: BaseException) -> str:
    """What went wrong, short enough for a list."""
    said = " ".join(str(fault).split()) or type(fault).__name__
    return said if len(said) <= LONGEST_DETAIL else said[: LONGEST_DETAIL - 1] + "\u2026"
