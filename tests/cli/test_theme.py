"""`formwright theme`: what is wrong with a theme, and how it looks."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pikepdf
import pytest
from click.testing import Result

from engine.cli.preview.forced import active_rules
from engine.cli.preview.sample import answered
from engine.items import KINDS
from engine.wording import LANGUAGES
from tests.cli.conftest import Terminal
from tests.forms.page_tree import tree
from tests.themes.making import PLAIN, WHOLE, with_faces, write

SYSTEM = re.compile(
    r"\b(AccentColor\w*|ActiveText|Button\w+|Canvas\w*|Field\w*|GrayText|Highlight\w*|LinkText|Mark\w*|SelectedItem\w*|"
    r"VisitedText)\b"
)
"""How CSS calls the colours of a device."""

SPOILT = f"{PLAIN}  muted: '#9aa0ab'\ncolour: red\n"


@pytest.fixture(name="themes")
def some_themes(terminal: Terminal) -> Terminal:
    """A terminal with themes of its own."""
    write(terminal.folder / "themes", "name: Plain\nextends: default\n", "plain")
    return terminal


def typed_in(themes: Terminal, *words: str) -> Result:
    return themes.type("theme", *words, FORMWRIGHT_THEME=str(themes.folder / "themes" / "plain"))


def test_themes_in_order_are_counted(themes: Terminal) -> None:
    typed = typed_in(themes, "check")
    assert (typed.exit_code, typed.output) == (0, "1 file checked: no problems.\n")


def test_a_problem_is_shown_with_its_line_a_caret_and_what_to_do(themes: Terminal) -> None:
    write(themes.folder / "themes", SPOILT)
    typed = typed_in(themes, "check", "institute")
    assert typed.exit_code == 1
    assert (
        """    colour: red
    ^^^^^^
