"""NS-SEC self-coded: its table is the published one, and whoever is told a class can see how it follows."""

from __future__ import annotations

from collections import Counter

import pytest

from engine.cases import try_cases
from engine.cases.coverage import Sort
from engine.compiler import compile_file
from engine.config import ROOT
from engine.questionnaire import Answers, ItemId, Language, Questionnaire, ScaleId
from engine.scoring import Score, score
from engine.scoring.deciding.rules import MEETING
from engine.scoring.deciding.table import read_table

FILE = ROOT / "questionnaires" / "nssec-self-coded" / "1.0.0.yaml"
EN, CY = Language("en"), Language("cy")

# SOC2010 volume 3, section 14, as in the Civil Service Fast Stream's calculator: employers of 25 and more, and of
# fewer; own account; managers where 25 and more work, and where fewer do; supervisors; other employees.
PUBLISHED = """
modern_professional      1 1 1 1 1 1 1
clerical                 1 3 3 1 1 1 2
senior_manager           1 3 3 1 1 1 1
technical                1 3 3 1 1 4 4
semi_routine             1 3 3 1 1 4 5
routine                  1 3 3 1 1 4 5
middle_manager           1 3 3 1 1 1 1
traditional_professional 1 1 1 1 1 1 1
"""
POSITIONS = [
    "employer_large",
    "employer_small",
    "own_account",
    "manager_large",
    "manager_small",
    "supervisor",
    "employee",
]
CELLS = {
    f"{occupation}{MEETING}{position}": f"class_{number}"
    for occupation, *numbers in map(str.split, PUBLISHED.strip().splitlines())
    for position, number in zip(POSITIONS, numbers, strict=True)
}
IN_THE_TABLE = (
    "In the table, the row “Clerical and intermediate occupations” and the column “Another employee” meet at: "
    "Class 2: intermediate occupations."
)
IN_THE_GROUP = (
    "This is in the group “Intermediate”, made up of: Class 2: intermediate occupations; "
    "Class 3: small employers and own-account workers."
)
MANAGERS = {"senior_manager", "middle_manager"}


@pytest.fixture(scope="module")
def nssec() -> Questionnaire:
    compiled = compile_file(FILE)
    assert compiled.questionnaire is not None
    return compiled.questionnaire


def scored(questionnaire: Questionnaire, **answers: str) -> dict[ScaleId, Score]:
    given: Answers = dict(answers)
    return score(questionnaire, given, frozenset(map(ItemId, answers)))


def test_all_cells_are_the_published_ones(nssec: Questionnaire) -> None:
    table = read_table(nssec.scales_by_id[ScaleId("nssec")])

    assert {cell.name: cell.outcome for cell in table.cells} == CELLS
    assert Counter(CELLS.values()) == {"class_1": 37, "class_2": 1, "class_3": 12, "class_4": 4, "class_5": 2}


def test_there_is_a_case_for_every_cell_answers_lead_to(nssec: Questionnaire) -> None:
    """Who is a manager is told by the occupation, so other occupations never meet the columns of managers."""
    trial = try_cases(FILE, nssec)
    reached = {goal.way for goal in trial.goals if goal.sort is Sort.CELL and goal not in trial.missed}
    unreached = [name.partition(MEETING)[0] for name in CELLS.keys() - reached]

    assert (len(reached), len(unreached)) == (44, 12)
    assert MANAGERS.isdisjoint(unreached)


def test_the_editions_differ_in_long_term_unemployment_only(nssec: Questionnaire) -> None:
    differing = [
        run.case.name
        for run in try_cases(FILE, nssec).runs
        if run.scores[ScaleId("nssec")].value != run.scores[ScaleId("nssec_2019")].value
    ]

    assert differing == ["Somebody out of work for more than a year"]


def test_it_is_told_how_the_class_follows(nssec: Questionnaire) -> None:
    found = scored(
        nssec, situation="working", occupation="clerical", employment="employee", size="small", supervises="no"
    )[ScaleId("nssec")]

    assert (found.value, found.band) == ("class_2", "intermediate")
    assert [step.say(EN) for step in found.explanation[5:]] == [
        "These answers lead to “Position at work”: Another employee. This is rule 10 of 13 for it.",
        IN_THE_TABLE,
        IN_THE_GROUP,
    ]
    said = [step.say(CY) for step in found.explanation]
    assert any("Galwedigaethau clerigol a chanolradd" in line and "Cyflogai arall" in line for line in said)
    cell = found.explanation[-2]
    assert cell.values["cell"] == "clerical / employee"
