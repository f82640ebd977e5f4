"""What is wrong with a calculation is said in plain words at its column."""

import pytest

from tests.expressions.calculating import wrong


@pytest.mark.parametrize(
    ("text", "column", "code", "words"),
    [
        (
            "age + name",
            7,
            "type",
            (
                '"name" is a text, and "age" is a number from 0 to 120; + adds numbers. '
                "Write number(name) if it holds the digits of a number."
            ),
        ),
        (
            "consent * 2",
            1,
            "type",
            '"consent" is true or false, and 2 is a number; * multiplies numbers. Calculate with numbers, such as 1.',
        ),
        ("age / 0", 7, "no-value", '"age" is divided by 0. Nothing can be divided by 0.'),
        (
            "10 ** 9999",
            4,
            "no-value",
            "10 ** 9999 has no value: it is too large, or there is no such number. Calculate with smaller numbers.",
        ),
        (
            "age + 5 > 200",
            11,
            "impossible",
            (
                '"age + 5" is a number from 5 to 125, so it is never more than 200. '
                "Check the number, or the limits of what is calculated with."
            ),
        ),
        (
            "age > teamwork - 200",
            7,
            "impossible",
            (
                '"age" is a number from 0 to 120 and "teamwork - 200" a number from -199 to -197, '
                'so the first is always more than the second. Check the number, or the limits of "age".'
            ),
        ),
        (
            '(if consent then 1 else "a")',
            25,
            "type",
            '1 is a number, but "a" is a text. What stands after then and else are all of one kind.',
        ),
        ('[1, "a"]', 5, "type", '1 is a number, but "a" is a text. The entries of a list are all of one kind.'),
        (
            "sum(jobs)",
            5,
            "type",
            (
                '"jobs" is a repeated group with hours and title; each value of sum is a number. '
                "Write for example sum(first, second)."
            ),
        ),
        (
            "jobs.hours > 3",
            14,
            "type",
            (
                '"jobs.hours" is a list of numbers, but 3 is a number. '
                "Ask about its values: some one in jobs.hours satisfies one = …, or count(jobs.hours)."
            ),
        ),
        (
            "some age in jobs satisfies age.hours > 3",
            1,
            "taken-name",
            '"age" is the name of something else already. Give each row another name, such as one_age.',
        ),
        (
            "some job in jobs satisfies job.hour > 3",
            28,
            "unknown-name",
            'There is nothing called "job.hour". Did you mean job.hours?',
        ),
        (
            "some x in age satisfies x > 3",
            11,
            "type",
            (
                '"age" is a number from 0 to 120; some goes through a list or the rows of a repeated group. '
                "Write for example some job in jobs satisfies job.hours > 10."
            ),
        ),
        (
            "score(age)",
            1,
            "type",
            '"age" is no scale; score takes the name of a scale. Name it without score( … ).',
        ),
        (
            "round half up(age)",
            1,
            "type",
            (
                "round half up takes 2 values in its brackets and is given 1. "
                "Write for example round half up(months / 7, 2)."
            ),
        ),
        (
            "string lenght(name)",
            8,
            "syntax",
            '"string" and "lenght" stand side by side with nothing between them. Did you mean string length( … )?',
        ),
        (
            "age = if consent then 1 else 2",
            7,
            "syntax",
            '"if" cannot stand after "=" without brackets. Put everything from if to where it ends in round brackets.',
        ),
        ("[1..2]", 1, "type", '"[1..2]" is a range, not a value. A range stands only after in: age in [18..25].'),
    ],
)
def test_what_is_wrong_is_said_in_plain_words_at_its_column(text: str, column: int, code: str, words: str) -> None:
    assert wrong(text) == [(column, code, words)]
