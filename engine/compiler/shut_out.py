"""Why something never comes about, in the author's words."""

from __future__ import annotations

from engine.compiler.proofs import Goal, Lack, Proofs, reason
from engine.expressions import Expression
from engine.questionnaire import Item, Questionnaire

MOST_NAMED = 3


def why(questionnaire: Questionnaire, proofs: Proofs, goal: Goal) -> str:
    """What stands in the way, in the author's words."""
    found = reason(proofs, goal)
    if not found.lacking:
        return "Its condition can never hold, whatever is answered."
    names = [f'"{item.id}"' for item, _ in found.lacking[:MOST_NAMED]]
    if any(lack is Lack.UNANSWERED for _, lack in found.lacking):
        return f"Its condition needs {_listed(names)} to be unanswered, and everybody has answered it by then."
    asked = "; ".join(_asked(questionnaire, item) for item, _ in found.lacking[:MOST_NAMED])
    return f"Its condition needs an answer to {_listed(names)}, and {asked}."


def _asked(questionnaire: Questionnaire, item: Item) -> str:
    """When an item is asked."""
    page = next(page for page in questionnaire.pages if item in page.items)
    conditions = [cited(each) for each in (page.shown_when, item.shown_when) if each is not None]
    return f'"{item.id}" is asked only when {" and ".join(conditions)}'


def cited(condition: Expression | None) -> str:
    """A condition in its own words, with the line it stands in."""
    return "" if condition is None else f"{condition.text} (line {condition.span.line})"


def _listed(names: list[str]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]
