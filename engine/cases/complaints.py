"""What is wrong with a file of cases, gathered while it is read."""

from __future__ import annotations

from collections.abc import Iterable

from engine.compiler.draft import did_you_mean
from engine.document import Problem, Scalar, Span

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
        names = list(known)
        more = ", …" if len(names) > MOST_NAMED else ""
        listed = f"There are: {', '.join(names[:MOST_NAMED])}{more}." if names else f"There is no {thing} at all."
        self.take(code, word.span, f'There is no {thing} "{word}" here.', did_you_mean(word, names, listed))
