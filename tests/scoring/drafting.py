"""Questionnaires for tests of scoring, drafted from the part of their YAML that matters."""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import dedent

from engine.compiler.build import build
from engine.document import Source
from engine.document.reader import read
from engine.questionnaire import Answers, ItemId, Language, Questionnaire, ScaleId, Value
from engine.scoring import Complaint, Score, complaints, score

ENGLISH = Language("en")

HEAD = """\
format: 1
id: drafted
version: 1.0.0
title: Drafted
languages: [en]
purpose: To be scored.
who_sees_it: Nobody.
option_sets:
  agree:
    - {code: no, label: No, score: 1}
    - {code: partly, label: Partly, score: 2}
    - {code: yes, label: Yes, score: 3}
  agree_or_not:
    - {code: no, label: No, score: 1}
    - {code: partly, label: Partly, score: 2}
    - {code: yes, label: Yes, score: 3}
    - {code: pnts, label: Prefer not to say, means: prefer_not_to_say}
    - {code: dk, label: I do not know, means: dont_know}
    - {code: na, label: Does not apply to me, means: not_applicable}
    - {code: other, label: Something else}
"""


def drafted(body: str) -> Questionnaire:
    """The questionnaire with these pages and scales; its faults are left for the scoring room to find."""
    document, problems = read(Source("drafted.yaml", HEAD + dedent(body)))
    assert document is not None, problems
    questionnaire, problems = build(document, Source("drafted.yaml", body))
    assert problems == []
    return questionnaire


def line(of: str, body: str) -> int:
    """The line of a drafted questionnaire in which something stands for the first time."""
    return next(number for number, text in enumerate((HEAD + dedent(body)).splitlines(), start=1) if of in text)


def one_page(items: str, scale: str) -> str:
    """A body of one page with these items, and one scale `s` with these keys."""
    listed = "".join(f"      - {item.strip()}\n" for item in dedent(items).strip().splitlines())
    keys = "".join(f"    {key}\n" for key in dedent(scale).strip().splitlines())
    return f"pages:\n  - id: page\n    title: Page\n    items:\n{listed}scales:\n  - id: s\n    label: Score\n{keys}"


def agreeing(*names: str, options: str = "agree") -> str:
    """Items of one choice each, with these options."""
    return "\n".join(f"{{id: {name}, kind: single_choice, ask: Is {name} so?, options: {options}}}" for name in names)


def scored(
    questionnaire: Questionnaire, answers: Mapping[str, Value], *, hidden: frozenset[str] = frozenset()
) -> Score:
    """The score on the scale `s`, with an explanation; every item applies but those hidden."""
    given: Answers = dict(answers)
    applicable = frozenset(questionnaire.items) - {ItemId(item) for item in hidden}
    return score(questionnaire, given, applicable)[ScaleId("s")]


def told(result: Score) -> list[str]:
    """The explanation in English."""
    return [step.say(ENGLISH) for step in result.explanation]


def reason(result: Score) -> str:
    """In English, why there is no score."""
    assert result.value is None
    assert result.reason is not None
    return result.reason.say(ENGLISH)


def complained(body: str) -> list[Complaint]:
    """What is wrong with the scales of a drafted questionnaire."""
    return list(complaints(drafted(body)))


def codes(body: str) -> list[str]:
    """The codes of what is wrong."""
    return [complaint.code for complaint in complained(body)]


def rule(scorer: str, missing: str, more: str = "", names: str = "a, b, c") -> str:
    """The keys of a scale of some items."""
    return f"items: [{names}]\nscorer: {scorer}\nmissing: {missing}\n{more}"
