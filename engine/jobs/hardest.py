"""The few of a list that are the hardest to print: who looks at these before the rest is spared most surprises."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import groupby
from types import MappingProxyType

from engine.jobs.choosing import Chosen, Fitting
from engine.jobs.issuing import certificate_in
from engine.jobs.joining import joined
from engine.press import width
from engine.reports import (
    Certificate,
    Report,
    certificate_of,
    report_of,
    write_certificates_pdf,
    write_reports_pdf,
)
from engine.store import Collected
from engine.store.print_run import Entry, Options, PrintKind
from engine.themes import Theme, Wardrobe

RIGHT_TO_LEFT = frozenset({"R", "AL"})

WAYS: Mapping[str, Callable[[str, Theme], float]] = MappingProxyType(
    {
        "The most letters": lambda name, _: len(name),
        "The widest": width,
        "The most accents and marks": lambda name, _: sum(map(_marked, unicodedata.normalize("NFD", name))),
        "Read from right to left": lambda name, _: sum(map(_leftward, name)),
        "The most letters that are not Latin": lambda name, _: sum(map(_foreign, name)),
    }
)
"""By what a name can be hard to print. Nothing is the worst in a way in which no name is hard at all."""


@dataclass(frozen=True, slots=True)
class Hard:
    """A line of the list, and in what ways its name is the hardest."""

    entry: Entry
    ways: tuple[str, ...]


def hardest(entries: Sequence[Entry], theme: Theme) -> tuple[Hard, ...]:
    """The hardest names, each with its ways; of equals the first. Without names there are none."""
    found: dict[int, list[str]] = {}
    for way, measure in WAYS.items():
        sizes = [measure(entry.name, theme) for entry in entries]
        worst = max(sizes, default=0)
        if worst > 0:
            place = sizes.index(worst)
            found.setdefault(place, []).append(way)
    return tuple(Hard(entries[place], tuple(ways)) for place, ways in found.items())


def write_hardest_pdf(
    desk: Collected, chosen: Chosen, options: Options, theme: Theme, wardrobe: Wardrobe | None = None
) -> bytes | None:
    """Exactly these, as they will be printed; None where there are none.

    No number is given for it: a certificate that has none yet has the place of its number marked as a sample's.
    """
    entries = [each.entry for each in hardest(chosen.entries, theme)]
    file = BytesIO()
    if chosen.choice.kind is PrintKind.CERTIFICATES:
        certificates = _certificates(desk, entries, Fitting(theme, options.paper, wardrobe))
        alike = groupby(certificates, key=lambda each: each[1].id)
        joined(file, (_written(list(some), options) for _, some in alike), duplex=options.duplex)
    else:
        reports = _reports(desk, entries)
        large = options.large or None
        if reports:
            write_reports_pdf(
                file, reports, theme, working=options.working, paper=options.paper, large=large, duplex=options.duplex
            )
    return file.getvalue() or None


def _written(certificates: Sequence[tuple[Certificate, Theme]], options: Options) -> bytes:
    """Those that wear the same."""
    file, theme = BytesIO(), certificates[0][1]
    found = [each for each, _ in certificates]
    write_certificates_pdf(file, found, theme, paper=options.paper, duplex=options.duplex)
    return file.getvalue()


def _certificates(desk: Collected, entries: Sequence[Entry], fitting: Fitting) -> list[tuple[Certificate, Theme]]:
    sittings = desk.store.runs.sittings(entries, desk.by_hash, explained=False)
    certificates: list[tuple[Certificate | None, Theme]] = []
    for entry in entries:
        registered = desk.store.register.find(entry.number) if entry.number else None
        each = sittings.get(entry.sitting_id) if entry.sitting_id else None
        if registered is not None:
            certificates.append((certificate_in(registered, registered.language), fitting.worn(registered)))
        elif each is not None and each.questionnaire is not None:
            language, theme = each.sitting.language, fitting.theme
            earned = certificate_of(each.questionnaire, each.sitting, each.scores, language, theme)
            certificates.append((earned, theme))
    return [(each, theme) for each, theme in certificates if each is not None]


def _reports(desk: Collected, entries: Sequence[Entry]) -> list[Report]:
    sittings = desk.store.runs.sittings(entries, desk.by_hash)
    found = (sittings.get(entry.sitting_id) for entry in entries if entry.sitting_id)
    return [
        report_of(each.questionnaire, each.sitting, each.scores, each.sitting.language)
        for each in found
        if each is not None and each.questionnaire is not None
    ]


def _marked(letter: str) -> bool:
    return unicodedata.combining(letter) > 0


def _foreign(letter: str) -> bool:
    return letter.isalpha() and "LATIN" not in unicodedata.name(letter, "")


def _leftward(letter: str) -> bool:
    return unicodedata.bidirectional(letter) in RIGHT_TO_LEFT
