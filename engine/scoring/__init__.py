"""Answers in, scores with their explanation out."""

from engine.scoring.checks import calculated_first, complaints
from engine.scoring.complaint import Complaint
from engine.scoring.consequence import (
    awarded_to,
    feedback_on,
    known_when_finished,
    name_given,
    one_line,
    scales_told,
)
from engine.scoring.earlier import Earlier
from engine.scoring.key import Key, NonAnswer
from engine.scoring.marking import score
from engine.scoring.member import Counting, Member
from engine.scoring.plan import (
    Plan,
    decided_by,
    goes_by,
    incomparable_scales,
    looks_back,
    plans,
    read_besides,
    score_ranges,
    stated_by,
)
from engine.scoring.register import Registration, registrations, scorers
from engine.scoring.rounding import shown
from engine.scoring.score import Part, Range, Said, Score, Scores, Step
from engine.scoring.scorer import Given, Material, Reads, Result, Scorer, Takes
from engine.scoring.scorers.change import Changed, changed
from engine.scoring.scorers.decision_table import deciding_lines, ways_through
from engine.scoring.spread import standing
from engine.scoring.stored import StoredScores, dump_scores, load_scores
from engine.scoring.usable import COMMON_KEYS, PLACED

__all__ = [
    "COMMON_KEYS",
    "PLACED",
    "Changed",
    "Complaint",
    "Counting",
    "Earlier",
    "Given",
    "Key",
    "Material",
    "Member",
    "NonAnswer",
    "Part",
    "Plan",
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
    "Takes",
    "awarded_to",
    "calculated_first",
    "changed",
    "complaints",
    "decided_by",
    "deciding_lines",
    "dump_scores",
    "feedback_on",
    "goes_by",
    "incomparable_scales",
    "known_when_finished",
    "load_scores",
    "looks_back",
    "name_given",
    "one_line",
    "plans",
    "read_besides",
    "registrations",
    "scales_told",
    "score",
    "score_ranges",
    "scorers",
    "shown",
    "standing",
    "stated_by",
    "ways_through",
]
