"""What is fuzzed: each target takes any bytes at all, and raises where something does not hold."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from types import MappingProxyType

from engine.cases import differences, read_cases, run
from engine.catalogue.maps import read_map
from engine.compiler import compile_file
from engine.document import Scalar, Source, Span
from engine.document.characters import decode
from engine.document.reader import read
from engine.expressions import compile_expression, compile_value
from engine.prose import prose
from engine.questionnaire import Questionnaire
from tests.expressions.conftest import SCOPE
from tests.fuzz import examples, requests
from tests.fuzz.holding import compiled, hold, serve

QUESTIONNAIRE = examples.EXAMPLES / "cases" / "questionnaire.yaml"
CONDITIONS = (
    'route = "degree" and age >= 18',
    'not(age in [18..25]) or "sport" in interests',
    "if answered(age) then age + 1.5 * months ** 2 else null",
    'born < date("2026-01-31") and count(interests) between 1 and 3',
    'some x in interests satisfies x = "music"',
)
ANSWERS: Mapping[str, object] = MappingProxyType(
    {
        "route": "degree",
        "interests": ("sport", "music"),
        "age": Decimal(18),
        "months": Decimal("-2.5"),
        "name": "Ama",
        "town": "",
        "born": date(2004, 2, 29),
        "consent": True,
        "teamwork": Decimal("2.67"),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Something that reads what others write, and texts to begin with."""

    check: Callable[[bytes], None]
    seeds: Callable[[], tuple[str, ...]]


def as_text(data: bytes) -> str:
    """Bytes as a text, whatever they are."""
    return data.decode("utf-8", "replace")


def reader(data: bytes) -> None:
    """A file of any bytes is read, or refused with a place in it."""
    text, problems = decode(data, "fuzzed.yaml")
    hold(problems, as_text(data))
    if text is not None:
        document, problems = read(Source("fuzzed.yaml", text))
        hold(problems, text)
        assert document is not None or problems


def structure(data: bytes) -> None:
    """A text is compiled, and then serves, or is refused."""
    found = compiled(as_text(data))
    if found.questionnaire is not None:
        serve(found.questionnaire, random.Random(len(data)))  # noqa: S311  # the same for the same text


def expressions(data: bytes) -> None:
    """A condition, and a calculation, is evaluated or refused, on any text."""
    text = as_text(data)
    written = Scalar(text, Span(1, 1, 1, 1 + len(text)))
    condition, problems = compile_expression(written, SCOPE, "fuzzed.yaml")
    calculation, _, more = compile_value(written, SCOPE, "fuzzed.yaml")
    hold([*problems, *more], text.replace("\r", " ").replace("\n", " "))
    for expression in filter(None, (condition, calculation)):
        for answers in ({}, ANSWERS):
            value = expression.evaluate(answers)
            assert value is None or isinstance(value, bool | str | Decimal | date | tuple)


def cases(data: bytes) -> None:
    """A file of cases is run or refused."""
    text = as_text(data)
    found, problems = read_cases(Source("fuzzed.cases.yaml", text), asked())
    hold(problems, text)
    for case in found:
        assert all(each.about for each in differences(run(asked(), case)))


def maps(data: bytes) -> None:
    """A map is read or refused."""
    text = as_text(data)
    found, problems = read_map(Source("2.0.0.map.yaml", text), version("old"), version("new"))
    hold(problems, text)
    assert found is not None or problems


def words(data: bytes) -> None:
    """Authors' Markdown becomes HTML without tags of their own."""
    assert "<script" not in prose(as_text(data))


def sent(data: bytes) -> None:
    """A request is answered or refused, and touches nobody else."""
    requests.send(as_text(data))


@cache
def asked() -> Questionnaire:
    """The questionnaire that cases are about."""
    return _good(QUESTIONNAIRE)


@cache
def version(name: str) -> Questionnaire:
    """One of the two versions that maps are about."""
    return _good(examples.EXAMPLES / "maps" / f"{name}.yaml")


def _good(path: Path) -> Questionnaire:
    found = compile_file(path).questionnaire
    assert found is not None
    return found


TARGETS: Mapping[str, Target] = MappingProxyType(
    {
        "reader": Target(check=reader, seeds=lambda: (*examples.good(), *examples.broken())),
        "structure": Target(check=structure, seeds=examples.good),
        "expressions": Target(check=expressions, seeds=lambda: CONDITIONS),
        "cases": Target(check=cases, seeds=examples.cases),
        "maps": Target(check=maps, seeds=examples.maps),
        "words": Target(check=words, seeds=examples.good),
        "requests": Target(check=sent, seeds=requests.seeds),
    }
)
