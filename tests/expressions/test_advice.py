"""A problem in a condition says what is wrong and what to do."""

from collections.abc import Callable

import pytest

from engine.document import Problem, Scalar, Span
from engine.expressions import Choice, Number, Scope, compile_expression

Said = Callable[[str], str]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "route = 18",
            (
                '"route" is a choice among apprenticeship, degree and a_levels, but 18 is a number. '
                'Compare it with one of its codes, in double quotes: "apprenticeship".'
            ),
        ),
        (
            "route = apprenticeship",
            '"apprenticeship" is a code and stands without quotes. Put the code in quotes: "apprenticeship".',
        ),
        (
            "route = aprenticeship",
            (
                'There is nothing called "aprenticeship". '
                'Did you mean the code "apprenticeship"? Codes stand in double quotes.'
            ),
        ),
        ("sport in interests", '"sport" is a code and stands without quotes. Put the code in quotes: "sport".'),
        ('rout = "degree"', 'There is nothing called "rout". Did you mean route?'),
        ('Route = "degree"', 'There is nothing called "Route". Did you mean route?'),
        ('teamwork.bnd = "strong"', 'There is nothing called "teamwork.bnd". Did you mean teamwork.band?'),
        ("consent = yes", 'There is nothing called "yes". Write true, or put it in double quotes if it is a code.'),
        (
            "school = zzz",
            'There is nothing called "zzz". Compare with a code in double quotes: "state" and "private".',
        ),
        (
            "zzz = 3",
            (
                'There is nothing called "zzz". What can be named here: route, other_route, school, interests, '
                "hobbies, age and 8 more. Texts and codes stand in double quotes."
            ),
        ),
        (
            "mentor = 3",
            (
                '"mentor" does not come before this. Only what '
                "stands before it can be named here. Ask it earlier, or move what depends on it."
            ),
        ),
        ('route = "Degree"', '"Degree" is not a code of "route". Did you mean "degree"?'),
        ('school = "x"', '"x" is not a code of "school". On offer: "state" and "private".'),
        ("dat(name)", 'There is no function called "dat". Did you mean date( … )?'),
        (
            "zzzz(name)",
            'There is no function called "zzzz". There is: count, sum, product, mean, median, mode and 31 more.',
        ),
        (
            'interests = "sport"',
            (
                '"interests" is several choices among sport and music, and = compares single values. '
                'Write ("sport" in interests).'
            ),
        ),
        (
            '"sport" != interests',
            (
                '"interests" is several choices among sport and music, and != compares single values. '
                'Write not("sport" in interests).'
            ),
        ),
        (
            'interests in ("sport")',
            (
                '"interests" is several choices among sport and music, so it is not one entry of a list. '
                'Ask for each code: ("sport" in interests) or ("music" in interests).'
            ),
        ),
        (
            '"state" in school',
            (
                '"school" is a choice among state and private, and nothing can be in it. '
                'Write school = "state", or a list in brackets after in.'
            ),
        ),
        (
            'school < "state"',
            (
                '"school" is a choice among state and private, which has no order. '
                'Name the codes that are meant: school in ("state", "private").'
            ),
        ),
        ("consent > true", '"consent" is true or false, which has no order. Write = or != to compare it.'),
        ('age = "18"', '"age" is a number from 0 to 120, but "18" is a text. Write the number without quotes.'),
        ('age = "old"', '"age" is a number from 0 to 120, but "old" is a text. Compare it with a number: age >= 1.'),
        (
            'teamwork = "high"',
            '"teamwork" is a number from 1 to 3, but "high" is a text. Compare it with a number: teamwork >= 1.',
        ),
        (
            '(route = "degree") > 3',
            (
                'route = "degree" is true or false, but 3 is a number. '
                'Compare it with true or false, or write route = "degree" alone.'
            ),
        ),
        ('born = "2008-01-31"', '"born" is a date, but "2008-01-31" is a text. Write a date as date("2008-01-31").'),
        ("born = 2008", '"born" is a date, but 2008 is a number. Write a date as date("2026-01-31").'),
        (
            'consent = "yes"',
            '"consent" is true or false, but "yes" is a text. Compare it with true or false, or write consent alone.',
        ),
        ("name = 3", '"name" is a text, but 3 is a number. If a text is meant, put it in double quotes: "3".'),
        ("age = name", '"age" is a number from 0 to 120, but "name" is a text. Compare things of the same kind.'),
        (
            'date("2026-02-30") = born',
            (
                '"2026-02-30" is not a day in the calendar. '
                'Write year, month and day with four, two and two digits: date("2026-01-31").'
            ),
        ),
        ("born = date(3)", '3 is a number; date takes a text or a date. Write for example date("2026-01-31").'),
        (
            "born = date()",
            'date takes 1 or 3 values in its brackets and is given 0. Write for example date("2026-01-31").',
        ),
        (
            "age < null",
            "null is neither more nor less than anything. Write = null to ask whether something is unanswered.",
        ),
        (
            "age > 120",
            '"age" is a number from 0 to 120, so it is never more than 120. Check the number, or the limits of "age".',
        ),
        (
            "age <= 200",
            '"age" is a number from 0 to 120, so it is always at most 200. Check the number, or the limits of "age".',
        ),
        (
            "age != 200",
            '"age" is a number from 0 to 120, so it is never 200. Check the number, or the limits of "age".',
        ),
        (
            "age in [130..140]",
            (
                '"age" is a number from 0 to 120, so it never lies in this range. '
                'Check the numbers, or the limits of "age".'
            ),
        ),
        (
            "age in [25..18]",
            (
                "Nothing lies in this range: its first value is not below its last. "
                "Write the smaller value first, as in [18..25]."
            ),
        ),
        ("age in []", "Nothing is in an empty list. Write what it may hold between the brackets."),
        (
            "school in interests",
            (
                '"interests" and "school" have no code in common, so they are never the same. '
                "Compare each with one of its own codes."
            ),
        ),
        ("school", '"school" is a choice among state and private, not a condition. Compare it: school = "state".'),
        (
            "interests",
            (
                '"interests" is several choices among sport and music, not a condition. '
                'Ask for one of its codes: ("sport" in interests).'
            ),
        ),
        ("age", '"age" is a number from 0 to 120, not a condition. Compare it: age >= 1.'),
        ("born", '"born" is a date, not a condition. Compare it: born >= date("2026-01-31").'),
        (
            "name",
            '"name" is a text, not a condition. Compare it, or write name != null to ask whether it is answered.',
        ),
        ("null", 'null is no answer, not a condition. Compare it with a name, as in route = "degree".'),
        (
            'route = "degree" or "a_levels"',
            (
                '"a_levels" is a text, not a condition. Write the whole comparison again: route = "a_levels". '
                "For one of several, write a list after in."
            ),
        ),
    ],
)
def test_a_problem_says_what_is_wrong_and_what_to_do(said: Said, text: str, words: str) -> None:
    assert said(text) == words


