"""What was answered and scored, in the words of results."""

from __future__ import annotations

from dataclasses import replace

import pytest
from markupsafe import escape

from engine.questionnaire import Language, Outcome, Questionnaire, Results, Text
from engine.reports.certificate import certificate_of
from engine.reports.certificates import write_certificate_pdf
from engine.reports.pdf import write_report_pdf
from engine.reports.report import report_of
from engine.reports.telling import closing_of, markup, teller_of
from engine.scoring.score import Scores, Step
from tests.reports.making import (
    CY,
    EN,
    HERE,
    certificate,
    feedback,
    questionnaire,
    scale,
    score,
    scored,
    sitting,
    text,
    theme,
    unscored,
)
from tests.reports.reading import POPPLER, spoken

TEAM = scale("team", "Working with {full_name}", about=text("About *{full_name}*"))
ASKED = questionnaire(
    TEAM,
    results=Results(intro=text("Well, **{full_name}**."), caveat=text("Only {full_name} can tell.")),
    feedback=(feedback(TEAM, "secure", text("{team|No score}: {team.band}."), text("Go on, {full_name}.")),),
    certificate=certificate(title=text("For {full_name}"), statement=text("has **{team}**, {full_name}.")),
    closing=text("Thank you, {full_name}."),
)
SCORES = scored(score(TEAM, "3.4"))
HOSTILE = "<b>Ann</b> **& {team}** [x](https://example.org)"


def say(words: str, scores: Scores = SCORES, language: Language = EN, asked: Questionnaire = ASKED) -> str:
    return Text({language: words}).say(language, teller_of(asked, sitting("Ann"), scores, language))


def test_scores_bands_and_answers_are_told_as_the_report_says_them() -> None:
    assert say("{full_name}: {team}, {team.band}") == "Ann: 3.4, Secure"
    assert say("{team.band}", language=CY) == "Cadarn"


def test_without_a_score_the_words_for_that_are_told() -> None:
    assert say("{team|no score}, {team.band|no band}", scored(unscored(TEAM))) == "no score, no band"
    assert say("{team|no score}, {team.band}", {}) == "no score, …"


def test_an_outcome_is_told_by_its_name() -> None:
    origin = scale("origin", "Origin", bands=(), outcomes=(Outcome(code="a", label=text("Level A"), span=HERE),))
    assert say("{origin}", scored(replace(score(origin, None), value="a")), asked=questionnaire(origin)) == "Level A"


def test_what_is_told_is_text_whatever_it_looks_like() -> None:
    html = markup(text("For **{x}**: {x}"), EN, lambda _: HOSTILE)
    shown = escape(HOSTILE)
    assert html == f"<p>For <strong>{shown}</strong>: {shown}</p>\n"


def test_every_text_of_a_report_can_tell() -> None:
    steps = (Step("{question} Yes.", {"question": text("About {full_name}?")}),)
    scores = scored(score(TEAM, "3.4", explanation=steps))
    report = report_of(ASKED, sitting("Ann"), scores, EN)
    [skill] = report.skills
    assert report.intro == "<p>Well, <strong>Ann</strong>.</p>\n"
    assert report.caveat == "<p>Only Ann can tell.</p>\n"
    assert (skill.label, skill.about) == ("Working with Ann", "<p>About <em>Ann</em></p>\n")
    assert (skill.feedback, skill.next_step) == ("<p>3.4: Secure.</p>\n", "<p>Go on, Ann.</p>\n")
    assert skill.working == ("About Ann? Yes.",)


def test_so_can_a_certificate_and_the_closing() -> None:
    awarded = certificate_of(ASKED, sitting("Ann"), SCORES, EN)
    assert awarded is not None
    assert (awarded.title, awarded.statement) == ("For Ann", "<p>has <strong>3.4</strong>, Ann.</p>\n")
    assert closing_of(ASKED, sitting("Ann"), SCORES, EN) == "<p>Thank you, Ann.</p>\n"
    assert closing_of(replace(ASKED, closing=None), sitting("Ann"), SCORES, EN) is None


@pytest.mark.skipif(not POPPLER.exists(), reason="poppler-utils is not installed")
def test_on_paper_an_answer_stands_as_it_was_typed() -> None:
    named = sitting(HOSTILE)
    awarded = certificate_of(ASKED, named, SCORES, EN)
    assert awarded is not None
    report = write_report_pdf(report_of(ASKED, named, SCORES, EN), theme())
    for paper in (report, write_certificate_pdf(awarded, theme())):
        assert "".join(HOSTILE.split()) in spoken(paper)
