from hashlib import sha256
from io import BytesIO
from typing import Any

import pytest
from pikepdf import Array, Page

from engine.questionnaire import Language
from engine.reports.pdf import write_report_pdf
from engine.reports.report import Report, report_of
from engine.reports.stack import Printed, write_reports_pdf
from engine.scoring import Step
from tests.reports.making import CY, EN, certificate, questionnaire, scale, score, scored, sitting, theme
from tests.reports.reading import failures, opened, printed_words, written


def reports(*names: str, language: Language = EN) -> list[Report]:
    team = scale("team", "Team-working")
    scores = scored(score(team, "3.40", explanation=(Step("Added up."),)))
    return [
        report_of(questionnaire(team, certificate=certificate()), sitting(name), scores, language) for name in names
    ]


def stacked(reports: list[Report], **asked: Any) -> tuple[bytes, Printed]:  # noqa: ANN401  # what a run asks for
    """The file that reports give, and what is told of it."""
    file = BytesIO()
    told = write_reports_pdf(file, reports, theme(), **asked)
    return file.getvalue(), told


def test_every_report_has_its_own_page_numbers_and_its_bookmark() -> None:
    mixed = [*reports("Ann"), *reports("Dai", language=CY)]
    pdf, told = stacked(mixed)
    alone = len(opened(write_report_pdf(mixed[0], theme())).pages)

    with opened(pdf) as whole, whole.open_outline() as outline:
        titles = [bookmark.title for bookmark in outline.root]
        targets = [bookmark.destination for bookmark in outline.root]
        pages = [whole.pages.index(Page(target[0])) for target in targets if isinstance(target, Array)]
        assert [str(part.Lang) for part in whole.Root.StructTreeRoot.K.K] == ["en", "cy"]
    assert titles == [f"{report.name}, {report.reference}" for report in mixed]
    assert pages == [0, alone]
    assert told == Printed(pages=2 * alone, sha256=sha256(pdf).hexdigest(), begins=(1, 1 + alone))
    assert written(printed_words(pdf)).count(f"{alone}/{alone}") == 2
    assert failures(pdf) == []


def test_reports_are_printed_short_or_with_how_each_score_was_worked_out() -> None:
    short, _ = stacked(reports("Ann", "Bob"))
    long, _ = stacked(reports("Ann", "Bob"), working=True)

    assert printed_words(short).count("Added up.") == 0
    assert printed_words(long).count("Added up.") == 2


def test_no_reports_are_no_file() -> None:
    with pytest.raises(ValueError, match="nothing to print"):
        stacked([])


def test_on_both_sides_of_paper_each_report_begins_on_a_front() -> None:
    pdf, told = stacked(reports("Ann", "Bob"), duplex=True)

    assert all(page % 2 for page in told.begins)
    assert failures(pdf) == []
