"""What has changed between two versions, and what that means for answers, scores and time series."""

from engine.catalogue.difference.change import Change, Difference, Side
from engine.catalogue.difference.whole import difference

__all__ = ["Change", "Difference", "Side", "difference"]
