"""How somebody wishes to read: words that are kept in their browser, and what they do to a page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

LARGER, SPACED = "larger", "spaced"
COLOURS = ("light", "cream", "dark")
BETWEEN = "."


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """Larger letters, more space, and colours by name; without any the device's own wishes hold."""

    larger: bool = False
    spaced: bool = False
    colours: str = ""

    @property
    def classes(self) -> str:
        """The classes of the page."""
        return " ".join(name for name, wished in (("fw-larger", self.larger), ("fw-spaced", self.spaced)) if wished)

    @property
    def words(self) -> tuple[str, ...]:
        """The words they are kept as."""
        sizes = ((LARGER, self.larger), (SPACED, self.spaced), (self.colours, bool(self.colours)))
        return tuple(word for word, wished in sizes if wished)


NO_PREFERENCES = Preferences()


def preferences(words: Iterable[str]) -> Preferences:
    """The wishes these words say; others say nothing."""
    said = set(words)
    colours = next((colours for colours in COLOURS if colours in said), "")
    return Preferences(larger=LARGER in said, spaced=SPACED in said, colours=colours)


@lru_cache(maxsize=256)
def kept_preferences(kept: str) -> Preferences:
    """The wishes a browser has kept."""
    return preferences(kept.split(BETWEEN))
