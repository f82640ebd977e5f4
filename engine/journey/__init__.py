"""A respondent's way through the pages, computed from the answers."""

from engine.journey.journey import Journey
from engine.journey.piping import Holes, teller, told
from engine.journey.sitting import PageAnswers, Sitting, SittingId

__all__ = ["Holes", "Journey", "PageAnswers", "Sitting", "SittingId", "teller", "told"]
