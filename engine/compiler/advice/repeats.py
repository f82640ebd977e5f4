"""Q15: what is asked already."""

from __future__ import annotations

import re
from collections.abc import Iterator

from engine.compiler.advice.form import Form, Question
from engine.compiler.advice.lexicon import plain
from engine.compiler.advice.rule import Finding, Rule
from engine.document import Scalar
from engine.document.entries import words

FEWEST_WORDS = 5
POINTS_BACK = re.compile(r"\b(?:this|these|that|those|it|its|they|them|their|he|she|him|her|his|there|the|which)\b")


def _twice(form: Form) -> Iterator[Finding]:
    asked: dict[str, list[Question]] = {}
    filled: dict[str, list[Question]] = {}
    for question in form.questions:
        ask = question.ask.own if question.ask is not None else None
        if ask is None:
            continue
        key = _wording(question, ask)
        purpose = words(question.entry, "autocomplete")
        earlier = _seen_too(question, asked.get(key, [])) if key else None
        if earlier is not None:
            yield _again(form, question, ask, "The same is asked", earlier)
        elif purpose is not None and (earlier := _seen_too(question, filled.get(purpose, []))) is not None:
            yield _again(form, question, ask, f"What browsers fill in as {purpose} is asked", earlier)
        asked.setdefault(key, []).append(question)
        if purpose is not None:
            filled.setdefault(purpose, []).append(question)


def _wording(question: Question, ask: Scalar) -> str:
    """The wording to compare; nothing for one that may mean another thing on another page."""
    bare = " ".join(re.findall(r"[\w']+", plain(ask)))
    if len(bare.split()) < FEWEST_WORDS or POINTS_BACK.search(bare):
        return ""
    shared = next((str(each.own) for each in question.around if each.key == "ask"), None)
    return bare if shared is None else f"{plain(shared)}: {bare}"


def _seen_too(question: Question, earlier: list[Question]) -> Question | None:
    """One of the earlier questions that the same person meets; not told where conditions may keep them apart."""
    for other in earlier:
        conditions = question.conditions, other.conditions
        if not all(conditions) or conditions[0] == conditions[1]:
            return other
    return None


def _again(form: Form, question: Question, ask: Scalar, what: str, earlier: Question) -> Finding:
    first = earlier.ask.own if earlier.ask is not None else None
    line = form.at(first).line if first is not None else earlier.entry.span.line
    return Finding(
        what=f"{what} in line {line} already.",
        instead="Ask once: conditions, scales and texts on later pages can use the answer.",
        span=form.at(ask),
        owners=question.owners,
    )


RULES = (
    Rule(
        id="Q15",
        name="Asked already",
        why="Having to enter the same again costs time, and some cannot remember what they wrote",
        source="WCAG 2.2, 3.3.7",
        find=_twice,
    ),
)
