from collections.abc import Callable

import pytest

Faults = Callable[[str], list[tuple[int, str]]]


@pytest.mark.parametrize(
    "text",
    [
        'route = "apprenticeship" and months >= 3',
        '"degree" = route',
        'route in ("degree", "a_levels")',
        'route in ["degree", null]',
        "route = other_route",
        "route = null",
        "null != age",
        '"sport" in interests',
        "not(consent) or completed",
        "consent = true",
        "(route = null) = consent",
        "consent and null",
        "age in [18..25]",
        "age in ([18..25], 40, (60..120])",
        "age in [18..200]",
        "18 <= age",
        "age = months",
        "age >= 0",
        "teamwork >= 2.5",
        'teamwork.band != "developing"',
        'born >= date("2008-02-29")',
        'born in [date("2008-01-01")..date("2009-01-01"))',
        "born < date(name)",
        'name = "Ann" and name < "M"',
        "name = town",
        '"a" = "a"',
    ],
)
def test_what_goes_together_is_no_problem(faults: Faults, text: str) -> None:
    assert faults(text) == []


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("route = 18", 9),
        ("18 = route", 1),
        ("route = true", 9),
        ("route = age", 9),
        ("route = name", 9),
        ('route < "degree"', 7),
        ('"degree" < route', 10),
        ("route < other_route", 7),
        ("route < 18", 9),
        ('age = "18"', 7),
        ("age > consent", 7),
        ("name = 3", 8),
        ("consent > true", 9),
        ('consent = "yes"', 11),
        ('born < "2008-01-31"', 8),
        ("born = 2008", 8),
        ('interests = "sport"', 11),
        ("interests = hobbies", 11),
        ('interests < "sport"', 11),
        ('interests in ("sport", "music")', 1),
        ('"degree" in route', 13),
        ('route in "degree"', 10),
        ("18 in interests", 1),
        ("name in interests", 1),
        ("age in null", 8),
        ('route in ("degree", 18)', 21),
        ("route in [1..3]", 10),
        ('age in ["a"..3]', 9),
        ("age in [1..null]", 12),
        ("null in [1..2]", 9),
        ("age < null", 7),
        ("null < age", 1),
        ("date(name)", 1),
        ("born < date(3)", 13),
        ("born < date()", 8),
        ('born < date("2008-01-31", 1)', 8),
        ("route", 1),
        ("age", 1),
        ("null", 1),
        ('"yes"', 1),
        ("not(age)", 5),
        ("consent and (age)", 14),
        ('route = "degree" or "a_levels"', 21),
    ],
)
def test_parts_of_types_that_do_not_go_together_are_one_problem(faults: Faults, text: str, column: int) -> None:
    assert faults(text) == [(column, "type")]


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ('route = "aprenticeship"', 9),
        ('"work" = route', 1),
        ('route in ("degree", "work")', 21),
        ('"chess" in interests', 1),
        ('teamwork.band != "weak"', 18),
    ],
)
def test_a_code_that_is_not_on_offer_is_a_problem(faults: Faults, text: str, column: int) -> None:
    assert faults(text) == [(column, "unknown-option")]


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("age = 121", 7),
        ("age = -1", 7),
        ("age != 121", 8),
        ("age > 120", 7),
        ("age < 0", 7),
        ("age < 121", 7),
        ("121 > age", 1),
        ("age in (10, 121)", 13),
        ("age in [121..130]", 8),
        ("age in (120..130]", 8),
        ("age in [-9..0)", 8),
        ("age in [25..18]", 8),
        ("age in (18..18]", 8),
        ("age in []", 8),
        ('born in [date("2009-01-01")..date("2008-01-01")]', 9),
        ("teamwork = 3.01", 12),
        ("route = teamwork.band", 9),
        ("school in interests", 1),
    ],
)
def test_what_can_never_be_otherwise_is_a_problem(faults: Faults, text: str, column: int) -> None:
    assert faults(text) == [(column, "impossible")]


def test_a_name_that_comes_later_has_a_problem_of_its_own_and_no_other(faults: Faults) -> None:
    assert faults('mentor = "x" and mentor > 3') == [(1, "later-name"), (18, "later-name")]


def test_an_unknown_name_is_one_problem_wherever_it_stands(faults: Faults) -> None:
    assert faults('rout = "x" and 3 < mnth and "a" in hobies or not(consnt)') == [
        (1, "unknown-name"),
        (20, "unknown-name"),
        (36, "unknown-name"),
        (50, "unknown-name"),
    ]
    assert faults("consent and dat(name)") == [(13, "unknown-name")]


def test_all_problems_come_in_the_order_of_columns(faults: Faults) -> None:
    assert faults('(route = "degre" or age = 200) and name > 5 and hobies = mentor') == [
        (10, "unknown-option"),
        (27, "impossible"),
        (43, "type"),
        (49, "unknown-name"),
        (58, "later-name"),
    ]
