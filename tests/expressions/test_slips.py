from collections.abc import Callable

import pytest

from engine.document import Problem

Problems = Callable[[str], list[Problem]]


@pytest.mark.parametrize(
    ("text", "column", "hint"),
    [
        ('route == "degree"', 7, "Write = (one equals sign) to compare."),
        ('route === "degree"', 7, "Write = (one equals sign) to compare."),
        ('route is "degree"', 7, "Write = (one equals sign) to compare."),
        ('route equals "degree"', 7, "Write = (one equals sign) to compare."),
        ('route <> "degree"', 7, "Write != to say that two things differ."),
        ('route ≠ "degree"', 7, "Write != to say that two things differ."),
        ('route is  not "degree"', 7, "Write != to say that two things differ."),
        ("age => 18", 5, 'Write >= to say "at least".'),
        ("age ≥ 18", 5, 'Write >= to say "at least".'),
        ("age =< 18", 5, 'Write <= to say "at most".'),
        ("age ≤ 18", 5, 'Write <= to say "at most".'),
        ("consent && completed", 9, "Write and, in small letters."),
        ("consent & completed", 9, "Write and, in small letters."),
        ("consent AND completed", 9, "Write and, in small letters."),
        ("consent || completed", 9, "Write or, in small letters."),
        ("consent OR completed", 9, "Write or, in small letters."),
        ("NOT(consent)", 1, "Write not( … ), in small letters."),
        ('route IN ("degree")', 7, "Write in, in small letters."),
        ("consent = TRUE", 11, "Write true, in small letters."),
        ("consent = False", 11, "Write false, in small letters."),
        ("age = None", 7, 'Write null, in small letters, to say "not answered".'),
        ("age in [1...3]", 10, "Write two dots between the ends of a range, as in [18..25]."),
        ("age in [1…3]", 10, "Write two dots between the ends of a range, as in [18..25]."),
        ("route = 'degree'", 9, 'Write "degree".'),
        ("route = “degree”", 9, 'Write "degree".'),
        ("route = „degree“", 9, 'Write "degree".'),
        ("route = `degree`", 9, 'Write "degree".'),
        ("born < 2008-01-31", 8, 'Write date("2008-01-31").'),
        ("born < date(2008-01-31)", 13, 'Write date("2008-01-31").'),
        ("age \N{MINUS SIGN} 3 = 2", 5, "Write - (the hyphen of the keyboard) to subtract."),
        ("age \N{EN DASH} 3 = 2", 5, "Write - (the hyphen of the keyboard) to subtract."),
        ("age \N{MULTIPLICATION SIGN} 3 = 6", 5, "Write * to multiply."),
        ("age ÷ 3 = 6", 5, "Write / to divide."),
        ("age ^ 3 = 8", 5, "Write ** to raise to a power."),
        ("is = 3", 1, "Write = (one equals sign) to compare."),
    ],
)
def test_a_slip_is_one_problem_at_its_column_with_the_right_way_to_write_it(
    problems: Problems, text: str, column: int, hint: str
) -> None:
    assert [(found.code, found.span.column, found.hint) for found in problems(text)] == [
        ("condition.syntax", column, hint)
    ]


def test_what_a_slip_is_and_what_to_do_is_said_once_each(problems: Problems) -> None:
    (found,) = problems('route == "degree"')
    assert found.message == '"==" means nothing here.'
    assert found.hint == "Write = (one equals sign) to compare."


def test_slips_are_found_together_with_what_is_wrong_behind_them(problems: Problems) -> None:
    found = problems("route == 'aprenticeship' && age => 200")
    assert [(problem.span.column, problem.code) for problem in found] == [
        (7, "condition.syntax"),
        (10, "condition.syntax"),
        (10, "condition.unknown-option"),
        (26, "condition.syntax"),
        (33, "condition.syntax"),
        (36, "condition.impossible"),
    ]


def test_slips_are_found_together_with_a_condition_that_stops_too_early(problems: Problems) -> None:
    assert [problem.span.column for problem in problems('route == "degree" and')] == [7, 22]


def test_quotes_and_signs_inside_a_text_are_left_alone(problems: Problems) -> None:
    assert problems('name = "it\'s == “AND” 2026-01-31"') == []


@pytest.mark.parametrize(
    ("text", "columns", "words"),
    [
        ('route = "degree', [9], "opened by"),
        ("route = ”", [9], "opened by"),
        ("{route} = 3", [1, 7], "means nothing"),
        ("$age > 3", [1], "means nothing"),
        ("!consent", [1], "means nothing"),
        ("age > 3 %", [9], "means nothing"),
        ("age > 3; consent", [8], "means nothing"),
        ("age \x00> 3", [5], "means nothing"),
    ],
)
def test_signs_that_stand_for_nothing_are_each_a_problem(
    problems: Problems, text: str, columns: list[int], words: str
) -> None:
    found = problems(text)
    assert [problem.span.column for problem in found] == columns
    assert all(problem.code == "condition.syntax" and words in problem.message for problem in found)
