"""Text becomes a syntax tree, or findings that say what is wrong with it."""

from engine.expressions.reading.parser import parse
from engine.expressions.reading.words import RESERVED

__all__ = ["RESERVED", "parse"]
