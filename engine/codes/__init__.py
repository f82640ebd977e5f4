"""Codes and numbers that are written on paper: the way back to one's answers, and what a certificate is known by."""

from engine.codes.numbers import LENGTH as NUMBER_LENGTH
from engine.codes.numbers import is_number, new_number, written_number
from engine.codes.personal import BITS, LENGTH, Codes, is_code, written
from engine.codes.symbols import SYMBOLS, symbols_of

__all__ = [
    "BITS",
    "LENGTH",
    "NUMBER_LENGTH",
    "SYMBOLS",
    "Codes",
    "is_code",
    "is_number",
    "new_number",
    "symbols_of",
    "written",
    "written_number",
]
