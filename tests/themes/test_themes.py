from __future__ import annotations

import re
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # it comes without types

import engine
from engine.themes import COLOURS, PAIRS, Theme, ThemeError, contrast, load_theme, nearest_readable

DEFAULT = Path(engine.__file__).parent.parent / "themes" / "default"
PLAIN = (DEFAULT / "theme.yaml").read_text(encoding="utf-8")


@pytest.fixture(name="folder")
def a_folder(tmp_path: Path) -> Path:
    """A theme of its own that is in order, to be spoilt."""
    (tmp_path / "fonts").mkdir()
    for font in (DEFAULT / "fonts").iterdir():
        (tmp_path / "fonts" / font.name).write_bytes(b"")
    (tmp_path / "logo.png").write_bytes(b"")
    (tmp_path / "theme.yaml").write_text(PLAIN, encoding="utf-8")
    return tmp_path


def changed(folder: Path, old: str, new: str) -> Path:
    assert old in PLAIN
    (folder / "theme.yaml").write_text(PLAIN.replace(old, new, 1), encoding="utf-8")
    return folder


def test_the_default_theme_is_in_order() -> None:
    theme = load_theme(DEFAULT)
    assert theme.name == "Formwright"
    assert set(theme.dark) == set(COLOURS)
    assert {font.weight for font in theme.fonts} == {400, 700}


@pytest.mark.parametrize("cut", ["regular", "bold"])
@pytest.mark.parametrize("ending", ["ttf", "woff2"])
def test_its_typeface_can_write_welsh_and_its_neighbours(cut: str, ending: str) -> None:
    with TTFont(DEFAULT / "fonts" / f"atkinson-hyperlegible-next-{cut}.{ending}") as font:
        covered = set(font.getBestCmap())
    letters = "ŵŷŴŶẁỳẃýẅÿâêîôûáéíóúàèìòùäëïöüńłőșțğşžčß£€“”…"
    assert [letter for letter in letters if ord(letter) not in covered] == []


def test_its_typeface_is_small_enough_to_send() -> None:
    sizes = [(DEFAULT / font.web).stat().st_size for font in load_theme(DEFAULT).fonts]
    assert max(sizes) < 20_000


def test_the_screen_gets_tokens_dark_tokens_and_typefaces_beside_it() -> None:
    css = load_theme(DEFAULT).css()
    assert '--q-font-body: "Atkinson Hyperlegible Next", "Verdana", sans-serif;' in css
    light, dark = css.split("@media screen and (prefers-color-scheme: dark)")
    assert "--q-page: #fbfaf7;" in light
    assert "--q-page: #14171c;" in dark
    assert "color-scheme: light dark;" in light
    assert re.search(r'url\("atkinson-hyperlegible-next-bold-[0-9a-f]{12}\.woff2"\) format\("woff2"\)', light)
    assert light.count("font-display: swap") == light.count("@font-face") == 2


def test_paper_gets_light_tokens_and_the_full_typefaces() -> None:
    css = load_theme(DEFAULT).print_css()
    assert 'url("asset:fonts/atkinson-hyperlegible-next-regular.ttf")' in css
    assert "--q-page: #fbfaf7;" in css
    assert "prefers-color-scheme" not in css
    assert set(re.findall(r'asset:([^"]+)', css)) == {font.print for font in load_theme(DEFAULT).fonts}


def test_a_theme_may_do_without_dark_colours(folder: Path) -> None:
    (folder / "theme.yaml").write_text(PLAIN.partition("\ndark:")[0], encoding="utf-8")
    css = load_theme(folder).css()
    assert "color-scheme: light;" in css
    assert "@media" not in css


def test_a_logo_comes_with_words_for_it(folder: Path) -> None:
    theme = load_theme(changed(folder, "fonts:", "logo: {file: logo.png, alt: {en: The Institute}}\nfonts:"))
    assert theme.logo == folder / "logo.png"
    assert theme.logo_alt == {"en": "The Institute"}


