"""The stylesheets: question patterns compiled once from elsewhere, and ours; in step with templates and tokens."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import pytest

import engine
from engine.forms.boxes import SIZES
from engine.themes import open_wardrobe

ENGINE = Path(engine.__file__).parent
STATIC = ENGINE / "web" / "static"
COMPILER = ENGINE.parent / "scripts" / "question-patterns"
THEME = open_wardrobe(ENGINE.parent / "themes" / "default").default

CSS = {name: (STATIC / f"{name}.css").read_text(encoding="utf-8") for name in ("patterns", "formwright")}
RULES = {name: re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL) for name, css in CSS.items()}
OURS = RULES["formwright"]

COLOUR = re.compile(
    r"#[0-9a-f]{3,8}\b|\b(rgb|hsl|hwb|lab|lch|oklab|oklch)a?\(|\b(white|black|red|yellow)(?![-\w])", re.IGNORECASE
)
PHYSICAL = re.compile(
    r"(?<![\w-])((margin|padding|border|scroll-margin)-(left|right|top|bottom)|left|right|top|bottom|width|height)[\w-]*\s*:"
    r"|(text-align|float|clear)\s*:\s*(left|right)\b"
    r"|(?<![\w-])(margin|padding|border-width|inset)\s*:\s*(?P<t>[\w.-]+) (?P<r>[\w.-]+) [\w.-]+ (?!(?P=r)\s*[;}])"
)
CHOSEN_BY_DATA = {"fw-warning", "fw-success", "fw-valid"}
CHOSEN_BY_READERS = {"fw-larger", "fw-spaced"}


def named(folder: Path, prefix: str) -> set[str]:
    """The classes with a prefix in the templates of a room."""
    sources = "".join(template.read_text(encoding="utf-8") for template in (folder / "templates").rglob("*.html"))
    return set(re.findall(rf"(?<![\w-]){prefix}-[a-z_-]*[a-z]", sources))


def printed_patterns(folder: Path) -> set[str]:
    """Every class of a pattern that the templates of a room can print, whatever they make of names in parts."""
    sources = "".join(template.read_text(encoding="utf-8") for template in (folder / "templates").rglob("*.html"))
    either = re.compile(r'([\w-]+)\{\{ "(\w+)" if [^}]*? else "(\w+)" \}\}')
    sources = either.sub(r"\1\2 \1\3", sources)
    sources += "".join(sources.replace("{{ block }}", block) for block in ("govuk-radios", "govuk-checkboxes"))
    sources += " ".join(f"govuk-input--width-{size}" for size in SIZES if "govuk-input--width-{{" in sources)
    return set(re.findall(r"(?<![\w-])govuk-[a-z0-9_-]*[a-z0-9](?![\w-])", sources))


@pytest.mark.parametrize("rules", RULES.values(), ids=RULES)
def test_a_stylesheet_has_no_colour_of_its_own(rules: str) -> None:
    assert not COLOUR.search(rules)


def test_together_they_use_every_token_of_the_theme() -> None:
    assert set(re.findall(r"var\(--q-([a-z-]+)", "".join(RULES.values()))) == set(THEME.tokens)


@pytest.mark.parametrize("rules", RULES.values(), ids=RULES)
def test_a_stylesheet_reads_both_ways(rules: str) -> None:
    found = PHYSICAL.search(re.sub(r"\((min|max)-width:", "", rules))
    assert found is None, found[0]


@pytest.mark.parametrize(
    "rule", ["a{margin-left:1px}", "a{left:0}", "a{text-align:right}", "a{padding:1px 2px 3px 4px}", "a{float: left}"]
)
def test_a_side_would_be_found(rule: str) -> None:
    assert PHYSICAL.search(rule)
    assert not PHYSICAL.search(
        "a{margin-inline-start:1px;text-align:end;padding:1px 2px 3px 2px;border-start-end-radius:0}"
    )


@pytest.mark.parametrize("rules", RULES.values(), ids=RULES)
def test_a_stylesheet_moves_nothing_and_fetches_nothing(rules: str) -> None:
    assert not re.search(r"transition|animation|position: (fixed|sticky)|url\(|@import|@font-face", rules)


@pytest.mark.parametrize("rules", RULES.values(), ids=RULES)
def test_the_focus_ring_is_never_taken_away(rules: str) -> None:
    assert not re.search(r"outline(-style)?:\s*(none|0)", rules)


def test_what_has_the_focus_has_a_ring_of_two_colours() -> None:
    assert re.search(r":focus-visible[^{]*\{[^}]*outline: 3px solid var\(--q-focus\)[^}]*var\(--q-focus-edge\)", OURS)
    assert ":focus " not in RULES["patterns"], "the ring of the patterns would be another"


def test_together_they_stay_small() -> None:
    assert len(gzip.compress("".join(CSS.values()).encode(), mtime=0)) <= 9_000


def test_ours_styles_every_class_of_ours_in_the_templates_and_no_other() -> None:
    styled = set(re.findall(r"\.(fw-[a-z-]*[a-z])", OURS))
    printed = named(ENGINE / "forms", "fw") | named(ENGINE / "web", "fw")
    assert styled == printed | CHOSEN_BY_DATA | CHOSEN_BY_READERS


def test_both_style_only_the_patterns_that_the_templates_print() -> None:
    printed = set().union(*(printed_patterns(ENGINE / room) for room in ("forms", "web", "reports")))
    for rules in RULES.values():
        assert set(re.findall(r"\.(govuk-[a-z0-9_-]*[a-z0-9])", rules)) - printed == set()
    blocks = {re.split("__|--", name)[0] for name in printed}
    assert {name for name in blocks if f".{name}" not in RULES["patterns"]} == set()


def test_a_pattern_that_no_template_prints_would_be_found(tmp_path: Path) -> None:
    template = tmp_path / "templates" / "one.html"
    template.parent.mkdir()
    classes = '{{ block }}__hint govuk-label--{{ "l" if heading else "s" }} govuk-input--width-{{ box.size }}'
    template.write_text(f'<p class="{classes}">')
    found = printed_patterns(tmp_path)
    assert {"govuk-radios__hint", "govuk-checkboxes__hint", "govuk-label--l", "govuk-label--s"} <= found
    assert "govuk-input--width-4" in found
    assert not {"govuk-label--m", "govuk-radios__divider", "govuk-input--width-6"} & found


def test_ours_has_an_answer_to_every_wish_of_the_reader() -> None:
    for wish in ("forced-colors: active", "prefers-contrast: more", "@media print"):
        assert wish in OURS


def test_every_size_of_text_grows_with_the_readers_own() -> None:
    sizes = re.findall(r"font-size:\s*([^;}]+)", "".join(RULES.values()))
    assert not [size for size in sizes if re.search(r"\dpx", size)]


def test_the_patterns_have_their_notice_and_the_licence_beside_it() -> None:
    notice = re.match(r"/\*!(.*?)\*/", CSS["patterns"], re.DOTALL)
    assert notice is not None
    assert "Copyright (C) 2017 Crown Copyright (Government Digital Service). The MIT License" in notice[1]
    licence = (STATIC / "patterns.LICENSE.txt").read_text(encoding="utf-8")
    assert "Permission is hereby granted, free of charge" in licence
    assert "Copyright (C) 2017 Crown Copyright (Government Digital Service)" in licence


def test_the_patterns_have_nothing_of_the_government() -> None:
    assert not re.search(r"GDS|Transport|crest|crown|--govuk", RULES["patterns"], re.IGNORECASE)


def test_the_patterns_were_compiled_with_what_is_pinned() -> None:
    pinned = json.loads((COMPILER / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    locked = json.loads((COMPILER / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert f"govuk-frontend {pinned['govuk-frontend']}, compiled with sass {pinned['sass']}" in CSS["patterns"]
    assert {name: locked[f"node_modules/{name}"]["version"] for name in pinned} == pinned
