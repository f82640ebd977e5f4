from dataclasses import replace
from decimal import Decimal

import pytest

from engine.questionnaire import (
    AnsweredAtLeast,
    Band,
    BandId,
    Declined,
    ItemId,
    ItemValue,
    Language,
    Outcome,
    ScaleId,
    untold,
)
from engine.reports import skill as skill_module
from engine.reports.skill import PartLine, Skill, skill_of
from engine.reports.telling import Mention
from engine.scoring.score import Part, Score, Step
from engine.scoring.scorers.mean import Mean
from engine.wording import wording
from tests.reports.making import CY, EN, HERE, feedback, questionnaire, scale, score, text, unscored

TEAM = scale("team", "Team-working", "Gweithio mewn tîm", about=text("With **others**."))
ASKED = questionnaire(
    TEAM,
    feedback=(
        feedback(TEAM, "secure", text("You listen. <script>", "Rydych chi'n gwrando."), text("Ask *one* person.")),
    ),
)


def told(result: Score, language: Language = EN) -> Skill:
    return skill_of(ASKED, TEAM, result, wording(language), untold)


def test_a_scored_skill_says_band_and_score() -> None:
    skill = told(score(TEAM, "3.4"))

    assert skill.label == "Team-working"
    assert skill.result == "Secure, 3.4 out of 5"
    assert skill.unscored is None
    assert skill.rung == 0.5


def test_it_speaks_the_questionnaires_other_language() -> None:
    skill = told(score(TEAM, "3.4"), CY)

    assert skill.label == "Gweithio mewn tîm"
    assert skill.band == "Cadarn"
    assert skill.feedback == "<p>Rydych chi'n gwrando.</p>\n"


def test_feedback_of_the_band_is_markdown_and_never_html() -> None:
    skill = told(score(TEAM, "3.4"))

    assert skill.about == "<p>With <strong>others</strong>.</p>\n"
    assert skill.feedback == "<p>You listen. &lt;script&gt;</p>\n"
    assert skill.next_step == "<p>Ask <em>one</em> person.</p>\n"


def test_a_band_without_feedback_has_none() -> None:
    assert told(score(TEAM, "4.50")).feedback is None


def test_an_unscored_skill_says_why_and_shows_no_number() -> None:
    skill = told(unscored(TEAM, "Too few answers."))

    assert (skill.result, skill.unscored) == ("Too few answers.", "Too few answers.")
    assert (skill.score, skill.band, skill.line, skill.feedback) == (None, None, None, None)


def test_an_unscored_skill_without_a_reason_says_that_there_is_no_score() -> None:
    assert told(score(TEAM, None)).unscored == "There is no score."


def test_a_score_from_some_answers_says_so() -> None:
    assert told(score(TEAM, "3.4", n_answered=3, n_items=4)).notes == ("Worked out from 3 of 4 answers.",)
    assert told(score(TEAM, "3.4", n_answered=4, n_items=4)).notes == ()


def test_an_estimate_in_the_place_of_answers_is_said_beside_the_score() -> None:
    some = score(TEAM, "3.4", n_answered=3, n_items=4, prorated=True)
    assert told(some).notes[1:] == ("The answers that are missing were estimated from those given.",)

    by_group = AnsweredAtLeast(1, ItemValue("median", "Pilot, 2025, 120 learners", {}))
    standing = scale("team", "Team-working", missing=by_group)
    assert skill_of(questionnaire(standing), standing, some, wording("en"), untold).notes[1:] == (
        "For the answers that are missing the median of a reference group stands in: Pilot, 2025, 120 learners.",
    )


def test_what_a_score_must_not_be_used_for_is_said_beside_it() -> None:
    alone = scale("team", "Team-working", bands=(), do_not=frozenset(Declined))
    skill = skill_of(questionnaire(alone), alone, score(alone, "3.4"), wording("en"), untold)

    assert skill.notes == (
        "This score should not be compared with other people's.",
        "This score is not sorted into bands, because no dividing line between them would be sound.",
    )


def test_what_is_within_one_person_says_what_zero_is() -> None:
    own = scale("own", "Calm", bands=(), scorer="ipsative")
    skill = skill_of(questionnaire(own), own, score(own, "-1", scorer="ipsative"), wording("en"), untold)

    assert skill.notes == (
        "0 is your own average: above it is more, below it is less.",
        "This score should not be compared with other people's.",
    )


def test_what_is_made_of_scores_that_are_not_to_be_compared_is_not_to_be_compared_either() -> None:
    alone = scale("team", "Team-working", do_not=frozenset({Declined.NORM}))
    whole = scale("whole", "All", items=(), scales=(ScaleId("team"),), scorer="composite", bands=())
    result = score(whole, "3", n_answered=1, n_items=2)
    skill = skill_of(questionnaire(alone, whole), whole, result, wording("en"), untold)

    assert skill.notes == ("Worked out from 1 of 2 scores.", "This score should not be compared with other people's.")


