"""What arrives from a browser, tidied: one value per part, no space around it, nothing unprintable in it."""

from __future__ import annotations

import re
import unicodedata

from engine.questionnaire import Fault, Raw
from engine.wording import mark

_ENDS = re.compile(r"^[\s\u200b\u2060\ufeff]+|[\s\u200b\u2060\ufeff]+$")
_LINE_ENDS = re.compile(r"\r\n?")
_BREAKS = re.compile(r"[\t\n\r]+")
_NOT_CHARACTERS = re.compile(r"[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_KEPT = frozenset("\t\n")
_SEPARATORS = {"\u066b": ".", "\u066c": ","}
"""Arabic's own, for decimals and for thousands."""


def only(raw: Raw, part: str = "") -> str | Fault:
    """The one line of text in a part; empty where nothing was given."""
    text = only_lines(raw, part)
    return text if isinstance(text, Fault) else _BREAKS.sub(" ", text)


def only_figures(raw: Raw, part: str = "") -> str | Fault:
    """The one line in a part where a number is asked for: digits of any writing as 0 to 9, without unseen marks.

    Telephones put such marks round the numbers they copy.
    """
    text = only(raw, part)
    return text if isinstance(text, Fault) else "".join(map(_figure, text)).strip()


def _figure(character: str) -> str:
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    return "" if unicodedata.category(character) == "Cf" else _SEPARATORS.get(character, character)


def only_lines(raw: Raw, part: str = "") -> str | Fault:
    """The text in a part, which may run over several lines; their ends are always a single newline."""
    values = raw.get(part, ())
    if len(values) > 1:
        return Fault(mark("Give one answer only"), part=part)
    text = tidy(values[0]) if values else ""
    if not _printable(text):
        return Fault(mark("Type your answer again, because it contains characters that cannot be shown"), part=part)
    return text


def tidy(text: str) -> str:
    """Text in its composed form (NFC), without space around it. Lone surrogates pass through unharmed."""
    return unicodedata.normalize("NFC", _ENDS.sub("", _LINE_ENDS.sub("\n", text)))


def too_long(text: str, most: int, part: str = "") -> Fault | None:
    """What to say where a text has more characters than there is room for."""
    if len(text) <= most:
        return None
    values = {"most": most, "count": len(text)}
    return Fault(mark("Shorten your answer to {most} characters or fewer. It has {count}"), values, part, "too_long")


def _printable(text: str) -> bool:
    if text.isprintable():
        return True
    control = any(unicodedata.category(character) == "Cc" and character not in _KEPT for character in text)
    return not control and _NOT_CHARACTERS.search(text) is None
