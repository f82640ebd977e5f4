"""People who have earned a certificate, which holds for two years."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from engine.clock import supposing_now
from engine.compiler import compile_source
from engine.document import Source
from engine.jobs.issuing import Award, issued
from engine.questionnaire import Language, PageId, Questionnaire
from engine.store import Registered, Store, load_sitting
from engine.themes import Theme, open_wardrobe

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "tests" / "examples" / "good" / "valid_for.yaml").read_text("utf-8")
ENGLISH, WELSH = Language("en"), Language("cy")
ADDRESS = "https://skills.example.org"
NEVER_GIVEN = "HSD7PHAV4022S"
MOMENT = datetime(2026, 11, 22, 12, tzinfo=UTC)


@cache
def questionnaire(text: str = TEXT) -> Questionnaire:
    found = compile_source(Source("valid_for.yaml", text)).questionnaire
    assert found is not None
    return found


@cache
def theme() -> Theme:
    return open_wardrobe(ROOT / "themes" / "default").default


def finished(
    store: Store,
    name: str = "Siân Evans",
    *,
    sample: bool = False,
    text: str = TEXT,
    later: Mapping[str, str] | None = None,
) -> Award:
    """Somebody who has finished, with these answers on a second page where there is one."""
    asked = questionnaire(text)
    sitting, token = store.start(asked, text, WELSH, sample=sample)
    store.save_page(sitting.id, asked, PageId("one"), {"full_name": name}, WELSH)
    if later:
        store.save_page(sitting.id, asked, PageId("two"), later, WELSH)
    with supposing_now(MOMENT):
        scores = store.submit(sitting, asked)
    stored = store.find(token)
    assert stored is not None
    return Award(sitting=load_sitting(stored, asked), questionnaire=asked, scores=scores)


def issue(store: Store, award: Award | None = None, by: str = "learner") -> Registered:
    """Somebody's certificate."""
    award = award or finished(store)
    return issued(store.register, [award], theme=theme(), address=ADDRESS, by=by)[award.sitting.id]
