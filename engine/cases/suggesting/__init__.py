"""Cases for what no case has reached yet, for the author to confirm."""

from engine.cases.suggesting.suggest import Suggestions, suggest
from engine.cases.suggesting.writing import appended, suggested_text

__all__ = ["Suggestions", "appended", "suggest", "suggested_text"]
