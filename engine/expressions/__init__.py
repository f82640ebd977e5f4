"""The language of conditions and calculations: a strict, typed subset of FEEL with three-valued null logic."""

from engine.expressions.expression import Expression, compile_expression, compile_value, try_out
from engine.expressions.reading import RESERVED
from engine.expressions.types import (
    Boolean,
    Choice,
    Choices,
    DateType,
    List,
    Null,
    Number,
    Row,
    Rows,
    Scope,
    TextType,
    Type,
)

__all__ = [
    "RESERVED",
    "Boolean",
    "Choice",
    "Choices",
    "DateType",
    "Expression",
    "List",
    "Null",
    "Number",
    "Row",
    "Rows",
    "Scope",
    "TextType",
    "Type",
    "compile_expression",
    "compile_value",
    "try_out",
]
