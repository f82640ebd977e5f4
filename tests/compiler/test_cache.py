"""Compiled files are kept between runs, and never longer than they are true."""

from __future__ import annotations

import pickle
import sys
from pathlib import Path
from types import ModuleType

import pytest

from engine.compiler import Cache, compile_file
from engine.compiler import cache as caching
from engine.document import Source
from engine.scoring import Registration
from engine.scoring.scorers.mean import Mean
from tests.making import HEAD

ONE = HEAD + "pages: [{id: one, title: One, items: [{id: age, kind: number, ask: How old?}]}]\n"
GOOD = sorted((Path(__file__).parent.parent / "examples" / "good").glob("*.yaml"))
BROKEN = sorted((Path(__file__).parent.parent / "examples" / "broken").glob("*.yaml"))


@pytest.fixture
def kept(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "compiled")


@pytest.fixture
def never(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """From where this is asked for, nothing is compiled any more."""

    def refuse(source: Source) -> None:
        raise AssertionError(source.name)

    monkeypatch.setattr(caching, "compile_source", refuse)
    return monkeypatch


@pytest.mark.parametrize("path", [*GOOD, *BROKEN], ids=lambda path: path.stem)
def test_what_is_kept_is_what_was_compiled(kept: Cache, path: Path) -> None:
    assert kept.compile_file(path) == compile_file(path) == kept.compile_file(path)


def test_the_second_time_nothing_is_compiled(kept: Cache, request: pytest.FixtureRequest) -> None:
    kept.compile_file(GOOD[0])
    request.getfixturevalue("never")
    again = kept.compile_file(GOOD[0])
    assert again.questionnaire is not None


def test_conditions_still_work(kept: Cache) -> None:
    path = next(path for path in GOOD if path.stem == "conditions")
    kept.compile_file(path)
    questionnaire = kept.compile_file(path).questionnaire
    fresh = compile_file(path).questionnaire
    assert questionnaire is not None
    assert fresh is not None
    for page, same in zip(questionnaire.pages, fresh.pages, strict=True):
        if page.shown_when is not None and same.shown_when is not None:
            assert page.shown_when.evaluate({}) == same.shown_when.evaluate({})


def test_changed_words_are_compiled_anew(kept: Cache, tmp_path: Path) -> None:
    file = tmp_path / "one.yaml"
    file.write_text(ONE)
    kept.compile_file(file)
    file.write_text(ONE.replace("How old?", "Your age?"))
    compiled = kept.compile_file(file)
    assert compiled.questionnaire is not None
    assert next(iter(compiled.questionnaire.items.values())).ask.say(compiled.questionnaire.languages[0]) == "Your age?"


def test_the_same_words_elsewhere_have_problems_of_their_own(kept: Cache, tmp_path: Path) -> None:
    for name in ("one.yaml", "two.yaml"):
        (tmp_path / name).write_text(ONE.replace("kind: number", "kind: nubmer"))
    one, two = (kept.compile_file(tmp_path / name).problems[0].file for name in ("one.yaml", "two.yaml"))
    assert one.endswith("one.yaml")
    assert two.endswith("two.yaml")


def test_another_engine_compiles_anew(
    kept: Cache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    file = tmp_path / "one.yaml"
    file.write_text(ONE)
    kept.compile_file(file)
    monkeypatch.setattr(caching, "engine_fingerprint", lambda: "another")
    request.getfixturevalue("never")
    with pytest.raises(AssertionError, match=r"one\.yaml"):
        kept.compile_file(file)


def test_the_engine_is_another_when_a_scorer_from_elsewhere_is_edited(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "edited_scorer.py"
    file.write_text("def half(number): return number / 2\n")
    module = ModuleType("edited_scorer")
    module.__file__ = str(file)
    monkeypatch.setitem(sys.modules, "edited_scorer", module)
    scorer = type("Edited", (Mean,), {"__module__": "edited_scorer"})
    edited = Registration(name="mean", origin="edited 1.0", scorer=scorer)
    monkeypatch.setattr(caching, "registrations", lambda: (edited,))
    fingerprint = caching.engine_fingerprint.__wrapped__
    before = fingerprint()
    assert fingerprint() == before
    file.write_text("def half(number): return number / 3 + 1\n")
    assert fingerprint() != before


def test_the_engine_is_another_when_one_of_its_files_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(caching, "ENGINE", tmp_path)
    fingerprint = caching.engine_fingerprint.__wrapped__
    before = fingerprint()
    (tmp_path / "grammar.lark").write_text("start: any")
    assert fingerprint() != before
    assert fingerprint() == fingerprint()


@pytest.mark.parametrize(
    "spoilt",
    [
        b"",
        b"nonsense",
        pickle.dumps({"not": "compiled"}),
        b"\x80\x05\x95",
        b"cengine.nowhere\nNothing\n.",
        b"cbuiltins\ndivmod\n(I1\nI0\ntR.",
    ],
)
def test_what_cannot_be_loaded_is_compiled_anew(kept: Cache, spoilt: bytes) -> None:
    kept.compile_file(GOOD[0])
    [file] = kept.folder.iterdir()
    file.write_bytes(spoilt)
    assert kept.compile_file(GOOD[0]) == compile_file(GOOD[0])


def test_a_folder_that_cannot_be_written_costs_nothing_but_time(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file, where the folder should be")
    assert Cache(tmp_path / "taken").compile_file(GOOD[0]) == compile_file(GOOD[0])


def test_only_its_owner_may_look_into_the_folder(kept: Cache) -> None:
    kept.compile_file(GOOD[0])
    assert kept.folder.stat().st_mode & 0o777 == 0o700


def test_the_oldest_is_forgotten(kept: Cache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(caching, "MOST_KEPT", 2)
    file = tmp_path / "one.yaml"
    for age in range(4):
        file.write_text(f"{ONE}# {age}\n")
        kept.compile_file(file)
    assert len(list(kept.folder.iterdir())) == 2


def test_a_file_that_is_not_there_is_a_problem_and_is_not_kept(kept: Cache, tmp_path: Path) -> None:
    assert [problem.code for problem in kept.compile_file(tmp_path / "none.yaml").problems] == ["file.unreadable"]
    assert not kept.folder.exists()
