"""What was issued stays, what happens is added, and nobody is given two numbers."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from itertools import cycle, islice
from subprocess import PIPE, Popen
from sys import executable
from typing import Any

import pytest
from sqlalchemy import Engine, delete, event, text
from sqlalchemy.exc import DBAPIError

from engine.clock import supposing_now
from engine.codes import is_number, new_number
from engine.journey import SittingId
from engine.store import Kind, NoSuchCertificate, Refused, State, Store, open_store
from engine.store import certificates as rows
from engine.store.database import make_engine, writing
from engine.store.tables import db_sitting
from tests.store.example import WELSH
from tests.store.registering import ADDRESS, SAID, draft, finished, issue

MORNING = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
FIRST, SECOND = "1" * 64, "2" * 64


def test_a_certificate_is_issued_with_everything_it_says_and_where_it_is_checked(store: Store) -> None:
    with supposing_now(MORNING):
        issued = issue(store, date(2028, 11, 22))
    assert is_number(issued.number)
    assert issued.address == f"https://skills.example.org/certificate/{issued.number}"
    assert (issued.said, issued.language, issued.ordinal, issued.replaces) == (SAID, WELSH, 1, None)
    assert (issued.issued_at, issued.valid_until) == (MORNING, date(2028, 11, 22))
    assert store.register.find(issued.number) == issued
    assert store.register.of_sittings([issued.sitting_id or SittingId("")]) == {issued.sitting_id: issued}
    (happened,) = store.register.events(issued.number)
    assert (happened.kind, happened.at, happened.by, happened.reason) == (Kind.ISSUED, MORNING, "centre", None)


def test_who_has_a_certificate_keeps_it_whoever_asks_again(store: Store) -> None:
    issued, other = issue(store), finished(store)
    assert issued.sitting_id is not None
    both = store.register.issue([draft(issued.sitting_id), draft(other)], "learner")
    assert both[issued.sitting_id] == issued
    assert both[other].number != issued.number
    assert len(store.register.events(issued.number)) == 1


def test_many_are_issued_at_once(store: Store) -> None:
    sittings = [finished(store) for _ in range(30)]
    issued = store.register.issue([draft(each) for each in sittings], "centre")
    assert set(issued) == set(sittings)
    assert len({each.number for each in issued.values()}) == 30
    assert store.register.states([each.number for each in issued.values()]).keys() == {
        each.number for each in issued.values()
    }


def test_however_many_ask_at_once_everybody_gets_the_same_number(url: str, store: Store) -> None:
    sittings = [finished(store) for _ in range(5)]
    stores = [open_store(url) for _ in range(20)]

    def ask(asking: tuple[int, Store]) -> dict[SittingId, str]:
        turned = list(islice(cycle(sittings), asking[0] % 5, asking[0] % 5 + 5))  # each in another order
        found = asking[1].register.issue([draft(each) for each in turned], "learner")
        return {sitting: each.number for sitting, each in found.items()}

    with ThreadPoolExecutor(20) as threads:
        answers = list(threads.map(ask, enumerate(stores)))
    for each in stores:
        each.close()
    assert all(answer == answers[0] for answer in answers)
    assert [len(store.register.events(number)) for number in answers[0].values()] == [1] * 5


ASKING = """
import sys
from engine.store import open_store
from tests.store.registering import draft
url, *sittings = sys.argv[1:]
store = open_store(url)
print("ready", flush=True)
sys.stdin.readline()
found = store.register.issue([draft(each) for each in sittings], "learner")
print(*sorted(each.number for each in found.values()), flush=True)
"""


def test_processes_that_ask_at_once_are_told_the_same_number(url: str, store: Store) -> None:
    sittings = [finished(store) for _ in range(20)]
    turned = [sittings, sittings[::-1]]
    asking = [
        Popen([executable, "-c", ASKING, url, *each], stdin=PIPE, stdout=PIPE, text=True)  # noqa: S603  # our own script
        for each in turned
    ]
    for process in asking:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in asking:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
    first, second = (process.communicate()[0].split() for process in asking)
    assert first == second
    assert len(first) == 20


def test_a_number_that_is_drawn_a_second_time_is_drawn_anew(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    taken, free = issue(store).number, new_number()
    drawn: Iterator[str] = iter([taken, free])
    monkeypatch.setattr(rows, "new_number", lambda: next(drawn))
    assert issue(store).number == free


def test_guessed_numbers_hit_nothing(store: Store) -> None:
    known = {issue(store).number for _ in range(3)}
    guesses = {new_number() for _ in range(100_000)} - known
    assert len(guesses) == 100_000
    assert store.register.entries(guesses) == {}


def test_a_certificate_outlives_its_sitting(url: str, store: Store) -> None:
    issued = issue(store)
    engine = make_engine(url)
    with writing(engine) as connection:
        connection.execute(delete(db_sitting).where(db_sitting.c.id == issued.sitting_id))
    engine.dispose()
    kept = store.register.find(issued.number)
    assert kept is not None
    assert (kept.sitting_id, kept.said, store.register.state(issued.number)) == (None, SAID, State.VALID)


@pytest.mark.parametrize("change", ["UPDATE certificate_event SET reason = 'another'", "DELETE FROM certificate_event"])
def test_the_database_itself_lets_nobody_change_the_log(url: str, store: Store, change: str) -> None:
    number = issue(store).number
    engine = make_engine(url)
    with (
        pytest.raises(DBAPIError, match="what happened to a certificate is never changed"),
        engine.begin() as connection,
    ):
        connection.execute(text(change))
    engine.dispose()
    assert [each.kind for each in store.register.events(number)] == [Kind.ISSUED]


def test_who_did_what_when_and_why_is_kept_in_order(store: Store) -> None:
    number = issue(store).number
    with supposing_now(MORNING):
        store.register.log([number], Kind.SUSPENDED, "Ann", "an enquiry")
    store.register.log([number], Kind.REINSTATED, "Bo", "nothing was wrong")
    _, suspended, reinstated = store.register.events(number)
    assert (suspended.by, suspended.at, suspended.reason) == ("Ann", MORNING, "an enquiry")
    assert (reinstated.by, reinstated.reason) == ("Bo", "nothing was wrong")


def test_what_no_database_keeps_is_no_reason_to_lose_a_withdrawal(store: Store) -> None:
    number = issue(store).number
    store.register.log([number], Kind.WITHDRAWN, "A\0nn", "lone \ud800")
    assert store.register.events(number)[-1].reason == "lone �"


def test_of_many_all_are_changed_or_none(store: Store) -> None:
    good, gone = issue(store).number, issue(store).number
    store.register.log([gone], Kind.WITHDRAWN, "Ann", "cheated")
    with pytest.raises(Refused, match="for ever") as refused:
        store.register.log([good, gone], Kind.SUSPENDED, "Ann", "an enquiry")
    assert refused.value.number == gone
    assert store.register.states([good, gone]) == {good: State.VALID, gone: State.WITHDRAWN}


def test_what_was_never_issued_cannot_be_changed(store: Store) -> None:
    with pytest.raises(NoSuchCertificate):
        store.register.log([new_number()], Kind.PRINTED, "Ann")
    assert store.register.state(new_number()) is None
    assert store.register.events(new_number()) == ()


@pytest.mark.parametrize("reason", [None, "", " \n"])
def test_nothing_is_withdrawn_without_a_reason(store: Store, reason: str | None) -> None:
    with pytest.raises(ValueError, match="not withdrawn without a reason"):
        store.register.log([issue(store).number], Kind.WITHDRAWN, "Ann", reason)


@pytest.mark.parametrize("kind", [Kind.ISSUED, Kind.REPLACED, Kind.CORRECTED])
def test_what_makes_a_certificate_is_not_only_logged(store: Store, kind: Kind) -> None:
    with pytest.raises(ValueError, match="more than an entry"):
        store.register.log([issue(store).number], kind, "Ann", "because")


def test_the_first_print_is_told_from_those_after_it(store: Store) -> None:
    first, second = issue(store).number, issue(store).number
    store.register.log([first], Kind.PRINTED, "learner")
    store.register.log([first, second], Kind.PRINTED, "centre", "for the ceremony", "run 1")
    assert [each.kind for each in store.register.events(first)] == [Kind.ISSUED, Kind.PRINTED, Kind.REPRINTED]
    assert [each.kind for each in store.register.events(second)] == [Kind.ISSUED, Kind.PRINTED]
    assert store.register.events(second)[-1].other == "run 1"


def test_what_does_not_hold_is_not_even_printed_for_the_first_time(store: Store) -> None:
    number = issue(store).number
    store.register.log([number], Kind.WITHDRAWN, "Ann", "cheated")
    with pytest.raises(Refused):
        store.register.printed({number: "9" * 64}, "en A4", "learner")
    assert [event.kind for event in store.register.events(number)] == [Kind.ISSUED, Kind.WITHDRAWN]


def test_a_file_that_has_changed_since_is_told_from_the_same_again(store: Store) -> None:
    number = issue(store).number
    assert store.register.printed({number: FIRST}, "en A4", "learner") == frozenset()
    assert store.register.printed({number: FIRST}, "en A4", "learner") == frozenset()
    assert store.register.printed({number: SECOND}, "cy A4", "learner") == frozenset()
    assert store.register.printed({number: SECOND}, "en A4", "centre", "a jam") == {number}
    last = store.register.events(number)[-1]
    assert (last.kind, last.other, last.sheet, last.reason) == (Kind.REPRINTED, SECOND, "en A4", "a jam")


def test_a_replacement_has_a_number_of_its_own_and_each_says_which_the_other_is(store: Store) -> None:
    old = issue(store, date(2028, 11, 22))
    corrected = {language: {**words, "name": "Ann Jones-Rees"} for language, words in SAID.items()}
    new = store.register.replace(old.number, corrected, ADDRESS, "Bo", "married")
    assert new.number != old.number
    assert new.address == ADDRESS + new.number
    assert (new.replaces, new.ordinal, new.said, new.valid_until) == (old.number, 2, corrected, old.valid_until)
    assert store.register.find(old.number) == old
    assert store.register.states([old.number, new.number]) == {old.number: State.REPLACED, new.number: State.VALID}
    issued, replaced = store.register.events(new.number)[0], store.register.events(old.number)[-1]
    assert (issued.other, issued.reason) == (old.number, "married")
    assert (replaced.other, replaced.reason) == (new.number, "married")
    assert old.sitting_id is not None
    assert store.register.of_sittings([old.sitting_id]) == {old.sitting_id: new}
    assert store.register.issue([draft(old.sitting_id)], "learner") == {old.sitting_id: new}


def test_two_who_replace_the_same_at_once_make_one_replacement(url: str, store: Store) -> None:
    number = issue(store).number
    stores = [open_store(url) for _ in range(4)]

    def replace(each: Store) -> str | None:
        try:
            return each.register.replace(number, SAID, ADDRESS, "Ann", "lost").number
        except Refused:
            return None

    with ThreadPoolExecutor(4) as threads:
        made = list(threads.map(replace, stores))
    for each in stores:
        each.close()
    assert len([each for each in made if each]) == 1


def test_the_replacement_of_one_that_is_hidden_is_hidden(store: Store) -> None:
    number = issue(store).number
    store.register.log([number], Kind.HIDDEN, "learner")
    entry = store.register.entry(store.register.replace(number, SAID, ADDRESS, "Ann", "lost").number)
    assert entry is not None
    assert entry.hidden


def test_a_certificate_is_looked_up_in_one_query(store: Store) -> None:
    number = issue(store).number
    store.register.log([number], Kind.PRINTED, "learner")
    queries = list[str]()

    def count(*happened: Any) -> None:  # noqa: ANN401  # SQLAlchemy's
        queries.append(happened[2])

    event.listen(Engine, "before_cursor_execute", count)
    entry = store.register.entry(number)
    event.remove(Engine, "before_cursor_execute", count)
    assert entry is not None
    assert len(entry.events) == 2
    assert len(queries) == 1
