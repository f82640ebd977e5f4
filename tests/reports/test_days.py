"""The day on a paper is the day it was here, for everything that comes of one sitting."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import StringIO

import pytest

from engine.journey import Sitting
from engine.questionnaire import Answers, Questionnaire
from engine.reports import certificate_of, report_of
from engine.reports.spreadsheet import write_csv
from engine.scoring import Scores
from tests.reports.making import CY, EN, certificate, questionnaire, scored, sitting


@dataclass(frozen=True)
class Kept:
    """A completed sitting as a store would hand it out."""

    sitting: Sitting
    questionnaire: Questionnaire
    answers: Answers = field(default_factory=dict)
    scores: Scores = field(default_factory=dict)


@pytest.mark.parametrize(
    ("moment", "english", "welsh", "written"),
    [
        (datetime(2026, 6, 30, 23, 30, tzinfo=UTC), "1 July 2026", "1 Gorffennaf 2026", "2026-07-01"),
        (datetime(2026, 6, 30, 22, 30, tzinfo=UTC), "30 June 2026", "30 Mehefin 2026", "2026-06-30"),
        (datetime(2026, 12, 31, 23, 30, tzinfo=UTC), "31 December 2026", "31 Rhagfyr 2026", "2026-12-31"),
    ],
)
def test_every_paper_and_every_list_tells_the_same_day(
    moment: datetime, english: str, welsh: str, written: str
) -> None:
    asked, sent = questionnaire(certificate=certificate()), sitting(submitted_at=moment)
    for language, day in ((EN, english), (CY, welsh)):
        awarded = certificate_of(asked, sent, scored(), language)
        assert awarded is not None
        assert (awarded.date, report_of(asked, sent, scored(), language).date) == (day, day)
    file = StringIO()
    write_csv(file, [asked], [Kept(sent, asked)])
    (row,) = csv.DictReader(StringIO(file.getvalue()))
    assert row["submitted_on"] == written
