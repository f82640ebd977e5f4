"""What goes wrong with a file, as small changes that can be drawn, repeated and made fewer."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from engine.document import Mapping, Node, Scalar, Source
from engine.document.reader import read
from tests.fuzz.examples import good, scraps

TOKEN = re.compile(r"\s+|\w+|[^\w\s]")
PLAIN = re.compile(r"\w+([.-]\w+)*|-\d+")
MOST_LINES = 12


@dataclass(frozen=True, slots=True)
class Edit:
    """One change: which (see HOW), at two places, which count round and round, with which scrap."""

    how: int
    here: int
    there: int
    scrap: int


def edited(text: str, edits: Sequence[Edit]) -> str:
    """A text after some changes."""
    for edit in edits:
        text = HOW[edit.how % len(HOW)](text, edit)
    return text


def revalued(text: str, place: int, value: str) -> str:
    """A questionnaire in one line, in which another value stands at one of its places."""
    root, _ = read(Source("good.yaml", text))
    assert root is not None
    nodes = list(_inside(root))
    return _flow(root, nodes[place % len(nodes)], value)


def places(text: str) -> int:
    """How many values there are in a questionnaire."""
    root, _ = read(Source("good.yaml", text))
    assert root is not None
    return len(list(_inside(root)))


def _inside(node: Node) -> Iterator[Node]:
    if not isinstance(node, Scalar):
        for child in node.values() if isinstance(node, Mapping) else node:
            yield child
            yield from _inside(child)


def _flow(node: Node, spot: Node, value: str) -> str:
    if node is spot:
        return value
    if isinstance(node, Mapping):
        return (
            "{"
            + ", ".join(f"{_flow(key, spot, value)}: {_flow(each, spot, value)}" for key, each in node.items())
            + "}"
        )
    if isinstance(node, Scalar):
        escaped = node.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        return str(node) if not node.quoted and PLAIN.fullmatch(node) else f'"{escaped}"'
    return "[" + ", ".join(_flow(each, spot, value) for each in node) + "]"


def _scrap(edit: Edit) -> str:
    return scraps()[edit.scrap % len(scraps())]


def _in_lines(change: Callable[[list[str], int, Edit], None]) -> Callable[[str, Edit], str]:
    def apply(text: str, edit: Edit) -> str:
        lines = text.splitlines(keepends=True) or [""]
        change(lines, edit.here % len(lines), edit)
        return "".join(lines)

    return apply


def _in_tokens(change: Callable[[list[str], int, Edit], None]) -> Callable[[str, Edit], str]:
    def apply(text: str, edit: Edit) -> str:
        tokens = TOKEN.findall(text) or [""]
        change(tokens, edit.here % len(tokens), edit)
        return "".join(tokens)

    return apply


def _delete(parts: list[str], place: int, _: Edit) -> None:
    del parts[place]


def _double(parts: list[str], place: int, _: Edit) -> None:
    parts.insert(place, parts[place])


def _swap(parts: list[str], place: int, edit: Edit) -> None:
    other = edit.there % len(parts)
    parts[place], parts[other] = parts[other], parts[place]


def _replace(parts: list[str], place: int, edit: Edit) -> None:
    parts[place] = _scrap(edit)


def _insert(parts: list[str], place: int, edit: Edit) -> None:
    parts.insert(place, _scrap(edit))


def _indent(lines: list[str], place: int, edit: Edit) -> None:
    lines[place] = " " * (edit.there % 7) + lines[place].lstrip(" ")


def _value(lines: list[str], place: int, edit: Edit) -> None:
    key, colon, _ = lines[place].partition(": ")
    lines[place] = f"{key}{colon}{_scrap(edit)}\n"


def _splice(lines: list[str], place: int, edit: Edit) -> None:
    other = good()[edit.there % len(good())].splitlines(keepends=True)
    start = edit.scrap % len(other)
    lines[place:place] = other[start : start + 1 + edit.there % MOST_LINES]


def _cut(text: str, edit: Edit) -> str:
    return text[: edit.here % (len(text) + 1)]


def _ends(text: str, edit: Edit) -> str:
    return text.replace("\n", ("\r\n", "\r", "\n\n")[edit.here % 3])


def _scraps(text: str, edit: Edit) -> str:
    """Nothing but scraps: a fragment of its own below the text."""
    some = (scraps()[(edit.scrap * (step + 1) + edit.there) % len(scraps())] for step in range(edit.here % 20))
    return text + "\n" + (" " if edit.there % 2 else "").join(some)


HOW: tuple[Callable[[str, Edit], str], ...] = (
    _in_lines(_value),
    _in_lines(_delete),
    _in_lines(_double),
    _in_lines(_swap),
    _in_lines(_indent),
    _in_lines(_splice),
    _in_tokens(_replace),
    _in_tokens(_insert),
    _in_tokens(_delete),
    _in_tokens(_double),
    _in_tokens(_swap),
    _cut,
    _ends,
    _scraps,
)
