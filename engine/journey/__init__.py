"""A respondent's way through the pages, computed from the answers."""

from engine.journey.journey import Journey, journey_of
from engine.journey.piping import Holes, teller, told
from engine.journey.sitting import PageAnswers, Sitting, SittingId

__all__ = ["Holes", "Journey", "PageAnswers", "Sitting", "SittingId", "journey_of", "teller", "told"]
