"""What is wrong with a theme, gathered while it is read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from engine.compiler.draft import did_you_mean
from engine.document import Problem, Scalar, Severity, Span

MOST_NAMED = 12


class Complaints:
    """Takes down one problem after the other."""

    def __init__(self, file: str) -> None:
        """For the file of this name."""
        self.file = file
        self.problems: list[Problem] = []

    def take(self, code: str, span: Span, message: str, hint: str, severity: Severity = Severity.ERROR) -> None:
        """Take down a problem at a place."""
        self.problems.append(
            Problem(code=code, message=message, hint=hint, file=self.file, span=span, severity=severity)
        )

    def unknown(self, code: str, word: Scalar, thing: str, known: Iterable[str]) -> None:
        """Take down that there is no such thing, with the one that may have been meant or those that there are."""
        names = list(known)
        self.take(code, word.span, f'There is no {thing} "{word}".', did_you_mean(word, names, _there_are(names)))


def _there_are(names: Sequence[str]) -> str:
    more = ", …" if len(names) > MOST_NAMED else ""
    return f"There are: {', '.join(names[:MOST_NAMED])}{more}." if names else "There is none at all."
