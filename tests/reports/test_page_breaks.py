"""Where pages end: a heading leads on to something, and no page is left nearly empty while there is more to say."""

from datetime import UTC, datetime

import pypdfium2
import pytest

from engine.cases.trial import try_cases
from engine.config import ROOT
from engine.journey import Sitting, SittingId
from engine.reports.pdf import write_report_pdf
from engine.reports.report import Report, report_of
from tests.reports.making import EN, theme
from tests.shipped import shipped

SENT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
LEAST = 0.45
"""How much of a page is filled at least: what is kept together, such as the action plan, takes up to half of one."""


def the_longest(name: str) -> Report:
    """The report with the most to read among those of the cases of a published questionnaire."""
    asked = shipped(name)
    runs = try_cases(ROOT / "questionnaires" / name / "1.0.0.yaml", asked).runs
    sittings = [
        Sitting(id=SittingId("one"), questionnaire_id=name, version="1.0.0", content_hash=asked.content_hash,
                language=EN, started_at=SENT, submitted_at=SENT, saved=run.case.saved)
        for run in runs
    ]  # fmt: skip
    reports = (report_of(asked, each, run.scores, EN) for each, run in zip(sittings, runs, strict=True) if run.scores)
    return max(reports, key=lambda report: len(repr(report.skills)))


def filled(pdf: bytes) -> list[float]:
    """How far down the ink goes on each page, as a part of what lies between its margins."""
    found = []
    for sheet in pypdfium2.PdfDocument(pdf):
        picture = sheet.render(scale=0.5).to_pil().convert("L")
        width, height = picture.size
        body = picture.crop((0, round(height * 0.065), width, round(height * 0.925)))
        inked = body.point(lambda shade: 255 if shade < 200 else 0).getbbox()
        found.append(inked[3] / body.height if inked else 0.0)
    return found


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("name", ["speaking-steps", "apprenticeship-skills-scan"])
def test_in_large_print_what_is_longer_than_a_page_leaves_none_empty_before_it(name: str, paper: str) -> None:
    *pages, last = filled(write_report_pdf(the_longest(name), theme(), paper=paper, large=True))
    assert min(pages) > LEAST
    assert last > 0


def test_results_without_advice_do_not_hang_together() -> None:
    *pages, _ = filled(write_report_pdf(the_longest("apprenticeship-skills-scan"), theme(), paper="Letter"))
    assert min(pages) > 0.75


def test_in_large_print_the_profile_begins_where_it_is_headed() -> None:
    pdf = write_report_pdf(the_longest("ipip-50"), theme(), paper="Letter", large=True)
    assert filled(pdf)[0] > 0.75
