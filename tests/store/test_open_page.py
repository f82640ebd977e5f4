"""What is typed and not saved is kept beside what is saved, and nobody overwrites what they have not seen."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import text

from engine.items.file import Upload
from engine.journey import Sitting
from engine.questionnaire import Answers, ItemId, PageId, Raw
from engine.store import AlreadySubmitted, Changed, OpenPage, Seen, Store, StoredSitting, Token
from engine.store.database import make_engine
from engine.store.documents import load_json
from tests.store.example import ABOUT, COMPLETE, ENGLISH, GOOD, SOMETHING_ELSE, WELSH, WORK, begin, compiled

TYPED: dict[ItemId, Raw] = {ItemId("route"): {"": ["other"]}, ItemId("months"): {"": ["Siân “?” 😀\nsome"]}}
OTHERWISE: dict[ItemId, Raw] = {ItemId("learner"): {"": ["Ama"]}}


def found(store: Store, token: Token) -> StoredSitting:
    stored = store.find(token)
    assert stored is not None
    return stored


def shown(store: Store, sitting: Sitting, token: Token, page: PageId = ABOUT) -> OpenPage:
    """A page in front of somebody, as it is now."""
    return store.page(sitting.id, compiled(), page, Seen.now(found(store, token).page_stamp(page)))


def typed(store: Store, token: Token, page: PageId = ABOUT) -> object:
    draft = found(store, token).drafts.get(page)
    return draft and draft.typed


def test_what_is_typed_comes_back_as_it_was_typed(store: Store) -> None:
    sitting, token = begin(store, {WORK: GOOD})
    shown(store, sitting, token).keep(TYPED, ENGLISH)
    assert typed(store, token) == TYPED
    assert found(store, token).pages.keys() == {WORK}


def test_what_is_typed_last_counts(store: Store) -> None:
    sitting, token = begin(store)
    page = shown(store, sitting, token)
    page.keep(TYPED, ENGLISH)
    page.keep(OTHERWISE, ENGLISH)
    assert typed(store, token) == OTHERWISE
    page.keep(None, ENGLISH)
    assert typed(store, token) is None
    page.keep({}, ENGLISH)
    assert typed(store, token) == {}, "everything was deleted from the boxes, which is something else than nothing"


def test_it_is_gone_when_its_page_is_saved_and_only_then(store: Store) -> None:
    sitting, token = begin(store)
    shown(store, sitting, token).keep(TYPED, ENGLISH)
    shown(store, sitting, token, WORK).save(GOOD, ENGLISH)
    assert typed(store, token) == TYPED
    shown(store, sitting, token).save(SOMETHING_ELSE, ENGLISH)
    assert typed(store, token) is None


def test_it_is_gone_when_the_sitting_is_submitted_or_deleted(store: Store, url: str) -> None:
    sitting, token = begin(store, COMPLETE)
    shown(store, sitting, token).keep(TYPED, ENGLISH)
    store.submit(sitting, compiled())
    sample, another = begin(store, sample=True)
    shown(store, sample, another).keep(TYPED, ENGLISH)
    assert typed(store, token) is None
    store.delete_samples()
    engine = make_engine(url)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM draft")).scalar_one() == 0
    engine.dispose()


def test_it_is_part_of_no_answer_and_of_no_score(store: Store) -> None:
    sitting, token = begin(store, COMPLETE)
    shown(store, sitting, token, WORK).keep({ItemId("helps"): {"": ["never"]}}, ENGLISH)
    scores = store.submit(sitting, compiled())
    (record,) = store.completed("team", {compiled().content_hash: compiled()}.get)
    assert record.answers == {**SOMETHING_ELSE, **GOOD}
    assert record.scores == scores


def test_it_keeps_the_language_it_was_typed_in(store: Store) -> None:
    sitting, token = begin(store)
    shown(store, sitting, token).keep(TYPED, WELSH)
    assert found(store, token).sitting.language == WELSH


def test_what_no_database_can_keep_becomes_a_mark(store: Store) -> None:
    sitting, token = begin(store)
    shown(store, sitting, token).keep({ItemId("learner"): {"": ["a\0b", "\ud800"]}}, ENGLISH)
    assert typed(store, token) == {"learner": {"": ["a\N{REPLACEMENT CHARACTER}b", "\N{REPLACEMENT CHARACTER}"]}}


def test_nothing_is_kept_after_submission(store: Store) -> None:
    sitting, token = begin(store, COMPLETE)
    page = shown(store, sitting, token)
    store.submit(sitting, compiled())
    with pytest.raises(AlreadySubmitted):
        page.keep(TYPED, ENGLISH)


# --- two who answer the same page ---------------------------------------------------------------------------------


def test_nobody_overwrites_what_they_have_not_seen(store: Store) -> None:
    sitting, token = begin(store)
    one, other = shown(store, sitting, token), shown(store, sitting, token)
    one.save(SOMETHING_ELSE, ENGLISH)
    for overwrite in (lambda: other.save({"route": "apprenticeship"}, WELSH), lambda: other.keep(TYPED, WELSH)):
        with pytest.raises(Changed):
            overwrite()
    stored = found(store, token)
    assert (stored.sitting.language, stored.drafts) == (ENGLISH, {})
    assert load_json(stored.pages[ABOUT])["route"] == "other"
    shown(store, sitting, token).save({"route": "apprenticeship"}, WELSH)
    assert load_json(found(store, token).pages[ABOUT]) == {"route": "apprenticeship"}


def test_nor_what_somebody_typed_and_did_not_save(store: Store) -> None:
    sitting, token = begin(store, {ABOUT: SOMETHING_ELSE})
    one, other = shown(store, sitting, token), shown(store, sitting, token)
    one.keep(TYPED, ENGLISH)
    with pytest.raises(Changed):
        other.save(SOMETHING_ELSE, ENGLISH)
    with pytest.raises(Changed):
        other.keep(OTHERWISE, ENGLISH)
    assert typed(store, token) == TYPED


def test_what_a_page_itself_has_sent_is_no_surprise_to_it(store: Store) -> None:
    sitting, token = begin(store)
    page = shown(store, sitting, token)
    for answers in (SOMETHING_ELSE, SOMETHING_ELSE, {"route": "apprenticeship"}):
        page.save(answers, ENGLISH)
    page.keep(TYPED, ENGLISH)
    page.save(SOMETHING_ELSE, ENGLISH)
    another = shown(store, sitting, token)
    another.save({"route": "apprenticeship"}, ENGLISH)
    with pytest.raises(Changed):
        page.save(SOMETHING_ELSE, ENGLISH)


def test_who_has_seen_only_what_a_page_sent_first_does_not_know_what_it_sent_next(store: Store) -> None:
    sitting, token = begin(store)
    page = shown(store, sitting, token)
    page.save(SOMETHING_ELSE, ENGLISH)
    other = shown(store, sitting, token)
    page.save({"route": "apprenticeship"}, ENGLISH)
    with pytest.raises(Changed):
        other.save(SOMETHING_ELSE, ENGLISH)


@pytest.mark.parametrize("written", ["", "nonsense", ".", "0" * 16, f"{'0' * 16}.", f"{'g' * 16}.AAAAAAAA", "\0.\0"])
def test_a_page_that_does_not_say_what_was_seen_has_seen_nothing(store: Store, written: str) -> None:
    sitting, _ = begin(store, {ABOUT: SOMETHING_ELSE})
    page = store.page(sitting.id, compiled(), ABOUT, Seen.read(written))
    with pytest.raises(Changed):
        page.save({"route": "apprenticeship"}, ENGLISH)


def test_what_was_seen_is_written_into_a_page_and_read_again() -> None:
    seen = Seen.now("0123456789abcdef")
    assert Seen.read(str(seen)) == seen
    assert Seen.now("0123456789abcdef") != seen


def test_of_many_at_once_one_wins_and_the_others_are_told(store: Store) -> None:
    sitting, token = begin(store)
    pages = [shown(store, sitting, token) for _ in range(4)]
    months: list[Answers] = [{"route": "other", "learner": f"Nobody {number}"} for number in range(4)]

    def save(page: OpenPage, answers: Answers) -> bool:
        try:
            page.save(answers, ENGLISH)
        except Changed:
            return False
        return True

    with ThreadPoolExecutor(4) as threads:
        saved = list(threads.map(save, pages, months))
    assert sorted(saved) == [False, False, False, True]
    assert load_json(found(store, token).pages[ABOUT])["learner"] == f"Nobody {saved.index(True)}"


def test_what_is_sent_is_what_was_seen_last(store: Store) -> None:
    sitting, token = begin(store, COMPLETE)
    seen = found(store, token).stamp
    shown(store, sitting, token).keep(TYPED, ENGLISH)
    with pytest.raises(Changed):
        store.submit(sitting, compiled(), seen=seen)
    store.page(sitting.id, compiled(), ABOUT).save({"route": "other", "learner": "Ama"}, ENGLISH)
    with pytest.raises(Changed):
        store.submit(sitting, compiled(), seen=seen)
    scores = store.submit(sitting, compiled(), seen=found(store, token).stamp)
    assert store.submit(sitting, compiled(), seen=seen) == scores, "what is sent already is sent already"


# --- files --------------------------------------------------------------------------------------------------------

PROOF = ItemId("learner")
SCAN, PHOTO, PLAN = (Upload(f"{name}.pdf", "application/pdf", name.encode()) for name in ("Scan", "Photo", "Plan"))


def test_a_file_that_is_typed_stays_while_somebody_else_sends_another(store: Store) -> None:
    sitting, token = begin(store)
    one, other = shown(store, sitting, token), shown(store, sitting, token)
    one.add_upload(PROOF, SCAN)
    one.keep({PROOF: {"": [SCAN.content_hash]}}, ENGLISH)
    for upload in (PHOTO, PLAN):
        other.add_upload(PROOF, upload)
    assert {content for _, content in store.known_uploads(sitting.id)} == {SCAN.content_hash, PLAN.content_hash}


def test_only_the_file_that_was_seen_is_removed(store: Store) -> None:
    sitting, token = begin(store)
    page = shown(store, sitting, token)
    page.add_upload(PROOF, SCAN)
    page.remove_upload(PROOF, PHOTO.content_hash)
    assert store.find_upload(sitting.id, PROOF, SCAN.content_hash) == SCAN
    page.remove_upload(PROOF, SCAN.content_hash)
    assert store.find_upload(sitting.id, PROOF, SCAN.content_hash) is None
