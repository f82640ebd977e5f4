"""Reports and certificates as tagged PDF/UA-1: the same input gives the same bytes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock
from typing import Any

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError

from engine.reports.assets import AssetFetcher, AssetRefusedError
from engine.reports.certificate import Certificate
from engine.reports.pages import STYLES_FOLDER, certificates_html, report_html, slips_html
from engine.reports.report import Report
from engine.reports.slips import Slips
from engine.themes import Theme, page_css, paper_css

REPORT_STYLES = ("report_body.css", "print.css", "report.css")
CERTIFICATE_STYLES = ("print.css", "certificate.css")
SLIPS_STYLES = ("print.css", "slips.css")

_press = Lock()  # Pango's font maps are shared between documents and give no promise about threads


def write_report_pdf(report: Report, theme: Theme, *, working: bool = False) -> bytes:
    """A report as a PDF, with or without how each score was worked out."""
    return _print(report_html(report, theme, working=working), theme, REPORT_STYLES)


def write_certificate_pdf(certificate: Certificate, theme: Theme) -> bytes:
    """A certificate as a PDF."""
    return print_certificates([certificate], theme, f"{certificate.title}, {certificate.name}")


def write_slips_pdf(slips: Slips, theme: Theme) -> bytes:
    """Slips as a PDF, six on a page, to be cut apart."""
    return _print(slips_html(slips), theme, SLIPS_STYLES)


def print_certificates(certificates: Sequence[Certificate], theme: Theme, title: str) -> bytes:
    """Certificates of one language as one PDF, laid out at once; for many use `write_certificates_pdf`."""
    return _print(certificates_html(certificates, theme, title), theme, CERTIFICATE_STYLES)


@dataclass(frozen=True, slots=True)
class _Sheets:
    """Typefaces and parsed stylesheets: reading them again for each document would take most of the time."""

    css: tuple[Any, ...]
    fonts: Any
    fetcher: AssetFetcher


@lru_cache(maxsize=32)
def _sheets(theme: Theme, styles: tuple[str, ...]) -> _Sheets:
    fonts, fetcher = FontConfiguration(), AssetFetcher(theme.printed)
    ours = ((STYLES_FOLDER / name).read_text(encoding="utf-8") for name in styles)
    texts = [paper_css(theme), page_css(theme, landscape=styles == CERTIFICATE_STYLES), *ours]
    css = tuple(CSS(string=text, font_config=fonts, url_fetcher=fetcher, base_url="asset:") for text in texts)
    return _Sheets(css, fonts, fetcher)


def _print(html: str, theme: Theme, styles: tuple[str, ...]) -> bytes:
    with _press:
        sheets = _sheets(theme, styles)
        document = HTML(string=html, url_fetcher=sheets.fetcher, base_url="asset:")
        try:
            pdf = document.write_pdf(stylesheets=list(sheets.css), font_config=sheets.fonts, pdf_variant="pdf/ua-1")
        except FatalURLFetchingError as fault:  # a BaseException: it would take the web server's thread with it
            raise AssetRefusedError(str(fault)) from fault
    if not isinstance(pdf, bytes):
        message = "WeasyPrint gave no document back"
        raise TypeError(message)
    return pdf
