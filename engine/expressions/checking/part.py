"""A part of an expression with what is known about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from engine.expressions.evaluating import Fixed
from engine.expressions.tree import Literal, Node
from engine.expressions.types import Null, Number, Type


@dataclass(frozen=True, slots=True)
class RangeType:
    """What a range is: something a value can be in, and no value itself."""

    def __str__(self) -> str:
        """The type in an author's words."""
        return "a range"


Known: TypeAlias = Type | Null | RangeType | None
"""What a part is; None where that is not known, because of a fault already found or because nobody knows."""


class Part(NamedTuple):
    """The node, what it is, how the author wrote it, and its value where no name changes that."""

    node: Node
    type: Known
    written: str
    fixed: Fixed | None = None

    def __str__(self) -> str:
        """The part as it is named in a message: in quotes, unless it is a literal or has quotes already."""
        return self.written if isinstance(self.node, Literal) or '"' in self.written else f'"{self.written}"'

    @property
    def value(self) -> object | None:
        """Its value, if no name changes that."""
        return self.fixed.value if self.fixed is not None else None

    @property
    def spread(self) -> Number | None:
        """From which number to which it can be, if it is a number."""
        return self.type if isinstance(self.type, Number) else None
