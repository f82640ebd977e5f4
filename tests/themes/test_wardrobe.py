"""Which theme is worn: of a questionnaire before a body, of a body before a domain, and else the default."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from engine.questionnaire import Questionnaire
from engine.themes import ThemeError, Wardrobe, open_wardrobe
from tests.reports.making import questionnaire, text
from tests.themes.making import PLAIN, SHIPPED, write


def theme(claims: str = "", name: str = "It") -> str:
    return PLAIN.replace("The Institute", name) + (f"for: {{{claims}}}\n" if claims else "")


@pytest.fixture(name="folder")
def some_themes(tmp_path: Path) -> Path:
    folder = tmp_path / "themes"
    write(folder, theme(), "plain")
    write(folder, theme("questionnaires: [skills]"), "by-questionnaire")
    write(folder, theme("bodies: [The Institute, 'Y Corff']"), "by-body")
    write(folder, theme("domains: [skills.example.org, localhost]"), "by-domain")
    return folder


def asked(body: str | None = None, name: str = "other") -> Questionnaire:
    return questionnaire(id=name, body=None if body is None else text(body))


@pytest.mark.parametrize(
    ("name", "body", "domain", "worn"),
    [
        ("skills", "The Institute", "skills.example.org", "by-questionnaire"),
        ("skills", None, None, "by-questionnaire"),
        ("other", "The Institute", "skills.example.org", "by-body"),
        ("other", " the  INSTITUTE", None, "by-body"),
        ("other", "Another Institute", "skills.example.org", "by-domain"),
        ("other", None, "localhost", "by-domain"),
        ("other", None, "elsewhere.example.org", "plain"),
        ("other", None, None, "plain"),
    ],
)
def test_the_closest_claim_counts(folder: Path, name: str, body: str | None, domain: str | None, worn: str) -> None:
    wardrobe = open_wardrobe(folder / "plain")
    assert wardrobe.worn(asked(body, name), domain).id == worn


def test_without_a_questionnaire_the_domain_counts(folder: Path) -> None:
    wardrobe = open_wardrobe(folder / "plain")
    assert wardrobe.worn(domain="skills.example.org").id == "by-domain"
    assert wardrobe.worn().id == wardrobe.worn(domain="127.0.0.1").id == "plain"


def test_where_the_public_reaches_it_counts_when_the_request_does_not_tell(folder: Path) -> None:
    wardrobe = open_wardrobe(folder / "plain", "skills.example.org")
    assert wardrobe.worn(domain="127.0.0.1").id == wardrobe.worn().id == "by-domain"
    assert wardrobe.worn(asked("The Institute")).id == "by-body"
    write(folder, theme("domains: [other.example.org]"), "by-another")
    both = open_wardrobe(folder / "plain", "skills.example.org")
    assert both.worn(domain="other.example.org").id == "by-another", "what the request tells comes first"


def test_a_body_is_known_by_its_name_in_any_language(folder: Path) -> None:
    wardrobe = open_wardrobe(folder / "plain")
    assert wardrobe.worn(asked("Y Corff")).id == "by-body"


def test_themes_stand_beside_one_another_and_may_extend_the_shipped_ones(folder: Path) -> None:
    wardrobe: Wardrobe = open_wardrobe(folder / "plain")
    assert set(wardrobe.themes) == {"plain", "by-questionnaire", "by-body", "by-domain"}
    assert wardrobe.default is wardrobe.themes["plain"]


def test_one_faulty_theme_is_enough_and_all_its_faults_are_told(folder: Path) -> None:
    write(folder, f"{PLAIN}colour: red\nicon: gone.png\n", "faulty")
    with pytest.raises(ThemeError) as refused:
        open_wardrobe(folder / "plain")
    lines = str(refused.value).splitlines()
    assert [line.split(": ")[0].rsplit("/", 1)[1] for line in lines] == ["theme.yaml:6:1", "theme.yaml:7:7"]
    assert [told.source.name for told in refused.value.files] == [str(folder / "faulty" / "theme.yaml")]


def test_a_default_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ThemeError, match=r"nowhere/theme\.yaml:1:1: There is no such file\."):
        open_wardrobe(tmp_path / "nowhere")


def test_the_shipped_themes_open() -> None:
    wardrobe = open_wardrobe(SHIPPED / "default")
    assert wardrobe.default.name == "Formwright"
    assert wardrobe.worn(domain="institute.localhost").name == "Example Institute of Management"


def test_a_folder_with_nothing_of_ours_in_it_is_passed_over(folder: Path) -> None:
    shutil.copytree(SHIPPED / "default" / "fonts", folder / "fonts")
    assert "fonts" not in open_wardrobe(folder / "plain").themes
