"""What can come about in a questionnaire and what cannot: exact over choices and number ranges, never a guess.

The way in is `Proofs` in `proofs`: goals, and whether some way of answering reaches them. Below it, from the whole to
its parts: `questionnaire_diagrams` (items, values and conditions of a questionnaire as diagrams), `conditions` (one
condition as a diagram over what it names), `mentions` (what conditions ask of each name), `variables` and `scores` (an
item, or a score, as a variable), `cells` (the answers to an item that no condition tells apart), `calculated` and
`arithmetic` (values that follow from answers), `diagrams` (the decision diagrams themselves), `knowledge` (what is
known of a value before anybody has answered), `budget` (how much work all this may be). Two modules tell what was
found: `witness` (answers that lead to a goal) and `reasons` (why none do).
"""

from engine.compiler.proofs.mentions import conditions_of
from engine.compiler.proofs.proofs import NOT_PROVED, Goal, Proofs, Unproved
from engine.compiler.proofs.reasons import Lack, Reason, reason

__all__ = ["NOT_PROVED", "Goal", "Lack", "Proofs", "Reason", "Unproved", "conditions_of", "reason"]
