"""Which certificates cannot be printed because something is too long, and which are the hardest to print."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from engine.press import unprintable, width
from engine.reports.certificate import Certificate
from engine.reports.certificates.sheets import drawn
from engine.themes import Theme, on_paper
from engine.wording import mark

TOO_LONG: Mapping[str, str] = MappingProxyType(
    {
        "name": mark("The name is too long for the certificate."),
        "title": mark("The title is too long for the certificate."),
        "statement": mark("What it says is too long for the certificate."),
    }
)
SOMETHING = mark("Something on it is too long for the certificate.")
RIGHT_TO_LEFT = frozenset({"R", "AL"})


def unfit(certificate: Certificate, theme: Theme, paper: str | None = None) -> str | None:
    """Why a certificate cannot be printed: a sentence to be said in any language. None where all of it has room."""
    slots = drawn(certificate, on_paper(theme, paper)).unfit
    if not slots:
        return None
    return next((sentence for slot, sentence in TOO_LONG.items() if slot in slots), SOMETHING)


def worst_cases(certificates: Iterable[Certificate], theme: Theme) -> list[Certificate]:
    """The few to look at before all are printed: each is the worst in some way, the first of those that are equal.

    The longest and the widest name, that with most marks on its letters, the one with most that is read from right to
    left, the one in most letters of other typefaces, and the longest of what is said otherwise.
    """
    ways: tuple[Callable[[Certificate], float], ...] = (
        lambda each: len(each.name),
        lambda each: width(each.name, theme),
        lambda each: _marks(each.name),
        lambda each: sum(unicodedata.bidirectional(letter) in RIGHT_TO_LEFT for letter in each.name),
        lambda each: 1000 * len(unprintable(each.name, theme)) + _strange(each.name),
        lambda each: len(each.title) + len(each.statement),
    )
    worst: list[tuple[float, Certificate | None]] = [(0.0, None)] * len(ways)
    for each in certificates:
        for place, way in enumerate(ways):
            if (found := way(each)) > worst[place][0]:
                worst[place] = (found, each)
    return list({id(each): each for _, each in worst if each is not None}.values())


def _marks(name: str) -> int:
    return sum(unicodedata.combining(letter) > 0 for letter in unicodedata.normalize("NFD", name))


def _strange(name: str) -> int:
    """How many letters are not Latin ones of western Europe."""
    return sum(letter > "\u017f" for letter in name)