"""
        in typed.output
    )
    assert 'theme.yaml:6:10: error theme.contrast: "muted" on "chosen" comes to 2.25:1; 7:1 is needed.' in typed.output
    assert "      muted: '#9aa0ab'\n             ^^^^^^^^^\n" in typed.output
    assert 'The nearest that does is "#494e58".' in typed.output
    assert typed.output.endswith("1 file checked: 2 errors.\n")


def test_what_is_wrong_inside_a_drawing_is_shown_there(themes: Terminal) -> None:
    place = write(themes.folder / "themes", f"{PLAIN}icon: icon.svg\n")
    (place / "icon.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8">\n<script/></svg>\n')
    typed = typed_in(themes, "check")
    assert typed.exit_code == 1
    assert "icon.svg:2:1: error theme.svg-element" in typed.output
    assert "    <script/></svg>\n    ^^^^^^^\n" in typed.output


@pytest.mark.parametrize("written", ["json", "github", "sarif"])
def test_programs_are_told_as_well(themes: Terminal, written: str) -> None:
    write(themes.folder / "themes", SPOILT)
    typed = typed_in(themes, "check", "--format", written)
    assert typed.exit_code == 1
    assert "theme.contrast" in typed.output
    if written != "github":
        json.loads(typed.output)


def test_a_theme_may_be_named_by_its_path(themes: Terminal) -> None:
    place = write(themes.folder / "elsewhere", SPOILT)
    for named in (place, place / "theme.yaml"):
        assert typed_in(themes, "check", str(named)).exit_code == 1


def test_a_name_that_is_none_is_not_understood(themes: Terminal) -> None:
    typed = typed_in(themes, "check", "plian")
    assert typed.exit_code == 2
    assert 'There is no theme "plian". Did you mean "plain"?' in typed.stderr


def test_a_questionnaire_that_is_not_there_is_a_warning(themes: Terminal) -> None:
    write(themes.folder / "themes", f"{PLAIN}for: {{questionnaires: [nowhere]}}\n")
    typed = typed_in(themes, "check")
    assert typed.exit_code == 0
    assert "warning theme.unknown-questionnaire" in typed.output


SECTIONS = ("light", "dark", "cream", "more-light", "more-dark", "more-cream", "forced", "welsh")
STATES = ("empty", "answered", "error", "after", "check", "result")


@pytest.fixture(name="shown")
def a_preview(themes: Terminal) -> Path:
    """The folder of a preview of a theme that takes nothing over."""
    with_faces(write(themes.folder / "themes", WHOLE))
    folder = themes.folder / "shown"
    typed = typed_in(themes, "preview", "institute", "-o", str(folder))
    assert typed.exit_code == 0, typed.output
    assert typed.output.strip().endswith("/shown/index.html")
    return folder


def text_of(page: Path) -> str:
    return "".join(tree(page.read_text("utf-8")).itertext())


def test_a_preview_shows_every_state_in_every_palette_and_in_print(shown: Path) -> None:
    index = (shown / "index.html").read_text("utf-8")
    named = set(re.findall(r'(?:src|href|data)="([^"#]+)"', index))
    assert {name for name in named if name.endswith(".html")} == {
        f"{section}-{state}.html" for section in SECTIONS for state in STATES
    }
    assert all((shown / name).is_file() for name in named)
    assert 'aria-label="on-brand on brand"' in index
    assert "9.90:1 (7:1)" in index, "white on the purple of the brand"
    assert index.count("(7:1)") > 20
    for section in SECTIONS:
        for state in STATES:
            page = (shown / f"{section}-{state}.html").read_text("utf-8")
            language, sheet = ("cy", "light.css") if section == "welsh" else ("en", f"{section}.css")
            assert f'<html lang="{language}"' in page
            assert re.findall('<link rel="stylesheet" href="([^"]+)"', page) == [sheet]
            assert ("govuk-error-summary" in page) is (state == "error")
            fonts = re.findall(r'url\("([^"]+)"\)', (shown / sheet).read_text("utf-8"))
            assert fonts
            assert all((shown / name).is_file() for name in fonts)
    for paper, least in (("report.pdf", 1), ("certificate.pdf", 3)):
        with pikepdf.open(shown / paper) as printed:
            assert len(printed.pages) >= least


def test_a_preview_has_a_question_of_every_kind_in_english_and_welsh() -> None:
    shown = answered()
    assert {item.kind.name for item in shown.questionnaire.items.values()} == set(KINDS)
    assert set(shown.questionnaire.languages) == set(LANGUAGES)
    assert shown.journey.complete


def test_a_preview_shows_what_comes_after_the_questions(shown: Path) -> None:
    assert "hours a year" in text_of(shown / "light-after.html")
    assert "Siân Llŵyd" in text_of(shown / "light-check.html")
    assert "Gwirio eich atebion" in text_of(shown / "welsh-check.html")
    result = (shown / "light-result.html").read_text("utf-8")
    assert "Working with others" in result
    leads = set(re.findall(r'href="([^"#]+)"', result))
    assert {"report.pdf", "certificate.pdf", "welsh-result.html"} <= leads


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("3px solid Highlight", "3px solid #00ffff"),
        ("ButtonText", "#ffffff"),
        ("HighlightText", "HighlightText"),
        ("double", "double"),
    ],
)
def test_a_colour_of_the_device_is_a_whole_word(value: str, shown: str) -> None:
    (rule,) = active_rules(f"@media (forced-colors: active) {{ p {{ border: {value}; }} }}")
    assert rule == f"p {{ border: {shown} !important; }}"


def test_every_colour_of_the_device_that_rules_name_is_known(shown: Path) -> None:
    rules = "\n".join(active_rules((shown / "light.css").read_text("utf-8")))
    assert SYSTEM.findall(rules) == []
    assert "#00ffff" in rules


def test_colours_that_are_forced_leave_nothing_of_a_theme_but_its_logo(shown: Path) -> None:
    css = (shown / "forced.css").read_text("utf-8")
    last = css[css.rindex(":root {") :]
    assert "--q-brand: #000000;" in last
    assert "border: 3px solid #00ffff !important;" in last, "what is chosen has an edge"
    assert "--q-logo-ground" not in last


def test_a_faulty_theme_has_no_preview_but_its_problems(themes: Terminal) -> None:
    write(themes.folder / "themes", SPOILT)
    typed = typed_in(themes, "preview", "institute")
    assert typed.exit_code == 1
    assert "error theme.contrast" in typed.stderr
    assert not (themes.folder / "var" / "preview").exists()


def test_a_faulty_theme_keeps_the_pages_from_being_served_with_all_its_problems(themes: Terminal) -> None:
    write(themes.folder / "themes", SPOILT)
    typed = themes.type("serve", FORMWRIGHT_THEME=str(themes.folder / "themes" / "plain"))
    assert typed.exit_code == 1
    assert "error theme.contrast" in typed.stderr
    assert "error key.unknown" in typed.stderr
    assert "    colour: red\n    ^^^^^^\n" in typed.stderr
