from dataclasses import replace
from decimal import Decimal

import pytest

from engine.questionnaire import Declined, PageId, Results
from engine.reports.report import Figure, Report, report_of
from tests.making import questionnaire as compiled
from tests.reports.making import (
    CY,
    EN,
    LEVELS,
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

TEAM, TALK, PLAN = scale("team", "Team-working"), scale("talk", "Talking"), scale("plan", "Planning")
STEPS = tuple(
    feedback(each, band.id, text("You can."), text(f"Do {each.id}.")) for each in (TEAM, TALK, PLAN) for band in bands()
)
ASKED = questionnaire(TEAM, TALK, PLAN, feedback=STEPS, certificate=certificate())


def told(team: str | None, talk: str | None, plan: str | None) -> Report:
    values = zip((TEAM, TALK, PLAN), (team, talk, plan), strict=True)
    scores = scored(*(score(each, value) if value else unscored(each) for each, value in values))
    return report_of(ASKED, sitting(), scores, EN)


def strengths(report: Report) -> list[str]:
    return [skill.id for skill in report.strengths]


def steps(report: Report) -> list[str]:
    return [step.skill for step in report.next_steps]


def test_it_says_whose_it_is_and_when_it_was_answered() -> None:
    report = told("3", "3", "3")

    assert (report.title, report.body) == ("Employability skills", "Skills Body for Wales")
    assert report.name == "Siân Ŵyn Llŷr"
    assert (report.date, report.version) == ("22 November 2026", "1.2.0")


def test_in_welsh_it_is_of_the_body_by_its_welsh_name() -> None:
    assert report_of(ASKED, sitting(), scored(), CY).body == "Corff Sgiliau Cymru"


def test_strengths_come_from_the_highest_and_equals_as_in_the_file() -> None:
    assert strengths(told("3", "4.5", "3")) == ["talk", "team", "plan"]


def test_a_skill_in_its_lowest_band_is_no_strength() -> None:
    assert strengths(told("2.4", "2.5", "1")) == ["talk"]


def test_strengths_are_compared_by_their_own_ranges() -> None:
    wide = scale("wide", "Wide", bands=())
    scores = scored(score(TEAM, "4"), score(wide, "80", possible=(Decimal(0), Decimal(100))))

    assert strengths(report_of(questionnaire(TEAM, wide), sitting(), scores, EN)) == ["wide", "team"]


def test_below_zero_or_at_it_is_no_strength() -> None:
    for value, named in (("-0.5", []), ("0", []), ("0.5", ["plain"])):
        plain = scale("plain", "Compared with oneself", bands=())
        found = score(plain, value, possible=(Decimal(-2), Decimal(2)))
        assert strengths(report_of(questionnaire(plain), sitting(), scored(found), EN)) == named


def test_only_so_many_strengths_and_steps_are_named_as_the_author_wants() -> None:
    asked = replace(ASKED, results=Results(strengths=1, next_steps=1, next_steps_said=True))
    report = report_of(asked, sitting(), scored(score(TEAM, "3"), score(TALK, "4.5"), score(PLAN, "1")), EN)

    assert (strengths(report), steps(report)) == (["talk"], ["Planning"])


MANY = tuple(scale(f"s{number}", f"Skill {number}") for number in range(7))
STEP_FOR_EACH = tuple(feedback(each, band.id, text("You can."), text("Go on.")) for each in MANY for band in bands())


def told_of_many(*values: str, wanted: int = 3) -> Report:
    """Of skills s0, s1 and so on, each with a next step."""
    asked = questionnaire(*MANY[: len(values)], feedback=STEP_FOR_EACH)
    asked = replace(asked, results=Results(strengths=wanted, next_steps=wanted, next_steps_said=True))
    scores = scored(*(score(each, value) for each, value in zip(MANY, values, strict=False)))
    return report_of(asked, sitting(), scores, EN)


@pytest.mark.parametrize(
    ("values", "wanted", "named"),
    [
        (("4", "3", "3", "3", "2"), 3, ["s0", "s1", "s2", "s3"]),  # three tie for the second place
        (("3", "3", "3", "3", "2"), 3, ["s0", "s1", "s2", "s3"]),
        (("3", "3", "3", "3", "3"), 3, []),  # nothing stands out where all is even
        (("3", "4", "3", "3", "3", "3"), 3, ["s1"]),  # that would be six
        (("3", "3", "3", "3", "3", "3"), 3, []),
        (("3", "4.5", "3", "4.5"), 2, ["s1", "s3"]),  # a tie that nothing cuts
        (("3", "4.5", "3", "4.5"), 1, ["s1", "s3"]),
        (("5", "4.5", "4", "3.5", "3", "3", "2"), 6, ["s0", "s1", "s2", "s3", "s4", "s5"]),
        (("5", "4.5", "4", "3.5", "3", "3", "3"), 6, ["s0", "s1", "s2", "s3"]),  # more than five, and than wanted
        (("3", "3", "2"), 0, []),
    ],
)
def test_equals_are_strengths_together_or_not_at_all(values: tuple[str, ...], wanted: int, named: list[str]) -> None:
    assert strengths(told_of_many(*values, wanted=wanted)) == named


@pytest.mark.parametrize(
    ("values", "named"),
    [
        (("1", "2", "2", "2", "5"), ["Skill 0", "Skill 1", "Skill 2"]),
        (("2", "1", "2", "2", "2", "2"), ["Skill 1", "Skill 0", "Skill 2"]),
        (("2", "2", "2", "2", "2", "2"), ["Skill 0", "Skill 1", "Skill 2"]),
    ],
)
def test_there_are_never_more_next_steps_than_wanted_and_of_equals_the_first_in_the_file(
    values: tuple[str, ...], named: list[str]
) -> None:
    assert steps(told_of_many(*values)) == named


def test_without_bands_a_strength_is_above_the_middle_of_its_range() -> None:
    for value, named in (("2.9", []), ("3", []), ("3.1", ["plain"])):
        plain = scale("plain", "Without bands", bands=())
        assert strengths(report_of(questionnaire(plain), sitting(), scored(score(plain, value)), EN)) == named


def test_next_steps_begin_with_the_lowest_band() -> None:
    assert steps(told("2.4", "1.2", "4.9")) == ["Talking", "Team-working"]


def test_where_everything_is_a_strength_there_are_next_steps_all_the_same() -> None:
    assert steps(told("4.9", "4.1", "4.5")) == ["Talking", "Planning"]


def test_two_areas_to_grow_in_are_named_where_the_author_does_not_say() -> None:
    assert len(steps(told("1", "1", "1"))) == 2


def test_a_scale_that_stands_for_all_is_at_the_top_and_no_area_of_its_own() -> None:
    whole = scale("whole", "All in all")
    asked = questionnaire(TEAM, TALK, whole, results=Results(overall=whole.id))
    report = report_of(asked, sitting(), scored(score(TEAM, "3"), score(TALK, "2"), score(whole, "4.5")), EN)

    assert report.overall is not None
    assert report.overall.result == "Strong, 4.5 out of 5"
    assert [skill.id for skill in report.profile] == ["team", "talk"]
    assert strengths(report) == ["team"]
    assert [skill.id for skill in report.details] == ["team", "talk", "whole"]


def test_a_single_scale_is_an_area_even_where_it_stands_for_all() -> None:
    report = report_of(questionnaire(TEAM, results=Results(overall=TEAM.id)), sitting(), scored(score(TEAM, "3")), EN)

    assert report.overall is None
    assert [skill.id for skill in report.profile] == ["team"]


def test_bands_that_all_areas_share_are_told_once() -> None:
    report = told("3", "4.5", "1")
    assert [(band.label, band.edges) for band in report.bands] == [
        ("Developing", "1 to below 2.5"),
        ("Secure", "2.5 to below 4"),
        ("Strong", "4 to 5"),
    ]
    assert all(not skill.bands for skill in report.skills)


def test_bands_that_differ_stay_with_their_scales() -> None:
    other = scale("other", "Other", bands=bands(LEVELS[:2]))
    report = report_of(questionnaire(TEAM, other), sitting(), scored(score(TEAM, "3"), score(other, "3")), EN)

    assert report.bands == ()
    assert all(skill.bands for skill in report.skills)


def test_the_scorers_are_named_with_their_versions() -> None:
    assert told("3", "3", "3").scored_by == ("mean 1",)


def test_what_others_said_is_not_called_a_self_assessment() -> None:
    by_others = replace(score(TEAM, "3"), scorer="multi_rater")
    report = report_of(questionnaire(TEAM, TALK), sitting(), scored(by_others, score(TALK, "3")), EN)

    assert "self-assessment" not in report.caveat
    assert "other people said about you" in report.caveat


def test_the_profile_goes_from_the_strongest_to_the_unscored_and_the_skills_as_in_the_file() -> None:
    report = told(None, "1.2", "4.9")

    assert [skill.id for skill in report.profile] == ["plan", "talk", "team"]
    assert [skill.id for skill in report.skills] == ["team", "talk", "plan"]


@pytest.mark.parametrize(
    ("values", "headline"),
    [
        (("3", "4.5", "1"), "Your answers show most strength in Talking and Team-working."),
        (("3", "3", "3"), "Your results are even: they are the same in every area. You can begin wherever you like."),
        (("1", "1", "4"), "Your answers show most strength in Planning."),
        (("1", "1", "1"), "Your results are even: they are the same in every area. You can begin wherever you like."),
        (("3", "3", None), "Your answers show most strength in Team-working and Talking."),
        (("1", "1", None), "Your answers show where you are today and what you can do next."),
        (("1", "1.2", "1"), "Your answers show where you are today and what you can do next."),
        (("3", None, None), "Team-working: Secure, 3 out of 5."),
        ((None, None, None), "No score could be worked out from your answers. Below you can read why."),
    ],
)
def test_the_headline_says_it_in_one_sentence(values: tuple[str | None, str | None, str | None], headline: str) -> None:
    assert told(*values).headline == headline


def test_where_nothing_is_to_be_done_next_the_headline_promises_nothing() -> None:
    report = report_of(questionnaire(TEAM, TALK), sitting(), scored(score(TEAM, "1"), score(TALK, "1.2")), EN)
    even = report_of(questionnaire(TEAM, TALK), sitting(), scored(score(TEAM, "1"), score(TALK, "1")), EN)

    assert report.headline == "These are your results."
    assert even.headline == "Your results are even: they are the same in every area."


def test_where_strengths_are_too_many_to_name_they_are_spoken_of_all_the_same() -> None:
    report = told_of_many("5", "5", "5", "5", "5", "5", "4.9")

    assert report.strengths == ()
    assert report.headline == "You have several strengths, and no single one stands out. Your profile shows them all."


def test_what_holds_of_some_scores_only_stays_with_them() -> None:
    loose = scale("loose", "Loose", bands=(), do_not=frozenset({Declined.BAND}))
    report = report_of(questionnaire(TEAM, loose), sitting(), scored(score(TEAM, "3"), score(loose, "3")), EN)

    assert report.notes == ()
    assert [len(skill.notes) for skill in report.skills] == [0, 1]


def test_scales_that_are_not_shown_never_appear() -> None:
    hidden = scale("hidden", "Hidden", shown=False)
    asked = questionnaire(TEAM, hidden)
    report = report_of(asked, sitting(), scored(score(TEAM, "3"), score(hidden, "5")), EN)

    assert [skill.id for skill in report.skills] == ["team"]
    assert "Hidden" not in repr(report)


def test_a_confidential_questionnaire_shows_no_scores() -> None:
    report = report_of(replace(ASKED, confidential=True), sitting(), scored(score(TEAM, "4.5")), EN)

    assert (report.skills, report.profile, report.strengths, report.next_steps) == ((), (), (), ())
    assert report.headline == "Your answers are confidential, so no scores are shown here."


def test_without_scales_it_is_a_thank_you() -> None:
    assert report_of(questionnaire(), sitting(), {}, EN).headline == "Thank you. There are no scores to show."


def test_the_authors_intro_and_caveat_are_used() -> None:
    results = Results(intro=text("Read in *peace*.", "Darllenwch."), caveat=text("Only a picture.", "Dim ond llun."))
    report = report_of(questionnaire(TEAM, results=results), sitting(), scored(score(TEAM, "3")), CY)

    assert (report.intro, report.caveat) == ("<p>Darllenwch.</p>\n", "<p>Dim ond llun.</p>\n")


def test_without_an_authors_caveat_the_limits_of_a_self_assessment_are_said() -> None:
    assert "self-assessment" in told("3", "3", "3").caveat


def test_values_that_were_shown_stand_in_the_report_but_none_that_is_confidential() -> None:
    asked = compiled("""
        pages:
          - id: all
            title: All
            items:
              - {id: full_name, kind: text, ask: Name?}
              - {id: hours, kind: number, ask: Hours?}
          - id: sums
            title: Sums
            items:
              - {id: yearly, kind: calculated, ask: "A year, {full_name}", value: hours * 50, unit: hours}
              - {id: hidden, kind: calculated, ask: Hidden, value: hours * 2, shown: no}
              - {id: secret, kind: calculated, ask: Secret, value: hours * 3, confidential: yes}
    """)
    saved = {PageId("all"): {"full_name": "Ann", "hours": Decimal(3)}, PageId("sums"): {}}
    answered = sitting(saved=saved, content_hash=asked.content_hash)
    assert report_of(asked, answered, {}, EN).figures == (Figure("A year, Ann", "150 hours"),)
    assert report_of(replace(asked, confidential=True), answered, {}, EN).figures == ()
