"""The employability skills that come with Formwright: their list, and what a learner scores, worked by hand."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import ROUND_HALF_UP, Decimal

import pytest
from ruamel.yaml import YAML

from engine.config import ROOT
from engine.journey import Journey, Sitting, SittingId
from engine.questionnaire import (
    AnsweredAtLeast,
    Answers,
    Item,
    Language,
    Means,
    PageId,
    Questionnaire,
    ScaleId,
)
from engine.reports import certificate_of
from engine.scoring import Score, Scores, score
from tests.shipped import BOTH, CY, EN, in_both, shipped


@pytest.fixture(scope="module")
def skills() -> Questionnaire:
    return shipped("employability-skills")


# Chartered Management Institute, "Work-ready Graduates", 28 September 2021: the 11 skills, in its order.
ELEVEN = [
    "Team-working",
    "Critical thinking and problem-solving",
    "Communication",
    "Self-management",
    "Flexibility and adaptability",
    "Initiative and self-direction",
    "Digital skills",
    "Resilience",
    "Emotional intelligence",
    "Innovation and creativity",
    "Entrepreneurial skills",
]
BANDS = {"starting": "1", "developing": "2.25", "secure": "3.25", "strong": "4.25"}
REVERSED = {"self_delay", "init_wait", "emotion_react"}
WORTH = {
    **dict(zip(("never", "rarely", "sometimes", "often", "always"), (1, 2, 3, 4, 5), strict=True)),
    **dict(zip(("cannot_yet", "lot_of_help", "little_help", "on_my_own", "help_others"), (1, 2, 3, 4, 5), strict=True)),
}
ANSWERS = [("1", None), ("2", None), ("3", None), ("4", None), ("5", None), (None, Means.NOT_APPLICABLE)]


def scored_items(questionnaire: Questionnaire) -> list[Item]:
    return [item for item in questionnaire.items.values() if any(option.score is not None for option in item.options)]


def test_the_skills_are_the_eleven_of_the_list(skills: Questionnaire) -> None:
    assert [scale.label.say(EN) for scale in skills.scales] == ELEVEN
    assert all(scale.shown for scale in skills.scales)
    # Each is asked on a page of its own, under its own name, in the same order.
    pages = [page.title.words for page in skills.pages if page.title.say(EN) in ELEVEN]
    assert pages == [scale.label.words for scale in skills.scales]


def test_a_skill_has_four_or_five_statements_and_each_counts_once(skills: Questionnaire) -> None:
    assert {len(scale.items) for scale in skills.scales} == {4, 5}
    counted = [item for scale in skills.scales for item in scale.items]
    assert counted == [item.id for item in scored_items(skills)]
    assert len(set(counted)) == len(counted) == 45


def test_a_skill_is_asked_on_its_own_page(skills: Questionnaire) -> None:
    on_page = {page.title.say(EN): tuple(item.id for item in page.items) for page in skills.pages}
    for scale in skills.scales:
        assert on_page[scale.label.say(EN)] == scale.items


def test_statements_are_answered_on_two_response_scales_that_read_in_both_languages(skills: Questionnaire) -> None:
    used = {tuple(option.code for option in item.options): item.options for item in scored_items(skills)}
    assert [codes[0] for codes in used] == ["never", "cannot_yet"]
    for options in used.values():
        assert [(str(each.score) if each.score else None, each.means) for each in options] == ANSWERS
        assert all(in_both(option.label) for option in options)
        for language in BOTH:
            assert len({option.label.say(language) for option in options}) == len(options)


def test_few_statements_are_reversed_and_those_are_things_best_avoided(skills: Questionnaire) -> None:
    reversed_items = {item: skills.items[item].ask.say(EN) for scale in skills.scales for item in scale.reverse}
    assert reversed_items.keys() == REVERSED
    assert reversed_items == {
        "self_delay": "When a task seemed dull, I put it off until I had to rush it.",
        "init_wait": "When I was unsure how to begin, I waited until someone told me.",
        "emotion_react": "When a message made me angry, I replied before I had calmed down.",
    }


def test_all_skills_are_measured_alike(skills: Questionnaire) -> None:
    for scale in skills.scales:
        assert (scale.scorer, scale.places) == ("mean", 2)
        assert {band.id: str(band.at_least) for band in scale.bands} == BANDS
        # All but one of the statements have to be answered.
        assert scale.missing == AnsweredAtLeast(len(scale.items) - 1)


def test_every_band_of_every_skill_has_feedback_and_a_next_step_of_its_own(skills: Questionnaire) -> None:
    told = [(feedback.scale, feedback.band) for feedback in skills.feedback]
    assert sorted(told) == sorted((scale.id, band.id) for scale in skills.scales for band in scale.bands)
    for language in BOTH:
        texts = [
            " ".join(text.say(language).split()).lower()
            for feedback in skills.feedback
            for text in (feedback.text, feedback.next_step)
            if in_both(text) and text is not None
        ]
        assert len(texts) == 2 * 44
        assert len(set(texts)) == len(texts)


# --- what a learner scores, worked by hand ------------------------------------------------------------------------

Codes = Mapping[str, str]


def sitting_with(skills: Questionnaire, answers: Codes, *, sent: bool = True) -> Sitting:
    """Somebody who gave these answers, on the pages where they are asked."""
    about: Answers = {"full_name": "Siân Llŵyd", "route": "job", "chances": ("none",)}
    pages: dict[PageId, Answers] = {
        page.id: {item.id: answers[item.id] for item in page.items if item.id in answers} for page in skills.pages
    }
    start = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
    return Sitting(
        id=SittingId("one"),
        questionnaire_id=skills.id,
        version=skills.version,
        content_hash=skills.content_hash,
        language=EN,
        started_at=start,
        submitted_at=start if sent else None,
        saved={**pages, PageId("about_you"): about},
    )


def scores_of(skills: Questionnaire, sitting: Sitting) -> Scores:
    journey = Journey(skills, sitting.saved)
    return score(skills, journey.answers, journey.applicable)


def scored(skills: Questionnaire, scale: str, answers: Codes) -> Score:
    return scores_of(skills, sitting_with(skills, answers))[ScaleId(scale)]


def test_a_mean_of_four_answers(skills: Questionnaire) -> None:
    # always 5 + often 4 + often 4 + always 5 = 18; 18 / 4 = 4.5; strong is from 4.25.
    answers = {"team_part": "always", "team_deliver": "often", "team_help": "often", "team_include": "always"}
    found = scored(skills, "teamwork", answers)
    assert (found.value, found.band) == (Decimal("4.50"), "strong")
    assert (found.n_answered, found.n_items) == (4, 4)
    assert found.possible == (Decimal(1), Decimal(5))


def test_a_mean_of_five_answers(skills: Questionnaire) -> None:
    # on_my_own 4 + little_help 3 + lot_of_help 2 + on_my_own 4 + little_help 3 = 16; 16 / 5 = 3.2; secure is from 3.25.
    answers = {
        "digital_new": "on_my_own",
        "digital_share": "little_help",
        "digital_numbers": "lot_of_help",
        "digital_safe": "on_my_own",
        "digital_ai": "little_help",
    }
    found = scored(skills, "digital", answers)
    assert (found.value, found.band) == (Decimal("3.20"), "developing")


def test_a_band_begins_at_its_edge(skills: Questionnaire) -> None:
    # 3 + 3 + 3 + 4 = 13; 13 / 4 = 3.25, where secure begins.
    answers = {
        "comm_explain": "little_help",
        "comm_message": "little_help",
        "comm_ask": "little_help",
        "comm_group": "on_my_own",
    }
    found = scored(skills, "communication", answers)
    assert (found.value, found.band) == (Decimal("3.25"), "secure")


def test_putting_things_off_counts_in_reverse(skills: Questionnaire) -> None:
    # often 4 + always 5 + sometimes 3, and rarely 2 in reverse on 1 to 5: 1 + 5 - 2 = 4.
    # 4 + 5 + 3 + 4 = 16; 16 / 4 = 4; secure. Not reversed it would be 14 / 4 = 3.5.
    answers = {
        "self_plan": "often",
        "self_deadline": "always",
        "self_breaks": "sometimes",
        "self_delay": "rarely",
    }
    found = scored(skills, "self_management", answers)
    assert (found.value, found.band) == (Decimal("4.00"), "secure")


def test_not_having_had_the_chance_is_left_out(skills: Questionnaire) -> None:
    # always 5 + often 4 + often 4 = 13, out of three; 13 / 3 = 4.333..., rounded 4.33; strong.
    # Counted as nothing, it would be 13 / 4 = 3.25.
    answers = {
        "resil_retry": "always",
        "resil_calm": "often",
        "resil_support": "no_chance",
        "resil_improve": "often",
    }
    found = scored(skills, "resilience", answers)
    assert (found.value, found.band) == (Decimal("4.33"), "strong")
    assert (found.n_answered, found.n_items) == (3, 3)


def test_a_band_is_that_of_the_rounded_score(skills: Questionnaire) -> None:
    # Three out of four: 2 + 2 + 3 = 7; 7 / 3 = 2.333..., rounded 2.33; developing is from 2.25.
    answers = {
        "flex_plans": "rarely",
        "flex_new_way": "rarely",
        "flex_new_task": "sometimes",
        "flex_people": "no_chance",
    }
    found = scored(skills, "flexibility", answers)
    assert (found.value, found.band) == (Decimal("2.33"), "developing")


def test_with_too_few_chances_there_is_no_score_and_a_reason(skills: Questionnaire) -> None:
    # Two answers, and three are needed: always 5 + always 5 is not made into a score.
    answers = {
        "innov_ideas": "always",
        "innov_suggest": "always",
        "innov_test": "no_chance",
        "innov_borrow": "no_chance",
    }
    found = scored(skills, "innovation", answers)
    assert (found.value, found.band) == (None, None)
    assert (found.n_answered, found.n_items) == (2, 2)
    assert found.reason is not None
    assert found.reason.say(EN) == "There are not enough answers for this score. Answers needed: 3. Answered: 2."


def everything(skills: Questionnaire, place: int) -> dict[str, str]:
    """The answer at this place, to every statement."""
    return {item.id: str(item.options[place].code) for item in scored_items(skills)}


@pytest.mark.parametrize(("place", "plain", "one_reversed"), [(0, "1.00", "2.00"), (4, "5.00", "4.00")])
def test_the_same_answer_everywhere(skills: Questionnaire, place: int, plain: str, one_reversed: str) -> None:
    # Always the lowest: (1 + 1 + 1 + 1) / 4 = 1; with one of them in reverse (1 + 1 + 1 + 5) / 4 = 2.
    # Always the highest: 20 / 4 = 5 and 25 / 5 = 5; with one in reverse (5 + 5 + 5 + 1) / 4 = 4.
    found = scores_of(skills, sitting_with(skills, everything(skills, place)))
    expected = {scale.id: Decimal(one_reversed if scale.reverse else plain) for scale in skills.scales}
    assert {scale: each.value for scale, each in found.items()} == expected


@pytest.mark.parametrize("language", [EN, CY])
@pytest.mark.parametrize("place", [0, 4, 5])
def test_the_certificate_is_earned_by_completing_whatever_was_answered(
    skills: Questionnaire, place: int, language: Language
) -> None:
    sitting = sitting_with(skills, everything(skills, place))
    earned = certificate_of(skills, sitting, scores_of(skills, sitting), language)
    assert earned is not None
    assert earned.name == "Siân Llŵyd"


def test_there_is_no_certificate_before_the_answers_are_sent(skills: Questionnaire) -> None:
    sitting = sitting_with(skills, everything(skills, 4), sent=False)
    assert certificate_of(skills, sitting, scores_of(skills, sitting), EN) is None


def test_what_cases_expect_of_skills_is_the_mean_of_the_answers(skills: Questionnaire) -> None:
    """Worked without the engine: 1 to 5 for an answer, 6 less it in reverse, and the best band that is reached."""
    cases = YAML(typ="safe").load((ROOT / "questionnaires" / "employability-skills" / "1.0.0.cases.yaml").read_text())
    told = [(case["answers"], *each) for case in cases for each in case["expect"].get("scores", {}).items()]
    assert len(told) == 7 * 11
    for answers, scale, expected in told:
        items = skills.scales_by_id[scale].items
        worths = {item: WORTH[answers[item]] for item in items if answers[item] in WORTH}
        counted = [6 - worth if item in REVERSED else worth for item, worth in worths.items()]
        if len(counted) < len(items) - 1:
            assert expected == "no_score"
            continue
        mean = (Decimal(sum(counted)) / len(counted)).quantize(Decimal("0.01"), ROUND_HALF_UP)
        band = max((Decimal(edge), band) for band, edge in BANDS.items() if mean >= Decimal(edge))[1]
        assert (Decimal(str(expected["value"])), expected["band"]) == (mean, band), (scale, answers)
