"""The questionnaires that come with Formwright, compiled."""

from __future__ import annotations

from functools import cache

from engine.compiler import compile_file
from engine.config import ROOT
from engine.questionnaire import Language, Option, Questionnaire, Text

EN, CY = Language("en"), Language("cy")
BOTH = {EN, CY}


@cache
def shipped(name: str, version: str = "1.0.0") -> Questionnaire:
    """One of them, about which there is nothing to complain."""
    compiled = compile_file(ROOT / "questionnaires" / name / f"{version}.yaml")
    assert [str(problem) for problem in compiled.problems] == []
    assert compiled.questionnaire is not None
    return compiled.questionnaire


def published(option: Option) -> str:
    """An option as it is published: label and hint, one after the other."""
    return " ".join(text.say(EN) for text in (option.label, option.hint) if text)


def in_both(text: Text | None) -> bool:
    """Whether it reads in English and in Welsh."""
    return text is not None and text.words.keys() == BOTH and all(said.strip() for said in text.words.values())
