"""Conditions, and parts of them, that come out the same for everybody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from engine.compiler.draft import Draft
from engine.compiler.proofs import Proofs
from engine.document import Problem
from engine.expressions import Expression
from engine.expressions.tree import Literal, Logic, Node
from engine.questionnaire import Page

MOST_PARTS = 40
"""A condition of more parts is looked at as a whole only."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A condition, and the page that an item with this condition is on."""

    condition: Expression
    page: Page | None


def check(draft: Draft) -> Iterator[Problem]:
    """Each condition makes a difference, and so does each of its parts. One never met is told of with what it hides.

    Where pages are taken in any order, one that holds for everybody in the end makes them wait until then.
    """
    proofs = draft.proofs
    if proofs is None or draft.questionnaire.order == "free":
        return
    for placed in {placed.condition.span: placed for placed in _placed(draft)}.values():  # a grid's rows share one
        yield from _about(draft, proofs, placed)


def _placed(draft: Draft) -> Iterator[Placed]:
    for page in draft.questionnaire.pages:
        if page.shown_when is not None:
            yield Placed(page.shown_when, None)
        for item in page.items:
            if item.shown_when is not None:
                yield Placed(item.shown_when, page)


def _about(draft: Draft, proofs: Proofs, placed: Placed) -> Iterator[Problem]:
    condition, page = placed.condition, placed.page
    here = proofs.met(page.shown_when if page else None)
    met = proofs.met(condition, at=page)
    if proofs.possible(met) is False:
        return
    if proofs.ruled_out(proofs.without(here, met)):
        yield draft.warning(
            "condition.always-true",
            condition.span,
            f"This holds for everybody who gets here, so it makes no difference{_because(page)}.",
            "Remove shown_when, or correct the condition.",
        )
        return
    if sum(len(logic.parts) for logic in _joined(condition.tree)) <= MOST_PARTS:
        for logic in _joined(condition.tree):
            yield from _idle(draft, proofs, placed, logic)


def _joined(node: Node) -> Iterator[Logic]:
    """Every `and` and `or` of a condition. Not those in `not()`: there null and false are not alike."""
    if isinstance(node, Logic):
        yield node
        for part in node.parts:
            yield from _joined(part)


def _because(page: Page | None) -> str:
    if page is None or page.shown_when is None:
        return ""
    return f": the page is shown only when {page.shown_when.text} (line {page.shown_when.span.line})"


def _idle(draft: Draft, proofs: Proofs, placed: Placed, logic: Logic) -> Iterator[Problem]:
    """Parts that always hold beside an `and`, or never beside an `or`; and those that follow from the others."""
    rest = list(logic.parts)
    for part in logic.parts:
        others = [each for each in rest if each is not part]
        said = _constant(proofs, placed, logic, part) or _implied(proofs, logic, part, others)
        if said is None or isinstance(part, Literal):
            continue
        rest = others
        yield draft.warning(
            "condition.idle-part",
            placed.condition.span_of(part),
            f"{placed.condition.written(part)} adds nothing here: {said}.",
            "Remove this part, or correct it.",
        )


def _constant(proofs: Proofs, placed: Placed, logic: Logic, part: Node) -> str | None:
    """That a part comes out the same for all who get here."""
    here = proofs.met(placed.page.shown_when if placed.page else None)
    met = proofs.part_met(part)
    if logic.operator == "and":
        always = proofs.ruled_out(proofs.without(here, met))
        return "it holds for everybody who gets here" if always else None
    never = proofs.ruled_out(proofs.together(here, met))
    return "it holds for nobody who gets here" if never else None


def _implied(proofs: Proofs, logic: Logic, part: Node, others: list[Node]) -> str | None:
    """That a part follows from the words of the others. What follows from the pages may be written to be clear."""
    if not others:
        return None
    met = proofs.part_met(part)
    beside = [proofs.part_met(other) for other in others]
    if logic.operator == "and":
        makes_a_difference = proofs.without(proofs.together(*beside), met)
    else:
        makes_a_difference = met
        for other in beside:
            makes_a_difference = proofs.without(makes_a_difference, other)
    items = frozenset(item.id for item in proofs.named(makes_a_difference))
    if proofs.possible_if(makes_a_difference, answered=items, unanswered=items) is not False:
        return None
    return "it always holds where the rest does" if logic.operator == "and" else "the rest holds wherever it does"
