"""The part of the published schema with which authors set advice aside."""

from __future__ import annotations

from engine.compiler.advice import RULES
from engine.items.schema import Schema, closed


def waive_schema() -> Schema:
    """The rules of question design by their codes, each with the reason for not following it."""
    reasons = {
        rule.id: {"$ref": "#/$defs/plain", "description": f"{rule.name}. Why it is not followed here."}
        for rule in RULES
    }
    return {
        **closed(reasons, []),
        "minProperties": 1,
        "examples": [{"Q04": "Published instrument; its wording is fixed."}],
        "description": "Advice on the questions that is not followed, by the codes of the rules, with the reasons.",
    }
