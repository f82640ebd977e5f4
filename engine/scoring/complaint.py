"""What is wrong with a scale as its author wrote it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from engine.document import Mapping, Scalar, Sequence, Severity, Span
from engine.document.near import nearest


@dataclass(frozen=True, slots=True)
class Complaint:
    """One fault of a scale. The compiler turns it into a `Problem` of the file the scale stands in."""

    code: str
    message: str
    hint: str
    span: Span
    severity: Severity = Severity.ERROR


def place(node: Any, otherwise: Span) -> Span:  # noqa: ANN401  # settings may be nodes or plain data
    """Where a setting stands, or another place if it does not know."""
    return node.span if isinstance(node, Scalar | Sequence | Mapping) else otherwise


def named(name: str, names: Iterable[str], otherwise: Span) -> Span:
    """Where a name stands in a list of names."""
    return place(next((each for each in names if each == name), None), otherwise)


def near(word: str, known: Iterable[str], otherwise: str) -> str:
    """A hint that offers the nearest known word, or says something else where none is near."""
    found = nearest(word, known)
    return otherwise if found is None else f'Did you mean "{found}"?'
