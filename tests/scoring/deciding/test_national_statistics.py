"""The table of the national statistics classification, all of its cells, as rules."""

from __future__ import annotations

from decimal import Decimal

from tests.scoring.drafting import agreeing, codes, drafted, one_page, scored

# NS-SEC self-coded (ONS SOC2010 volume 3, section 14; as in the Civil Service Fast Stream's calculator): the class of
# each of eight occupations (rows) in each of seven employment statuses (columns).
CELLS = """
modern:       1 1 1 1 1 1 1
clerical:     1 3 3 1 1 1 2
senior:       1 3 3 1 1 1 1
technical:    1 3 3 1 1 4 4
semi_routine: 1 3 3 1 1 4 5
routine:      1 3 3 1 1 4 5
middle:       1 3 3 1 1 1 1
traditional:  1 1 1 1 1 1 1
"""
STATUSES = ["employer_large", "employer_small", "own", "manager_large", "manager_small", "supervisor", "employee"]
TABLE = {row.split(":")[0]: row.split(":")[1].split() for row in CELLS.strip().splitlines()}


def cells() -> str:
    def options(names: list[str]) -> str:
        return f"[{', '.join(f'{{code: {name}, label: {name}}}' for name in names)}]"

    items = agreeing("occupation", options=options(list(TABLE))) + "\n" + agreeing("status", options=options(STATUSES))
    outcomes = ", ".join(f"{{code: '{number}', label: Class {number}}}" for number in range(1, 6))
    rules = "".join(
        f"  - {{when: {{occupation: {occupation}, status: {status}}}, outcome: '{cell}'}}\n"
        for occupation, row in TABLE.items()
        for status, cell in zip(STATUSES, row, strict=True)
    )
    keys = "items: [occupation, status]\nscorer: decision_table\nmissing: all_required\n"
    return one_page(items, f"{keys}outcomes: [{outcomes}]\nrules:\n{rules}")


def test_all_cells_of_the_national_statistics_classification() -> None:
    questionnaire = drafted(cells())

    found = {
        occupation: [scored(questionnaire, {"occupation": occupation, "status": status}).value for status in STATUSES]
        for occupation in TABLE
    }

    assert found == TABLE
    # The census of the cells in the same source: class 1 37 times, 2 once, 3 12 times, 4 4 times, 5 twice.
    listed = [cell for row in found.values() for cell in row]
    assert [listed.count(str(number)) for number in range(1, 6)] == [37, 1, 12, 4, 2]
    assert codes(cells()) == []


def test_the_number_of_a_class_is_a_code_and_no_number() -> None:
    result = scored(drafted(cells()), {"occupation": "routine", "status": "employee"})

    assert result.value == "5"
    assert not isinstance(result.value, Decimal)
