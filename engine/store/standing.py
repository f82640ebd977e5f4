"""How a certificate stands: what happened to it, what follows from that, and what may happen to it next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from itertools import takewhile

from engine.clock import day_of
from engine.codes import written_number
from engine.journey import SittingId
from engine.questionnaire import Language

Said = Mapping[Language, Mapping[str, str | None]]
"""What a certificate says in each language of its questionnaire, by the names that `reports` knows."""


class Kind(StrEnum):
    """What can happen to a certificate."""

    ISSUED = "issued"
    PRINTED = "printed"
    REPRINTED = "reprinted"
    SUSPENDED = "suspended"
    REINSTATED = "reinstated"
    REPLACED = "replaced"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"
    HIDDEN = "hidden"
    SHOWN = "shown"


class State(StrEnum):
    """What a certificate is worth."""

    VALID = "valid"
    SUSPENDED = "suspended"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


RENEWED = frozenset({Kind.REPLACED, Kind.CORRECTED})
"""Another was issued in its place: with the same words, because paper was lost, or with others."""

REASONED = RENEWED | {Kind.SUSPENDED, Kind.REINSTATED, Kind.WITHDRAWN}
"""What nobody does without saying why."""

_STANDS = {
    Kind.ISSUED: None,
    Kind.SUSPENDED: State.SUSPENDED,
    Kind.REINSTATED: None,
    Kind.REPLACED: State.REPLACED,
    Kind.CORRECTED: State.REPLACED,
    Kind.WITHDRAWN: State.WITHDRAWN,
}
"""What is decided on by each kind of event; None where only its last day decides."""

DECIDING = frozenset(_STANDS)
"""The kinds of events that say how a certificate stands."""

STANDING = DECIDING | {Kind.HIDDEN, Kind.SHOWN}
"""The same, with those that say whether anybody finds it."""


def decided(kinds: Iterable[Kind]) -> State | None:
    """How a certificate stands to which this has happened; None where only its last day decides."""
    return next((_STANDS[kind] for kind in reversed([*kinds]) if kind in DECIDING), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCertificate:
    """A certificate that is to be issued. `address` is where numbers are checked; its own number is added to it."""

    sitting_id: SittingId
    questionnaire_id: str
    version: str
    content_hash: str
    theme: str
    language: Language
    said: Said = field(repr=False)
    address: str
    valid_until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Registered:
    """A certificate as it was issued, for ever. `sitting_id` is None once the sitting was deleted.

    `ordinal` counts the certificates of a sitting; `replaces` is the number of the one before. `language` is the
    learner's; `address` is where its QR code leads; `valid_until` is its last day.
    """

    number: str
    sitting_id: SittingId | None
    ordinal: int
    questionnaire_id: str
    version: str
    content_hash: str
    theme: str
    language: Language
    said: Said = field(repr=False)
    address: str
    issued_at: datetime
    valid_until: date | None
    replaces: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened to a certificate. `other` is the SHA-256 of what was printed, or another's number.

    `sheet` says what was printed: its language and its paper.
    """

    number: str
    kind: Kind
    at: datetime
    by: str
    reason: str | None = None
    other: str | None = None
    sheet: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A certificate with everything that happened to it, in its order."""

    certificate: Registered
    events: tuple[Event, ...]

    def state(self, day: date) -> State:
        """What it is worth on a day: what was decided on last, or else whether its last day is over."""
        last = self.certificate.valid_until
        over = last is not None and last < day
        return decided(event.kind for event in self.events) or (State.EXPIRED if over else State.VALID)

    @property
    def hidden(self) -> bool:
        """Whether its holder wishes nobody to find it."""
        return self._last(Kind.HIDDEN, Kind.SHOWN) is Kind.HIDDEN

    @property
    def printed(self) -> bool:
        """Whether it has been printed."""
        return self._last(Kind.PRINTED, Kind.REPRINTED) is not None

    @property
    def replaced_by(self) -> str | None:
        """The number of the one that stands in its place."""
        return next((event.other for event in self.events if event.kind in RENEWED), None)

    @property
    def corrected(self) -> bool:
        """Whether the one in its place says something else."""
        return self._last(*RENEWED) is Kind.CORRECTED

    def differs(self, printed: Event) -> bool:
        """Whether a file that was printed is another than all that were printed before it of the same sheet."""
        before = takewhile(lambda event: event != printed, self.events)
        known = {event.other for event in before if event.sheet and event.sheet == printed.sheet}
        return bool(known) and printed.other not in known

    def has(self, sha256: str, sheet: str, by: str, at: datetime) -> bool:
        """Whether the same file was printed by the same person on that day already."""
        return any(
            (event.other, event.sheet, event.by, day_of(event.at)) == (sha256, sheet, by, day_of(at))
            for event in self.events
        )

    def refusal(self, kind: Kind, day: date) -> str | None:
        """Why this cannot happen to it on this day, in words; None where it can."""
        kind = Kind.REPRINTED if kind is Kind.PRINTED else kind
        if kind in {Kind.HIDDEN, Kind.SHOWN}:
            return _NO_NEWS[kind] if self.hidden is (kind is Kind.HIDDEN) else None
        if kind not in REASONED | {Kind.REPRINTED}:
            return None
        state = self.state(day)
        if state is State.REPLACED:
            after = written_number(self.replaced_by or "")
            return f"It was {self._last(*RENEWED)} by {after}: that is the one to look at."
        return _FOR_EVER if state is State.WITHDRAWN else _REFUSED.get((kind, state))

    def _last(self, *kinds: Kind) -> Kind | None:
        return next((event.kind for event in reversed(self.events) if event.kind in kinds), None)


_FOR_EVER = "It was withdrawn, and that is for ever."
_NOT_SUSPENDED = "It is not suspended."
_REINSTATE_FIRST = "It is suspended: reinstate it first, or withdraw it."
_REFUSED = {
    (Kind.SUSPENDED, State.SUSPENDED): "It is suspended already.",
    (Kind.SUSPENDED, State.EXPIRED): "It has expired: there is nothing left to suspend.",
    (Kind.REINSTATED, State.VALID): _NOT_SUSPENDED,
    (Kind.REINSTATED, State.EXPIRED): _NOT_SUSPENDED,
    (Kind.REPRINTED, State.SUSPENDED): "It is suspended: nothing is printed of it for now.",
    **dict.fromkeys(((kind, State.SUSPENDED) for kind in RENEWED), _REINSTATE_FIRST),
}
_NO_NEWS = {Kind.HIDDEN: "It is hidden already.", Kind.SHOWN: "It is not hidden."}
