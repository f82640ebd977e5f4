"""What a name stands for, and how a type is called in an author's words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import lru_cache
from typing import TypeAlias

from engine.expressions.numbers import CONTEXT

MOST_SHOWN = 6
LONG = 40


@dataclass(frozen=True, slots=True)
class Number:
    """A number, with the least and the most it can be where that is known."""

    least: Decimal | None = None
    most: Decimal | None = None

    def __str__(self) -> str:
        """The type in an author's words."""
        if self.least == self.most:
            return "a number"
        if self.least is None:
            return "a number" if self.most is None else f"a number up to {plain(self.most)}"
        if self.most is None:
            return f"a number from {plain(self.least)} up"
        return f"a number from {plain(self.least)} to {plain(self.most)}"


@dataclass(frozen=True, slots=True)
class TextType:
    """Any text."""

    def __str__(self) -> str:
        """The type in an author's words."""
        return "a text"


@dataclass(frozen=True, slots=True)
class Boolean:
    """True or false: what a condition is."""

    def __str__(self) -> str:
        """The type in an author's words."""
        return "true or false"


@dataclass(frozen=True, slots=True)
class DateType:
    """A day in the calendar."""

    def __str__(self) -> str:
        """The type in an author's words."""
        return "a date"


@dataclass(frozen=True, slots=True)
class Choice:
    """One code out of some."""

    codes: tuple[str, ...]

    def __str__(self) -> str:
        """The type in an author's words."""
        return f"a choice {_among(self.codes)}"


@dataclass(frozen=True, slots=True)
class Choices:
    """Any number of codes out of some; `ranked` where each is also the name of the number it was given."""

    codes: tuple[str, ...]
    ranked: bool = False

    def __str__(self) -> str:
        """The type in an author's words."""
        return f"{'choices in order' if self.ranked else 'several choices'} {_among(self.codes)}"


@dataclass(frozen=True, slots=True)
class Null:
    """What the literal `null` is; no name ever has this type."""

    def __str__(self) -> str:
        """The type in an author's words."""
        return "no answer"


@dataclass(frozen=True, slots=True)
class List:
    """Values of one type, one after the other; of `Null` where it is empty."""

    of: Type | Null

    def __str__(self) -> str:
        """The type in an author's words."""
        match self.of:
            case Null():
                return "an empty list"
            case Number():
                return "a list of numbers"
            case TextType() | Choice():
                return "a list of texts"
            case Boolean():
                return "a list of true or false"
            case DateType():
                return "a list of dates"
        return "a list of lists"


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a repeated group, with the type of each of its items; one row of it is a `Row`."""

    fields: Mapping[str, Type]

    def __str__(self) -> str:
        """The type in an author's words."""
        return f"a repeated group with {plain_list(tuple(self.fields))}"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a repeated group: what `job` is in `some job in jobs satisfies …`."""

    fields: Mapping[str, Type]

    def __str__(self) -> str:
        """The type in an author's words."""
        return f"one row with {plain_list(tuple(self.fields))}"


Type: TypeAlias = Number | TextType | Boolean | DateType | Choice | Choices | List | Rows | Row


@dataclass(frozen=True, slots=True)
class Scope:
    """What each name is where an expression stands; `later` are names that exist, but only further down.

    `beside` are those of them on the same page, `labels` the codes of a choice by what respondents read, `scales` the
    names that `score(…)` and `band(…)` may be given. `in_parts` have no value as a whole, only what is inside them. A
    type that nobody knows is None, and goes with everything.
    """

    types: Mapping[str, Type | None]
    later: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()
    labels: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    scales: frozenset[str] = frozenset()
    in_parts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def knows(self, name: str) -> bool:
        """Whether there is something of this name here, or in every row of a repeated group, or may well be."""
        group = name.rpartition(".")[0]
        unknown = group in self.types and self.types[group] is None
        return name in self.types or unknown or self._in_rows(name) is not None

    def type_of(self, name: str) -> Type | None:
        """What a name is: `jobs.hours` is a list of what each row of `jobs` has under `hours`."""
        return self.types[name] if name in self.types else self._in_rows(name)

    def names(self) -> tuple[str, ...]:
        """Every name there is, and those in rows."""
        grouped = ((name, kind.fields) for name, kind in self.types.items() if isinstance(kind, Rows | Row))
        return (*self.types, *(f"{name}.{part}" for name, fields in grouped for part in fields))

    def having(self, name: str, kind: Type | None) -> Scope:
        """The same with one name more."""
        return replace(self, types={**self.types, name: kind})

    def _in_rows(self, name: str) -> Type | None:
        group, _, part = name.rpartition(".")
        kind = self.types.get(group)
        found = _fields(kind).get(part)
        return List(found) if found is not None and isinstance(kind, Rows) else found


def _fields(kind: Type | None) -> Mapping[str, Type]:
    return kind.fields if isinstance(kind, Rows | Row) else {}


def _among(codes: tuple[str, ...]) -> str:
    return f"with the one code {codes[0]}" if len(codes) == 1 else f"among {plain_list(codes)}"


def plain(number: Decimal) -> str:
    """A number as an author writes it: no idle zeros, and no exponent unless it is very large or very small."""
    shortest = CONTEXT.normalize(number)
    return f"{shortest:f}" if abs(shortest.adjusted()) < LONG else str(shortest)


@lru_cache(maxsize=64)
def plain_list(words: tuple[str, ...], *, quotes: bool = False) -> str:
    """The first few of a list of words, and how many there are besides."""
    shown = [f'"{word}"' if quotes else word for word in dict.fromkeys(words)]
    if len(shown) > MOST_SHOWN + 1:
        shown[MOST_SHOWN:] = [f"{len(shown) - MOST_SHOWN} more"]
    return f"{', '.join(shown[:-1])} and {shown[-1]}" if len(shown) > 1 else "".join(shown)
