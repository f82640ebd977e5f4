from __future__ import annotations

from pathlib import Path

import pytest

from engine.catalogue.maps import maps_between, read_beside
from engine.compiler import compile_file
from tests.catalogue.maps.carrying import EXAMPLES, GOOD


@pytest.fixture
def jobs(tmp_path: Path) -> Path:
    """The file of the newer of two versions, without a map."""
    folder = tmp_path / "jobs"
    folder.mkdir()
    for name, text in (("1.0.0", "old"), ("2.0.0", "new")):
        (folder / f"{name}.yaml").write_text((EXAMPLES / f"{text}.yaml").read_text("utf-8"), "utf-8")
    return folder / "2.0.0.yaml"


def found(jobs: Path, text: str | bytes) -> list[tuple[str, int, int]]:
    jobs.with_name("2.0.0.map.yaml").write_bytes(text if isinstance(text, bytes) else text.encode())
    new = compile_file(jobs).questionnaire
    assert new is not None
    mapped = read_beside(jobs, new, compile_file)
    assert mapped is not None
    return [(problem.code, problem.span.line, problem.span.column) for problem in mapped.problems]


def test_a_map_stands_beside_the_new_version(jobs: Path) -> None:
    assert found(jobs, GOOD) == []
    [only] = maps_between(jobs, "1.0.0", compile_file)
    assert (only.old.version, only.new.version) == ("1.0.0", "2.0.0")
    assert maps_between(jobs, "2.0.0", compile_file) == ()
    assert maps_between(jobs, "0.5.0", compile_file) == ()


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        (GOOD.replace("from: 1.0.0", "from: 1.5.0"), [("map.version", 2, 7)]),
        (GOOD.replace("from: 1.0.0", 'from: "1.5.0"  # soon'), [("map.version", 2, 8)]),
        (GOOD.encode("utf-16"), [("yaml.encoding", 1, 1)]),
        ("from: [", [("yaml.syntax", 1, 7)]),
        (GOOD.replace("from: 1.0.0\n", ""), [("key.missing", 1, 1)]),
        (GOOD.replace("from: 1.0.0", "from: ../jobs/1.0.0"), [("value.pattern", 2, 7)]),
        (GOOD.replace("from: 1.0.0", f"from: {'9' * 5_000}.0.0"), [("value.length", 2, 7)]),
    ],
)
def test_a_map_that_leads_from_nowhere(jobs: Path, text: str | bytes, problems: list[tuple[str, int, int]]) -> None:
    assert found(jobs, text) == problems


def test_maps_that_lead_in_a_circle_lead_nowhere(jobs: Path) -> None:
    assert found(jobs, "format: 1\nfrom: 2.0.0\nto: 2.0.0\n") == []
    assert maps_between(jobs, "1.0.0", compile_file) == ()
