"""The socio-economic background that comes with Formwright: the Commission's words, and nothing about one person."""

from __future__ import annotations

import pytest

from engine.journey import Journey
from engine.questionnaire import (
    ItemId,
    Means,
    PageId,
    Questionnaire,
    ScaleId,
)
from engine.scoring import score
from tests.shipped import EN, published, shipped


@pytest.fixture(scope="module")
def background() -> Questionnaire:
    return shipped("socio-economic-background", "2.0.0")


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
