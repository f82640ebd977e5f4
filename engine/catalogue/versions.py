"""Version numbers, and what each part of them promises."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

VERSION = re.compile(r"([0-9]{1,30})\.([0-9]{1,30})\.([0-9]{1,30})")


class Weight(StrEnum):
    """How much a change weighs for whoever compares answers and scores of two versions."""

    WORDING = "wording"
    COMPARABLE = "comparable"
    BREAKING = "breaking"

    @property
    def rank(self) -> int:
        """Its place from the lightest to the heaviest."""
        return list(Weight).index(self)


class Version(NamedTuple):
    """`major.minor.patch`: a breaking change needs another major, a comparable one another minor version."""

    major: int
    minor: int
    patch: int

    def __str__(self) -> str:
        """As it is written."""
        return f"{self.major}.{self.minor}.{self.patch}"

    def next(self, weight: Weight) -> Version:
        """The lowest version that a change of this weight may have."""
        match weight:
            case Weight.BREAKING:
                return Version(self.major + 1, 0, 0)
            case Weight.COMPARABLE:
                return Version(self.major, self.minor + 1, 0)
            case Weight.WORDING:
                return Version(self.major, self.minor, self.patch + 1)


def read_version(text: str) -> Version | None:
    """A version as it is written, or None for what is none."""
    match = VERSION.fullmatch(text)
    return Version(*map(int, match.groups())) if match else None
