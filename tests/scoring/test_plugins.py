"""Scorers from packages that are really built and installed, in an interpreter of their own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
PLUGINS = ROOT / "tests" / "plugins"

BEGIN = """
import json, logging, sys
logging.basicConfig(level=logging.ERROR, stream=sys.stderr)
from engine.compiler import compile_source
from engine.document import Source
from engine.scoring import registrations, score, scorers
from tests.scoring.drafting import HEAD, agreeing, codes, drafted, one_page, reason, scored, told
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which both packages are installed. They are copied first: building leaves things behind."""
    copies, target = tmp_path_factory.mktemp("plugins"), tmp_path_factory.mktemp("installed")
    for name in ("example_scorer", "broken_scorers"):
        shutil.copytree(PLUGINS / name, copies / name)
    offline = ["--no-deps", "--no-index", "--no-build-isolation", "--disable-pip-version-check", "--quiet"]
    subprocess.run(  # noqa: S603  # our own interpreter and our own folders
        [sys.executable, "-m", "pip", "install", *offline, "--target", target, *sorted(copies.iterdir())],
        check=True,
        capture_output=True,
    )
    return target


def ask(installed: Path, program: str) -> tuple[Any, str]:
    """What a program prints as JSON where the packages are installed, and what it logs."""
    done = subprocess.run(  # noqa: S603  # our own interpreter
        [sys.executable, "-W", "error", "-c", BEGIN + dedent(program)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(installed), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout), done.stderr


def test_an_installed_scorer_is_found_with_its_origin_and_scores(installed: Path) -> None:
    found, log = ask(
        installed,
        """
        body = one_page(
            agreeing("a", "b", "c"),
            "items: [a, b, c]\\nscorer: highest_answer\\ntimes: 2\\n"
            "missing: {answered_at_least: 1, otherwise: no_score}",
        )
        compiled = compile_source(Source("drafted.yaml", HEAD + body))
        misspelt = compile_source(Source("x", HEAD + body.replace("times", "tims")))
        twice = scored(compiled.questionnaire, {"a": "yes", "b": "partly", "c": "no"})
        once = scored(compiled.questionnaire, {"a": "yes"})
        print(json.dumps({
            "origin": [each.origin for each in registrations() if each.name == "highest_answer"],
            "problems": [each.code for each in compiled.problems if not each.code.startswith("option.")],
            "value": str(twice.value), "possible": list(map(str, twice.possible)), "told": told(twice)[3:],
            "reason": reason(once),
            "complaint": codes(body.replace("times: 2", "times: 4")),
            "misspelt": [each.code for each in misspelt.problems],
        }))
        """,
    )

    # a = 3, b = 2, c = 1: two answers are worth 2 or more.
    assert found["origin"] == ["example-scorer 0.1.0"]
    assert found["problems"] == []
    assert (found["value"], found["possible"]) == ("2.00", ["1.00", "3.00"])
    assert found["told"][0] == "Answers that count 2 or more: at least 2."
    assert found["reason"] == "Answers needed: 2. Answered: 1."
    assert found["complaint"] == ["scale.highest-answer"]
    assert found["misspelt"], "the key of the plug-in is part of the schema, so a misspelt one is told"
    assert "highest_answer" not in log


def test_an_installed_scorer_takes_scales_and_gives_lines_beside_its_value(installed: Path) -> None:
    found, _ = ask(
        installed,
        """
        body = one_page(agreeing("a", "b"), "scales: [first, second]\\nscorer: highest_answer\\nmissing: all_required")
        for name, item in (("first", "a"), ("second", "b")):
            body += f"  - {{id: {name}, label: {name}, items: [{item}], scorer: sum, missing: all_required}}\\n"
        result = scored(drafted(body), {"a": "partly", "b": "yes"})
        print(json.dumps({
            "problems": codes(body), "value": str(result.value), "possible": list(map(str, result.possible)),
            "parts": {part.id: str(part.value) for part in result.parts},
        }))
        """,
    )

    assert found == {
        "problems": [],
        "value": "3.00",
        "possible": ["1.00", "3.00"],
        "parts": {"first": "2.00", "second": "3.00"},
    }


def test_the_keys_of_an_installed_scorer_are_in_the_schema_that_editors_use(installed: Path) -> None:
    found, _ = ask(
        installed,
        """
        from engine.compiler import questionnaire_schema
        scale = questionnaire_schema()["$defs"]["scale"]
        branches = {each["if"]["properties"]["scorer"]["const"]: each["then"] for each in scale["allOf"]}
        print(json.dumps({
            "named": "highest_answer" in scale["properties"]["scorer"]["enum"],
            "keys": branches["highest_answer"]["properties"]["times"],
        }))
        """,
    )

    assert found["named"] is True
    assert found["keys"]["description"] == "How many answers have to be worth so much. If nothing is said: one."


def test_a_scorer_that_cannot_be_used_is_listed_with_the_reason_and_logged(installed: Path) -> None:
    found, log = ask(
        installed,
        """
        print(json.dumps({
            "usable": sorted(scorers()),
            "faults": {each.name + " from " + each.origin: each.fault for each in registrations() if each.fault},
        }))
        """,
    )

    assert found["usable"] == [
        "change",
        "composite",
        "conversion_table",
        "count",
        "decision_table",
        "formula",
        "gap_to_target",
        "highest_answer",
        "highest_consecutive_step",
        "ipsative",
        "level_reached",
        "max",
        "mean",
        "median",
        "min",
        "mode",
        "multi_rater",
        "nonsense",
        "norms",
        "proportion_of_maximum",
        "prorated_sum",
        "raising",
        "strengths",
        "sum",
        "weighted_mean",
    ]
    faults = found["faults"]
    assert {name.split(" from ")[1] for name in faults} == {"broken-scorers 0.2.0"}
    told = {name.split(" from ")[0]: fault for name, fault in faults.items()}
    assert told == {
        "absent": "AttributeError: module 'broken_scorers' has no attribute 'NowhereToBeFound'",
        "greedy": "its schema takes keys every scale has: items",
        "mean": f"there is a scorer of that name already, from formwright {version('formwright')}",
        "misnamed": 'its name is not "misnamed", under which it is registered',
        "not_a_scorer": "it is not a subclass of engine.scoring.Scorer",
        "unfinished": "its version is not a whole number from 1 up; its schema has no properties; "
        "it has no score method",
        "unimportable": "ImportError: this plug-in needs a library that is not installed",
    }
    for name in told:
        assert f"The scorer {name} from broken-scorers 0.2.0 cannot be used" in log


@pytest.mark.parametrize("scorer", ["raising", "nonsense"])
def test_an_installed_scorer_that_fails_harms_no_other_scale(installed: Path, scorer: str) -> None:
    found, log = ask(
        installed,
        f"""
        body = one_page(agreeing("a", "b"), "items: [a, b]\\nscorer: {scorer}\\nmissing: all_required")
        body += "  - {{id: other, label: Other, items: [a, b], scorer: sum, missing: all_required}}\\n"
        questionnaire = drafted(body)
        scores = score(questionnaire, {{"a": "yes", "b": "no"}}, frozenset(questionnaire.items))
        print(json.dumps({{"s": reason(scores["s"]), "other": str(scores["other"].value)}}))
        """,
    )

    assert found == {
        "s": "This score could not be worked out because of a fault in the service.",
        "other": "4.00",
    }
    assert f'The scorer "{scorer}" failed on the scale "s".' in log
