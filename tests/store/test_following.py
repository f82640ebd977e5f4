"""A sitting that follows an earlier one of the same person."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import text

from engine.catalogue import Catalogue
from engine.journey import Sitting
from engine.questionnaire import PageId, Questionnaire, ScaleId
from engine.store import Store
from engine.store.database import make_engine, writing
from engine.store.schema import downgrade, upgrade
from tests.store.example import ABOUT, COMPLETE, ENGLISH, TEAM, WORK, begin, compiled

CHANGE = """\
  - {id: progress, label: Progress, scales: [teamwork], scorer: change, sd: 0.5, reliability: 0.8, source: Pilot, 2025,
     missing: all_required}
""".replace("Pilot, 2025", "Pilot 2025")
TEXT = TEAM + CHANGE
NEXT = TEXT.replace("version: 1.0.0", "version: 1.1.0")
PROGRESS, TEAMWORK = ScaleId("progress"), ScaleId("teamwork")
BETTER = {PageId("about"): COMPLETE[ABOUT], WORK: {"helps": "always", "listens": "always"}}


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """A folder with two versions that ask the same, and a map from one to the other."""
    folder = tmp_path / "questionnaires"
    (folder / "team").mkdir(parents=True)
    (folder / "team" / "1.0.0.yaml").write_text(TEXT, encoding="utf-8")
    (folder / "team" / "1.1.0.yaml").write_text(NEXT, encoding="utf-8")
    (folder / "team" / "1.1.0.map.yaml").write_text("format: 1\nfrom: 1.0.0\nto: 1.1.0\n", encoding="utf-8")
    return folder


def again(store: Store, sitting: Sitting, text: str = TEXT) -> Sitting:
    """The same person once more, with better answers."""
    questionnaire = compiled(text)
    later, _ = store.start(questionnaire, text, ENGLISH, follows=sitting.id)
    for page, answers in BETTER.items():
        store.save_page(later.id, questionnaire, page, answers, ENGLISH)
    return later


def first(store: Store) -> Sitting:
    """Somebody who has finished once."""
    sitting, _ = begin(store, COMPLETE, text=TEXT)
    store.submit(sitting, compiled(TEXT))
    return sitting


def submitted(store: Store, sitting: Sitting, questionnaire: Questionnaire, shelf: Path) -> Decimal | str | None:
    earlier = store.earlier(sitting, questionnaire, Catalogue(shelf))
    return store.submit(sitting, questionnaire, earlier)[PROGRESS].value


def test_a_sitting_knows_which_one_it_follows(store: Store) -> None:
    earlier = first(store)
    _, token = store.start(compiled(TEXT), TEXT, ENGLISH, follows=earlier.id)

    found = store.find(token)

    assert found is not None
    assert found.sitting.follows == earlier.id


def test_what_has_changed_since_is_scored(store: Store, shelf: Path) -> None:
    assert submitted(store, again(store, first(store)), compiled(TEXT), shelf) == Decimal("0.50")


def test_scores_of_an_earlier_version_are_carried_by_a_map(store: Store, shelf: Path) -> None:
    later = again(store, first(store), NEXT)

    assert submitted(store, later, compiled(NEXT), shelf) == Decimal("0.50")


def test_without_a_map_scores_of_another_version_are_not_compared(store: Store, shelf: Path) -> None:
    (shelf / "team" / "1.1.0.map.yaml").unlink()
    later = again(store, first(store), NEXT)

    earlier = store.earlier(later, compiled(NEXT), Catalogue(shelf))

    assert earlier is not None
    assert (earlier.version, earlier.scores) == ("1.0.0", {})
    score = store.submit(later, compiled(NEXT), earlier)[PROGRESS]
    assert score.reason is not None
    assert "cannot be compared" in score.reason.say(ENGLISH)


def test_a_draft_that_scores_otherwise_by_now_is_not_compared(store: Store, shelf: Path) -> None:
    changed = TEXT.replace("items: [helps, listens]", "items: [helps, listens], reverse: [listens]")
    later = again(store, first(store), changed)

    earlier = store.earlier(later, compiled(changed), Catalogue(shelf))

    assert earlier is not None
    assert TEAMWORK not in earlier.scores


def test_a_draft_in_other_words_is_compared(store: Store, shelf: Path) -> None:
    reworded = TEXT.replace("title: How you work", "title: Your work")

    assert submitted(store, again(store, first(store), reworded), compiled(reworded), shelf) == Decimal("0.50")


def test_a_sitting_that_follows_none_or_an_unfinished_one_has_nothing_to_look_back_at(
    store: Store, shelf: Path
) -> None:
    alone, _ = begin(store, COMPLETE, text=TEXT)

    assert store.earlier(alone, compiled(TEXT), Catalogue(shelf)) is None
    assert store.earlier(again(store, alone), compiled(TEXT), Catalogue(shelf)) is None


def test_deleting_the_earlier_sitting_leaves_the_later_one_whole(store: Store, shelf: Path, url: str) -> None:
    earlier = first(store)
    later, unfinished = again(store, earlier), again(store, earlier)
    assert submitted(store, later, compiled(TEXT), shelf) == Decimal("0.50")
    before = store.scores(later.id)
    engine = make_engine(url)
    with writing(engine) as connection:
        connection.execute(text("DELETE FROM sitting WHERE id = :id"), {"id": earlier.id})

    assert store.scores(later.id) == before
    assert store.earlier(unfinished, compiled(TEXT), Catalogue(shelf)) is None
    assert submitted(store, unfinished, compiled(TEXT), shelf) is None
    engine.dispose()


def test_sittings_from_before_come_through_the_upgrade_and_back(store: Store, url: str) -> None:
    engine = make_engine(url)
    sitting = first(store)
    downgrade(engine, "0002")
    upgrade(engine)

    scores = store.scores(sitting.id)

    assert scores is not None
    assert scores[TEAMWORK].value == Decimal("2.50")
    engine.dispose()
