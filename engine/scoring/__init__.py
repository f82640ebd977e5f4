"""Answers in, scores with their explanation out."""

from engine.scoring.checks import calculated_first, complaints
from engine.scoring.complaint import Complaint
from engine.scoring.consequence import (
    awarded_to,
    feedback_on,
    known_when_finished,
    name_given,
    scales_told,
)
from engine.scoring.key import Key, NonAnswer
from engine.scoring.marking import score
from engine.scoring.ranges import score_ranges
from engine.scoring.register import Registration, registrations, scorers
from engine.scoring.score import Range, Said, Score, Scores, Step
from engine.scoring.scorer import Given, Reads, Result, Scorer
from engine.scoring.scorers.decision_table import deciding_rule, rules_of
from engine.scoring.stored import StoredScores, dump_scores, load_scores

__all__ = [
    "Complaint",
    "Given",
    "Key",
    "NonAnswer",
    "Range",
    "Reads",
    "Registration",
    "Result",
    "Said",
    "Score",
    "Scorer",
    "Scores",
    "Step",
    "StoredScores",
    "awarded_to",
    "calculated_first",
    "complaints",
    "deciding_rule",
    "dump_scores",
    "feedback_on",
    "known_when_finished",
    "load_scores",
    "name_given",
    "registrations",
    "rules_of",
    "scales_told",
    "score",
    "score_ranges",
    "scorers",
]
