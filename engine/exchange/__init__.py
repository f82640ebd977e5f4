"""Other people's formats in and out."""

from engine.exchange.columns import Wanted
from engine.exchange.last_time import read_last_time
from engine.exchange.lines import Misread
from engine.exchange.scored import MOST_TOLD, Order, Outcome, score_file
from engine.exchange.writing import columns_of

__all__ = ["MOST_TOLD", "Misread", "Order", "Outcome", "Wanted", "columns_of", "read_last_time", "score_file"]
