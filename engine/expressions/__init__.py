"""The language of conditions: a strict, typed subset of FEEL with three-valued null logic."""

from engine.expressions.expression import Expression, compile_expression
from engine.expressions.syntax import RESERVED
from engine.expressions.types import Boolean, Choice, Choices, DateType, Number, Scope, TextType, Type

__all__ = [
    "RESERVED",
    "Boolean",
    "Choice",
    "Choices",
    "DateType",
    "Expression",
    "Number",
    "Scope",
    "TextType",
    "Type",
    "compile_expression",
]
