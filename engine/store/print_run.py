"""What is kept of a print run: what was chosen and how it is printed, its frozen list, and how far it has come."""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from engine.codes import SYMBOLS
from engine.journey import SittingId

RUN_ID = re.compile(f"[{SYMBOLS}]{{12}}")


class PrintKind(StrEnum):
    """What is printed of each sitting."""

    CERTIFICATES = "certificates"
    REPORTS = "reports"


class Order(StrEnum):
    """How the list of a run is sorted: by family name, by group and then family name, as pasted, by day."""

    NAME = "name"
    GROUP = "group"
    LIST = "list"
    DATE = "date"


class RunState(StrEnum):
    """How it stands with a run. `FAILED` is one that waits until somebody puts right what it failed of."""

    PRINTING = "printing"
    DONE = "done"
    CANCELLED = "cancelled"
    FAILED = "failed"


class Reason(StrEnum):
    """Why something on the list is not printed; `engine.jobs.reasons` says it in words, with its detail."""

    NOT_EARNED = "not_earned"
    NO_NAME = "no_name"
    NO_SCORES = "no_scores"
    GONE = "gone"
    LETTERS = "letters"
    TOO_LONG = "too_long"
    SUSPENDED = "suspended"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"
    FAULTY = "faulty"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Which completed sittings of a questionnaire are chosen, and in which order.

    `since` and `until` are days of the centre, both included. `group` is that of the slips; "" are those without one.
    `lines` are references, numbers of certificates or names; where there are any, only those they name are chosen.
    """

    kind: PrintKind = PrintKind.CERTIFICATES
    since: date | None = None
    until: date | None = None
    group: str | None = None
    lines: tuple[str, ...] = ()
    samples: bool = False
    order: Order = Order.NAME


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How a run is printed. `apart` gives each a file of its own, to be taken along as a zip, instead of one PDF.

    `paper` is "A4", "Letter", or None for the theme's. With `duplex` each begins on a front. `working` and `large` are
    for reports: with how each score was worked out, and in large print.
    """

    apart: bool = False
    paper: str | None = None
    duplex: bool = False
    working: bool = False
    large: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of a run's list: whose sheet it is, where in the order, and what came of it.

    `chunk` is None where it is not to be printed; `problem` says why it is not, `detail` what about it. `pages` and
    `sha256` are known when it is printed; the latter of its own file, where it has one.
    """

    place: int
    name: str
    reference: str
    chunk: int | None = None
    sitting_id: SittingId | None = None
    number: str | None = None
    group: str | None = None
    problem: Reason | None = None
    detail: str | None = None
    pages: int | None = None
    sha256: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A print run. `by` is who started it, `reason` why it is printed again, and `again_of` the run that it repeats.

    `problem` is what it waits for or failed of, in words. `discarded` when its sheets were thrown away; the list stays.
    """

    id: str
    questionnaire_id: str
    version: str
    title: str
    theme: str
    choice: Choice
    options: Options
    state: RunState
    made_at: datetime
    by: str
    reason: str | None = None
    again_of: str | None = None
    finished_at: datetime | None = None
    discarded_at: datetime | None = None
    pages: int | None = None
    sha256: str | None = None
    problem: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChunkState:
    """How it stands with a part of a run: the places of its first and last entry, and whether it can be printed."""

    place: int
    first: int
    last: int
    done: bool
    pages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a run has come. `ready` of `entries` are made; `faulty` could not be; `refused` were never to be.

    `binding` when only the one file of all is still to be made. `worked_at` is when a worker last gave a sign of life.
    """

    run: Run
    entries: int
    ready: int
    faulty: int
    refused: int
    chunks: tuple[ChunkState, ...]
    binding: bool
    worked_at: datetime | None


def new_run_id() -> str:
    """The name of a run that is to be started: whoever starts it twice by that name starts it once."""
    return "".join(secrets.choice(SYMBOLS) for _ in range(12))


def dump_choice(choice: Choice) -> dict[str, Any]:
    """A choice as JSON."""
    return {name: str(value) if isinstance(value, date) else value for name, value in asdict(choice).items()}


def load_choice(document: Mapping[str, Any]) -> Choice:
    """The inverse of `dump_choice`."""
    since, until = (date.fromisoformat(day) if (day := document[name]) else None for name in ("since", "until"))
    return Choice(
        kind=PrintKind(document["kind"]),
        since=since,
        until=until,
        group=document["group"],
        lines=tuple(document["lines"]),
        samples=document["samples"],
        order=Order(document["order"]),
    )


def load_options(document: Mapping[str, Any]) -> Options:
    """Options from JSON; what a later program added is not known here."""
    return Options(**{each.name: document[each.name] for each in fields(Options) if each.name in document})
