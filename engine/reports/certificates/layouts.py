"""Which layout a certificate has: that of its body, or ours."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from engine.reports.certificate import TEMPLATES
from engine.reports.pages import STYLES_FOLDER, TEMPLATES_FOLDER
from engine.themes import Theme
from engine.themes.certificates import Layout, read_layout

SHEET = STYLES_FOLDER / "certificate_sheet.css"
OURS = STYLES_FOLDER / "certificate.css"


def layout_of(template: str, theme: Theme) -> Layout:
    """The layout of a template on the paper of a theme."""
    return theme.printing.certificate.layout or _ours(template)


def sheets_of(layout: Layout) -> tuple[Path, ...]:
    """The stylesheets it is printed with."""
    return (STYLES_FOLDER / "print.css", SHEET, layout.stylesheet)


@cache
def _ours(template: str) -> Layout:
    layout, *told = read_layout(TEMPLATES_FOLDER / TEMPLATES[template], OURS)
    problems = [str(problem) for each in told for problem in each.problems]
    if problems:
        raise ValueError("\n".join(problems))
    return layout
