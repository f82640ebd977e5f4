"""Certificates of a body's own are printed before anybody's are: what is not seen on them is told at its line."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from engine.config import Settings, read_settings
from engine.press import Caps
from engine.reports import LookedAt, wardrobe_of, wearing
from engine.reports.certificates.layouts import OURS
from engine.reports.certificates.seeing import problems_seen
from engine.reports.pages import TEMPLATES_FOLDER
from engine.themes import Theme, ThemeError
from tests.reports.certificates.making import THEMES
from tests.themes.making import PLAIN, sound, write
from tests.themes.test_certificates import AREAS, NAMED, SHEET

BARE = f'{AREAS}<slot name="code" class="code"></slot>\n'
MORE = '<p class="until"><slot name="valid_until"></slot></p>\n<p class="replaces"><slot name="replaces"></slot></p>\n'
PLACES = """
.until { top: 100mm; left: 200mm; width: 60mm; height: 6mm; }
.replaces { top: 120mm; left: 200mm; width: 60mm; height: 12mm; }
"""


def laid_out(folder: Path, css: str = "", html: str = BARE) -> Theme:
    place = write(folder)
    (place / "certificate.html").write_text(html, encoding="utf-8")
    (place / "certificate.css").write_text(SHEET + css, encoding="utf-8")
    return sound(folder, PLAIN + NAMED % "no")


def test_what_is_seen_is_no_problem(tmp_path: Path) -> None:
    assert problems_seen(tmp_path, laid_out(tmp_path)) == ()


def test_it_is_looked_at_in_each_state_that_the_stylesheet_tells_apart(tmp_path: Path) -> None:
    hidden = ".q-with-replaces .number { opacity: 0; }\n.q-with-valid_until .number { opacity: 1; }\n"
    (problem,) = problems_seen(tmp_path, laid_out(tmp_path, PLACES + hidden, BARE + MORE))
    assert (problem.code, problem.span.line) == ("theme.certificate-hidden", 4)
    assert problem.message.startswith("On A4, where it is valid for ever, ")


def test_a_sample_says_that_it_is_one(tmp_path: Path) -> None:
    (problem,) = problems_seen(tmp_path, laid_out(tmp_path, ".q-sample .number { display: none; }\n"))
    assert problem.message == 'On A4, on a sample, the slot "number" is left out.'


def test_what_takes_too_much_is_one_problem(tmp_path: Path) -> None:
    (problem,) = problems_seen(tmp_path, laid_out(tmp_path), Caps(memory=64 * 1024**2))
    assert (problem.code, problem.file) == ("theme.certificate-caps", str(tmp_path / "institute" / "certificate.html"))
    assert problem.message.startswith("It cannot be printed: it takes more than ")


@pytest.mark.full
def test_our_own_is_seen_in_every_state(tmp_path: Path) -> None:
    place = tmp_path / "example-institute"
    shutil.copytree(THEMES / "example-institute", place)
    said = (place / "theme.yaml").read_text("utf-8")
    layout = "  certificate:\n    layout: {template: certificate.html, stylesheet: certificate.css}\n"
    shutil.copy(TEMPLATES_FOLDER / "certificates" / "self_assessment.html", place / "certificate.html")
    shutil.copy(OURS, place / "certificate.css")
    theme = sound(tmp_path, said.replace("  certificate:\n", layout), "example-institute")
    assert problems_seen(tmp_path, theme) == ()


def test_the_same_is_not_looked_at_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looked = list[str]()

    def seen(_: Path, worn: Theme) -> tuple[()]:
        looked.append(worn.id)
        return ()

    monkeypatch.setattr(wearing, "problems_seen", seen)
    look = LookedAt(tmp_path / "kept")
    for css in ("", "", ".name { color: var(--q-brand); }\n", ""):
        assert look(tmp_path, laid_out(tmp_path, css)) == ()
    assert len(looked) == 2


@pytest.fixture(name="settings")
def settings_here(tmp_path: Path) -> Settings:
    return replace(read_settings(), theme=tmp_path / "institute", compiled=tmp_path / "compiled")


def test_nothing_is_worn_that_hides_what_has_to_be_there(tmp_path: Path, settings: Settings) -> None:
    laid_out(tmp_path, ".caveat { opacity: 0; }\n")
    for _ in range(2):
        with pytest.raises(ThemeError, match=r"certificate\.html:6:1: .*is not seen where it stands"):
            wardrobe_of(settings)
    laid_out(tmp_path)
    assert wardrobe_of(settings).default.printing.certificate.layout is not None
