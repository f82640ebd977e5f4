"""Answers in, scores with their explanation out."""

from engine.scoring.checks import complaints
from engine.scoring.complaint import Complaint
from engine.scoring.key import Key, NonAnswer
from engine.scoring.marking import score
from engine.scoring.register import Registration, registrations, scorers
from engine.scoring.score import Range, Said, Score, Scores, Step
from engine.scoring.scorer import Given, Reads, Result, Scorer
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
    "complaints",
    "dump_scores",
    "load_scores",
    "registrations",
    "score",
    "scorers",
]
