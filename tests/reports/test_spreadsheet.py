import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from engine.journey import Journey, Sitting, SittingId
from engine.questionnaire import Answers, Language, PageId, Questionnaire
from engine.reports import spreadsheet
from engine.reports.reference import reference_of
from engine.reports.spreadsheet import write_csv
from engine.scoring import Given, Part, Result, Scores, Step, plan, score, scorers
from engine.scoring.scorers.sum import Sum
from engine.wording import Month
from tests.making import questionnaire

ASKED = """
    pages:
      - id: p
        title: P
        items:
          - {id: name, kind: text, ask: Name?}
          - {id: hours, kind: number, ask: Hours?, at_least: 0, at_most: 10, decimals: 1}
          - {id: begun, kind: date, ask: Begun?}
          - {id: joined, kind: month, ask: Joined?}
          - {id: born, kind: year, ask: Born?}
          - {id: agreed, kind: consent, ask: Agreed?, label: I agree.}
          - {id: ill, kind: text, ask: Ill?, confidential: yes, required: no}
          - {id: read, kind: information, ask: Read, body: This.}
          - id: where
            kind: multiple_choice
            ask: Where?
            options: [{code: work, label: Work}, {code: home, label: Home}, {code: other, label: Other, specify: Say}]
    scales:
      - {id: worked, label: Worked, items: [hours], scorer: sum, missing: all_required, decimals: 1}
"""
ANSWERS: Answers = {
    "name": "Siân",
    "hours": Decimal("7.5"),
    "begun": date(2026, 3, 1),
    "joined": Month(2026, 2, 1),
    "born": Decimal(1999),
    "agreed": True,
    "where": ("work", "other"),
    "where.other": "At sea",
}


@dataclass(frozen=True)
class Kept:
    """A completed sitting as a store would hand it out."""

    questionnaire: Questionnaire
    answers: Answers

    @property
    def sitting(self) -> Sitting:
        return Sitting(
            id=SittingId("1"),
            questionnaire_id=self.questionnaire.id,
            version=self.questionnaire.version,
            content_hash=self.questionnaire.content_hash,
            language=Language("en"),
            started_at=datetime(2026, 11, 21, tzinfo=UTC),
            submitted_at=datetime(2026, 11, 22, 9, tzinfo=UTC),
        )

    @property
    def scores(self) -> Scores:
        return score(self.questionnaire, self.answers, frozenset(self.questionnaire.items))


def table(texts: Sequence[Questionnaire], *completed: Kept) -> list[dict[str, str]]:
    file = io.StringIO(newline="")
    assert write_csv(file, texts, completed) == len(completed)
    return list(csv.DictReader(io.StringIO(file.getvalue(), newline="")))


def test_every_answer_and_score_has_its_column_and_nothing_confidential_has_one() -> None:
    asked = questionnaire(ASKED)
    kept = Kept(asked, ANSWERS)
    [row] = table([asked], kept)
    assert row == {
        "reference": reference_of(kept.sitting),
        "version": "1.0.0",
        "submitted_on": "2026-11-22",
        "language": "en",
        "sample": "no",
        "name": "Siân",
        "hours": "7.5",
        "begun": "2026-03-01",
        "joined": "2026-02",
        "born": "1999",
        "agreed": "yes",
        "where": "work; other",
        "where.other": "At sea",
        "worked": "7.5",
        "worked.band": "",
        "worked.n_answered": "1",
        "worked.reason": "",
    }


class Gaps(Sum):
    """Gives a line for each answer."""

    gives_parts = True

    def score(self, given: Given) -> Result:
        noted = Part(id="rest", label=given.keys[0].ask, note=Step("Not ranked"))
        parts = [Part(id=str(key.id), label=key.ask, value=given.worths[key.id]) for key in given.keys]
        return replace(super().score(given), parts=(*parts, noted))


def test_lines_beside_a_score_are_in_a_cell_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    found = {**scorers(), "sum": Gaps}
    for module in (spreadsheet, plan):
        monkeypatch.setattr(module, "scorers", lambda: found)
    asked = questionnaire(ASKED)

    answered, empty = table([asked], Kept(asked, ANSWERS), Kept(asked, {}))
    assert list(answered)[-2:] == ["worked.reason", "worked.parts"]
    assert answered["worked.parts"] == "hours: 7.5; rest: Not ranked"
    assert empty["worked.parts"] == ""


def test_scores_that_are_not_to_be_compared_between_people_say_so_in_every_line() -> None:
    asked = questionnaire(ASKED.replace("scorer: sum", "scorer: sum, do_not: [norm]"))

    lines = table([asked], Kept(asked, ANSWERS), Kept(asked, {}))
    assert [list(line)[-1] for line in lines] == ["worked.note"] * 2
    assert {line["worked.note"] for line in lines} == {"This score should not be compared with other people's."}


def test_unanswered_is_empty_and_no_score_has_its_reason() -> None:
    asked = questionnaire(ASKED)
    [row] = table([asked], Kept(asked, {}))
    assert (row["name"], row["hours"], row["worked"], row["worked.n_answered"]) == ("", "", "", "0")
    assert row["worked.reason"] == "This score needs an answer to each of its questions. Questions: 1. Answered: 0."


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"])
def test_text_a_spreadsheet_would_run_is_text(formula: str) -> None:
    asked = questionnaire(ASKED)
    [row] = table([asked], Kept(asked, {"name": formula}))
    assert row["name"] == f"'{formula}"


def test_what_was_asked_on_any_text_has_a_column() -> None:
    now, before = questionnaire(ASKED.replace("id: name", "id: called")), questionnaire(ASKED)
    [row] = table([now, before], Kept(before, ANSWERS))
    assert (row["called"], row["name"]) == ("", "Siân")
    assert list(row).index("called") < list(row).index("name")


def test_a_calculated_value_has_a_column_though_nobody_is_asked() -> None:
    asked = questionnaire("""
        pages:
          - id: p
            title: P
            items:
              - {id: hours, kind: number, ask: Hours?}
              - {id: yearly, kind: calculated, ask: Yearly, value: hours * 50, shown: no}
    """)
    [row] = table([asked], Kept(asked, {"hours": Decimal(3), "yearly": Decimal(150)}))
    assert (row["hours"], row["yearly"]) == ("3", "150")


def test_a_repeated_group_has_a_column_for_every_answer_there_can_be() -> None:
    asked = questionnaire("""
        pages:
          - id: p
            title: P
            items:
              - id: jobs
                kind: repeated_group
                ask: Jobs?
                entry: Job
                at_most: 2
                items:
                  - {id: hours, kind: number, ask: Hours?}
                  - id: sector
                    kind: single_choice
                    ask: Sector?
                    options: [{code: state, label: State}, {code: other, label: Other, specify: Which?}]
    """)
    row: Answers = {"hours": Decimal(3), "sector": "other", "sector.other": "=Sea"}
    saved: dict[PageId, Answers] = {PageId("p"): {"jobs": (row,)}}
    [found] = table([asked], Kept(asked, Journey(asked, saved).answers))
    assert [column for column in found if column.startswith("jobs")] == [
        "jobs.1.hours", "jobs.1.sector", "jobs.1.sector.other", "jobs.2.hours", "jobs.2.sector", "jobs.2.sector.other",
    ]  # fmt: skip
    assert [found[f"jobs.1.{name}"] for name in ("hours", "sector", "sector.other")] == ["3", "other", "'=Sea"]
    assert found["jobs.2.hours"] == ""
