"""Reports and certificates as HTML for print, from templates that are part of the package."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from engine.reports.certificate import TEMPLATES, Certificate
from engine.reports.report import Report
from engine.reports.slips import Slips
from engine.themes import Theme
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
        logo=_logo(theme, report.language),
        say=words.say,
        count=words.count,
        working=working,
    )


def certificates_html(certificates: Sequence[Certificate], theme: Theme, title: str) -> str:
    """Certificates of one language as one HTML document for print, each on a page of its own."""
    first = certificates[0]
    words = wording(first.language)
    return _templates.get_template("reports/certificates.html").render(
        title=title,
        certificates=certificates,
        templates=TEMPLATES,
        created=max(certificate.created for certificate in certificates),
        language=first.language,
        logo=_logo(theme, first.language),
        say=words.say,
    )


def slips_html(slips: Slips) -> str:
    """Slips as one HTML document for print."""
    words = wording(slips.language)
    return _templates.get_template("reports/slips.html").render(slips=slips, say=words.say, count=words.count)


def _logo(theme: Theme, language: str) -> dict[str, str] | None:
    """The address and the alternative text of the theme's logo, in the language or else in the theme's first."""
    if theme.logo is None:
        return None
    alternatives = [theme.logo_alt.get(language, ""), *theme.logo_alt.values()]
    address = f"asset:{theme.logo.relative_to(theme.folder).as_posix()}"
    return {"address": address, "alt": next(filter(None, alternatives), theme.name)}
