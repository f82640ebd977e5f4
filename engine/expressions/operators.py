"""Every sign and word between values, with what it means and an example: what the language reference shows of them."""

from __future__ import annotations

from typing import NamedTuple


class Operator(NamedTuple):
    """How it is written, what it says in an author's words, and an expression with it."""

    written: str
    says: str
    example: str


OPERATORS = (
    Operator(
        "=", "Whether two values are the same; `= null` asks whether something is unanswered.", 'route = "degree"'
    ),
    Operator("!=", "Whether two values differ; `!= null` asks whether something is answered.", 'route != "degree"'),
    Operator("<", "Whether the first is less; with dates, earlier.", "months < 12"),
    Operator("<=", "Whether the first is less or the same.", "months <= 12"),
    Operator(">", "Whether the first is more; with dates, later.", 'born > date("2008-01-31")'),
    Operator(">=", "Whether the first is more or the same.", "months >= 12"),
    Operator("in", "Whether a value is one of a list.", 'route in ("degree", "a_levels")'),
    Operator("in", "Whether a value lies in a range; a round bracket leaves that end out.", "age in [18..25)"),
    Operator("in", "Whether a code is among those that were chosen.", '("sport" in interests)'),
    Operator("between … and", "Whether a value lies between two others, both ends counted.", "age between 18 and 25"),
    Operator("and", "Whether both hold.", "consent and months > 3"),
    Operator("or", "Whether at least one of them holds.", "consent or months > 3"),
    Operator("not( … )", "Whether something does not hold.", "not(consent)"),
    Operator(
        "if … then … else",
        "One value where something holds, another where it does not or is not known.",
        'if route = "degree" then 36 else 12',
    ),
    Operator(
        "some … in … satisfies",
        "Whether something holds for at least one row of a repeated group, or value of a list.",
        "some job in jobs satisfies job.hours > 10",
    ),
    Operator(
        "every … in … satisfies",
        "Whether something holds for every row of a repeated group, or value of a list.",
        "every job in jobs satisfies job.hours > 10",
    ),
    Operator("+", "Two numbers added, or two texts put together.", "age + 1"),
    Operator("-", "One number taken from another; before a number, the other side of 0.", "age - 16"),
    Operator("*", "Two numbers multiplied.", "months * 4"),
    Operator("/", "One number divided by another.", "months / 12"),
    Operator("**", "One number raised to the power of another.", "age ** 2"),
)
