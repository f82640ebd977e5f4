"""Why something never comes about, in the author's words."""

from __future__ import annotations

from engine.compiler.proofs import Goal, Lack, Proofs, reason
from engine.expressions import Expression
from engine.questionnaire import Item, Questionnaire

MOST_NAMED = 3


def why(questionnaire: Questionnaire, proofs: Proofs, goal: Goal, condition: Expression) -> str:
    """What stands in the way of a goal that asks for a condition, in the author's words."""
    found = reason(proofs, goal)
    if not found.lacking:
        return f"Its condition can never hold, whatever {_named(condition)}."
    names = [f'"{item.id}"' for item, _ in found.lacking[:MOST_NAMED]]
    if any(lack is Lack.UNANSWERED for _, lack in found.lacking):
        return f"Its condition needs {_listed(names)} to be unanswered, and everybody has answered it by then."
    asked = "; ".join(_asked(questionnaire, item) for item, _ in found.lacking[:MOST_NAMED])
    return f"Its condition needs an answer to {_listed(names)}, and {asked}."


def _named(condition: Expression) -> str:
    """What a condition goes by, in its order."""
    names = [f'"{name}"' for name in sorted(condition.names, key=condition.text.find)]
    if not names or len(names) > MOST_NAMED:
        return "is answered"
    return f"{_listed(names)} {'are' if len(names) > 1 else 'is'}"


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
