"""Reports and certificates as HTML for print, from templates that are part of the package."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from engine.clock import day_of
from engine.press import unprintable
from engine.reports.certificate import Certificate
from engine.reports.group_report import GroupReport
from engine.reports.report import Report
from engine.reports.slips import Slips
from engine.themes import Picture, Theme, address
from engine.themes.certificates import Place
from engine.wording import wording

TEMPLATES_FOLDER = Path(__file__).parent / "templates"
STYLES_FOLDER = Path(__file__).parent / "styles"
BODY_CSS = STYLES_FOLDER / "report_body.css"

_templates = Environment(
    loader=FileSystemLoader(TEMPLATES_FOLDER),
    autoescape=True,
    undefined=StrictUndefined,
    auto_reload=False,
    trim_blocks=True,
    lstrip_blocks=True,
)


def report_html(report: Report, theme: Theme, *, working: bool = False) -> str:
    """A report as a complete HTML document for print, with or without how each score was worked out.

    Where letters cannot be printed it says so.
    """
    words = wording(report.language)
    template = partial(
        _templates.get_template("reports/report.html").render,
        report=report,
        theme=theme,
        logo=_picture(theme.logo, report.language),
        plate=theme.drawn_for_colour,
        say=words.say,
        count=words.count,
        working=working,
    )
    html = template(lacking=False)
    return template(lacking=True) if unprintable(html, theme) else html


def certificates_html(
    certificate: Certificate, pages: Sequence[Markup], classes: Sequence[str], code: Place | None, theme: Theme
) -> str:
    """Pages of certificates like this one as one HTML document for print; `code` is where its QR code stands."""
    return _templates.get_template("certificates/document.html").render(
        certificate=certificate, pages=pages, classes=classes, code=code, edges=theme.sheet
    )


def group_report_html(report: GroupReport, theme: Theme) -> str:
    """A report on a group as a complete HTML document for print."""
    words = wording(report.language)
    return _templates.get_template("reports/group_report.html").render(
        report=report,
        theme=theme,
        logo=_picture(theme.logo, report.language),
        plate=theme.drawn_for_colour,
        until=words.date(day_of(report.created)),
        say=words.say,
        count=words.count,
    )


def slips_html(slips: Slips, theme: Theme) -> str:
    """Slips as one HTML document for print."""
    return _templates.get_template("reports/slips.html").render(
        slips=slips,
        code_size=slips.code_size(theme),
        name_size=slips.name_size(theme),
        say=wording(slips.language).say,
    )


def _picture(picture: Picture | None, language: str) -> dict[str, str] | None:
    """The address of a picture and what it shows, in the language or else in the first there is."""
    if picture is None:
        return None
    return {"address": address(picture.file), "alt": picture.said_in(language)}
