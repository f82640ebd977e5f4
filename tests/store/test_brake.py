"""How often something may be tried: on each kind of database, by a clock that stands still."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from engine.clock import supposing_now
from engine.store import Limit, Store, open_store
from engine.store.database import make_engine
from engine.store.tables import db_brake

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
NOTHING = timedelta(0)
MINUTE = timedelta(minutes=1)
ANN, BEN = Limit("ann", 3, MINUTE), Limit("ben", 3, MINUTE)
ALL = Limit("all", 5, timedelta(seconds=1))


@contextmanager
def at(minutes: float) -> Iterator[None]:
    with supposing_now(NOON + minutes * MINUTE):
        yield


def tries(store: Store, number: int, *limits: Limit) -> int:
    """How many of so many tries were let through."""
    return sum(store.brake.charge(*limits) == NOTHING for _ in range(number))


def subjects(url: str) -> set[str]:
    engine = make_engine(url)
    with engine.connect() as connection:
        found = set(connection.execute(select(db_brake.c.subject)).scalars())
    engine.dispose()
    return found


def test_so_many_at_once_and_no_more(store: Store) -> None:
    with at(0):
        assert tries(store, 10, ANN) == 3


def test_whoever_is_braked_is_told_how_long_to_wait_and_is_let_through_then(store: Store) -> None:
    with at(0):
        tries(store, 3, ANN)
    with at(0.25):
        assert store.brake.charge(ANN) == store.brake.wait(ANN) == timedelta(seconds=45)
    with at(1):
        assert store.brake.wait(ANN) == NOTHING
        assert tries(store, 10, ANN) == 1


def test_what_was_refused_costs_nothing(store: Store) -> None:
    with at(0):
        tries(store, 100, ANN)
    with at(1):
        assert tries(store, 1, ANN) == 1


def test_after_a_while_everything_is_as_it_was(store: Store) -> None:
    with at(0):
        tries(store, 3, ANN)
    with at(3):
        assert tries(store, 10, ANN) == 3


def test_one_is_braked_and_the_other_is_not(store: Store) -> None:
    with at(0):
        tries(store, 10, ANN)
        assert tries(store, 1, BEN) == 1


def test_all_together_are_braked_too_and_then_nobody_is_charged(store: Store) -> None:
    with at(0):
        assert tries(store, 10, ANN, ALL) == 3
        assert tries(store, 10, BEN, ALL) == 2
        assert store.brake.wait(BEN) == NOTHING
        assert store.brake.charge(BEN, ALL) == timedelta(seconds=1)


def test_a_good_try_is_taken_back(store: Store) -> None:
    with at(0):
        for _ in range(20):
            assert store.brake.charge(ANN, ALL) == NOTHING
            store.brake.forgive(ANN, ALL)
        assert tries(store, 10, ANN) == 3


def test_what_is_paid_off_is_forgotten(store: Store, url: str) -> None:
    with at(0):
        tries(store, 1, ANN, ALL)
        assert subjects(url) == {"ann", "all"}
    with at(2):
        tries(store, 1, BEN)
    assert subjects(url) == {"ben"}


def test_it_holds_for_several_processes_at_once(url: str) -> None:
    stores = [open_store(url) for _ in range(4)]
    limit = Limit("everybody", 10, MINUTE)

    def guess(number: int) -> bool:
        other = Limit(f"somebody {number % 7}", 100, MINUTE)
        with at(0):
            return stores[number % 4].brake.charge(limit, other) == NOTHING

    with ThreadPoolExecutor(8) as threads:
        assert sum(threads.map(guess, range(100))) == 10
    with at(0):
        assert stores[0].brake.wait(limit) == MINUTE, "none of those that were refused is counted"
    for store in stores:
        store.close()