def test_a_score_made_of_others_names_them_and_leads_to_those_that_are_told() -> None:
    hidden = scale("quiet", "Quiet", shown=False)
    whole = scale("whole", "All", items=(), scales=(ScaleId("team"), ScaleId("quiet")), scorer="composite", bands=())
    skill = skill_of(questionnaire(TEAM, hidden, whole), whole, score(whole, "3"), wording("cy"), untold)

    assert skill.members == (Mention("Gweithio mewn tîm", "report-team"), Mention("Quiet"))
    assert told(score(TEAM, "3")).anchor == "report-team"


def test_lines_beside_a_score_are_said_with_their_numbers_and_notes() -> None:
    parts = (
        Part(
            id="tw1", label=text("I listen", "Rwy'n gwrando"), value=Decimal("-1.50"), note=Step("Gap {n}.", {"n": 2})
        ),
        Part(id="tw2", label=text("I help", "Rwy'n helpu")),
    )
    assert told(score(TEAM, "3.4", parts=parts), CY).parts == (
        PartLine(label="Rwy'n gwrando", value="-1.5", note="Gap 2."),
        PartLine(label="Rwy'n helpu", value=None, note=None),
    )


class Distance(Mean):
    """Where more is not better."""

    name = "distance"
    climbs = False
    counts_up = False


def test_where_more_is_not_better_there_is_no_line_and_no_ladder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(skill_module, "scorers", lambda: {"distance": Distance})
    skill = told(score(TEAM, "3.4", scorer="distance"))

    assert (skill.score, skill.line, skill.rung) == ("3.4 on a scale from 1 to 5", None, None)


def test_an_amount_is_told_without_its_range() -> None:
    assert told(score(TEAM, "3.4", scorer="formula")).score == "3.4"


def test_an_outcome_is_called_by_its_label_and_has_no_place_on_a_line() -> None:
    origin = scale("origin", "Origin", bands=(), scorer="decision_table",
                   outcomes=(Outcome(code="working", label=text("Working class"), span=HERE),))  # fmt: skip
    asked = questionnaire(origin, feedback=(feedback(origin, "working", text("Thank you.")),))
    result = replace(score(origin, None), value="working")
    skill = skill_of(asked, origin, result, wording("en"), untold)

    assert skill.result == "Working class"
    assert (skill.line, skill.rung) == (None, None)
    assert skill.feedback == "<p>Thank you.</p>\n"


def test_an_outcome_is_told_with_the_group_it_is_in() -> None:
    group = Band(
        id=BandId("lower"), label=text("Lower"), at_least=Decimal(0), outcomes=frozenset({"routine"}), span=HERE
    )
    outcome = Outcome(code="routine", label=text("Routine"), span=HERE)
    origin = scale("origin", "Origin", bands=(group,), scorer="decision_table", outcomes=(outcome,))
    result = replace(score(origin, None), value="routine", band=BandId("lower"))

    assert skill_of(questionnaire(origin), origin, result, wording("en"), untold).result == "Routine (Lower)"


def test_one_band_alone_is_no_ladder() -> None:
    single = scale("team", "Team-working", bands=TEAM.bands[:1])
    assert skill_of(ASKED, single, score(single, "3"), wording("en"), untold).rung is None


def test_the_working_is_said_step_by_step() -> None:
    step = Step("“{item}” counts {worth}.", {"item": text("I listen", "Rwy'n gwrando"), "worth": Decimal("2.50")})
    assert told(score(TEAM, "3.4", explanation=(step,)), CY).working == ("“Rwy'n gwrando” counts 2.5.",)


def test_answers_to_confidential_items_are_neither_in_the_working_nor_beside_the_score() -> None:
    page = ASKED.pages[0]
    items = tuple(replace(item, confidential=item.id == "team1") for item in page.items)
    asked = replace(ASKED, pages=(replace(page, items=items),))
    steps = (
        Step("Secret.", {}, ItemId("team1")),
        Step("Secret inside.", {}, ItemId("team1.current")),
        Step("Open.", {}, ItemId("team2")),
        Step("Sum."),
    )
    notes = {"team3": Step("Made with a secret.", {}, ItemId("team1"))}
    names = ("team1", "team1.current", "team2", "team3", "rest")
    parts = tuple(Part(id=name, label=text(name), note=notes.get(name)) for name in names)
    skill = skill_of(asked, TEAM, score(TEAM, "3.4", explanation=steps, parts=parts), wording("en"), untold)

    assert skill.working == ("Open.", "Sum.", "Answers to confidential questions are counted, but not printed.")
    assert [part.label for part in skill.parts] == ["team2", "rest"]
