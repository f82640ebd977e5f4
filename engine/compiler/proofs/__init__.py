"""What can come about in a questionnaire and what cannot: exact over choices and number ranges, never a guess."""

from engine.compiler.proofs.mentioned import conditions_of
from engine.compiler.proofs.proofs import NOT_PROVED, Goal, Proofs, Unproved
from engine.compiler.proofs.reasons import Lack, Reason, reason

__all__ = ["NOT_PROVED", "Goal", "Lack", "Proofs", "Reason", "Unproved", "conditions_of", "reason"]
