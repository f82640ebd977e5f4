"""Every kind of document that is printed, each in the ways in which it can be: for judges to look at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from io import BytesIO
from itertools import product
from pathlib import Path

from engine.jobs.cover import Cover, End, write_cover_pdf
from engine.questionnaire import Language
from engine.reports import (
    Certificate,
    Report,
    Slip,
    certificate_of,
    report_of,
    slips_of,
    write_certificate_pdf,
    write_certificates_pdf,
    write_report_pdf,
    write_reports_pdf,
    write_slips_pdf,
)
from engine.reports.pdf import write_group_report_pdf
from engine.scoring.score import Step
from engine.themes import Theme, open_wardrobe
from tests.reports.making import (
    CY,
    EN,
    bands,
    certificate,
    feedback,
    questionnaire,
    scale,
    score,
    scored,
    sitting,
    text,
    unscored,
)
from tests.reports.test_group_report import CLASS, told

Document = Callable[[], bytes]

THEMES = tuple(sorted(path.parent for path in Path("themes").glob("*/theme.yaml")))
PAPERS = ("A4", "Letter")
LANGUAGES = (EN, CY)
NUMBER, CHECKED_AT = "HSD7-PHAV-4022-E", "https://skills.example.org/certificate/HSD7PHAV4022E"
NAMES = ("Siân Ŵyn Llŷr", "Nguyễn Thị Ánh", "Łukasz " * 12, "O'Neill & <Peña>")


def documents() -> Mapping[str, Document]:
    """The documents by what they are."""
    return dict(_documents())


def a_certificate(language: Language = EN, name: str = NAMES[0]) -> Certificate:
    """A certificate with a number, as it is given to somebody."""
    found = certificate_of(questionnaire(certificate=certificate()), sitting(name), {}, language)
    assert found is not None
    return replace(found, number=NUMBER, address=CHECKED_AT)


def a_report(language: Language = EN, name: str | None = NAMES[0], skills: int = 5) -> Report:
    """A report with feedback, activities, what is not scored, and how scores came about."""
    scales = [scale(f"skill{number}", f"Skill {number} with a long name", f"Sgìl {number}") for number in range(skills)]
    said = text("You listen.\n\n- to one\n- to all\n\n**More** at [a page](https://example.org/).")
    told = [feedback(each, band.id, said, text("Ask.", "Gofynnwch.")) for each in scales for band in bands()]
    steps = (Step("Added up."),)
    scores = [score(each, str(number % 5 + 1), explanation=steps) for number, each in enumerate(scales)]
    scores[-1] = unscored(scales[-1])
    return report_of(questionnaire(*scales, feedback=tuple(told)), sitting(name), scored(*scores), language)


def a_cover() -> Cover:
    """What lies on top of a print run."""
    moment = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
    return Cover(
        run="8V4SDS660PFZ",
        body="Skills Body for Wales",
        what=("certificate", "certificates"),
        questionnaire="Employability skills",
        version="1.2.0",
        chosen=["Group: Tuesday evening", "Order: By family name"],
        paper="A4",
        duplex=True,
        printed=204,
        refused=[("No certificate was earned.", 12)],
        pages=408,
        sheets=204,
        first=End(place=1, name=NAMES[0], number=NUMBER),
        last=End(place=204, name=NAMES[1], number="0B6X-9SVV-ZX3M-3"),
        sums=[("manifest.csv", "7557f732" * 8)],
        by="centre",
        started=moment,
        finished=moment,
    )


def worn(folder: Path) -> Theme:
    """A theme by its folder."""
    return open_wardrobe(folder).default


def _documents() -> Iterator[tuple[str, Document]]:
    for folder, language in product(THEMES, LANGUAGES):
        theme, seen = worn(folder), f"{folder.name}, {language}"
        for paper in PAPERS:
            yield f"certificate, {seen}, {paper}", partial(write_certificate_pdf, a_certificate(language), theme, paper)
            yield f"slips, {seen}, {paper}", partial(_slips, language, theme, paper)
        yield f"sample certificate, {seen}", partial(write_certificate_pdf, _sample(language), theme)
        yield f"certificate that replaces another, {seen}", partial(write_certificate_pdf, _replacing(language), theme)
        yield f"certificate that ends, {seen}", partial(write_certificate_pdf, _ending(language), theme)
        for working, large in product((False, True), repeat=2):
            known = f"report, {seen}{', working' * working}{', large' * large}"
            yield known, partial(write_report_pdf, a_report(language), theme, working=working, large=large)
    theme = worn(THEMES[0])
    yield "report, Letter", partial(write_report_pdf, a_report(), theme, paper="Letter")
    yield "report without a name or scores", partial(write_report_pdf, a_report(name=None, skills=1), theme)
    for large in (False, True):
        yield f"group report{', large' * large}", partial(write_group_report_pdf, told(CLASS, "A"), theme, large=large)
    yield "cover sheet of a print run", partial(write_cover_pdf, a_cover(), theme)
    for duplex in (False, True):
        yield f"certificates{', duplex' * duplex}", partial(_certificates, theme, duplex=duplex)
        yield f"reports{', duplex' * duplex}", partial(_reports, theme, duplex=duplex)


def _slips(language: Language, theme: Theme, paper: str) -> bytes:
    site, codes = "https://skills.example.org", [f"7K3-M9Q-WD2-RX{number}" for number in range(7)]
    handed = [Slip(code=code, link=f"{site}/{language}/s/{code}/welcome") for code in codes]
    return write_slips_pdf(slips_of(questionnaire(), language, handed, f"{site}/return", "Room 4"), theme, paper)


def _sample(language: Language) -> Certificate:
    return replace(a_certificate(language), number=None, address=None)


def _replacing(language: Language) -> Certificate:
    return replace(a_certificate(language), replaces="0B6X-9SVV-ZX3M-3")


def _ending(language: Language) -> Certificate:
    return replace(a_certificate(language), valid_until="22 November 2028")


def _certificates(theme: Theme, *, duplex: bool) -> bytes:
    many = [a_certificate(language, name) for language, name in product(LANGUAGES, NAMES)]
    file = BytesIO()
    write_certificates_pdf(file, many, theme, duplex=duplex)
    return file.getvalue()


def _reports(theme: Theme, *, duplex: bool) -> bytes:
    file = BytesIO()
    write_reports_pdf(file, [a_report(language, name) for language, name in product(LANGUAGES, NAMES[:2])], theme,
                      duplex=duplex)  # fmt: skip
    return file.getvalue()
