from collections.abc import Callable

import pytest

from engine.document import Problem


@pytest.mark.parametrize(
    ("text", "column", "message"),
    [
        ("age >=", 7, 'Something is missing after ">=".'),
        ("consent and", 12, 'Something is missing after "and".'),
        ("age in [", 9, 'Something is missing after "[".'),
        ("(age = 1", 9, "A bracket ( is opened and never closed."),
        ("age in [18..25", 15, "A bracket [ is opened and never closed."),
        ("age in [18, 25)", 15, "The bracket [ is closed by )."),
        ("age = 1)", 8, "A bracket ) is closed that was never opened."),
        ("= 3", 1, '"=" cannot stand at the beginning.'),
        (") = 3", 1, '")" cannot stand at the beginning.'),
        ("age >= = 3", 8, "Two signs stand side by side: >= and =."),
        ("18 <= age <= 25", 11, 'A second comparison with <= follows without "and".'),
        ("age = 2,5", 8, "A comma follows a number."),
        ("consent, completed", 8, "A comma stands outside a list."),
        ("age in [18..25, 30]", 15, "A range has two ends and nothing more."),
        ("not consent", 5, '"not" is followed by no bracket.'),
        ("age = 18..25", 9, "A range stands only after in, between brackets."),
        (
            "route = higher apprenticeship",
            16,
            '"higher" and "apprenticeship" stand side by side with nothing between them.',
        ),
        ('route in ("degree" "work")', 20, '"degree" and "work" stand side by side with nothing between them.'),
        ("consent and and completed", 13, '"and" cannot stand after "and".'),
        ("age between 18", 15, 'Something is missing after "18".'),
        ("some job satisfies job > 3", 10, '"satisfies" cannot stand after "job".'),
        ('interests contains "sport"', 11, '"contains" is not a word of this language.'),
        ("consent and = 3", 13, '"=" cannot stand after "and".'),
        ("(consent) = 1)", 14, "A bracket ) is closed that was never opened."),
        ("consent ]", 9, "A bracket ] is closed that was never opened."),
        ("consent in (completed.. and", 25, '"and" cannot stand after "..".'),
        ("if consent", 11, 'Something is missing after "consent".'),
        ("if consent then 1", 18, "An if has no else."),
        ("age + * 3", 7, '"*" cannot stand after "+".'),
    ],
)
def test_what_cannot_be_read_is_one_problem_at_its_column(
    problems: Callable[[str], list[Problem]], text: str, column: int, message: str
) -> None:
    assert [(found.code, found.span.column, found.message) for found in problems(text)] == [
        ("condition.syntax", column, message)
    ]
    assert all(found.hint.endswith(".") for found in problems(text))
