"""Pages and items that nobody ever gets to see."""

from __future__ import annotations

from collections.abc import Iterator

from engine.compiler.draft import Draft, called
from engine.compiler.proofs import Proofs
from engine.compiler.shut_out import cited, why
from engine.document import Problem, Span
from engine.expressions import Expression
from engine.questionnaire import Page


def check(draft: Draft) -> Iterator[Problem]:
    """Each page can be reached, and each item on it.

    What is on a page that cannot is not complained about as well, nor what cannot be reached only because of that.
    """
    proofs = draft.proofs
    if proofs is None:
        return
    for page in draft.questionnaire.pages:
        goal = proofs.met(page.shown_when)
        if page.shown_when is not None and proofs.possible(goal) is False:
            if not proofs.ruled_out(goal):
                continue
            yield draft.problem(
                "page.never-shown",
                page.shown_when.span,
                f'Nobody ever reaches the page "{page.id}". {why(draft.questionnaire, proofs, goal, page.shown_when)}',
                "Correct the condition, or remove the page.",
            )
        else:
            yield from _items(draft, proofs, page)


def _items(draft: Draft, proofs: Proofs, page: Page) -> Iterator[Problem]:
    told: set[Span] = set()
    for item in page.items:
        condition = item.shown_when
        if condition is None or condition.span in told or not proofs.ruled_out(proofs.item_shown(item)):
            continue
        told.add(condition.span)
        yield draft.problem(
            "item.never-shown",
            condition.span,
            f"Nobody is ever asked {called(item)}. {_why_item(draft, proofs, page, condition)}",
            "Correct the condition, or remove the item.",
        )


def _why_item(draft: Draft, proofs: Proofs, page: Page, condition: Expression) -> str:
    goal = proofs.met(condition)
    if proofs.possible(goal) is not False:
        return f"The condition of its page shuts it out: {cited(page.shown_when)}."
    return why(draft.questionnaire, proofs, goal, condition)
