from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from engine.catalogue.canonical import canonical, written
from engine.catalogue.meaning import meaning, meaning_hash
from engine.compiler import compile_file
from tests.catalogue.difference.comparing import TABLE, TEAM
from tests.making import HEAD, questionnaire

ROOT = Path(__file__).parent.parent.parent
GOOD = sorted((ROOT / "tests" / "examples" / "good").glob("*.yaml"))

SAME = [
    ("title: About you", "title:   About you   # a comment"),
    ('shown_when: route = "degree" and months >= 3', 'shown_when: 3 <= months and route = "degree"'),
    ("at_least: 2.5", "at_least: 2.50"),
    ("scorer: mean\n", "scorer: mean\n    decimals: 2\n    shown: yes\n"),
]


@pytest.mark.parametrize(("before", "after"), SAME)
def test_another_way_to_write_it_has_the_same_meaning(before: str, after: str) -> None:
    assert before in TEAM
    assert meaning_hash(questionnaire(TEAM.replace(before, after))) == meaning_hash(questionnaire(TEAM))


def test_a_setting_of_a_scorer_that_says_what_is_the_default_is_no_part_of_it() -> None:
    """So that a scorer can gain settings, and what is published keeps its meaning."""
    plain = written(meaning(questionnaire(TABLE)))
    assert plain == written(meaning(questionnaire(TABLE.replace("    rules:", "    hit: unique\n    rules:"))))
    assert "unique" not in plain
    assert "first" in written(meaning(questionnaire(TABLE.replace("    rules:", "    hit: first\n    rules:"))))


def test_the_version_is_no_part_of_it() -> None:
    another = HEAD.replace("1.0.0", "7.0.0")
    assert meaning_hash(questionnaire(TEAM, another)) == meaning_hash(questionnaire(TEAM))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("About you", "You"),
        ("months >= 3", "months >= 4"),
        ("score: 3", "score: 2.9"),
        ("required: no", "required: yes"),
    ],
)
def test_anything_that_is_asked_said_or_scored_is_part_of_it(before: str, after: str) -> None:
    assert meaning_hash(questionnaire(TEAM.replace(before, after))) != meaning_hash(questionnaire(TEAM))


@pytest.mark.parametrize("file", GOOD, ids=lambda file: file.stem)
def test_everything_the_language_has_has_a_meaning(file: Path) -> None:
    found = compile_file(file).questionnaire
    assert found is not None
    plain = written(meaning(found))
    assert "Span(" not in plain
    assert " at 0x" not in plain


def test_it_is_the_same_in_every_run() -> None:
    program = "from tests.catalogue.test_meaning import *; print(meaning_hash(questionnaire(TEAM)))"
    hashes = set()
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
        ran = subprocess.run(  # noqa: S603  # our own words
            [sys.executable, "-c", program], env=environment, cwd=ROOT, check=True, capture_output=True, text=True
        )
        hashes.add(ran.stdout.strip())
    assert hashes == {meaning_hash(questionnaire(TEAM))}


def test_this_form_gives_this_hash() -> None:
    """Should it ever give another, what is published would seem to mean something else: `MEANING` must go up."""
    assert meaning_hash(questionnaire(TEAM)) == "1:943985a1b442d5ad806e9b6b418b3ccb83e306351f01f4991b40deb42cba80da"


def test_what_has_no_form_that_stays_has_no_meaning() -> None:
    with pytest.raises(TypeError, match="object has no canonical form"):
        canonical(object())
