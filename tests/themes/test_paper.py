from __future__ import annotations

from pathlib import Path

from engine.themes import page_css, paper_css
from tests.themes.making import PLAIN, sound


def test_large_print_is_of_eighteen_points(tmp_path: Path) -> None:
    assert "--q-print: 18pt;" in paper_css(sound(tmp_path, f"{PLAIN}print: {{large_print: yes}}\n"))


def test_letter_is_another_paper(tmp_path: Path) -> None:
    theme = sound(tmp_path, f"{PLAIN}print: {{page_size: letter}}\n")
    assert "--q-long-edge: 11in;" in paper_css(theme)
    assert page_css(theme, landscape=True) == "@page {\n  size: 11in 8.5in;\n}\n"
