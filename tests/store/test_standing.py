"""What a certificate is worth follows from what happened to it; what makes no sense is refused in words."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from engine.store import RENEWED, Entry, Event, Kind, Registered, State
from tests.store.example import ENGLISH

DAY = date(2026, 11, 22)
AT = datetime(2026, 11, 22, tzinfo=UTC)


def entry(*kinds: Kind, valid_until: date | None = None) -> Entry:
    """A certificate that was issued, and then this happened to it."""
    certificate = Registered(
        number="HSD7PHAV4022E",
        sitting_id=None,
        ordinal=1,
        questionnaire_id="team",
        version="1.0.0",
        content_hash="",
        theme="default",
        language=ENGLISH,
        said={},
        address="",
        issued_at=AT,
        valid_until=valid_until,
        replaces=None,
    )
    events = [
        Event(number=certificate.number, kind=kind, at=AT, by="Ann", other="0123456789ABC")
        for kind in (Kind.ISSUED, *kinds)
    ]
    return Entry(certificate=certificate, events=tuple(events))


@pytest.mark.parametrize(
    ("kinds", "state"),
    [
        ([], State.VALID),
        ([Kind.PRINTED, Kind.REPRINTED, Kind.HIDDEN, Kind.SHOWN], State.VALID),
        ([Kind.SUSPENDED], State.SUSPENDED),
        ([Kind.SUSPENDED, Kind.PRINTED], State.SUSPENDED),
        ([Kind.SUSPENDED, Kind.REINSTATED], State.VALID),
        ([Kind.SUSPENDED, Kind.REINSTATED, Kind.SUSPENDED], State.SUSPENDED),
        ([Kind.SUSPENDED, Kind.WITHDRAWN], State.WITHDRAWN),
        ([Kind.REPLACED, Kind.HIDDEN], State.REPLACED),
        ([Kind.CORRECTED], State.REPLACED),
    ],
)
def test_the_last_decision_counts(kinds: list[Kind], state: State) -> None:
    assert entry(*kinds).state(DAY) is state


@pytest.mark.parametrize(
    ("last", "state"),
    [(date(2026, 11, 21), State.EXPIRED), (DAY, State.VALID), (date(2026, 11, 23), State.VALID)],
)
def test_a_certificate_is_worth_something_on_its_last_day_and_nothing_after_it(last: date, state: State) -> None:
    assert entry(valid_until=last).state(DAY) is state
    assert entry(Kind.SUSPENDED, Kind.REINSTATED, valid_until=last).state(DAY) is state


def test_a_decision_is_more_than_a_day_that_is_over() -> None:
    past = date(2026, 1, 1)
    assert entry(Kind.WITHDRAWN, valid_until=past).state(DAY) is State.WITHDRAWN
    assert entry(Kind.SUSPENDED, valid_until=past).state(DAY) is State.SUSPENDED


SUSPENDED_ALREADY, NOT_SUSPENDED = "It is suspended already.", "It is not suspended."
FOR_EVER = "It was withdrawn, and that is for ever."
REPLACED = "It was replaced by 0123-4567-89AB-C: that is the one to look at."
SUSPENDED = "It is suspended: reinstate it first, or withdraw it."
EXPIRED = "It has expired: there is nothing left to suspend."
CHANGES = [Kind.SUSPENDED, Kind.REINSTATED, Kind.WITHDRAWN, Kind.PRINTED, Kind.REPRINTED, *RENEWED]
REFUSALS: dict[tuple[Kind, ...], dict[Kind, str]] = {
    (): {Kind.REINSTATED: NOT_SUSPENDED, Kind.SHOWN: "It is not hidden."},
    (Kind.SUSPENDED,): {
        Kind.SUSPENDED: SUSPENDED_ALREADY,
        **dict.fromkeys([Kind.PRINTED, Kind.REPRINTED], "It is suspended: nothing is printed of it for now."),
        **dict.fromkeys(RENEWED, SUSPENDED),
        Kind.SHOWN: "It is not hidden.",
    },
    (Kind.WITHDRAWN, Kind.HIDDEN): {
        **dict.fromkeys(CHANGES, FOR_EVER),
        Kind.HIDDEN: "It is hidden already.",
    },
    (Kind.CORRECTED,): {
        **dict.fromkeys(CHANGES, REPLACED.replace("replaced", "corrected")),
        Kind.SHOWN: "It is not hidden.",
    },
    (Kind.REPLACED,): {
        **dict.fromkeys(CHANGES, REPLACED),
        Kind.SHOWN: "It is not hidden.",
    },
}


@pytest.mark.parametrize("kinds", REFUSALS)
def test_what_makes_no_sense_is_refused_and_nothing_else(kinds: tuple[Kind, ...]) -> None:
    after = entry(*kinds)
    told = {kind: refusal for kind in Kind if (refusal := after.refusal(kind, DAY)) is not None}
    assert told == REFUSALS[kinds]


def test_one_that_has_expired_can_be_withdrawn_or_replaced_but_not_suspended() -> None:
    over = entry(valid_until=date(2026, 1, 1))
    told = {kind: refusal for kind in Kind if (refusal := over.refusal(kind, DAY)) is not None}
    assert told == {Kind.SUSPENDED: EXPIRED, Kind.REINSTATED: NOT_SUSPENDED, Kind.SHOWN: "It is not hidden."}
