"""Reports and certificates as HTML for print, from templates that are part of the package."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from engine.clock import day_of
from engine.reports.certificate import TEMPLATES, Certificate
from engine.reports.group_report import GroupReport
from engine.reports.report import Report
from engine.reports.slips import Slips
from engine.themes import Picture, Signatory, Theme, address
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
    """A report as a complete HTML document for print, with or without how each score was worked out."""
    words = wording(report.language)
    return _templates.get_template("reports/report.html").render(
        report=report,
        theme=theme,
        logo=_picture(theme.logo, report.language),
        plate=theme.drawn_for_colour,
        say=words.say,
        count=words.count,
        working=working,
    )


def certificates_html(certificates: Sequence[Certificate], theme: Theme, title: str) -> str:
    """Certificates of one language as one HTML document for print, each on a page of its own."""
    first = certificates[0]
    words, award = wording(first.language), theme.printing.certificate
    return _templates.get_template("reports/certificates.html").render(
        title=title,
        certificates=certificates,
        templates=TEMPLATES,
        created=max(certificate.created for certificate in certificates),
        language=first.language,
        logo=_picture(theme.logo, first.language),
        plate=theme.drawn_for_colour,
        seal=_picture(award.seal, first.language),
        signed=_signed(award.signatory, first.language),
        border=award.border,
        say=words.say,
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
    said = picture.alt.get(language) or next(iter(picture.alt.values()), "")
    return {"address": address(picture.file), "alt": said}


def _signed(signatory: Signatory | None, language: str) -> dict[str, str | None] | None:
    """Who signs, in what role, and the address of the signature."""
    if signatory is None:
        return None
    written = address(signatory.signature) if signatory.signature else None
    return {"name": signatory.name, "role": signatory.role_in(language), "signature": written}
