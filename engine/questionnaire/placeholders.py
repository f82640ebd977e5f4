"""Places in a wording that hold what was answered before: `{name}`, or `{name|words where there is no answer}`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

_NAME = r"[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)?"
_BRACES = re.compile(rf"\{{\{{|\}}\}}|\{{({_NAME})(?:\|([^{{}}]*))?\}}|[{{}}]")

ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A name in a wording, with the words that stand there where it has no answer."""

    name: str
    otherwise: str | None = None


Tell: TypeAlias = Callable[[Placeholder], str]
"""What stands in the place of a placeholder."""


def untold(placeholder: Placeholder) -> str:
    """What stands there where nobody's answers are at hand."""
    return ELLIPSIS if placeholder.otherwise is None else placeholder.otherwise


def has_braces(words: str) -> bool:
    """Whether there may be anything to fill in; most wordings have nothing."""
    return "{" in words or "}" in words


def placeholders(words: str) -> Iterator[Placeholder]:
    """The placeholders of a wording, in order."""
    return (Placeholder(found[1], found[2]) for found in _BRACES.finditer(words) if found[1])


def stray_brace(words: str) -> str | None:
    """What the first brace that is neither a placeholder's nor doubled begins, or None where there is none."""
    stray = next((found for found in _BRACES.finditer(words) if len(found[0]) == 1), None)
    return words[stray.start() :] if stray else None


def filled(words: str, tell: Tell) -> str:
    """The wording with every placeholder told; a brace that is meant as one is written twice."""
    return _BRACES.sub(lambda found: tell(Placeholder(found[1], found[2])) if found[1] else found[0][0], words)


def bound(words: str, tell: Tell) -> str:
    """The wording with every placeholder told for good: it stays a wording, in which braces are doubled."""
    return _BRACES.sub(lambda found: _doubled(tell(Placeholder(found[1], found[2]))) if found[1] else found[0], words)


def _doubled(words: str) -> str:
    return words.replace("{", "{{").replace("}", "}}")
