"""People with answers, and what must follow."""

from engine.cases.case import Case, Expected, ExpectedScore
from engine.cases.coverage import Goal, Sort, goals, reached
from engine.cases.differences import Difference, differences
from engine.cases.reading import ENDING, cases_file, read_cases
from engine.cases.running import Run, run
from engine.cases.schema import cases_schema, published_cases
from engine.cases.trial import Trial, try_cases

__all__ = [
    "ENDING",
    "Case",
    "Difference",
    "Expected",
    "ExpectedScore",
    "Goal",
    "Run",
    "Sort",
    "Trial",
    "cases_file",
    "cases_schema",
    "differences",
    "goals",
    "published_cases",
    "reached",
    "read_cases",
    "run",
    "try_cases",
]
