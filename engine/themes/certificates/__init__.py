"""Certificates of a body's own: a template and a stylesheet, read and checked before anything is printed."""

from engine.themes.certificates.gate import read_layout
from engine.themes.certificates.layout import SHEET, Layout, Place, Placed, Setting
from engine.themes.certificates.markup import Element
from engine.themes.certificates.slots import ALONE, DRAWN, LABEL, LABELLED, NEEDED, PICTURES, SLOTS, filled_by

__all__ = [
    "ALONE", "DRAWN", "LABEL", "LABELLED", "NEEDED", "PICTURES", "SHEET", "SLOTS", "Element", "Layout", "Place",
    "Placed", "Setting", "filled_by", "read_layout",
]  # fmt: skip
