"""A centre's desk with people who have finished, for tests of print runs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

from pypdfium2 import PdfDocument

from engine.catalogue import Catalogue
from engine.clock import supposing_now
from engine.config import Settings
from engine.jobs.choosing import choose
from engine.jobs.pressing import Workshop
from engine.jobs.running import work_once
from engine.jobs.starting import start_run
from engine.journey import SittingId
from engine.questionnaire import Answers, Language, PageId
from engine.store import Collected, Store
from engine.store.print_run import Choice, Options, Run, RunState, new_run_id
from tests.jobs.awarding import ADDRESS, MOMENT, ROOT, TEXT, theme

NOWHERE = Path(__file__).parent / "nothing"
MINUTE = timedelta(minutes=1)
ENGLISH = Language("en")
SECONDS = count()
VALID_FOR = TEXT
EARNED_BY_MOST = TEXT.replace("awarded_when: completed", 'awarded_when: completed and full_name != "Nobody"').replace(
    "autocomplete: name}", "autocomplete: name, required: no}"
)


SCORED = """
format: 1
id: scored
version: 1.0.0
title: Working with others
languages: [en]
purpose: To see how you work with others.
who_sees_it: Your centre sees your answers.
pages:
  - id: one
    title: How you work
    items:
      - id: helps
        kind: single_choice
        ask: I help others.
        options: [{code: never, label: Never, score: 1}, {code: always, label: Always, score: 2}]
scales:
  - {id: teamwork, label: Team-working, items: [helps], scorer: mean, missing: all_required}
"""


def desk_of(store: Store, text: str = VALID_FOR) -> Collected:
    """Where what was submitted of this questionnaire lies; no file has it any more."""
    catalogue = Catalogue(NOWHERE)
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
    answers: Answers | None = None,
) -> SittingId:
    """Somebody who has finished, at a moment, or later than everybody before."""
    asked = desk.questionnaire
    text = desk.catalogue.text(asked.content_hash)
    sitting, _ = desk.store.start(asked, text, language, sample=sample, group=group)
    desk.store.save_page(sitting.id, asked, PageId("one"), answers or named(name), language)
    with supposing_now(at or MOMENT + timedelta(seconds=next(SECONDS))):
        desk.store.submit(sitting, asked)
    return sitting.id


def named(name: str | None) -> Answers:
    """The answers of somebody who gave their name, or did not."""
    return {} if name is None else {"full_name": name}


def start(
    desk: Collected, choice: Choice | None = None, options: Options | None = None, reason: str | None = "a test"
) -> str:
    """A run of what is chosen, whether or not it was printed before."""
    run_id = new_run_id()
    chosen = choose(desk, choice or Choice(), theme())
    assert start_run(
        desk,
        chosen,
        options or Options(),
        run_id=run_id,
        theme=theme(),
        address=ADDRESS,
        by="centre",
        reason=reason,
    )
    return run_id


def finish_many(desk: Collected, names: Iterable[str]) -> list[SittingId]:
    """Several, one after the other."""
    return [finish(desk, name) for name in names]


def settings_of(url: str, folder: Path = NOWHERE) -> Settings:
    """An installation with no questionnaire in any file."""
    return Settings(
        database_url=url,
        secret_key="secret",  # noqa: S106  # a test's
        centre_password=None,
        questionnaires=folder / "questionnaires",
        theme=ROOT / "themes" / "default",
        compiled=folder / "compiled",
    )


def texts_of(content: bytes) -> list[str]:
    """What can be read on each page of a PDF."""
    with PdfDocument(content) as pdf:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in pdf]


def finished(desk: Collected, workshop: Workshop, run_id: str) -> Run:
    """A run when everything there was to do is done."""
    while work_once(workshop, MINUTE):
        pass
    run = desk.store.runs.find(run_id)
    assert run is not None
    assert run.state is RunState.DONE
    return run


def contents(desk: Collected, run: Run) -> bytes:
    """The one PDF of a run."""
    return b"".join(desk.store.sheets.contents(run.id))
