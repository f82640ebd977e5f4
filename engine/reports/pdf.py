"""Reports and slips as PDFs: the same input gives the same bytes."""

from __future__ import annotations

from functools import lru_cache
from importlib.metadata import version

from engine.compiler import engine_fingerprint
from engine.press import printed, styles
from engine.reports.group_report import GroupReport
from engine.reports.keeping import kept_or_made
from engine.reports.pages import STYLES_FOLDER, group_report_html, report_html, slips_html
from engine.reports.report import Report
from engine.reports.slips import Slips
from engine.themes import Theme, on_paper, page_css, paper_css

PRINT = STYLES_FOLDER / "print.css"
REPORT = (STYLES_FOLDER / "report_body.css", PRINT, STYLES_FOLDER / "report.css")
SLIPS = (PRINT, STYLES_FOLDER / "slips.css")


def write_report_pdf(
    report: Report, theme: Theme, *, working: bool = False, paper: str | None = None, large: bool | None = None
) -> bytes:
    """A report as a PDF, with or without how each score was worked out; on the theme's paper if none is asked for."""
    worn = on_paper(theme, paper, large=large)
    html = report_html(report, worn, working=working)
    source = "\n".join((_look(worn), html)).encode()
    return kept_or_made(source, lambda: printed(html, styles(worn, REPORT)))


@lru_cache(maxsize=32)
def _look(theme: Theme) -> str:
    """What decides how the words of a report come out on paper: the engine, the theme with its files, our styles."""
    ours = (path.read_text(encoding="utf-8") for path in REPORT)
    files = (paper_css(theme), page_css(theme, landscape=False), *sorted(theme.printed), *ours)
    return "\n".join((engine_fingerprint(), version("weasyprint"), version("pydyf"), *files))


def write_group_report_pdf(
    report: GroupReport, theme: Theme, *, paper: str | None = None, large: bool | None = None
) -> bytes:
    """A report on a group as a PDF."""
    worn = on_paper(theme, paper, large=large)
    return printed(group_report_html(report, worn), styles(worn, REPORT))


def write_slips_pdf(slips: Slips, theme: Theme, paper: str | None = None) -> bytes:
    """Slips as a PDF, six on a page, to be cut apart; on the theme's paper if none is asked for."""
    return printed(slips_html(slips, theme), styles(on_paper(theme, paper), SLIPS))
