"""What a suggested case can be after: a goal nobody has reached, or a value right at the edge of a condition."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import TypeAlias

from engine.cases.coverage import Goal, reached
from engine.cases.running import Run
from engine.cases.suggesting.turns import turns
from engine.clock import supposing
from engine.expressions import Expression
from engine.expressions.evaluating import evaluator
from engine.expressions.tree import Among, Between, Comparison, Listed, Name, Node, Range, walk
from engine.questionnaire import Answers, Item, ItemId, PageId, Questionnaire
from engine.scoring.reach import Whole

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Boundary:
    """A number or a day to answer: right at the edge of a condition, just below it or just above.

    `beside` are the values around that edge and the others of the same condition. Where the condition is one of an
    item, `page` is the page that has to apply for it to be asked.
    """

    item: ItemId
    value: Decimal | date
    page: PageId | None
    condition: Expression
    beside: tuple[Decimal | date, ...] = field(compare=False)

    def __str__(self) -> str:
        """The answer in an author's words."""
        shown = f"{self.value:f}" if isinstance(self.value, Decimal) else self.value.isoformat()
        return f"{self.item} being {shown}"


Target: TypeAlias = Goal | Boundary


def boundaries(questionnaire: Questionnaire) -> tuple[Boundary, ...]:
    """The values around each number and each day that an item is compared with where pages and items are shown."""
    found = [
        Boundary(item, value, page, condition, tuple(values))
        for condition, page in _conditions(questionnaire)
        for item, values in _values(condition.tree, questionnaire).items()
        for value in values
    ]
    return tuple(dict.fromkeys(found))


def matters(edge: Boundary, answers: Answers) -> bool:
    """Whether it is on this value that the condition turns, for somebody with these answers to the rest of it."""
    met = {edge.condition.evaluate({**answers, edge.item: value}) is True for value in edge.beside}
    return len(met) > 1 or len(edge.beside) == 1


def hit(run: Run, edges: tuple[Boundary, ...]) -> frozenset[Target]:
    """What a run has reached of everything that can be aimed at."""
    if run.stuck:
        return reached(run)
    answers = run.journey.answers
    with supposing(run.case.today):
        at_edges = {edge for edge in edges if _tried(edge, run, answers)}
    return reached(run) | at_edges


def _tried(edge: Boundary, run: Run, answers: Answers) -> bool:
    """Whether the value is answered where the condition turns on it, and the page it stands on is not passed by."""
    if answers.get(edge.item) != edge.value or not matters(edge, answers):
        return False
    page = run.journey.questionnaire.pages_by_id[edge.page] if edge.page else None
    condition = page.shown_when if page else None
    return condition is None or condition.evaluate(answers) is True


def _conditions(questionnaire: Questionnaire) -> Iterator[tuple[Expression, PageId | None]]:
    for page in questionnaire.pages:
        if page.shown_when is not None:
            yield page.shown_when, None
        yield from ((item.shown_when, page.id) for item in page.items if item.shown_when is not None)


def _values(tree: Node, questionnaire: Questionnaire) -> dict[ItemId, list[Decimal | date]]:
    """The values to answer to each item: around what it is compared with, and where a calculation with it turns."""
    found: dict[ItemId, list[Decimal | date]] = {}
    for item, constant in _compared(tree, questionnaire):
        found.setdefault(item.id, []).extend(_around(item, constant))
    for item, value in turns(tree, questionnaire):
        if _accepted(item, value):
            found.setdefault(item.id, []).append(value)
    return {item: list(dict.fromkeys(values)) for item, values in found.items()}


def _compared(tree: Node, questionnaire: Questionnaire) -> Iterator[tuple[Item, Decimal | date]]:
    """Every item that is compared with something fixed, and what that is."""
    for node in walk(tree):
        for part, other in _pairs(node):
            item = questionnaire.items.get(ItemId(part.name)) if isinstance(part, Name) else None
            fixed = not any(isinstance(each, Name) for each in walk(other))
            constant = evaluator(other)({}) if item and fixed else None
            if item and isinstance(constant, Decimal | date):
                yield item, constant


def _pairs(node: Node) -> Iterator[tuple[Node, Node]]:
    match node:
        case Comparison(left=left, right=right):
            yield left, right
            yield right, left
        case Between(part=part, low=low, high=high) | Among(part=part, whole=Range(low=low, high=high)):
            yield part, low
            yield part, high
        case Among(part=part, whole=Listed(parts=parts)):
            for each in parts:
                yield from [(part, each.low), (part, each.high)] if isinstance(each, Range) else [(part, each)]


def _around(item: Item, constant: Decimal | date) -> Iterator[Decimal | date]:
    """At, just below and just above, as far as the item takes it."""
    near: tuple[Decimal | date, ...]
    if isinstance(constant, Decimal):
        step = Decimal(1).scaleb(-item.kind.decimals) if isinstance(item.kind, Whole) else Decimal(1)
        floor, ceiling = (constant.quantize(step, rounding=way) for way in (ROUND_FLOOR, ROUND_CEILING))
        near = (floor - step, floor, floor + step) if floor == ceiling else (floor, ceiling)
    else:
        near = (constant - DAY, constant, constant + DAY)
    for value in near:
        if _accepted(item, value):
            yield value


def _accepted(item: Item, value: Decimal | date) -> bool:
    """Whether a respondent could give just this answer."""
    try:
        read, faults = item.kind.read(item, item.kind.raw(value))
    except (TypeError, ValueError):
        return False
    return not faults and read.get(item.id) == value
