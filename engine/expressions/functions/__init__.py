"""What can be called by name in an expression: one entry per function, its types beside what it means."""

from engine.expressions.functions.answers import ANSWERS, NAMING
from engine.expressions.functions.dates import DATES, TODAY, UNTIL_TODAY
from engine.expressions.functions.function import Function
from engine.expressions.functions.lists import LISTS
from engine.expressions.functions.numbers import NUMBERS
from engine.expressions.functions.texts import TEXTS

FUNCTIONS = {**LISTS, **NUMBERS, **TEXTS, **DATES, **ANSWERS}

__all__ = ["FUNCTIONS", "NAMING", "TODAY", "UNTIL_TODAY", "Function"]
