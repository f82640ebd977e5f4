"""Every kind of question in every state, in both languages, looked at on a small window: by axe, and by our own checks.

`full_crawl.py` looks at the same pages in every theme, size and choice of colours.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from engine.compiler import compile_file
from engine.items import KINDS
from engine.questionnaire import Language
from tests.pages.album import LANGUAGES, names
from tests.pages.certificates import CERTIFICATE
from tests.pages.conftest import Album
from tests.pages.mishaps import MISHAPS
from tests.pages.own import LANGUAGE, PRINTED, own_faults, seen
from tests.pages.sink import EACH, KITCHEN_SINK, PAGES
from tests.pages.test_golden import GOLDEN
from tests.pages.window import SETTINGS, Window
from tests.walks.serving import DEFAULT

pytestmark = pytest.mark.walk

[ON_PAPER] = [setting for setting in SETTINGS if setting.printed]
STATUS = {**CERTIFICATE, "error": 422, "unchosen": 422, "two-versions": 409, "lost": 404, **MISHAPS}
"""By how the name of a page ends; 200 else."""


def test_the_kitchen_sink_has_every_kind_on_one_page_and_each_on_its_own() -> None:
    asked = compile_file(KITCHEN_SINK).questionnaire
    assert asked is not None
    pages = {str(page.id): {item.kind.name for item in page.items} for page in asked.pages}
    assert set(KINDS) <= set().union(*(pages[page] for page in ("all", "next")))
    assert list(pages) == list(PAGES)
    for kind in KINDS:
        assert any(kinds == {kind} for page, kinds in pages.items() if page in EACH), f"{kind} has no page of its own"


ANSWERED_BY_NOBODY = {"information", "calculated"}
"""Kinds that ask for nothing: there is no answer, and so no mistake."""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_approved_in_every_state(kind: str, language: str) -> None:
    """Empty, answered and wrong, alone on its page; and on check-your-answers, where it has something to say."""
    states = ("empty",) if kind in ANSWERED_BY_NOBODY else ("empty", "answered", "error")
    wanted = {f"{kind}-{state}" for state in states} | {"check"}
    assert wanted <= set(names(language))
    assert wanted <= {file.stem for file in (GOLDEN / language).glob("*.yaml")}
    checked = (GOLDEN / language / "check.yaml").read_text("utf-8")
    asked = compile_file(KITCHEN_SINK).questionnaire
    assert asked is not None
    own = next(page for page in asked.pages if page.id == kind)
    shown = [item.ask.say(Language(language)) for item in own.items if item.kind.name == kind]
    assert kind in ANSWERED_BY_NOBODY - {"calculated"} or any(each in checked for each in shown), shown


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_printed_with_its_answer(
    kind: str, language: str, album: Callable[[str, Path], Album], window: Callable[[Path], Window]
) -> None:
    looking = window(DEFAULT)
    looking.show(album(language, DEFAULT)[f"{kind}-{'empty' if kind in ANSWERED_BY_NOBODY else 'answered'}"].html)
    seen(looking.page)
    looking.look(ON_PAPER)
    assert not own_faults(looking.page, [PRINTED])


SHAPES = (
    "needs an answer to each of its questions", "the gap is", "on a scale from -", "Number 1 of 2", "Made of", "A lot",
    "In work", "People who do not exist", "How this score was worked out",
)  # fmt: skip
"""No score, a gap, one around zero, what stands out, one made of others, a band, an outcome, a norm; the working."""


def test_results_are_approved_in_every_shape_and_unfolded() -> None:
    shapes = (GOLDEN / "en" / "result-shapes.yaml").read_text("utf-8")
    assert [says for says in SHAPES if says not in shapes] == []
    folded, unfolded = ((GOLDEN / "en" / f"{name}.yaml").read_text("utf-8") for name in ("result", "result-unfolded"))
    assert "This counts" in unfolded
    assert "This counts" not in folded


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_album_holds_every_page_in_every_state(language: str, album: Callable[[str, Path], Album]) -> None:
    taken = album(language, DEFAULT)
    assert tuple(sorted(taken)) == tuple(sorted(names(language)))
    for name, page in taken.items():
        assert page.status == next((status for end, status in STATUS.items() if name.endswith(end)), 200), name
        assert f'<html lang="{language}"' in page.html


@pytest.mark.parametrize(("language", "name"), [(each, name) for each in LANGUAGES for name in names(each)])
def test_a_page_can_be_used_by_everybody(
    language: str, name: str, album: Callable[[str, Path], Album], window: Callable[[Path], Window]
) -> None:
    looking = window(DEFAULT)
    looking.show(album(language, DEFAULT)[name].html)
    faults = looking.faults()
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_are_in_the_language_they_are_marked_as(
    language: str, album: Callable[[str, Path], Album], window: Callable[[Path], Window]
) -> None:
    looking = window(DEFAULT)
    faults: dict[str, str] = {}
    for name, page in album(language, DEFAULT).items():
        looking.show(page.html)
        faults.update(dict.fromkeys(own_faults(looking.page, [LANGUAGE]), name))
    assert not faults, "\n".join(f"{fault} ({name})" for fault, name in faults.items())
