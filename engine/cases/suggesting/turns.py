"""Where a comparison of something worked out from one number or day turns: `age(born) >= 18`, `hours * 4 > 30`.

It is tried at both ends of what the item takes, and halved from there: what turns more than once is found once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal

from engine.clock import today
from engine.expressions import DateType, Number
from engine.expressions.evaluating import evaluator
from engine.expressions.tree import Comparison, Name, Node, walk
from engine.questionnaire import Item, ItemId, Questionnaire
from engine.scoring.reach import Whole

ORDERING = frozenset({"<", "<=", ">", ">="})
YEAR = 365
LONGEST_AGO, FURTHEST_AHEAD = 120 * YEAR, 20 * YEAR


def turns(tree: Node, questionnaire: Questionnaire) -> Iterator[tuple[Item, Decimal | date]]:
    """The last value of an item before a comparison turns, and the first after it."""
    for node in walk(tree):
        if not isinstance(node, Comparison) or node.operator not in ORDERING or _plain(node):
            continue
        names = {each.name for each in walk(node) if isinstance(each, Name)}
        item = questionnaire.items.get(ItemId(next(iter(names)))) if len(names) == 1 else None
        values = _values(item) if item else None
        if item is None or values is None:
            continue
        length, value_at = values
        yield from ((item, value_at(place)) for place in _turn(length, _verdict(node, item, value_at)))


def _verdict(node: Node, item: Item, value_at: Callable[[int], Decimal | date]) -> Callable[[int], object]:
    """What a comparison comes to after so many steps."""
    evaluate = evaluator(node)
    return lambda place: evaluate({item.id: value_at(place)})


def _plain(node: Comparison) -> bool:
    """Whether an item itself is compared, which needs no search."""
    return isinstance(node.left, Name) or isinstance(node.right, Name)


def _values(item: Item) -> tuple[int, Callable[[int], Decimal | date]] | None:
    """How many steps there are in what an item takes, and the value after so many."""
    kind = item.kind.type
    if isinstance(kind, Number) and kind.least is not None and kind.most is not None and isinstance(item.kind, Whole):
        least, step = kind.least, Decimal(1).scaleb(-item.kind.decimals)
        return int((kind.most - least) / step), lambda place: least + place * step
    if isinstance(kind, DateType):
        first = today() - timedelta(days=LONGEST_AGO)
        return LONGEST_AGO + FURTHEST_AHEAD, lambda place: first + timedelta(days=place)
    return None


def _turn(length: int, comes_to: Callable[[int], object]) -> tuple[int, ...]:
    """Two neighbouring steps on either side of a turn; none where both ends come to the same."""
    low, high = 0, length
    at_first = comes_to(low)
    if comes_to(high) == at_first:
        return ()
    while high - low > 1:
        middle = (low + high) // 2
        if comes_to(middle) == at_first:
            low = middle
        else:
            high = middle
    return low, high
