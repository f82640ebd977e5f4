"""What was printed again is told: of a print run together, of one certificate by itself."""

from __future__ import annotations

from engine.store import Store
from engine.store.reprints import Reprint
from tests.store.registering import issue


def printed(store: Store, numbers: list[str], sheet: str, by: str = "Ann", reason: str | None = "A jam") -> None:
    """As a worker logs what it has printed, whichever it is."""
    for number in numbers:
        store.register.printed({number: "1" * 64}, sheet, by, reason)


def told(store: Store, **asked: int) -> list[Reprint]:
    return store.register.reprints(**{"limit": 50, **asked})


def test_what_is_printed_for_the_first_time_is_not_printed_again(store: Store) -> None:
    number = issue(store).number
    assert store.register.printed_before([number]) == frozenset()
    printed(store, [number], "en A4")
    assert store.register.printed_before([number]) == {number}
    assert (told(store), store.register.count_reprints()) == ([], 0)


def test_a_run_is_told_of_once_with_how_many_and_one_certificate_with_its_number(store: Store) -> None:
    numbers = [issue(store).number for _ in range(3)]
    for _ in range(2):
        printed(store, numbers, "run ABCDEFGHJKMN")
    printed(store, numbers[:1], "en A4", "Bo", "It was lost")
    alone, run = told(store)
    assert (alone.by, alone.reason, alone.number, alone.first, alone.run_id) == (
        "Bo", "It was lost", 1, numbers[0], None,
    )  # fmt: skip
    assert (run.by, run.reason, run.number, run.run_id) == ("Ann", "A jam", 3, "ABCDEFGHJKMN")
    assert store.register.count_reprints() == 2
    assert told(store, limit=1, offset=1) == [run]


def test_twice_the_same_certificate_by_itself_is_told_twice(store: Store) -> None:
    number = issue(store).number
    for _ in range(3):
        printed(store, [number], "en A4")
    assert [each.number for each in told(store)] == [1, 1]


def test_what_learners_print_for_themselves_is_their_own_business(store: Store) -> None:
    number = issue(store).number
    for _ in range(2):
        printed(store, [number], "en A4", "learner", None)
    assert told(store) == []
    printed(store, [number], "en A4", "learner", "A jam")
    assert [(each.by, each.reason) for each in told(store)] == [("learner", "A jam")], "somebody who is called so"
