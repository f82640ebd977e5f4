from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from engine.catalogue import Catalogue
from engine.journey import Sitting, SittingId
from engine.questionnaire import Answers, PageId, ScaleId
from engine.store import (
    NoSuchSitting,
    Store,
    WrongQuestionnaire,
    load_sitting,
    open_store,
)
from engine.store.database import make_engine
from tests.store.example import (
    ABOUT,
    COMPLETE,
    ENGLISH,
    GOOD,
    MENTOR,
    SOMETHING_ELSE,
    TEAM,
    WELSH,
    WORK,
    begin,
    compiled,
)

TEAMWORK = ScaleId("teamwork")
BETTER = {"helps": "always", "listens": "always"}
OTHER_TEXT = TEAM.replace("Working with others", "Working together")


def resumed(store: Store, token: str) -> Sitting:
    stored = store.find(token)
    assert stored is not None
    return load_sitting(stored, compiled())


def test_a_sitting_is_found_again_by_its_token(store: Store) -> None:
    sitting, token = begin(store)
    assert resumed(store, token) == sitting


def test_a_new_sitting_is_pinned_to_its_text(store: Store) -> None:
    sitting, _ = begin(store)
    assert (sitting.questionnaire_id, sitting.version) == ("team", "1.0.0")
    assert sitting.content_hash == compiled().content_hash
    assert (sitting.language, sitting.submitted_at, sitting.sample) == (ENGLISH, None, False)


def test_times_are_in_utc_and_of_now(store: Store) -> None:
    sitting, token = begin(store, COMPLETE)
    store.submit(sitting, compiled())
    found = resumed(store, token)
    assert found.submitted_at is not None
    assert found.started_at.tzinfo is UTC
    assert found.submitted_at.tzinfo is UTC
    assert timedelta() <= datetime.now(UTC) - found.submitted_at < timedelta(minutes=1)
    assert found.started_at < found.submitted_at


def test_a_token_is_long_fit_for_an_address_and_never_the_same(store: Store) -> None:
    tokens = {begin(store)[1] for _ in range(20)}
    assert len(tokens) == 20
    assert all(re.fullmatch("[A-Za-z0-9_-]{32}", token) for token in tokens)


def test_the_token_is_not_in_the_database(store: Store, url: str) -> None:
    _, token = begin(store, COMPLETE)
    engine = make_engine(url)
    with engine.connect() as connection:
        for table in ("source", "sitting", "page", "result"):
            assert token not in str(connection.execute(text(f"SELECT * FROM {table}")).all())  # noqa: S608 (our names)
    engine.dispose()


@pytest.mark.parametrize(
    "token",
    [
        pytest.param("", id="nothing"),
        pytest.param("short", id="too short"),
        pytest.param("x" * 10_000, id="too long"),
        pytest.param("x" * 32, id="unknown"),
        pytest.param("x" * 32 + "\n", id="line break after"),
        pytest.param("x" * 31 + "\n", id="line break within"),
        pytest.param("é" * 32, id="not ASCII"),
        pytest.param("x" * 32 + "é", id="not ASCII at the end"),
        pytest.param("\0" * 32, id="NUL"),
        pytest.param("\ud800" * 32, id="lone surrogates"),
        pytest.param("' OR 1=1 OR token_hash = '--------", id="SQL"),
    ],
)
def test_whatever_else_stands_for_a_token_finds_nothing(store: Store, token: str) -> None:
    begin(store)
    assert store.find(token) is None


def test_the_text_is_kept_once_and_comes_back_to_the_letter(store: Store, url: str) -> None:
    begin(store)
    begin(store)
    begin(store, text=OTHER_TEXT)
    assert store.source(compiled().content_hash) == TEAM
    assert store.source(compiled(OTHER_TEXT).content_hash) == OTHER_TEXT
    assert store.source("0" * 64) is None
    engine = make_engine(url)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM source")).scalar_one() == 2
    engine.dispose()


def test_a_questionnaire_is_compiled_again_where_its_file_is_gone(store: Store, tmp_path: Path) -> None:
    begin(store)
    begun_on = compiled()
    empty = Catalogue(tmp_path)
    found = store.questionnaire(begun_on.content_hash, empty)
    assert found is not None
    assert found.title == begun_on.title
    assert store.questionnaire(begun_on.content_hash, empty) is found
    assert store.questionnaire("unknown", empty) is None


def test_a_text_that_is_not_the_questionnaires_is_refused(store: Store) -> None:
    with pytest.raises(ValueError, match=r"not the text of team 1\.0\.0"):
        store.start(compiled(), OTHER_TEXT, ENGLISH)


def test_answers_of_every_type_come_back_as_they_were(store: Store) -> None:
    about: Answers = {
        "learner": "Siân “Sh” O'Neil 😀",
        "route": "other",
        "route.other": "Gradd",
        "months": Decimal("0.5"),
        "tools": ("hammer", "saw"),
    }
    mentor: Answers = {"met": date(2026, 2, 28)}
    _, token = begin(store, {ABOUT: about, MENTOR: mentor, WORK: GOOD})
    assert resumed(store, token).saved == {ABOUT: about, MENTOR: mentor, WORK: GOOD}


