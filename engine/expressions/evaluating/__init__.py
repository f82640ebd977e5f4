"""A syntax tree becomes a function over answers."""

from engine.expressions.evaluating.evaluator import Evaluators, evaluator
from engine.expressions.evaluating.values import Evaluate, Fixed

__all__ = ["Evaluate", "Evaluators", "Fixed", "evaluator"]
