"""The scorers that are built in, one module each; its docstring is the scorer's reference."""

from __future__ import annotations

from engine.scoring.scorer import Scorer
from engine.scoring.scorers.change import Change
from engine.scoring.scorers.composite import Composite
from engine.scoring.scorers.conversion_table import ConversionTable
from engine.scoring.scorers.count import Count
from engine.scoring.scorers.decision_table import DecisionTable
from engine.scoring.scorers.formula import Formula
from engine.scoring.scorers.gap_to_target import GapToTarget
from engine.scoring.scorers.highest_consecutive_step import HighestConsecutiveStep
from engine.scoring.scorers.ipsative import Ipsative
from engine.scoring.scorers.level_reached import LevelReached
from engine.scoring.scorers.max import Max
from engine.scoring.scorers.mean import Mean
from engine.scoring.scorers.median import Median
from engine.scoring.scorers.min import Min
from engine.scoring.scorers.mode import Mode
from engine.scoring.scorers.multi_rater import MultiRater
from engine.scoring.scorers.norms import Norms
from engine.scoring.scorers.proportion_of_maximum import ProportionOfMaximum
from engine.scoring.scorers.prorated_sum import ProratedSum
from engine.scoring.scorers.strengths import Strengths
from engine.scoring.scorers.sum import Sum
from engine.scoring.scorers.weighted_mean import WeightedMean

__all__ = ["BUILT_IN"]

BUILT_IN: tuple[type[Scorer], ...] = (
    Sum,
    ProratedSum,
    Mean,
    WeightedMean,
    Median,
    Mode,
    Min,
    Max,
    Count,
    ProportionOfMaximum,
    ConversionTable,
    DecisionTable,
    Composite,
    HighestConsecutiveStep,
    GapToTarget,
    Change,
    MultiRater,
    Norms,
    Formula,
    Strengths,
    Ipsative,
    LevelReached,
)
