"""A centre's desk with people who have finished, for tests of print runs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

from engine.catalogue import Catalogue
from engine.clock import supposing_now
from engine.jobs.choosing import choose
from engine.jobs.starting import start_run
from engine.journey import SittingId
from engine.questionnaire import Language, PageId
from engine.store import Collected, Store
from engine.store.print_run import Choice, Options, new_run_id
from tests.jobs.awarding import ADDRESS, MOMENT, TEXT, theme

ENGLISH = Language("en")
SECONDS = count()
VALID_FOR = TEXT
EARNED_BY_MOST = TEXT.replace("awarded_when: completed", 'awarded_when: completed and full_name != "Nobody"').replace(
    "autocomplete: name}", "autocomplete: name, required: no}"
)


def desk_of(store: Store, text: str = VALID_FOR) -> Collected:
    """Where what was submitted of this questionnaire lies; no file has it any more."""
    catalogue = Catalogue(Path(__file__).parent / "nothing")
    questionnaire = catalogue.keep(text)
    assert questionnaire is not None
    return Collected(store=store, catalogue=catalogue, questionnaire=questionnaire)


def finish(  # noqa: PLR0913  # each is a fact about a sitting
    desk: Collected,
    name: str | None,
    *,
    at: datetime | None = None,
    group: str | None = None,
    sample: bool = False,
    language: Language = ENGLISH,
) -> SittingId:
    """Somebody who has finished, at a moment, or later than everybody before."""
    asked = desk.questionnaire
    text = desk.catalogue.text(asked.content_hash)
    sitting, _ = desk.store.start(asked, text, language, sample=sample, group=group)
    desk.store.save_page(sitting.id, asked, PageId("one"), {} if name is None else {"full_name": name}, language)
    with supposing_now(at or MOMENT + timedelta(seconds=next(SECONDS))):
        desk.store.submit(sitting, asked)
    return sitting.id


def start(desk: Collected, choice: Choice | None = None, options: Options | None = None) -> str:
    """A run of what is chosen."""
    run_id = new_run_id()
    chosen = choose(desk, choice or Choice(), theme())
    assert start_run(desk, chosen, options or Options(), run_id=run_id, theme=theme(), address=ADDRESS, by="centre")
    return run_id


def finish_many(desk: Collected, names: Iterable[str]) -> list[SittingId]:
    """Several, one after the other."""
    return [finish(desk, name) for name in names]
