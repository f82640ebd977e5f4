"""Certificates that were issued in several themes are joined to one file."""

from __future__ import annotations

import pytest

from engine.jobs.issuing import Award, issued, pdf_of
from engine.jobs.pressing import Workshop
from engine.store import Collected, Store
from engine.store.print_run import Options
from tests.jobs.awarding import ADDRESS
from tests.jobs.running import contents, desk_of, finish_many, finished, start, texts_of

NAMES = ("Ann Adams", "Bo Bell", "Cy Cole", "Di Dean")


@pytest.fixture
def desk(store: Store) -> Collected:
    return desk_of(store)


@pytest.mark.parametrize(("options", "pages"), [(Options(), 1), (Options(duplex=True), 2)])
def test_each_certificate_wears_the_theme_it_was_issued_in(
    desk: Collected, workshop: Workshop, options: Options, pages: int
) -> None:
    finish_many(desk, NAMES)
    branded = workshop.wardrobe.themes["example-institute"]
    _, bo, *_ = desk.sittings()
    award = Award(sitting=bo.sitting, questionnaire=bo.questionnaire, scores=bo.scores)
    [registered] = issued(desk.store.register, [award], theme=branded, address=ADDRESS, by="learner").values()
    alone = pdf_of(registered, registered.language, branded)
    apart = finished(desk, workshop, start(desk, options=Options(apart=True)))
    files = {entry.name: content for entry, content in desk.store.sheets.files(apart.id)}
    assert [name for name, content in files.items() if content == alone] == ["Bo Bell"]
    run = finished(desk, workshop, start(desk, options=options))
    texts = [text for text in texts_of(contents(desk, run)) if text]
    assert [name for name, text in zip(NAMES, texts, strict=False) if name in text] == list(NAMES)
    assert sorted(texts[1].split()) == sorted(texts_of(alone)[0].split())
    assert [entry.pages for entry in desk.store.runs.entries(run.id)] == [pages] * 4
