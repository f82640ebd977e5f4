"""A page of HTML with holes for what differs from one showing to the next: its template runs once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from engine.forms.marks import mark_at, split_at_marks


@dataclass(frozen=True, slots=True)
class Shell:
    """HTML before, between and after named holes, encoded as it is sent."""

    opening: bytes
    rest: tuple[tuple[str, bytes], ...]

    def fill(self, values: Mapping[str, str]) -> bytes:
        """The page with these values; whatever is not Markup is escaped, as a template would."""
        pieces = [self.opening]
        for name, after in self.rest:
            pieces += (escape(values[name]).encode(), after)
        return b"".join(pieces)


def shell(names: Sequence[str], render: Callable[[Mapping[str, Markup]], str]) -> Shell:
    """Render a page once, with holes of these names."""
    opening, rest = split_at_marks(render({name: mark_at(place) for place, name in enumerate(names)}))
    return Shell(opening.encode(), tuple((names[place], after.encode()) for place, after in rest))
