"""What arrives from a browser, tidied: one value per part, no space around it, nothing unprintable in it."""

from __future__ import annotations

import re
import unicodedata

from engine.questionnaire import Fault, Raw
from engine.wording import mark

_AROUND = (
    "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f \x85\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009"
    "\u200a\u200b\u2028\u2029\u202f\u205f\u2060\u3000\ufeff"
)
"""Space of every width. A pattern for it would be tried anew at every space within a text."""

_SEEN = re.compile(
    r"[^\s\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164"
    r"\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\u2028\u2029]")
_BREAKS = re.compile(r"[\t\n]+")
_NO_CHARACTERS = "".join(f"{chr(plane + 0xFFFE)}-{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
_NOT_CHARACTERS = re.compile(rf"[\ud800-\udfff\ufdd0-\ufdef\ufffd{_NO_CHARACTERS}]")
"""Halves of characters, what is no character at all, and what is left of one that could not be read."""

MOST_MARKS = 30
"""So many may stand on one letter, as Unicode's own format for streams has it. Putting ever more of them in order takes
ever longer."""

_COMES_APART = frozenset("\u0f73\u0f75\u0f81")
"""Not marks by their class, but made of marks."""

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
    """Text in its composed form (NFC), without space around it; empty where nothing in it can be seen.

    Lone surrogates and too many marks pass through unharmed.
    """
    text = _LINE_ENDS.sub("\n", text).strip(_AROUND)
    if text.isascii():
        return text
    return _composed(text) if _SEEN.search(text) else ""


def _composed(text: str) -> str:
    return text if _heaped(text) else unicodedata.normalize("NFC", text)


def _heaped(text: str) -> bool:
    """Whether more marks stand on one letter than anybody can read."""
    marks = 0
    for character in text:
        marks = marks + 1 if unicodedata.combining(character) or character in _COMES_APART else 0
        if marks > MOST_MARKS:
            return True
    return False


def too_long(text: str, most: int, part: str = "") -> Fault | None:
    """What to say where a text has more characters than there is room for."""
    if len(text) <= most:
        return None
    values = {"most": most, "count": len(text)}
    return Fault(mark("Shorten your answer to {most} characters or fewer. It has {count}"), values, part, "too_long")


def _printable(text: str) -> bool:
    if text.isascii() and text.isprintable():
        return True
    if _NOT_CHARACTERS.search(text) or _heaped(text):
        return False
    return not any(unicodedata.category(character) == "Cc" and character not in _KEPT for character in text)
