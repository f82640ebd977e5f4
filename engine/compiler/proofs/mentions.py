"""What a questionnaire's conditions ask of each name: the values it is compared with, and whether more than that."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from engine.expressions import Expression
from engine.expressions.evaluating import Fixed, evaluator
from engine.expressions.tree import (
    Among,
    Between,
    Comparison,
    Constant,
    Listed,
    Literal,
    Logic,
    Name,
    Node,
    Not,
    Range,
    children,
)
from engine.questionnaire import Questionnaire

COUNTED = "count"


@dataclass(frozen=True, slots=True)
class Mention:
    """The constants a name is compared with; `whole` where its values themselves matter, as in a calculation."""

    constants: frozenset[Constant] = frozenset()
    whole: bool = False


class _Found(NamedTuple):
    constants: dict[str, set[Constant]]
    wholes: set[str]


def mentions(trees: Iterable[Node]) -> dict[str, Mention]:
    """Every name in some conditions with what is asked of it."""
    found = _Found(defaultdict(set), set())
    for tree in trees:
        _look(tree, found)
    return {name: Mention(frozenset(constants), name in found.wholes) for name, constants in found.constants.items()}


def conditions_of(questionnaire: Questionnaire) -> Iterator[Expression]:
    """Every condition of a questionnaire, in its order."""
    certificate = questionnaire.certificate
    for page in questionnaire.pages:
        shown = [page.shown_when, *(item.shown_when for item in page.items)]
        yield from (condition for condition in shown if condition is not None)
    if certificate is not None:
        yield certificate.awarded_when


def folded(node: Node) -> Node:
    """A part without names as the constant it comes to: `date("2026-01-31")`, or `12 * 5`. Today is no constant."""
    if isinstance(node, Literal | Name):
        return node
    made = evaluator(node)
    value = made.value if isinstance(made, Fixed) else None
    return Literal(value, node.place) if isinstance(value, str | bool | Decimal | date) else node


def _look(node: Node, found: _Found) -> None:
    match node:
        case Name(name):
            found.constants[name] |= set()
            found.wholes.add(name)
        case Logic() | Not():
            for part in children(node):
                if isinstance(part, Name):  # a yes or no that stands alone
                    found.constants[part.name] |= {True, False}
                else:
                    _look(part, found)
        case Comparison() | Among() | Between():
            _compared(*_sides(node), found)
        case _:
            for part in children(node):
                _look(part, found)


def _sides(node: Comparison | Among | Between) -> tuple[Node, list[Node]]:
    """A part, and what it is compared with."""
    match node:
        case Comparison(_, left, right):
            return folded(left), [folded(right)]
        case Between(part, low, high):
            return part, [folded(low), folded(high)]
        case Among(part, Listed(entries)):
            return part, [end for entry in entries for end in _ends(entry)]
        case Among(part, Range() as entry):
            return part, _ends(entry)
    return node.whole, [node.part]


def _ends(entry: Node) -> list[Node]:
    return [folded(entry.low), folded(entry.high)] if isinstance(entry, Range) else [folded(entry)]


def _compared(part: Node, others: list[Node], found: _Found) -> None:
    """One side with what stands on the other."""
    for one, rest in ((part, others), *((other, [part]) for other in others)):
        if isinstance(one, Name):
            found.constants[one.name] |= {other.value for other in rest if isinstance(other, Literal)}
            if not all(isinstance(other, Literal) for other in rest):
                found.wholes.add(one.name)
        elif not isinstance(one, Literal):
            _look(one, found)
