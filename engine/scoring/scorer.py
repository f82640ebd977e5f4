"""What a scorer is. One from outside is a subclass, registered under the entry-point group `formwright.scorers`."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import Any, ClassVar

from engine.questionnaire import ItemId, Scale
from engine.scoring.complaint import Complaint
from engine.scoring.key import ZERO, Key
from engine.scoring.rounding import Exact
from engine.scoring.score import Step


class Reads(Enum):
    """What a scorer goes by: what the answers are worth, or which options were chosen."""

    WORTHS = "worths"
    CODES = "codes"


@dataclass(frozen=True, slots=True)
class Given:
    """One sitting's answers to the items of a scale that count, in the scale's order.

    `keys` are those items. `worths` holds what the answers are worth, reversed where declared; `codes` the codes
    chosen, for a scorer that reads codes. What has no answer is absent from both. `explain` asks for steps.
    """

    keys: tuple[Key, ...]
    worths: Mapping[ItemId, Decimal]
    codes: Mapping[ItemId, str]
    explain: bool = False

    @property
    def total(self) -> Decimal:
        """What the answers are worth together."""
        return sum(self.worths.values(), ZERO)


@dataclass(frozen=True, slots=True)
class Result:
    """What a scorer makes of the answers: an unrounded number, an outcome's code, or None with a reason."""

    value: Exact | str | None
    reason: Step | None = None
    prorated: bool = False
    steps: tuple[Step, ...] = ()


class Scorer(ABC):
    """A way to make one result of a scale's answers; made once for each scale, so that it can prepare in `__init__`.

    It is only asked when the scale's missing policy is satisfied and at least one item counts. It does not round, and
    does not look for bands. Whatever it raises leaves its own scale without a score, and nothing else.
    """

    name: ClassVar[str]
    """The scorer as authors write it."""

    version: ClassVar[int]
    """Goes up whenever the same answers would score differently."""

    schema: ClassVar[Mapping[str, Any]]
    """JSON Schema of the scorer's own YAML keys: `{"properties": ..., "required": [...]}`."""

    reads: ClassVar[Reads] = Reads.WORTHS
    """Whether it goes by what the answers are worth, or by the options chosen."""

    def __init__(self, scale: Scale, keys: tuple[Key, ...]) -> None:
        """Keep the scale, whose `settings` hold the scorer's own keys as the document's nodes, and its items' keys."""
        self.scale = scale
        self.keys = keys

    @property
    def adds_up(self) -> bool:
        """Whether the value is smaller where fewer items count, so that bands fit only if all of them always do."""
        return False

    def check(self) -> Iterator[Complaint]:
        """What is wrong with the scale's own keys, beyond what the schema can tell."""
        yield from ()

    def possible(self, keys: Sequence[Key]) -> tuple[Exact, Exact] | None:
        """The least and greatest value if these items count, or None where that cannot be told."""
        del keys
        return None

    @abstractmethod
    def score(self, given: Given) -> Result:
        """The result of one sitting."""
