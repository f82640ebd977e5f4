"""Names of files that every machine takes: who it is for, in what place of the run, and its number."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

LONGEST = 120
"""In bytes of UTF-8, so that there is room for a folder on any system."""

KEPT = "-'\u2019"
"""What stays of a name besides letters, their marks and digits: not what a system or a terminal takes for its own."""

PART = "_"
NO_GROUP = "no-group"


def family_and_given(name: str) -> tuple[str, str]:
    """A name in two: what comes before a comma, or else the last word with small words before it, is the family's.

    What stands in brackets at its end, such as who somebody is, is no part of either.
    """
    name = re.sub(r"\s*\([^()]*\)\s*$", "", name) or name
    family, comma, given = (part.strip() for part in name.partition(","))
    if comma and family:
        return family, given
    words = name.split()
    first = len(words) - 1
    while first > 1 and words[first - 1].islower():
        first -= 1
    return " ".join(words[first:]), " ".join(words[:first])


def file_name(run: str, place: int, name: str, number: str) -> str:
    """What the PDF of one learner is called; of nobody's name, by place and number alone.

    Place and number are never cut, so that no two files of a run are called the same, whatever the system compares.
    """
    family, given = family_and_given(name)
    begins, ends = f"{safe(run)}{PART}{place:05d}", f"{PART}{safe(number)}.pdf"
    said = PART.join(part for part in (safe(family.upper()), safe(given)) if part)
    room = LONGEST - len(begins.encode()) - len(ends.encode()) - len(PART)
    shown = cut(said, room).rstrip(PART + KEPT)
    return f"{begins}{PART}{shown}{ends}" if shown else f"{begins}{ends}"


def folders(groups: Iterable[str | None]) -> Mapping[str | None, str]:
    """A folder for each group, numbered in the order they come: so no two are the same, and none is a system's own."""
    named = [group for group in dict.fromkeys(groups) if group]
    made: dict[str | None, str] = {None: NO_GROUP, "": NO_GROUP}
    for place, group in enumerate(named, 1):
        begins = f"{place:03d}{PART}"
        made[group] = (begins + cut(safe(group), LONGEST - len(begins))).rstrip(PART + KEPT)
    return made


def safe(text: str) -> str:
    """Letters, marks and digits as they are composed; between words a hyphen, and nothing that cannot be seen."""
    words = "".join(map(_shown, unicodedata.normalize("NFC", text))).split()
    joined = unicodedata.normalize("NFC", "-".join(word for word in (word.strip(KEPT) for word in words) if word))
    first = next((place for place, letter in enumerate(joined) if not _is_mark(letter)), len(joined))
    return joined[first:]


def cut(text: str, room: int) -> str:
    """As much of a text as has room in UTF-8, without half a letter or a letter without its marks."""
    if len(text.encode()) <= room:
        return text
    kept = len(text.encode()[: max(room, 0)].decode(errors="ignore"))
    while kept and _is_mark(text[kept]):
        kept -= 1
    return text[:kept]


def _shown(letter: str) -> str:
    """A letter as it is; nothing where nobody would see it, and a space where a system could take it for its own."""
    kind = unicodedata.category(letter)
    if letter in KEPT or kind[0] in "LMN":
        return letter
    return "" if kind == "Cf" else " "


def _is_mark(letter: str) -> bool:
    return unicodedata.category(letter).startswith("M")
