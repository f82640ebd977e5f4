"""What a scorer is. One from outside is a subclass, registered under the entry-point group `formwright.scorers`."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from fractions import Fraction
from typing import Any, ClassVar

from engine.document import Scalar
from engine.questionnaire import Answers, ItemId, Scale, ScaleId
from engine.scoring.complaint import Complaint
from engine.scoring.earlier import Earlier
from engine.scoring.key import Key, NonAnswer
from engine.scoring.member import Counting, Member
from engine.scoring.reach import Tally
from engine.scoring.rounding import Exact, total
from engine.scoring.score import Part, Score, Step
from engine.wording import mark

NONE_COUNT = mark("None of these questions applied to you, so there is no score.")


class Reads(Enum):
    """What a scorer goes by: what the answers are worth, or which options were chosen."""

    WORTHS = "worths"
    CODES = "codes"


class Takes(Enum):
    """What a scorer makes its result of: items, items beside something of its own, other scales, or either."""

    ITEMS = "items"
    ITEMS_IF_ANY = "items_if_any"
    SCALES = "scales"
    EITHER = "either"


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What a scorer is made for: a scale, the keys of its items, the scales it is made of.

    `others` has the key of every item of the questionnaire that is not reversed anywhere, and of what is inside their
    answers, by name: for scorers that read more than the scale's own items. `items_of` has the items of every scale.
    """

    scale: Scale
    keys: tuple[Key, ...] = ()
    members: tuple[Member, ...] = ()
    others: Mapping[str, Key] = field(default_factory=dict)
    items_of: Mapping[str, tuple[ItemId, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Given:
    """One sitting's answers to what counts in a scale, in the scale's order.

    `keys` are the items and scales that count. `worths` holds what their answers are worth, reversed where declared,
    and the values of scales; `codes` the codes chosen, for a scorer that reads codes, and the outcomes of scales. What
    has no answer is absent from both, unless the missing policy let something stand in: those are `stood_in`. `absent`
    says why an item is worth nothing. `answers` are all the sitting's answers that apply, `scores` those of the scales
    it is made of, `earlier` the scores of the same person's last sitting, carried to this version. `explain` asks for
    steps.
    """

    keys: tuple[Counting, ...]
    worths: Mapping[str, Exact]
    codes: Mapping[str, str]
    explain: bool = False
    stood_in: frozenset[str] = frozenset()
    absent: Mapping[str, NonAnswer] = field(default_factory=dict)
    answers: Answers = field(default_factory=dict)
    scores: Mapping[ScaleId, Score] = field(default_factory=dict)
    earlier: Earlier | None = None

    @property
    def total(self) -> Exact:
        """What the answers are worth together."""
        return total(self.worths.values())


@dataclass(frozen=True, slots=True)
class Result:
    """What a scorer makes of the answers: an unrounded number, an outcome's code, or None with a reason.

    `parts` are lines of their own beside the value, in the order to be shown: what was ranked, gaps, groups of raters.
    `counted` says how many answers count, of how many, where that is not the number of items.
    """

    value: Exact | str | None
    reason: Step | None = None
    prorated: bool = False
    steps: tuple[Step, ...] = ()
    parts: tuple[Part, ...] = ()
    counted: tuple[int, int] | None = None


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

    skips: ClassVar[bool] = False
    """Whether what is answered "not applicable" is left out though it reads codes. Reading worths, it always is."""

    takes: ClassVar[Takes] = Takes.ITEMS
    """Whether a scale names the items it is made of, other scales, or either."""

    decides: ClassVar[bool] = False
    """Whether the result is the code of an outcome rather than a number."""

    places: ClassVar[int] = 2
    """How many decimal places its scores are rounded to where a scale does not say."""

    outcomes_from: ClassVar[str] = "outcomes"
    """The key that lists what can be decided on, each with `code` and `label`; `scales` for the scales it names."""

    comparable: ClassVar[bool] = True
    """Whether two people's scores may be compared. Where not, nothing puts them beside a norm."""

    climbs: ClassVar[bool] = True
    """Whether a higher value is more of what the scale is about: it has a place on a line, and among strengths."""

    counts_up: ClassVar[bool] = True
    """Whether a score from 0 or 1 up is so much out of the greatest there can be, rather than a place on a scale."""

    ranged: ClassVar[bool] = True
    """Whether a score is told with the ends of its range, rather than as an amount of its own, such as a price."""

    gives_parts: ClassVar[bool] = False
    """Whether there are lines of their own beside the value, for which an export needs a column."""

    looks_back: ClassVar[bool] = False
    """Whether it goes by the same person's last sitting, so that it is worth asking again."""

    sees_to_missing: ClassVar[bool] = False
    """Whether it applies the missing policy itself, so that it is asked whatever is missing."""

    gathers: ClassVar[bool] = False
    """Whether it puts together what many have said, so that they must not be seen one by one."""

    certain: ClassVar[bool] = False
    """Whether there always is a score where there are answers enough, in a range that holds for fewer items as well."""

    def __init__(self, material: Material) -> None:
        """Keep what it is made for. Must not fail on names that are not there: `check` tells of them.

        A scorer for which answers are worth something else than their scores may put its own `keys` in their place.
        """
        self.material = material
        self.scale = material.scale
        self.keys = material.keys
        self.members = material.members

    @property
    def within_person(self) -> bool:
        """Whether its value only says how things stand inside one person: by itself, or by what it is made of."""
        return not self.comparable or (not self.decides and any(member.within_person for member in self.members))

    @property
    def adds_up(self) -> bool:
        """Whether the value is smaller where fewer items count, so that bands fit only if all of them always do."""
        return False

    def named(self) -> Iterator[Scalar]:
        """The names of items that stand in the scorer's own keys, so that unknown ones are told."""
        yield from ()

    def read(self) -> Iterator[str]:
        """The names of items that it reads besides those of the scale: those named, where nothing else is said."""
        yield from map(str, self.named())

    def stated(self) -> Iterator[Step]:
        """What the public record tells of the people that scores are compared with, and where that is from."""
        yield from ()

    def check(self) -> Iterator[Complaint]:
        """What is wrong with the scale's own keys, beyond what the schema can tell."""
        yield from ()

    def possible(self, keys: Sequence[Counting]) -> tuple[Exact, Exact] | None:
        """The least and greatest value if these items and scales count, or None where that cannot be told."""
        del keys
        return None

    def raw(self, tally: Tally) -> Fraction | None:
        """The value if the answers add up to that, or None if there is more to it than their total and number."""
        del tally
        return None

    @abstractmethod
    def score(self, given: Given) -> Result:
        """The result of one sitting."""
