from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from engine.journey import Sitting, SittingId
from engine.questionnaire import Answers, Declined, Questionnaire
from engine.reports.group_report import GroupReport, group_report_of
from engine.reports.group_tally import tally_of
from engine.reports.pages import group_report_html
from engine.reports.pdf import write_group_report_pdf
from engine.scoring import Scores
from tests.making import questionnaire as compiled
from tests.reports.making import CY, EN, questionnaire, scale, score, scored, sitting, theme, unscored
from tests.reports.reading import failures, printed_words

TEAM = scale("team", "Team-working", "Gweithio mewn tîm")
ASKED = questionnaire(TEAM)
DEVELOPING, SECURE, STRONG = "2", "3", "4.5"
SENT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


@dataclass(frozen=True)
class Done:
    """A completed sitting."""

    sitting: Sitting
    scores: Scores
    questionnaire: Questionnaire | None = ASKED
    answers: Answers = field(default_factory=dict)


def people(group: str | None, *values: tuple[str | None, int], sample: bool = False) -> Iterator[Done]:
    """So many people of a group with each of these scores."""
    for value, number in values:
        for place in range(number):
            who = SittingId(f"{group}-{value}-{place}")
            sent = sitting(None, id=who, group=group, sample=sample, submitted_at=SENT - timedelta(hours=place))
            yield Done(sent, scored(unscored(TEAM) if value is None else score(TEAM, value)))


CLASS = tuple(people("A", (DEVELOPING, 4), (SECURE, 12), (STRONG, 14)))


def told(done: tuple[Done, ...], group: str | None = None, asked: Questionnaire = ASKED) -> GroupReport:
    report = group_report_of(tally_of(asked, done), EN, group=group)
    assert report is not None
    return report


def shares(report: GroupReport) -> list[tuple[str, int, int]]:
    [spread] = report.spreads
    return [(share.label, share.people, share.percent) for share in spread.shares]


def test_it_says_how_many_are_in_which_band_and_few_together_with_their_neighbours() -> None:
    report = told(CLASS, "A")
    assert report.people == 30
    assert shares(report) == [("Developing or Secure", 16, 53), ("Strong", 14, 47)]
    assert report.spreads[0].middle == (
        "From the lowest to the highest, the person in the middle is in: Developing or Secure."
    )


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ((60, 10, 10), "in: Developing. So are at least half of all."),
        ((20, 20, 20), "in: Secure."),
        ((20, 20, 10), "in: Secure. Half of all are between: Developing, and: Secure."),
    ],
)
def test_where_the_middle_is_comes_from_what_is_told(numbers: tuple[int, int, int], said: str) -> None:
    report = told(tuple(people("A", *zip((DEVELOPING, SECURE, STRONG), numbers, strict=True))))
    assert report.spreads[0].middle == f"From the lowest to the highest, the person in the middle is {said}"


def test_percentages_are_those_of_all_and_each_is_rounded_by_itself() -> None:
    report = told(tuple(people("A", (DEVELOPING, 11), (SECURE, 11), (STRONG, 11))))
    assert [percent for _, _, percent in shares(report)] == [33, 33, 33]
    assert report.spreads[0].rounded
    assert "do not add up to exactly 100" in group_report_html(report, theme())
    assert "do not add up" not in group_report_html(told(CLASS), theme())


def test_half_a_per_cent_is_rounded_up() -> None:
    report = told(tuple(people("A", (DEVELOPING, 25), (SECURE, 175))))
    assert [percent for _, _, percent in shares(report)] == [13, 88]


def test_nothing_is_told_of_a_small_group_but_that_it_is_small() -> None:
    report = told((*CLASS, *people("B", (SECURE, 9))), "B")
    assert (report.people, report.spreads, report.not_told) == (None, (), ())
    assert "Fewer than 10 people have completed this so far." in group_report_html(report, theme())
    assert "Secure" not in group_report_html(report, theme())
    assert ">9<" not in group_report_html(report, theme())


def test_a_small_group_is_left_out_of_everybody_so_that_it_cannot_be_subtracted() -> None:
    report = told((*CLASS, *people("B", (SECURE, 9))))
    assert report.people == 30
    assert report.without
    assert sum(number for _, number, _ in shares(report)) == 30


def test_small_groups_that_are_many_together_count_with_those_of_no_group() -> None:
    report = told((*CLASS, *people("B", (SECURE, 6)), *people(None, (STRONG, 6))))
    assert report.people == 42
    assert not report.without


def test_those_without_a_score_are_hidden_among_their_neighbours_too() -> None:
    report = told(tuple(people("A", (None, 3), (DEVELOPING, 12), (STRONG, 15))))
    assert shares(report) == [("No score or Developing", 15, 50), ("Secure or Strong", 15, 50)]
    assert report.spreads[0].middle is None, "it would be about other people than the table"


def test_nothing_is_told_where_all_are_in_one_band() -> None:
    report = told(tuple(people("A", (SECURE, 30))))
    assert shares(report) == []
    assert "This is not told" in group_report_html(report, theme())


def test_samples_and_what_cannot_be_read_any_more_do_not_count() -> None:
    gone = Done(sitting(None), {}, questionnaire=None)
    assert told((*CLASS, *people("A", (STRONG, 40), sample=True), gone), "A").people == 30
    assert group_report_of(tally_of(ASKED, [gone]), EN) is None


def test_whoever_answers_twelve_times_is_one_person_as_they_are_now() -> None:
    earlier = tuple(people("A", (DEVELOPING, 12)))
    again = [
        replace(each, sitting=replace(each.sitting, follows=before.sitting.id)) for before, each in pairwise(earlier)
    ]
    assert tally_of(ASKED, [earlier[0], *again]) == tally_of(ASKED, earlier[-1:])


def test_scores_that_must_not_be_compared_are_not_told() -> None:
    alone = questionnaire(scale("team", "Team-working", do_not=frozenset({Declined.NORM})))
    report = told(CLASS, "A", alone)
    assert report.spreads == ()
    assert report.not_told == ("Team-working",)


def test_what_goes_by_a_confidential_answer_is_not_told() -> None:
    asked = compiled("""
        pages:
          - id: all
            title: All
            items: [{id: team1, kind: number, ask: How many?, at_least: 1, at_most: 5, confidential: yes}]
        scales:
          - id: team
            label: Team-working
            items: [team1]
            scorer: mean
            missing: all_required
            bands: [{id: developing, label: Developing, at_least: 1}, {id: strong, label: Strong, at_least: 4}]
    """)
    assert told(CLASS, "A", asked).spreads == ()


def test_it_has_nobodys_name() -> None:
    named = [Done(sitting("Siân Ŵyn Llŷr", group="A"), scored(score(TEAM, STRONG))) for _ in range(40)]
    assert "Siân" not in group_report_html(told((*CLASS, *named), "A"), theme())


@pytest.mark.parametrize("language", [EN, CY])
def test_it_is_a_pdf_to_be_read_aloud_and_kept(language: str) -> None:
    report = group_report_of(tally_of(ASKED, CLASS), EN if language == "en" else CY, group="A")
    assert report is not None
    pdf = write_group_report_pdf(report, theme())
    assert failures(pdf) == []
    assert write_group_report_pdf(report, theme()) == pdf
    assert "16" in printed_words(pdf)
    assert failures(write_group_report_pdf(report, theme(), paper="Letter", large=True)) == []
