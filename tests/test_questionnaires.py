"""The questionnaires that come with Formwright: their wording, their promises and their numbers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import ROUND_HALF_UP, Decimal
from itertools import takewhile

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from engine.cases import ENDING, cases_schema, try_cases
from engine.catalogue import questionnaire_files
from engine.compiler import compile_file
from engine.config import ROOT
from engine.journey import Journey, Sitting, SittingId
from engine.questionnaire import (
    AnsweredAtLeast,
    Answers,
    Item,
    ItemId,
    Language,
    Means,
    Option,
    PageId,
    Questionnaire,
    ScaleId,
    Text,
)
from engine.reports import certificate_of
from engine.scoring import Score, Scores, score
from tests.test_examples import as_editors_read

EN, CY = Language("en"), Language("cy")
BOTH = {EN, CY}


SHIPPED = [
    ("apprenticeship-skills-scan", "1.0.0"),
    ("socio-economic-background", "1.0.0"),
    ("socio-economic-background", "2.0.0"),
    ("employability-skills", "1.0.0"),
    ("ipip-50", "1.0.0"),
    ("management-standards", "1.0.0"),
    ("nssec-self-coded", "1.0.0"),
    ("speaking-steps", "1.0.0"),
]
ENGLISH_ONLY = [("ipip-50", "1.0.0")]
"""Published instruments: only a translation that has been validated is one."""


def shipped(name: str, version: str = "1.0.0") -> Questionnaire:
    compiled = compile_file(ROOT / "questionnaires" / name / f"{version}.yaml")
    assert [str(problem) for problem in compiled.problems] == []
    assert compiled.questionnaire is not None
    return compiled.questionnaire


@pytest.fixture(scope="module")
def background() -> Questionnaire:
    return shipped("socio-economic-background", "2.0.0")


@pytest.fixture(scope="module")
def skills() -> Questionnaire:
    return shipped("employability-skills")


def published(option: Option) -> str:
    """An option as it is published: label and hint, one after the other."""
    return " ".join(text.say(EN) for text in (option.label, option.hint) if text)


def in_both(text: Text | None) -> bool:
    return text is not None and text.words.keys() == BOTH and all(said.strip() for said in text.words.values())


# --- socio-economic background ------------------------------------------------------------------------------------

# Social Mobility Commission, "Socio-economic diversity and inclusion toolkit", guidance of November 2020: one key
# question and three more, as published at https://socialmobilityworks.org/toolkit/measurement. A copy to compare with:
# change it only when the Commission changes its wording, and then give the questionnaire a new version.
COMMISSION = {
    "What was the occupation of your main household earner when you were about aged 14?": [
        (
            "Modern professional & traditional professional occupations such as: "
            "teacher, nurse, physiotherapist, social worker, musician, police officer (sergeant or above), "
            "software designer, accountant, solicitor, medical practitioner, scientist, civil / mechanical "
            "engineer"
        ),
        (
            "Senior, middle or junior managers or administrators such as: "
            "finance manager, chief executive, large business owner, office manager, retail manager, bank "
            "manager, restaurant manager, warehouse manager"
        ),
        (
            "Clerical and intermediate occupations such as: "
            "secretary, personal assistant, call centre agent, clerical worker, nursery nurse"
        ),
        (
            "Technical and craft occupations such as: "
            "motor mechanic, plumber, printer, electrician, gardener, train driver"
        ),
        (
            "Routine, semi-routine manual and service occupations such as: "
            "postal worker, machine operative, security guard, caretaker, farm worker, catering assistant, "
            "sales assistant, HGV driver, cleaner, porter, packer, labourer, waiter/waitress, bar staff"
        ),
        "Long-term unemployed (claimed Jobseeker's Allowance or earlier unemployment benefit for more than a year)",
        (
            "Small business owners who employed less than 25 people such as: "
            "corner shop owners, small plumbing companies, retail shop owner, single restaurant or cafe owner, "
            "taxi owner, garage owner"
        ),
        "Other such as: retired, this question does not apply to me, I don't know",
        "I prefer not to say",
    ],
    "Which type of school did you attend for the most time between the ages of 11 and 16?": [
        "A state-run or state-funded school \N{EN DASH} non-selective",
        "A state-run or state-funded school \N{EN DASH} selective",
        "Independent or fee-paying school",
        "Independent or fee-paying school, where I received a bursary covering 90% or more of my tuition",
        "Attended school outside the UK",
        "I don't know",
        "Prefer not to say",
    ],
    "If you finished school after 1980, were you eligible for free school meals at any point during your school years? "
    "Free School Meals are a statutory benefit available to school-aged children from families who receive other "
    "qualifying benefits and who have been through the relevant registration process. It does not include those who "
    "receive meals at school through other means (e.g. boarding school).": [
        "Yes",
        "No",
        "Not applicable (finished school before 1980 or went to school overseas)",
        "I don't know",
        "Prefer not to say",
    ],
    "Did either of your parents attend university and gain a degree (e.g. BA/BSc or equivalent) by the time you were "
    "18?": [
        "No, neither of my parents attended university",
        "Yes, one or both of my parents attended university",
        "Do not know / not sure",
        "I prefer not to say",
    ],
}

# The answers to the key question in the Commission's order, with the group each is reported in. That there are these
# three groups is published by the Commission; which answer is in which follows from the classes of the National
# Statistics Socio-economic Classification (NS-SEC), joined 1 | 2, 3 | 4, 5. The last two are left out of all groups.
GROUPS = {
    "professional": "professional",  # class 1
    "manager": "professional",  # class 1
    "clerical": "intermediate",  # class 2
    "technical": "lower",  # class 4
    "routine": "lower",  # class 5
    "long_term_unemployed": "lower",  # counted with class 5
    "small_business_owner": "intermediate",  # class 3
    "other": None,
    "prefer_not_to_say": None,
}


def test_the_four_questions_are_asked_in_the_commissions_words(background: Questionnaire) -> None:
    asked = {
        " ".join(text.say(EN) for text in (item.ask, item.hint) if text): [published(each) for each in item.options]
        for item in background.items.values()
    }
    assert asked == COMMISSION
    assert list(asked) == list(COMMISSION)


def test_every_background_question_can_be_answered_by_preferring_not_to_say(background: Questionnaire) -> None:
    for item in background.items.values():
        assert item.required
        [declining] = [option for option in item.options if option.means is Means.PREFER_NOT_TO_SAY]
        assert "refer not to say" in declining.label.say(EN)


def test_other_answers_that_are_none_are_kept_apart(background: Questionnaire) -> None:
    meant = {
        (item.id, option.code): option.means
        for item in background.items.values()
        for option in item.options
        if option.means not in {None, Means.PREFER_NOT_TO_SAY}
    }
    assert meant == {
        ("school_type", "dont_know"): Means.DONT_KNOW,
        ("free_school_meals", "not_applicable"): Means.NOT_APPLICABLE,
        ("free_school_meals", "dont_know"): Means.DONT_KNOW,
        ("parents_degree", "dont_know"): Means.DONT_KNOW,
    }


def test_nothing_about_one_persons_background_comes_back(background: Questionnaire) -> None:
    assert background.confidential
    assert background.certificate is None
    assert background.feedback == ()
    assert [scale.id for scale in background.scales if scale.shown] == []


def test_nobody_is_asked_who_they_are(background: Questionnaire) -> None:
    assert {item.kind.name for item in background.items.values()} == {"single_choice"}
    assert [option for item in background.items.values() for option in item.options if option.specify] == []


@pytest.mark.parametrize("answer", GROUPS)
def test_the_occupation_of_the_main_earner_decides_the_group(background: Questionnaire, answer: str) -> None:
    journey = Journey(background, {PageId("occupation"): {"main_earner_occupation": answer}})
    group = score(background, journey.answers, journey.applicable)[ScaleId("background")]
    assert group.value == GROUPS[answer]
    assert (group.reason is None) is (GROUPS[answer] is not None)


def test_every_occupation_is_among_those_tried(background: Questionnaire) -> None:
    options = background.items[ItemId("main_earner_occupation")].options
    assert [option.code for option in options] == list(GROUPS)


# --- employability skills -----------------------------------------------------------------------------------------

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


# --- all of them --------------------------------------------------------------------------------------------------


@pytest.fixture(params=[each for each in SHIPPED if each not in ENGLISH_ONLY], ids=" ".join)
def either(request: pytest.FixtureRequest) -> Questionnaire:
    return shipped(*request.param)


def test_before_anything_is_asked_people_learn_why_and_who_sees_it(either: Questionnaire) -> None:
    assert either.languages == (EN, CY)
    assert in_both(either.title)
    assert in_both(either.purpose)
    assert in_both(either.who_sees_it)
    assert in_both(either.closing)
    assert either.minutes is not None


def test_everything_that_is_asked_reads_in_both_languages(either: Questionnaire) -> None:
    for page in either.pages:
        assert in_both(page.title)
        for item in page.items:
            stem = item.grid.ask if item.grid else None
            assert all(in_both(text) for text in (item.ask, item.hint, item.why, stem) if text), item.id
            assert all(in_both(option.label) for option in item.options), item.id


def test_what_no_welsh_speaker_has_read_yet_is_called_a_draft(either: Questionnaire) -> None:
    assert either.translations[CY].status == "draft"
    assert "Not yet reviewed by a Welsh speaker." in (either.translations[CY].note or "")


@pytest.mark.parametrize(
    ("name", "version", "source"),
    [
        ("socio-economic-background", "1.0.0", "Social Mobility Commission"),
        ("socio-economic-background", "1.0.0", "Office for National Statistics"),
        ("socio-economic-background", "1.0.0", "HM Revenue & Customs, fset-faststream"),
        ("socio-economic-background", "2.0.0", "Social Mobility Commission"),
        ("socio-economic-background", "2.0.0", "Office for National Statistics"),
        ("employability-skills", "1.0.0", "Chartered Management Institute, Work-ready Graduates (28 September 2021)"),
        ("speaking-steps", "1.0.0", "Skills Builder Partnership, Universal Framework"),
        ("apprenticeship-skills-scan", "1.0.0", "Department for Education, Apprenticeship funding rules 2025 to 2026"),
        ("ipip-50", "1.0.0", "International Personality Item Pool"),
        ("nssec-self-coded", "1.0.0", "Office for National Statistics"),
        ("nssec-self-coded", "1.0.0", "HM Revenue & Customs, fset-faststream"),
        ("nssec-self-coded", "1.0.0", "Social Mobility Commission"),
    ],
)
def test_sources_are_cited(name: str, version: str, source: str) -> None:
    cited = [reference for reference in shipped(name, version).references if reference.name.startswith(source)]
    assert [bool(reference.note) for reference in cited] == [True]


# --- the cases beside them ----------------------------------------------------------------------------------------

WORTH = {
    **dict(zip(("never", "rarely", "sometimes", "often", "always"), (1, 2, 3, 4, 5), strict=True)),
    **dict(zip(("cannot_yet", "lot_of_help", "little_help", "on_my_own", "help_others"), (1, 2, 3, 4, 5), strict=True)),
}


def test_every_shipped_questionnaire_is_among_those_whose_cases_are_tried() -> None:
    files = {(path.parent.name, path.stem) for path in questionnaire_files(ROOT / "questionnaires")}
    assert set(SHIPPED) == files


@pytest.mark.parametrize(("name", "version"), SHIPPED)
def test_the_cases_of_a_shipped_questionnaire_pass_and_reach_all_of_it(name: str, version: str) -> None:
    trial = try_cases(ROOT / "questionnaires" / name / f"{version}.yaml", shipped(name, version))
    assert trial.source is not None
    assert [str(problem) for problem in trial.problems] == []
    assert {run.case.name: what for run, what in trial.failures} == {}
    assert [str(goal) for goal in (*trial.missed, *trial.impossible)] == []
    assert trial.coverage == 100


@pytest.mark.parametrize(("name", "version"), SHIPPED)
def test_an_editor_finds_the_cases_good(name: str, version: str) -> None:
    cases = as_editors_read(ROOT / "questionnaires" / name / f"{version}{ENDING}")
    errors = Draft202012Validator(cases_schema()).iter_errors(cases)
    assert [f"{error.json_path}: {error.message}" for error in errors] == []


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


def test_what_cases_expect_of_speaking_is_the_end_of_the_run() -> None:
    """Worked without the engine: how many steps from the first on are reached, less one, as they begin at 0."""
    questionnaire = shipped("speaking-steps")
    steps = questionnaire.scales_by_id[ScaleId("speaking")].items
    assert [questionnaire.items[step].step for step in steps] == list(range(16))
    cases = YAML(typ="safe").load((ROOT / "questionnaires" / "speaking-steps" / "1.0.0.cases.yaml").read_text("utf-8"))
    for case in cases:
        reached = [case["answers"][step] == "yes" for step in steps]
        run = list(takewhile(bool, reached))
        expected = case["expect"]["scores"]["speaking"]
        if not run:
            assert expected == "no_score"
            continue
        stage = ("finding_words", "joining_in", "speaking_up", "bringing_others")[(len(run) - 1) // 4]
        assert (expected["value"], expected["band"]) == (len(run) - 1, stage), case["name"]
