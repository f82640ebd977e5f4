"""A document becomes a questionnaire."""

from engine.compiler.build.questionnaire import build

__all__ = ["build"]
