"""Entries of a list that a parser cannot place: indented unlike the others, or without their hyphen or its space."""

from __future__ import annotations

from collections.abc import Iterator

from engine.document.trouble import LIST_ENTRY, Place, Trouble, Words


def misplaced_entry(trouble: Trouble) -> Words | None:
    """A list entry where none can begin: most often it stands a space beside the others of its list."""
    place = trouble.place
    spaces = place.column - 1
    if not LIST_ENTRY.match(trouble.line(place), spaces):
        return None
    above = Place(trouble.above, 1)
    if _indent(trouble.line(above)) == spaces and trouble.line(above).lstrip().startswith("{"):
        return _begin(above, spaces)
    return _beside_the_others(trouble, spaces)


def without_hyphen(trouble: Trouble) -> Words | None:
    """A line of keys between braces that stands under an entry of a list and is none itself."""
    line, above = trouble.line(trouble.start), trouble.lines[max(trouble.start.line - 2, 0)]
    spaces = _indent(line)
    if not line[spaces:].startswith("{") or not LIST_ENTRY.match(above, spaces) or above[:spaces].strip():
        return None
    return _begin(trouble.start, spaces)


def _begin(place: Place, spaces: int) -> Words:
    message = "This line has no hyphen, but stands among the entries of a list."
    return Words(message, 'Begin it with "- " as well.', Place(place.line, spaces + 1))


def _beside_the_others(trouble: Trouble, spaces: int) -> Words | None:
    if trouble.context is not None and spaces == trouble.context.column - 1:
        return None
    lists = sorted(_lists_above(trouble), key=lambda place: abs(place.column - 1 - spaces))
    if not lists or (len(lists) > 1 and _away(lists[0], spaces) == _away(lists[1], spaces)):
        return None
    nearest = lists[0]
    return Words(
        f"This entry is indented by {_spaces(spaces)}, the others of its list by {_spaces(nearest.column - 1)}.",
        f"Let it begin in the same column as the entry in line {nearest.line}.",
        trouble.place,
    )


def _lists_above(trouble: Trouble) -> Iterator[Place]:
    """The entries above, one for each list that something could still be added to, the latest first."""
    reach: int | None = None
    for number in range(trouble.place.line - 1, 0, -1):
        line = trouble.lines[number - 1]
        indent = _indent(line)
        if not line.strip() or line.lstrip().startswith("#") or (reach is not None and indent >= reach):
            continue
        reach = indent
        if LIST_ENTRY.match(line, indent):
            yield Place(number, indent + 1)


def _away(place: Place, spaces: int) -> int:
    return abs(place.column - 1 - spaces)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _spaces(number: int) -> str:
    return "1 space" if number == 1 else f"{number} spaces"
