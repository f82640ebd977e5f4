"""Print runs for tests of how they are kept."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from engine.store import Store
from engine.store.leases import Lease, Made, Outcome
from engine.store.print_run import Choice, Entry, Options, Order, PrintKind, Reason, Run, RunState, new_run_id
from tests.store.registering import issue

MORNING = datetime(2026, 11, 22, 9, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
CHOICE = Choice(
    kind=PrintKind.REPORTS, since=MORNING.date(), until=MORNING.date(), group="A", lines=("Ann", "Bo"), order=Order.LIST
)


def run_of(options: Options | None = None, made_at: datetime = MORNING) -> Run:
    return Run(
        id=new_run_id(),
        questionnaire_id="team",
        version="1.0.0",
        title="Working with others",
        theme="default",
        choice=CHOICE,
        options=options or Options(),
        state=RunState.PRINTING,
        made_at=made_at,
        by="centre",
    )


def listed(store: Store, number: int, size: int = 2) -> list[Entry]:
    """So many certificates in parts of this size, and one that is not printed."""
    entries = [
        Entry(
            place=place,
            name=f"Ann {place}",
            reference=f"R{place}",
            chunk=(place - 1) // size,
            number=issue(store).number,
        )
        for place in range(1, number + 1)
    ]
    return [*entries, Entry(place=number + 1, name="Bo", reference="B", problem=Reason.NOT_EARNED, group="A")]


def started(store: Store, number: int = 3, options: Options | None = None) -> Run:
    run = run_of(options)
    assert store.runs.start(run, listed(store, number))
    return run


def taken(store: Store) -> Lease:
    lease = store.leases.take(MINUTE)
    assert lease is not None
    return lease


def make(store: Store, lease: Lease, content: bytes = b"sheets") -> None:
    store.leases.keep(lease, [(0, content)])
    entries = store.runs.entries(lease.run.id, lease.chunk)
    outcomes = [Outcome(place=each.place, pages=1) for each in entries if each.problem is None]
    made = Made(pages=len(outcomes), size=len(content), sha256="5" * 64, outcomes=outcomes)
    store.leases.finish(lease, made, [0])


def state(store: Store, run: Run) -> RunState:
    found = store.runs.find(run.id)
    assert found is not None
    return found.state
