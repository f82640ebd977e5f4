from __future__ import annotations

from pathlib import Path

from engine.themes import on_paper, page_css, paper_css
from tests.themes.making import PLAIN, sound


def test_large_print_is_of_eighteen_points(tmp_path: Path) -> None:
    assert "--q-print: 18pt;" in paper_css(sound(tmp_path, f"{PLAIN}print: {{large_print: yes}}\n"))


def test_letter_is_another_paper(tmp_path: Path) -> None:
    theme = sound(tmp_path, f"{PLAIN}print: {{page_size: letter}}\n")
    assert "--q-long-edge: 11in;" in paper_css(theme)
    assert page_css(theme, landscape=True) == "@page {\n  size: 11in 8.5in;\n}\n"


def test_a_theme_is_put_on_other_paper_when_somebody_asks_for_it(tmp_path: Path) -> None:
    theme = sound(tmp_path, PLAIN)
    asked = on_paper(theme, "Letter", large=True)

    assert page_css(asked, landscape=False) == "@page {\n  size: 8.5in 11in;\n}\n"
    assert "--q-print: 18pt;" in paper_css(asked)
    assert on_paper(theme, "Letter", large=True) is asked
    assert on_paper(asked, "A4", large=False).printing == theme.printing


def test_a_theme_that_is_on_that_paper_is_itself(tmp_path: Path) -> None:
    theme = sound(tmp_path, PLAIN)
    assert on_paper(theme, "A4", large=False) is on_paper(theme) is theme
