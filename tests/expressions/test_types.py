from decimal import Decimal

import pytest

from engine.expressions import Boolean, Choice, Choices, DateType, Number, TextType, Type


@pytest.mark.parametrize(
    ("known", "words"),
    [
        (Number(), "a number"),
        (Number(least=Decimal(1)), "a number from 1 up"),
        (Number(most=Decimal("2.50")), "a number up to 2.5"),
        (Number(Decimal(0), Decimal(100)), "a number from 0 to 100"),
        (TextType(), "a text"),
        (Boolean(), "true or false"),
        (DateType(), "a date"),
        (Choice(("state",)), "a choice with the one code state"),
        (Choice(("state", "private")), "a choice among state and private"),
        (Choices(("chess",)), "several choices with the one code chess"),
        (Choices(("a", "b", "c")), "several choices among a, b and c"),
        (Choice(tuple("abcdefg")), "a choice among a, b, c, d, e, f and g"),
        (Choice(tuple("abcdefgh")), "a choice among a, b, c, d, e, f and 2 more"),
    ],
)
def test_a_type_is_named_in_the_authors_words(known: Type, words: str) -> None:
    assert str(known) == words
