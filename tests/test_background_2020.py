"""The socio-economic questionnaire of early 2020, and what of its answers is carried to the key question."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest

from engine.catalogue.maps import VersionMap, carried, carried_scores, map_file, read_map
from engine.compiler import compile_file
from engine.config import ROOT
from engine.document.reader import read_file
from engine.journey import Journey
from engine.questionnaire import Answers, ItemId, Language, Means, PageId, Questionnaire, ScaleId
from engine.scoring import Score, score

FOLDER = ROOT / "questionnaires" / "socio-economic-background"
EN = Language("en")

# hmrc/fset-faststream, app/services/reporting/SocioEconomicCalculator.scala (Apache-2.0), the Civil Service Fast
# Stream's production code: the class for each group of occupations, in the seven employment positions.
POSITIONS = (
    "employer, large",
    "employer, small",
    "own account",
    "manager, large",
    "manager, small",
    "supervisor",
    "other employee",
)
TABLE = {
    "modern_professional": (1, 1, 1, 1, 1, 1, 1),
    "clerical": (1, 3, 3, 1, 1, 1, 2),
    "senior_manager": (1, 3, 3, 1, 1, 1, 1),
    "technical": (1, 3, 3, 1, 1, 4, 4),
    "semi_routine": (1, 3, 3, 1, 1, 4, 5),
    "routine": (1, 3, 3, 1, 1, 4, 5),
    "middle_manager": (1, 3, 3, 1, 1, 1, 1),
    "traditional_professional": (1, 1, 1, 1, 1, 1, 1),
}
MANAGERS = {"senior_manager", "middle_manager"}
UNKNOWN = ("dont_know", "prefer_not_to_say")


@pytest.fixture(scope="module")
def old() -> Questionnaire:
    return version("1.0.0")


@pytest.fixture(scope="module")
def the_map() -> VersionMap:
    source, _ = read_file(map_file(FOLDER / "2.0.0.yaml"))
    assert source is not None
    found, problems = read_map(source, version("1.0.0"), version("2.0.0"))
    assert found is not None, "\n".join(map(str, problems))
    return found


def version(number: str) -> Questionnaire:
    compiled = compile_file(FOLDER / f"{number}.yaml")
    assert compiled.questionnaire is not None
    return compiled.questionnaire


def position(occupation: str, employment: str, size: str, supervised: str) -> str | None:
    """Step 1 of the method: the employment position, or None where it cannot be told."""
    match employment:
        case "employer":
            return f"employer, {size}" if size in {"large", "small"} else None
        case "own_account":
            return "own account"
        case "employee" if occupation in MANAGERS:
            return "manager, large"  # the table has the same class for small organisations
        case "employee":
            return "supervisor" if supervised == "yes" else "other employee"
    return None


def answers(**given: str) -> Answers:
    return {f"earner_{name}": code for name, code in given.items()}


def every_way() -> Iterator[tuple[str, str, str, str]]:
    """Every way to answer the four questions that somebody with an occupation is asked."""
    sizes, supervisions = ("small", "large", *UNKNOWN), ("yes", "no", *UNKNOWN)
    for occupation in TABLE:
        yield from product([occupation], ["employee"], sizes, supervisions)
        yield from product([occupation], ["employer"], sizes, [""])
        yield from product([occupation], ["own_account", *UNKNOWN], [""], [""])


def nssec(old: Questionnaire, given: Answers) -> Score:
    """The class, as a respondent who answers page by page gets it."""
    saved: dict[PageId, Answers] = {
        page.id: {item.id: given[item.id] for item in page.items if item.id in given} for page in old.pages
    }
    journey = Journey(old, saved)
    return score(old, journey.answers, journey.applicable)[ScaleId("nssec")]


def test_the_table_is_the_published_one() -> None:
    cells = [found for row in TABLE.values() for found in row]
    assert len(cells) == 56
    assert [cells.count(number) for number in (1, 2, 3, 4, 5)] == [37, 1, 12, 4, 2]


@pytest.mark.parametrize("occupation", TABLE)
def test_every_cell_of_the_table_that_answers_lead_to_gives_its_class(old: Questionnaire, occupation: str) -> None:
    ways = [way for way in every_way() if way[0] == occupation]
    assert len(ways) == 16 + 4 + 3
    reached = set()
    for way in ways:
        given = dict(zip(("occupation", "employment", "size", "supervised"), way, strict=True))
        found = nssec(old, answers(**{name: code for name, code in given.items() if code}))
        where = position(*way)
        expected = None if where is None else TABLE[occupation][POSITIONS.index(where)]
        if set(TABLE[occupation]) == {1}:
            expected = 1  # whatever the position is
        assert found.value == (None if expected is None else f"class_{expected}"), way
        assert (found.reason is None) is (found.value is not None)
        reached.add(where)
    employees = {"manager, large"} if occupation in MANAGERS else {"supervisor", "other employee"}
    assert reached == {"employer, large", "employer, small", "own account", None, *employees}


def test_cells_no_answers_lead_to_have_the_class_of_one_that_answers_do_lead_to() -> None:
    """Managers of small organisations are in the class of those of large ones; managers are no mere employees."""
    for row in TABLE.values():
        assert row[POSITIONS.index("manager, small")] == row[POSITIONS.index("manager, large")]
    for occupation in MANAGERS:
        assert set(TABLE[occupation][3:]) == {1}


@pytest.mark.parametrize(
    ("occupation", "value"),
    [
        ("long_term_unemployed", "class_5"),
        ("short_term_unemployed", None),
        ("retired", None),
        ("not_applicable", None),
        ("dont_know", None),
        ("prefer_not_to_say", None),
    ],
)
def test_who_had_no_occupation_is_asked_no_more(old: Questionnaire, occupation: str, value: str | None) -> None:
    journey = Journey(old, {PageId("occupation"): answers(occupation=occupation)})
    assert [page.id for page in journey.pages] == ["school", "school_meals", "parents", "occupation"]
    found = nssec(old, answers(occupation=occupation))
    assert found.value == value


def test_the_questions_of_appendix_a_are_asked_in_its_words(old: Questionnaire) -> None:
    """Social Mobility Commission, toolkit, Appendix A, as published at socialmobilityworks.org/toolkit/appendix."""
    asked = {
        item.ask.say(EN): [option.label.say(EN) for option in item.options] for item in list(old.items.values())[:3]
    }
    assert asked == {
        "Which type of school did you attend for the most time between the ages of 11 and 16?": [
            "A state-run or state-funded school",
            "Independent or fee-paying school",
            "Attended school outside the UK",
            "I don't know",
            "Prefer not to say",
        ],
        "If you finished school after 1980, were you eligible for free school meals at any point during your school "
        "years?": [
            "Yes",
            "No",
            "Not applicable (finished school before 1980 or went to school overseas)",
            "I don't know",
            "Prefer not to say",
        ],
        "What is the highest level of qualification achieved by either of your parent(s) or guardian(s) by the time "
        "you were 18?": [
            "Above degree level (e.g. MA, MSc, MPhil, PhD)",
            "Degree or equivalent (e.g. first or higher degrees, postgraduate diplomas, NVQ/SVQ Level 4 or 5)",
            "Below degree level (e.g. A level, SCE Higher, GCSE, O level, SCE Standard/Ordinary, NVQ/SVQ, BTEC)",
            "No qualifications",
            "I don't know",
            "Prefer not to say",
            "Not applicable",
        ],
    }


def test_nobody_has_to_say_and_nobody_is_told(old: Questionnaire) -> None:
    for item in old.items.values():
        assert [option.means for option in item.options].count(Means.PREFER_NOT_TO_SAY) == 1
    assert old.confidential
    assert old.certificate is None
    assert not any(scale.shown for scale in old.scales)


@pytest.mark.parametrize(
    ("given", "key"),
    [
        (answers(occupation="modern_professional", employment="employee"), "professional"),
        (answers(occupation="traditional_professional", employment="employer", size="small"), "professional"),
        (answers(occupation="middle_manager", employment="employee", size="large"), "manager"),
        (answers(occupation="clerical", employment="employee"), "clerical"),
        (answers(occupation="technical", employment="employee"), "technical"),
        (answers(occupation="semi_routine", employment="employee"), "routine"),
        (answers(occupation="routine", employment="employee"), "routine"),
        (answers(occupation="technical", employment="employer", size="small"), "small_business_owner"),
        (answers(occupation="technical", employment="employer", size="large"), "manager"),
        (answers(occupation="technical", employment="employer", size="dont_know"), None),
        (answers(occupation="routine", employment="own_account"), None),
        (answers(occupation="clerical", employment="prefer_not_to_say"), None),
        (answers(occupation="long_term_unemployed"), "long_term_unemployed"),
        (answers(occupation="short_term_unemployed"), "other"),
        (answers(occupation="retired"), "other"),
        (answers(occupation="dont_know"), "other"),
        (answers(occupation="prefer_not_to_say"), "prefer_not_to_say"),
    ],
)
def test_eight_groups_become_the_answers_of_the_key_question(
    the_map: VersionMap, given: Answers, key: str | None
) -> None:
    found = carried(given, the_map)
    assert found.answers.get("main_earner_occupation") == key
    assert (ItemId("earner_occupation") in {lost.item for lost in found.lost}) is (key is None)


def test_what_cannot_be_carried_is_said_with_its_reason(the_map: VersionMap) -> None:
    found = carried({"school_type": "state", "free_school_meals": "yes", "parents_qualification": "degree"}, the_map)
    assert found.answers == {"free_school_meals": "yes", "parents_degree": "one_or_both"}
    [lost] = found.lost
    assert (lost.item, lost.value) == ("school_type", "state")
    assert lost.reason.startswith("The new question divides both")


def test_every_carried_answer_is_one_of_the_new_questionnaire(the_map: VersionMap) -> None:
    for name in the_map.items:
        assert name in the_map.new.items
    for way in every_way():
        given = answers(**dict(zip(("occupation", "employment", "size", "supervised"), way, strict=True)))
        for item, code in carried({name: code for name, code in given.items() if code}, the_map).answers.items():
            assert the_map.new.items[ItemId(item)].option(str(code)) is not None


@pytest.mark.parametrize(
    ("number", "group"), [(1, "professional"), (2, "intermediate"), (3, "intermediate"), (4, "lower"), (5, "lower")]
)
def test_five_classes_become_three_groups(the_map: VersionMap, number: int, group: str) -> None:
    ways = {
        1: answers(occupation="modern_professional", employment="employee", size="small", supervised="no"),
        2: answers(occupation="clerical", employment="employee", size="small", supervised="no"),
        3: answers(occupation="clerical", employment="own_account"),
        4: answers(occupation="routine", employment="employee", size="small", supervised="yes"),
        5: answers(occupation="routine", employment="employee", size="small", supervised="no"),
    }
    scores = {ScaleId("nssec"): nssec(the_map.old, ways[number])}
    assert scores[ScaleId("nssec")].value == f"class_{number}"
    assert carried_scores(scores, the_map)[ScaleId("background")].value == group


def test_who_prefers_not_to_say_is_among_the_answers_of_both(the_map: VersionMap) -> None:
    given = dict.fromkeys(("school_type", "parents_qualification", "earner_occupation"), "prefer_not_to_say")
    assert set(carried(given, the_map).answers.values()) == {"prefer_not_to_say"}
