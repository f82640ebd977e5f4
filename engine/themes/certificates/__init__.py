"""Certificates of a body's own: a template and a stylesheet, read and checked before anything is printed."""

from engine.themes.certificates.gate import read_layout
from engine.themes.certificates.layout import SHEET, Layout, Place, Placed, Setting
from engine.themes.certificates.markup import Element
from engine.themes.certificates.slots import LABEL, LABELLED, NEEDED, OPTIONAL, SLOTS

__all__ = [
    "LABEL", "LABELLED", "NEEDED", "OPTIONAL", "SHEET", "SLOTS", "Element", "Layout", "Place", "Placed", "Setting",
    "read_layout",
]  # fmt: skip
