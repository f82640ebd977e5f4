"""Names and their values: what comes from outside is taken only if it is of a type that expressions have."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TypeAlias

from engine.expressions.numbers import CONTEXT, finite

Names: TypeAlias = Mapping[str, object]
Evaluate: TypeAlias = Callable[[Names], object | None]


@dataclass(frozen=True, slots=True)
class Fixed:
    """A value that no name changes."""

    value: object | None

    def __call__(self, names: Names) -> object | None:
        """The value."""
        del names
        return self.value


def once(made: Evaluate, *parts: Evaluate) -> Evaluate:
    """What is made of values that no name changes is worked out here and now."""
    return Fixed(made({})) if all(isinstance(part, Fixed) for part in parts) else made


def named(key: str) -> Evaluate:
    """The value of a name. A dotted one that is not there is looked for in the rows, or the row, before the dot."""
    group, _, part = key.rpartition(".")
    if not group:
        return lambda names: known(names.get(key))

    def value(names: Names) -> object | None:
        if key in names:
            return known(names[key])
        match names.get(group):
            case Mapping() as row:
                return known(row.get(part))
            case list() | tuple() as rows:
                return tuple(known(row.get(part)) if isinstance(row, Mapping) else None for row in rows)
        return None

    return value


def known(value: object) -> object | None:  # noqa: PLR0911  # one return for each type
    """A value from outside as one of the types expressions have, or null if it is none of them."""
    match value:
        case bool():
            return value
        case int() | Decimal():
            return finite(CONTEXT.create_decimal(value))
        case str():
            return str(value)
        case list() | tuple():
            return tuple(map(known, value))
        case Mapping():
            return value
        case date() if not isinstance(value, datetime):
            return value if type(value) is date else date(value.year, value.month, value.day)
    return None