def test_where_nothing_stands_before_a_condition_it_can_name_nothing() -> None:
    _, problems = compile_expression(Scalar("age > 3", Span(1, 1, 1, 8)), Scope({}), "q.yaml")
    assert [problem.hint for problem in problems] == ["No question stands before this that could be named."]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("other-route = 3", "Did you mean other_route? A hyphen subtracts; the words of a name are joined by _."),
        ("team-work > 3", "Did you mean teamwork? A hyphen subtracts; the words of a name are joined by _."),
        ("other-ruote = 3", "Did you mean other_route? A hyphen subtracts; the words of a name are joined by _."),
        ("agee-1 > 3", "Did you mean age?"),
        ("other - route > 3", None),
    ],
)
def test_a_name_written_with_a_hyphen_is_not_taken_for_a_subtraction(
    problems: Callable[[str], list[Problem]], text: str, hint: str | None
) -> None:
    hints = [problem.hint for problem in problems(text) if problem.code == "condition.unknown-name"]
    assert hints
    assert (hints[0] == hint) is (hint is not None)


def test_a_label_for_a_code_hides_no_other_fault() -> None:
    text = 'route = "Degree course" and mnths > 3 and route = Degree course'
    scope = Scope(
        {"route": Choice(("deg", "app")), "months": Number()}, labels={"route": {"Degree course": "deg", "Appr": "app"}}
    )
    _, found = compile_expression(Scalar(text, Span(1, 1, 1, 1 + len(text))), scope, "")
    assert [(problem.span.column, problem.hint) for problem in found] == [
        (9, 'Write the code: "deg".'),
        (51, 'Write the code: "deg".'),
    ]
    _, found = compile_expression(Scalar(text[:37], Span(1, 1, 1, 38)), scope, "")
    assert [problem.hint for problem in found] == ['Write the code: "deg".', "Did you mean months?"]


def test_a_scale_without_bands_has_none_to_compare() -> None:
    text = 'band(teamwork) = "strong"'
    scope = Scope({"teamwork": Number()}, scales=frozenset({"teamwork"}))
    _, [found] = compile_expression(Scalar(text, Span(1, 1, 1, 1 + len(text))), scope, "")
    assert found.message == '"teamwork" has no bands.'
