"""Pages and items that nobody ever gets to see."""

from __future__ import annotations

from collections.abc import Iterator

from engine.compiler.draft import Draft
from engine.compiler.proofs import Goal, Lack, Proofs, Reason, reason
from engine.document import Problem, Span
from engine.expressions import Expression
from engine.questionnaire import Item, Page

MOST_NAMED = 3


def check(draft: Draft) -> Iterator[Problem]:
    """Each page can be reached, and each item on it. What is on a page that cannot is not complained about as well."""
    proofs = draft.proofs
    if proofs is None:
        return
    for page in draft.questionnaire.pages:
        goal = proofs.met(page.shown_when)
        if page.shown_when is not None and proofs.possible(goal) is False:
            yield draft.problem(
                "page.never-shown",
                page.shown_when.span,
                f'Nobody ever reaches the page "{page.id}". {_why(draft, proofs, goal)}',
                "Correct the condition, or remove the page.",
            )
        else:
            yield from _items(draft, proofs, page)


def _items(draft: Draft, proofs: Proofs, page: Page) -> Iterator[Problem]:
    told: set[Span] = set()
    for item in page.items:
        condition = item.shown_when
        if condition is None or condition.span in told or proofs.possible(proofs.item_shown(item)) is not False:
            continue
        told.add(condition.span)
        named = f'"{item.id}"' if item.grid is None else "what this grid asks"
        yield draft.problem(
            "item.never-shown",
            condition.span,
            f"Nobody is ever asked {named}. {_why_item(draft, proofs, page, condition)}",
            "Correct the condition, or remove the item.",
        )


def _why_item(draft: Draft, proofs: Proofs, page: Page, condition: Expression) -> str:
    goal = proofs.met(condition)
    if proofs.possible(goal) is not False:
        return f"The condition of its page shuts it out: {_cited(page.shown_when)}."
    return _why(draft, proofs, goal)


def _why(draft: Draft, proofs: Proofs, goal: Goal) -> str:
    """What stands in the way, in the author's words."""
    found: Reason = reason(proofs, goal)
    if not found.lacking:
        return "Its condition can never hold, whatever is answered."
    names = [f'"{item.id}"' for item, _ in found.lacking[:MOST_NAMED]]
    if any(lack is Lack.UNANSWERED for _, lack in found.lacking):
        return f"Its condition needs {_listed(names)} to be unanswered, and everybody has answered it by then."
    asked = "; ".join(_asked(draft, item) for item, _ in found.lacking[:MOST_NAMED])
    return f"Its condition needs an answer to {_listed(names)}, and {asked}."


def _asked(draft: Draft, item: Item) -> str:
    """When an item is asked."""
    page = next(page for page in draft.questionnaire.pages if item in page.items)
    conditions = [_cited(each) for each in (page.shown_when, item.shown_when) if each is not None]
    return f'"{item.id}" is asked only when {" and ".join(conditions)}'


def _cited(condition: Expression | None) -> str:
    return "" if condition is None else f"{condition.text} (line {condition.span.line})"


def _listed(names: list[str]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]
