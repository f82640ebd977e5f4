"""Reports, certificates and slips as PDFs: the same input gives the same bytes."""

from __future__ import annotations

from collections.abc import Sequence

from engine.press import printed, styles
from engine.reports.certificate import Certificate
from engine.reports.pages import STYLES_FOLDER, certificates_html, report_html, slips_html
from engine.reports.report import Report
from engine.reports.slips import Slips
from engine.themes import Theme, on_paper

PRINT = STYLES_FOLDER / "print.css"
REPORT = (STYLES_FOLDER / "report_body.css", PRINT, STYLES_FOLDER / "report.css")
CERTIFICATE = (PRINT, STYLES_FOLDER / "certificate.css")
SLIPS = (PRINT, STYLES_FOLDER / "slips.css")


def write_report_pdf(
    report: Report, theme: Theme, *, working: bool = False, paper: str | None = None, large: bool | None = None
) -> bytes:
    """A report as a PDF, with or without how each score was worked out; on the theme's paper if none is asked for."""
    worn = on_paper(theme, paper, large=large)
    return printed(report_html(report, worn, working=working), styles(worn, REPORT))


def write_certificate_pdf(certificate: Certificate, theme: Theme) -> bytes:
    """A certificate as a PDF."""
    return print_certificates([certificate], theme, f"{certificate.title}, {certificate.name}")


def write_slips_pdf(slips: Slips, theme: Theme) -> bytes:
    """Slips as a PDF, six on a page, to be cut apart."""
    return printed(slips_html(slips), styles(theme, SLIPS))


def print_certificates(certificates: Sequence[Certificate], theme: Theme, title: str) -> bytes:
    """Certificates of one language as one PDF, laid out at once; for many use `write_certificates_pdf`."""
    return printed(certificates_html(certificates, theme, title), styles(theme, CERTIFICATE, landscape=True))
