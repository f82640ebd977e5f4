"""Signs that look right and are not: what word processors put in, and what was lost on the way."""

from __future__ import annotations

import re
from collections.abc import Iterator

from engine.document.notes import LIKE_TEXT
from engine.document.trouble import BRACKETS, LIST_ENTRY, Place, Trouble, Words

NO_BREAK_SPACE = re.compile(r"(?:^[ ]*(?:- +)*-?|^[^#\"']*?[\w-]:)([\xa0\u2007\u202f])")
LONG_DASH = re.compile(r"^\s*([\u2012-\u2015\u2212])(?=[\s{])")
BULLET = re.compile(r"^\s*([\u00b7\u2022\u2023\u25aa\u25cf\u25e6])(?=\s)")
CONFLICT = re.compile(r"^(<{7}|={7}|>{7})(?:\s|$)")
FENCE = re.compile(r"^\s*(`{3,}|~{3,})\s*\w*\s*$")
NO_SPACE = re.compile(r"^\s*(-)(?=[{\[\"']|[a-z_]+:)")
CURLY = re.compile(r"(?:[:\-]\s|[,{\[])\s*([\u2018-\u201f])")
VALUE = re.compile(r"\s*(- +)*[\w-]+:\s+[^\s|>#]")


def slip(trouble: Trouble) -> Words | None:
    """What of this kind stands where a parser gave up, or just above."""
    return next((words for find in FINDERS for words in find(trouble)), None)


def list_without_key(trouble: Trouble) -> Words | None:
    """A list that belongs to no key, because the line above has its value already."""
    line, above = trouble.line(trouble.place), trouble.line(Place(trouble.above, 1))
    indent = len(line) - len(line.lstrip())
    if not LIST_ENTRY.match(line, indent) or not VALUE.match(above) or indent <= len(above) - len(above.lstrip()):
        return None
    return Words(
        "A list begins here, but nothing says of what.",
        'Write its key on a line of its own above it, such as "items:", "rows:" or "options:".',
        Place(trouble.place.line, indent + 1),
    )


def lost_bracket(trouble: Trouble) -> Words | None:
    """A line that ends with a brace whose partner is not there."""
    line = trouble.line(trouble.place)
    if not line.rstrip().endswith("}") or line.count("{") >= line.count("}"):
        return None
    return Words(
        'This line ends with "}", but the "{" before its first key is missing.',
        'Write it, as in "- {code: yes, label: Yes}".',
        Place(trouble.place.line, len(line) - len(line.lstrip("- ")) + 1),
    )


def _no_break_space(trouble: Trouble) -> Iterator[Words]:
    for place in _found(NO_BREAK_SPACE, trouble):
        hint = "Type a space in its place; it often comes along when text is pasted."
        yield Words("This looks like a space, but is a no-break space, which YAML takes for a letter.", hint, place)


def _no_hyphen(trouble: Trouble) -> Iterator[Words]:
    for sign, name in ((LONG_DASH, "long dash"), (BULLET, "bullet")):
        for place in _found(sign, trouble):
            yield Words(f"This is a {name}; an entry of a list begins with a hyphen.", 'Write "- " instead.', place)


def _left_over(trouble: Trouble) -> Iterator[Words]:
    """What version control and chats put around lines."""
    for place in _found(CONFLICT, trouble):
        hint = "Keep the right lines, and delete those that begin with <<<<<<<, ======= and >>>>>>>."
        yield Words("Two versions of this file were merged here, and nobody has chosen between them.", hint, place)
    for place in _found(FENCE, trouble):
        yield Words("This line came along from a chat or from Markdown.", "Delete it, and its partner.", place)


def _no_space(trouble: Trouble) -> Iterator[Words]:
    for place in _found(NO_SPACE, trouble):
        yield Words("A space is missing after the hyphen.", 'Write "- " where an entry of a list begins.', place)


def _curly(trouble: Trouble) -> Iterator[Words]:
    found = CURLY.search(trouble.before)
    if found:
        place = Place(trouble.place.line, found.start(1) + 1)
        yield Words("Curly quotation marks do not hold a text together.", 'Write straight ones: "…".', place)


def _note(trouble: Trouble) -> Iterator[Words]:
    """Between brackets, a note takes the closing one along."""
    line = trouble.line(trouble.start)
    found = LIKE_TEXT.search(line)
    if found and trouble.character(trouble.start) in tuple(BRACKETS) and found[1].rstrip(" ,").endswith(("}", "]")):
        place = Place(trouble.start.line, found.start(1) + 1)
        yield Words("What follows # is a note.", "Put the text in quotation marks if it belongs to it.", place)


def _found(sign: re.Pattern[str], trouble: Trouble) -> Iterator[Place]:
    for number in (trouble.start.line, trouble.above, trouble.place.line):
        found = sign.search(trouble.line(Place(number, 1)))
        if found:
            yield Place(number, found.start(1) + 1)


FINDERS = (_no_break_space, _no_hyphen, _left_over, _no_space, _curly, _note)
