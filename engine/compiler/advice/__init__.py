"""Advice on how questions are asked: warnings with a reason and its source, which an author can set aside."""

from engine.compiler.advice.advise import advise
from engine.compiler.advice.rules import RULES

__all__ = ["RULES", "advise"]