def test_only_what_a_page_needs_may_be_sent(folder: Path) -> None:
    (folder / "pictures").mkdir()
    (folder / "pictures" / "icon.png").write_bytes(b"")
    pictures = "logo: {file: logo.png, alt: {en: The Institute}}\nicon: pictures/icon.png\nfonts:"
    sent = load_theme(changed(folder, "fonts:", pictures)).files
    assert {path.relative_to(folder).as_posix() for path in sent.values()} == {
        "logo.png",
        "pictures/icon.png",
        "fonts/atkinson-hyperlegible-next-regular.woff2",
        "fonts/atkinson-hyperlegible-next-bold.woff2",
    }


@pytest.mark.parametrize(
    ("old", "new", "key", "complaint"),
    [
        ('page: "#fbfaf7"', 'pgae: "#fbfaf7"', "tokens", "does not know “pgae”"),
        ('  page: "#fbfaf7"', "  # gone", "tokens.page", "must be a colour"),
        ('page: "#fbfaf7"', "page: red", "tokens.page", "must be a colour"),
        ('page: "#fbfaf7"', 'page: "#fff; } body { display: none"', "tokens.page", "must be a colour"),
        ("radius: 0.375rem", "radius: '1rem; color: red'", "tokens.radius", "must be a length"),
        ("sans-serif]", '"} body {"]', "tokens.font-body", "plain names"),
        ('muted: "#454c5c"', 'muted: "#9aa0ab"', "tokens.muted", "stands out from page by 2.5"),
        ('muted: "#454c5c"', 'muted: "#5a6070"', "tokens.muted", "stands out from page by 6."),
        ('focus: "#e3b1f2"', 'focus: "#222222"', "dark.focus", "3:1 is needed"),
        ("weight: 400", "weight: heavy", "fonts[1].weight", "whole hundred"),
        ("regular.woff2", "missing.woff2", "fonts[1].web", "there is no such file"),
        ("web: fonts/atkinson-hyperlegible-next-regular.woff2", "web: ../x.woff2", "fonts[1].web", "within the theme"),
        ("regular.ttf", "regular.woff2", "fonts[1].print", "ends in .otf or .ttf"),
        ("    licence: fonts/OFL.txt\n", "", "fonts[1].licence", "missing or empty"),
        ("name: Formwright", "title: Formwright", "the file", "does not know “title”"),
        ("name: Formwright", "name: ' '", "name", "missing or empty"),
        ("fonts:", "logo: {file: logo.png}\nfonts:", "logo.alt", "must hold names"),
        ("fonts:", "logo: {file: logo.png, alt: {}}\nfonts:", "logo.alt", "must say in words"),
        ("fonts:", "logo: {file: logo.svg, alt: {en: It}}\nfonts:", "logo.file", "ends in .jpeg"),
        ("fonts:", "icon: nothing.png\nfonts:", "icon", "there is no such file"),
        ("tokens:", "tokens: &anchor [", "the file", "cannot be read"),
    ],
)
def test_whatever_is_wrong_is_named_with_file_and_key(
    folder: Path, old: str, new: str, key: str, complaint: str
) -> None:
    with pytest.raises(ThemeError) as refused:
        load_theme(changed(folder, old, new))
    assert str(refused.value).startswith(f"{folder / 'theme.yaml'}: {key}: ")
    assert complaint in str(refused.value)


def test_a_folder_without_a_theme_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ThemeError, match="is not there"):
        load_theme(tmp_path)


def test_contrast_is_what_wcag_says_it_is() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)
    assert contrast("#19b394", "#ffffff") == contrast("#ffffff", "#19b394") == pytest.approx(2.65, abs=0.005)


@pytest.mark.parametrize(("colour", "ground"), [("#19b394", "#ffffff"), ("#5b2a86", "#14171c"), ("#808080", "#808080")])
def test_the_colour_that_would_do_does(colour: str, ground: str) -> None:
    assert contrast(nearest_readable(colour, ground, 4.5), ground) >= 4.5


def test_every_colour_that_is_read_or_found_is_checked() -> None:
    theme: Theme = load_theme(DEFAULT)
    checked = {name for name, _, _ in PAIRS} | {ground for _, grounds, _ in PAIRS for ground in grounds}
    assert set(theme.dark) - checked == {"rule"}
