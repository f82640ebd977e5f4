"""The engine's own words (buttons, errors, explanations) in every language it speaks, as gettext catalogues.

The sentence in English is the key. Translators edit `locale/<language>/LC_MESSAGES/formwright.po`; it is read as it is,
there is nothing to compile.
"""

from __future__ import annotations

import string
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Context, Decimal, localcontext
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path

from babel.dates import format_date
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal
from babel.support import NullTranslations, Translations

LANGUAGES = {"en": "English", "cy": "Cymraeg"}
"""The languages the engine speaks, each by its own name."""

LOCALE = Path(__file__).parent / "locale"
ALL_DIGITS = Context(prec=2000)
"""So many that no number is too long to be written."""


class Month(date):
    """A month of a year: a date, so that it compares with days, which is said and written without one."""

    @classmethod
    def of(cls, day: date) -> Month:
        """The month of a day, as its first."""
        return cls(day.year, day.month, 1)

    def __str__(self) -> str:
        """The month as 2026-01."""
        return self.isoformat()[:7]


def mark(sentence: str) -> str:
    """Mark a sentence that travels as data, so that it is collected for translation. Returns it as it is."""
    return sentence


class Wording:
    """What the engine says in one language."""

    def __init__(self, language: str) -> None:
        """Read the language's catalogue; English needs none."""
        self.language = language
        self._catalogue = _catalogue(language)
        self._said: dict[str, str] = {}

    def say(self, sentence: str, /, **values: object) -> str:
        """A sentence in this language, its `{name}` places filled with the values, dates and numbers in its manner."""
        words = self._said.get(sentence)
        if words is None:
            words = self._said[sentence] = self._catalogue.ugettext(sentence)
        return self.fill(words, values) if values else words

    def count(self, singular: str, plural: str, number: int, /, **values: object) -> str:
        """A sentence that depends on a number, which it may name as `{number}`."""
        return self.fill(self._catalogue.ungettext(singular, plural, number), {"number": number, **values})

    def month(self, day: date) -> str:
        """The month of a day with its year, such as November 2026."""
        return format_date(day, "MMMM y", locale=self.language)

    def date(self, day: date) -> str:
        """A date in full, such as 22 November 2026. No moment: its day is another one elsewhere (`clock.day_of`)."""
        if isinstance(day, datetime):
            raise TypeError("a moment has no day by itself")
        return format_date(day, "d MMMM y", locale=self.language)

    def number(self, number: Decimal | int) -> str:
        """A number as it is written in this language, without zeros nobody asked for."""
        return _number(number, self.language)

    def fill(self, words: str, values: Mapping[str, object]) -> str:
        """Words, ours or an author's, with the values in their `{name}` places."""
        return "".join(part if name is None else self._shown(values[name]) for part, name in _parts(words))

    def _shown(self, value: object) -> str:
        if isinstance(value, Month):
            return self.month(value)
        if isinstance(value, date):
            return self.date(value)
        if isinstance(value, Decimal | int) and not isinstance(value, bool):
            return self.number(value)
        return str(value)


@lru_cache(maxsize=4096)
def _number(number: Decimal | int, language: str) -> str:
    """Kept, because the same few numbers stand in the explanations of everybody's scores. -0 equals 0, so it is 0."""
    with localcontext(ALL_DIGITS):
        return format_decimal(number or 0, "#,##0.##########", locale=language)


@lru_cache(maxsize=4096)
def _parts(words: str) -> tuple[tuple[str, str | None], ...]:
    """Words in order, with the name of a place where one is to be filled.

    Plain `{name}` places only: no attribute of a value can be reached through a translation.
    """
    parts = list[tuple[str, str | None]]()
    for said, name, _, _ in string.Formatter().parse(words):
        parts += [(said, None)] if name is None else [(said, None), ("", name)]
    return tuple(parts)


def _catalogue(language: str) -> NullTranslations:
    po = LOCALE / language / "LC_MESSAGES" / "formwright.po"
    if not po.exists():
        return NullTranslations()
    with po.open("rb") as file:
        catalogue = read_po(file, locale=language)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Translations(compiled)


@cache
def wording(language: str) -> Wording:
    """The engine's words in a language, or in English where it does not speak it."""
    return Wording(language if language in LANGUAGES else "en")
