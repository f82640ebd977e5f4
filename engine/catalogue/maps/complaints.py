"""What is wrong with a map, gathered while it is read."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence

from engine.compiler.draft import did_you_mean
from engine.document import Mapping, Problem, Scalar, Span

MOST_NAMED = 12


class Complaints:
    """Takes down one problem after the other."""

    def __init__(self, file: str) -> None:
        """For the file of this name."""
        self._file = file
        self.problems: list[Problem] = []

    def take(self, code: str, span: Span, message: str, hint: str) -> None:
        """Take down an error at a place."""
        self.problems.append(Problem(code=code, message=message, hint=hint, file=self._file, span=span))

    def unknown(self, code: str, word: Scalar, thing: str, known: Iterable[str]) -> None:
        """Take down that there is no such thing, with the one that may have been meant or those that there are."""
        listed = f"There are: {_some(list(known))}."
        self.take(code, word.span, f'There is no {thing} "{word}".', did_you_mean(word, known, listed))

    def version(self, document: Mapping, key: str, wanted: str) -> None:
        """Take down that a map says another version than the one it stands beside or was read with."""
        node = document.find(key)
        if isinstance(node, Scalar) and node != wanted:
            message = f'"{key}" is {node}, but the map stands beside version {wanted}.'
            self.take("map.version", node.span, message, f"Write {wanted}, or move the map beside version {node}.")

    def names(self, named: Mapping, known: Sequence[str], version: str) -> None:
        """Take down each name among these that is no item or scale of a version."""
        for name in named:
            if name not in known:
                self.unknown("map.unknown-name", name, f"item or scale of version {version} called", known)

    def unnamed(self, names: Sequence[str], what: str, key: str, span: Span) -> None:
        """Take down that something is neither carried nor said to be left behind or new."""
        for name in names:
            message = f'"{name}" {what}.'
            self.take("map.unnamed", span, message, f"Map it, or name it under {key} with the reason.")

    def unlike(self, names: Sequence[str], scales: Container[str], span: Span) -> None:
        """Take down that what both versions have under a name cannot be compared, and nothing is said of it."""
        for name in names:
            what, key = ("scores", "scales") if name in scales else ("answers", "items")
            message = f'"{name}" is in both versions, but its {what} before and after cannot be compared.'
            carried = f"If they are the same all the same, write {name}: {{from: {name}}} under {key}"
            left = "if not, map them, or name it under dropped and under added with the reasons."
            self.take("map.unnamed", span, message, f"{carried}; {left}")


def _some(names: list[str]) -> str:
    return f"{', '.join(names[:MOST_NAMED])}{', …' if len(names) > MOST_NAMED else ''}" if names else "none"
