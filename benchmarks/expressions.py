"""Evaluating a condition, against the same written in Python; and refusing or evaluating what nobody should write."""

from __future__ import annotations

import time
from collections.abc import Mapping
from decimal import Decimal

from benchmarks.hostile import ANSWERS, SCOPE, hostile
from benchmarks.measure import cpu_times
from engine.document import Scalar, Span
from engine.expressions import Choice, Number, Scope, compile_expression, try_out

HOSTILE = 10_000
AGAIN = 5
TEXT = 'school = "state" and age >= 18'
LEAST = Decimal(18)


def report() -> str:
    """Two tables."""
    return f"{_evaluated()}\n\n{_refused()}"


def _native(names: Mapping[str, object]) -> bool:
    """The condition as a program has it."""
    return names["school"] == "state" and names["age"] >= LEAST  # type: ignore[operator]


def _evaluated() -> str:
    """The same condition, native and compiled."""
    scope = Scope({"school": Choice(("state", "private")), "age": Number()})
    expression, problems = compile_expression(Scalar(TEXT, Span(1, 1, 1, 1 + len(TEXT))), scope, "")
    assert expression is not None, problems  # noqa: S101  # measured on a good condition only
    names = {"school": "state", "age": LEAST}
    calls = {"native": lambda: _native(names), "compiled": lambda: expression.evaluate(names)}
    times = cpu_times(calls, rounds=20, repeat=20_000)
    return (
        f"| `{TEXT}` | CPU ns | times a Python function |\n|---|---|---|\n"
        f"| compiled, evaluated | {times['compiled'] * 1e9:.0f} | {times['compiled'] / times['native']:.1f} |"
    )


def _refused() -> str:
    """Each from its text to its value or its problems; the slowest again, since machines are shared."""
    tried, refused = [], 0
    try_once("true")
    for text in hostile(HOSTILE):
        seconds, was_refused = _timed(text)
        refused += was_refused
        tried.append((seconds, text))
    slowest = sorted(tried, reverse=True)[:100]
    again = [min(_timed(text)[0] for _ in range(AGAIN)) for _, text in slowest]
    usual = sorted(seconds for seconds, _ in tried)[HOSTILE // 2]
    return (
        f"| {HOSTILE:,} hostile expressions, {refused:,} refused | CPU ms |\n|---|---|\n"
        f"| the usual one | {usual * 1000:.2f} |\n| the slowest | {max(again) * 1000:.2f} |"
    )


def try_once(text: str) -> bool:
    """Read, check and evaluate one; whether it was refused."""
    expression, problems = try_out(Scalar(text, Span(1, 1, 1, 1 + len(text))), SCOPE, "")
    if expression is not None:
        expression.evaluate(ANSWERS)
    return bool(problems)


def _timed(text: str) -> tuple[float, bool]:
    began = time.process_time()
    result = try_once(text)
    return time.process_time() - began, result
