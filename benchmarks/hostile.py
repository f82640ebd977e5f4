"""Expressions that nobody writes in good faith: too long, too deep, too large, nonsense. The same for the same seed."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence

from engine.expressions import Boolean, Choice, Choices, DateType, Number, Rows, Scope, TextType, Type

NAMED: Mapping[str, Type] = {
    "age": Number(),
    "months": Number(),
    "consent": Boolean(),
    "name": TextType(),
    "born": DateType(),
    "school": Choice(("state", "private")),
    "interests": Choices(("sport", "music")),
    "jobs": Rows({"hours": Number()}),
}
CROWD = {f"how_often_did_your_training_provider_help_{each:03}": Number() for each in range(300)}
"""Names so much alike that to find the one that was meant, all have to be looked at."""

SCOPE = Scope({**NAMED, **CROWD})
ANSWERS = {"age": 18, "consent": True, "school": "state", "jobs": [{"hours": 3}] * 10}

NAMES = tuple(NAMED)
SIZES = (5, 20, 33, 45, 49, 75, 200, 1_000)
NUMBERS = ("2", "1.0001", "9999999", "1e6000", "0.3333", "-7", "1e-6000", "9" * 35, "6176", "-6111")
SIGNS = (" + ", " - ", " * ", " / ", " ** ")
FUNCTIONS = ("sum", "product", "mean", "median", "mode", "stddev", "min", "max", "all", "any", "modulo", "decimal")
SCRAPS = (
    *("and", "or", "not(", "in", "(", ")", "[", "]", ",", "..", "=", "!=", "<", ">=", "-", "+", "*", "/", "**"),
    *("if", "then", "else", "some", "every", "satisfies", "between", "null", "true", "18", '"state"', "age", "jobs"),
    *("scool", "sum(", "round half up(", "date(", "string length(", "==", "&&", "'x'", '"', "2026-01-31", "{", "\\"),
    *("1e999999", "9" * 40, "x" * 300, "é", "@", '@"2026-01-31"', "\x00", "\u2028"),
)

Kind = Callable[[random.Random, int], str]


def hostile(number: int, seed: int = 3) -> Iterator[str]:
    """So many expressions, each kind as often as the others."""
    chance = random.Random(seed)  # noqa: S311  # nothing is secret here
    for each in range(number):
        yield KINDS[each % len(KINDS)](chance, chance.choice(SIZES))


def _nested(before: str, middle: str, after: str = "") -> Kind:
    return lambda _, size: before * size + middle + after * size


def _chain(sign: str, *parts: str) -> Kind:
    return lambda chance, size: sign.join(_filled(chance, chance.choice(parts)) for _ in range(size))


def _filled(chance: random.Random, part: str) -> str:
    number, name, function = chance.choice(NUMBERS), chance.choice(NAMES), chance.choice(FUNCTIONS)
    return part.format(number=number, name=name, any=chance.randrange(99), function=function)


def _calculation(chance: random.Random, size: int) -> str:
    return chance.choice(SIGNS).join(_many(chance, size))


def _over_a_list(chance: random.Random, size: int) -> str:
    return f"{chance.choice(FUNCTIONS)}({', '.join(_many(chance, size))}) > 3"


def _quantified(chance: random.Random, size: int) -> str:
    condition = chance.choice(SIGNS).join(["x"] * (size // 2 + 1))
    return f"some x in [{', '.join(_many(chance, size // 2))}] satisfies {condition} > 3"


def _twice_quantified(chance: random.Random, size: int) -> str:
    values = ", ".join(_many(chance, size // 3))
    return f"every x in [{values}] satisfies some y in [{values}] satisfies x ** y > 2"


def _noise(chance: random.Random, size: int) -> str:
    return "".join(chr(chance.randrange(1, 0x3000)) for _ in range(size))


def _soup(chance: random.Random, size: int) -> str:
    return chance.choice(("", " ")).join(chance.choices(SCRAPS, k=size))


def _many(chance: random.Random, size: int) -> Sequence[str]:
    return chance.choices(NUMBERS, k=size)


KINDS: Sequence[Kind] = (
    _nested("(", "1", ")"),
    _nested("not(", "true", ")"),
    _nested("[", "", "]"),
    _nested("abs(", "age", ")"),
    _nested("-", "1"),
    _nested("if consent then ", "1", " else 2"),
    _nested("if ", "consent", " then true else false"),
    _nested('"', "a"),
    _nested("\\", "a"),
    _nested("x", " = 3"),
    _nested("9", " = age"),
    _chain(" and ", "{name} = {name}", "{name} >= {number}", "{name} in [{number}..{number}]"),
    _chain(" or ", "itme_{any} > 3", "aeg > {any}", "shcool = {any}"),
    _chain(
        " or ",
        "how_oftn_did_your_trainnig_provider_help_{any} > 3",
        "how-often-did-your-training-provider-help-x{any} > 3",
    ),
    _chain(" and ", 'school = "stat{any}"', '"spotr" in interests'),
    _chain(" + ", "({number} ** 2.{any})", "fnuction_{any}({name})", "{function}({name}, {number})"),
    _chain(" ** ", "{number}", "{name}"),
    _chain(", ", "age in ({number}", "{number}"),
    _calculation,
    _over_a_list,
    _quantified,
    _twice_quantified,
    _noise,
    _soup,
)
