from __future__ import annotations

import pytest
from sqlalchemy import text

from engine.items.file import Upload
from engine.journey import Sitting
from engine.questionnaire import ItemId
from engine.store import AlreadySubmitted, Store, load_sitting
from engine.store.database import make_engine
from tests.store.example import ABOUT, COMPLETE, ENGLISH, SOMETHING_ELSE, TEAM, WORK, begin, compiled

WITH_FILES = TEAM.replace(
    "      - {id: months,",
    "      - {id: proof, kind: file, ask: Send your certificate, accepts: [pdf, txt], required: no}\n"
    "      - {id: more, kind: file, ask: Send more, accepts: [pdf, txt], required: no}\n"
    "      - {id: months,",
)
QUESTIONNAIRE = compiled(WITH_FILES)
PROOF, MORE = ItemId("proof"), ItemId("more")
SCAN = Upload("Scan.pdf", "application/pdf", b"%PDF-1.7 scan")
PHOTO = Upload("Photo.pdf", "application/pdf", b"%PDF-1.7 photo\x00\xff")


@pytest.fixture
def sitting(store: Store) -> Sitting:
    """Somebody who has begun."""
    return begin(store, text=WITH_FILES)[0]


def send(store: Store, sitting: Sitting, upload: Upload = SCAN, item: ItemId = PROOF) -> None:
    store.page(sitting.id, QUESTIONNAIRE, ABOUT).add_upload(item, upload)


def save(store: Store, sitting: Sitting, upload: Upload | None = SCAN) -> None:
    answers = SOMETHING_ELSE if upload is None else {**SOMETHING_ELSE, PROOF: upload.value}
    store.save_page(sitting.id, QUESTIONNAIRE, ABOUT, answers, ENGLISH)


def kept(store: Store, sitting: Sitting) -> set[tuple[str, str]]:
    """The files of a sitting, by item and hash."""
    return set(store.known_uploads(sitting.id))


def test_a_file_comes_back_as_it_was_sent(store: Store, sitting: Sitting) -> None:
    send(store, sitting, PHOTO)
    assert store.find_upload(sitting.id, PROOF, PHOTO.content_hash) == PHOTO
    assert store.known_uploads(sitting.id) == {(PROOF, PHOTO.content_hash): PHOTO.value}


def test_the_answer_that_is_saved_says_which_file_it_is(store: Store) -> None:
    sitting, token = begin(store, text=WITH_FILES)
    send(store, sitting)
    save(store, sitting)
    stored = store.find(token)
    assert stored is not None
    assert load_sitting(stored, QUESTIONNAIRE).saved == {ABOUT: {**SOMETHING_ELSE, PROOF: SCAN.value}}


def test_a_file_belongs_to_its_sitting_and_its_item(store: Store, sitting: Sitting) -> None:
    send(store, sitting)
    other, _ = begin(store, text=WITH_FILES)
    assert store.find_upload(other.id, PROOF, SCAN.content_hash) is None
    assert store.find_upload(sitting.id, MORE, SCAN.content_hash) is None
    assert store.find_upload(sitting.id, PROOF, PHOTO.content_hash) is None


def test_what_is_saved_stays_until_the_page_is_saved_with_another(store: Store, sitting: Sitting) -> None:
    send(store, sitting, SCAN)
    send(store, sitting, SCAN)
    save(store, sitting, SCAN)
    send(store, sitting, Upload("Blurred.pdf", "application/pdf", b"%PDF-1.7 blurred"))
    send(store, sitting, PHOTO)
    assert kept(store, sitting) == {(PROOF, SCAN.content_hash), (PROOF, PHOTO.content_hash)}
    save(store, sitting, PHOTO)
    assert kept(store, sitting) == {(PROOF, PHOTO.content_hash)}


def test_a_file_sent_again_has_the_name_it_was_last_sent_with(store: Store, sitting: Sitting) -> None:
    send(store, sitting)
    save(store, sitting)
    again = Upload("Certificate.pdf", SCAN.media_type, SCAN.content)
    send(store, sitting, again)
    assert store.find_upload(sitting.id, PROOF, SCAN.content_hash) == again


def test_a_page_saved_without_a_file_has_none(store: Store, sitting: Sitting) -> None:
    send(store, sitting)
    send(store, sitting, PHOTO, MORE)
    save(store, sitting)
    assert kept(store, sitting) == {(PROOF, SCAN.content_hash)}
    save(store, sitting, None)
    assert kept(store, sitting) == set()


def test_another_page_leaves_files_alone(store: Store, sitting: Sitting) -> None:
    send(store, sitting)
    store.save_page(sitting.id, QUESTIONNAIRE, WORK, COMPLETE[WORK], ENGLISH)
    assert kept(store, sitting) == {(PROOF, SCAN.content_hash)}


def test_removing_a_file_removes_the_answer_too(store: Store) -> None:
    sitting, token = begin(store, text=WITH_FILES)
    send(store, sitting)
    send(store, sitting, PHOTO, MORE)
    store.page(sitting.id, QUESTIONNAIRE, ABOUT).remove_upload(PROOF, SCAN.content_hash)  # before the page is saved
    assert kept(store, sitting) == {(MORE, PHOTO.content_hash)}
    send(store, sitting)
    save(store, sitting)
    store.page(sitting.id, QUESTIONNAIRE, ABOUT).remove_upload(PROOF, SCAN.content_hash)
    stored = store.find(token)
    assert stored is not None
    assert load_sitting(stored, QUESTIONNAIRE).saved == {ABOUT: SOMETHING_ELSE}


def test_after_submission_files_stay_as_they_are(store: Store, sitting: Sitting) -> None:
    send(store, sitting)
    save(store, sitting)
    store.save_page(sitting.id, QUESTIONNAIRE, WORK, COMPLETE[WORK], ENGLISH)
    store.submit(sitting, QUESTIONNAIRE)
    with pytest.raises(AlreadySubmitted):
        send(store, sitting, PHOTO)
    with pytest.raises(AlreadySubmitted):
        store.page(sitting.id, QUESTIONNAIRE, ABOUT).remove_upload(PROOF, SCAN.content_hash)
    assert kept(store, sitting) == {(PROOF, SCAN.content_hash)}


def test_a_sitting_takes_its_files_along_when_it_is_deleted(store: Store, url: str) -> None:
    sample, _ = begin(store, text=WITH_FILES, sample=True)
    send(store, sample)
    assert store.delete_samples() == 1
    engine = make_engine(url)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM upload")).scalar_one() == 0
    engine.dispose()


def test_what_is_printed_of_a_file_shows_nothing_of_its_content() -> None:
    assert "scan" not in repr(SCAN)
