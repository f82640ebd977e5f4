"""All rules of question design, by their codes."""

from __future__ import annotations

from engine.compiler.advice import asking, length, options, repeats, scales, texts, wording
from engine.compiler.advice.rule import Rule

FAMILIES = (wording, scales, options, asking, length, texts, repeats)

RULES: tuple[Rule, ...] = tuple(
    sorted((rule for family in FAMILIES for rule in family.RULES), key=lambda rule: rule.id)
)
"""Q16, nothing selected beforehand, is none of them: the language has no way to select anything."""