def test_a_page_sent_empty_is_saved_empty(store: Store) -> None:
    _, token = begin(store, {ABOUT: {}})
    assert resumed(store, token).saved == {ABOUT: {}}


def test_saving_a_page_again_replaces_it_and_leaves_the_others(store: Store) -> None:
    sitting, token = begin(store, {ABOUT: SOMETHING_ELSE, WORK: GOOD})
    store.save_page(sitting.id, compiled(), WORK, {"helps": "never"}, ENGLISH)
    assert resumed(store, token).saved == {ABOUT: SOMETHING_ELSE, WORK: {"helps": "never"}}


def test_saving_the_same_page_twice_is_harmless(store: Store) -> None:
    sitting, token = begin(store, {WORK: GOOD})
    store.save_page(sitting.id, compiled(), WORK, GOOD, ENGLISH)
    assert resumed(store, token).saved == {WORK: GOOD}


def test_a_sitting_remembers_the_language_last_used(store: Store) -> None:
    sitting, token = begin(store)
    store.save_page(sitting.id, compiled(), ABOUT, SOMETHING_ELSE, WELSH)
    assert resumed(store, token).language == WELSH


def test_a_sitting_remembers_the_language_it_was_sent_in(store: Store) -> None:
    sitting, token = begin(store, COMPLETE)
    store.submit(replace(sitting, language=WELSH), compiled())
    assert resumed(store, token).language == WELSH


def test_answers_from_another_page_are_a_bug(store: Store) -> None:
    sitting, _ = begin(store)
    with pytest.raises(ValueError, match="not on page work: route"):
        store.save_page(sitting.id, compiled(), WORK, {**GOOD, "route": "other"}, ENGLISH)
    with pytest.raises(KeyError):
        store.save_page(sitting.id, compiled(), PageId("nowhere"), GOOD, ENGLISH)


def test_a_sitting_is_answered_only_with_the_text_it_began_with(store: Store) -> None:
    sitting, token = begin(store, COMPLETE)
    changed = compiled(OTHER_TEXT)
    stored = store.find(token)
    assert stored is not None
    with pytest.raises(WrongQuestionnaire):
        store.save_page(sitting.id, changed, WORK, GOOD, ENGLISH)
    with pytest.raises(WrongQuestionnaire):
        store.submit(sitting, changed)
    with pytest.raises(WrongQuestionnaire):
        load_sitting(stored, changed)


def test_nobody_saves_into_a_sitting_that_is_not_there(store: Store) -> None:
    with pytest.raises(NoSuchSitting):
        store.save_page(SittingId("nobody"), compiled(), WORK, GOOD, ENGLISH)


def test_many_threads_save_at_once_and_nothing_is_lost(store: Store) -> None:
    sittings = [begin(store) for _ in range(12)]

    def answer(place: int) -> None:
        sitting, _ = sittings[place]
        for months in range(10):
            about: Answers = {"route": "other", "route.other": str(place), "months": Decimal(months)}
            store.save_page(sitting.id, compiled(), ABOUT, about, ENGLISH)

    with ThreadPoolExecutor(12) as threads:
        list(threads.map(answer, range(12)))
    for place, (_, token) in enumerate(sittings):
        about = resumed(store, token).saved[ABOUT]
        assert (about["route.other"], about["months"]) == (str(place), 9)


def test_samples_are_deleted_with_everything_they_hold(store: Store, url: str) -> None:
    real, token = begin(store, COMPLETE)
    answered, _ = begin(store, COMPLETE, sample=True)
    store.submit(answered, compiled())
    begin(store, COMPLETE, sample=True)
    assert store.delete_samples() == 2
    assert store.delete_samples() == 0
    assert resumed(store, token).saved == COMPLETE
    engine = make_engine(url)
    with engine.connect() as connection:
        left = {*connection.execute(text("SELECT sitting_id FROM page UNION SELECT sitting_id FROM result")).scalars()}
    engine.dispose()
    assert left == {real.id}


def test_an_error_never_shows_what_was_to_be_stored(store: Store, url: str) -> None:
    sitting, token = begin(store)
    engine = create_engine(make_engine(url).url)
    with engine.begin() as connection:
        connection.execute(text("DROP TABLE page"))
    engine.dispose()
    secret = {"route": "other", "route.other": "CANARY"}
    with pytest.raises(Exception, match="page") as caught:
        store.save_page(sitting.id, compiled(), ABOUT, secret, ENGLISH)
    shown = str(caught.getrepr(style="native"))
    assert "CANARY" not in shown
    assert token not in shown


def test_a_store_does_not_need_its_database_to_be_opened() -> None:
    open_store("postgresql://nobody@192.0.2.1/nowhere").close()
