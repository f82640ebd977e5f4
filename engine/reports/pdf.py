"""Reports and slips as PDFs: the same input gives the same bytes."""

from __future__ import annotations

from engine.press import printed, styles
from engine.reports.group_report import GroupReport
from engine.reports.pages import STYLES_FOLDER, group_report_html, report_html, slips_html
from engine.reports.report import Report
from engine.reports.slips import Slips
from engine.themes import Theme, on_paper

PRINT = STYLES_FOLDER / "print.css"
REPORT = (STYLES_FOLDER / "report_body.css", PRINT, STYLES_FOLDER / "report.css")
SLIPS = (PRINT, STYLES_FOLDER / "slips.css")


def write_report_pdf(
    report: Report, theme: Theme, *, working: bool = False, paper: str | None = None, large: bool | None = None
) -> bytes:
    """A report as a PDF, with or without how each score was worked out; on the theme's paper if none is asked for."""
    worn = on_paper(theme, paper, large=large)
    return printed(report_html(report, worn, working=working), styles(worn, REPORT))


def write_group_report_pdf(
    report: GroupReport, theme: Theme, *, paper: str | None = None, large: bool | None = None
) -> bytes:
    """A report on a group as a PDF."""
    worn = on_paper(theme, paper, large=large)
    return printed(group_report_html(report, worn), styles(worn, REPORT))


def write_slips_pdf(slips: Slips, theme: Theme) -> bytes:
    """Slips as a PDF, six on a page, to be cut apart."""
    return printed(slips_html(slips), styles(theme, SLIPS))
