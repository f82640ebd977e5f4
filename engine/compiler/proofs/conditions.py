"""A condition as a diagram over the answers it names. What it has no way to look into is left open."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from engine.compiler.proofs.arithmetic import CALCULATED, belongs, called, negative
from engine.compiler.proofs.diagrams import Diagrams, Node
from engine.compiler.proofs.knowledge import COMPARED, Known, holds, is_null, matched, negate
from engine.compiler.proofs.mentions import COUNTED, folded
from engine.compiler.proofs.variables import ItemVariable, SeveralAnswers
from engine.expressions.evaluating.comparing import EQUALITY
from engine.expressions.functions import FUNCTIONS, TODAY
from engine.expressions.tree import (
    Among,
    Arithmetic,
    Between,
    Call,
    Comparison,
    Conditional,
    Listed,
    Literal,
    Logic,
    Name,
    Negative,
    Not,
    Place,
    Range,
)
from engine.expressions.tree import Node as Tree

NOWHERE = Place(0, 0)
ANSWERED, ALL, ANY = "answered", "all", "any"


class ConditionReader:
    """Reads conditions over some variables. `names` gives what other names stand for, such as scales."""

    def __init__(
        self, diagrams: Diagrams, asked: Mapping[str, ItemVariable], names: Callable[[str], Node | None]
    ) -> None:
        self._diagrams = diagrams
        self._asked = asked
        self._names = names

    def of(self, tree: Tree) -> Node:  # noqa: PLR0911  # one return for each kind of node
        """What a condition or a part of it comes to for every way of answering."""
        match tree:
            case Literal(value):
                return self._diagrams.leaf(Known(value))
            case Name(name):
                return self._name(name)
            case Comparison():
                return self._comparison(tree)
            case Logic("and", parts):
                return self._diagrams.both(*map(self.of, parts))
            case Logic(_, parts):
                return self._diagrams.either(*map(self.of, parts))
            case Not(part):
                return self._diagrams.combine(negate, self.of(part))
            case Among(part, whole):
                return self._among(part, whole)
            case Call():
                return self._call(tree)
        return self._calculated(tree)

    def _calculated(self, tree: Tree) -> Node:
        match tree:
            case Between(part, low, high):
                return self._within(self.of(part), Range(low, high, with_low=True, with_high=True, place=NOWHERE))
            case Arithmetic(operator, left, right):
                return self._diagrams.combine(CALCULATED[operator], self.of(left), self.of(right))
            case Negative(part):
                return self._diagrams.combine(negative, self.of(part))
            case Conditional(condition, then, otherwise):
                held = self._diagrams.combine(holds, self.of(condition))
                return self._diagrams.select(held, self.of(then), self.of(otherwise))
        return self._diagrams.open

    def _name(self, name: str) -> Node:
        asked = self._asked.get(name)
        if asked is not None:
            return asked.answer(self._diagrams)
        return self._names(name) or self._diagrams.open

    def _comparison(self, tree: Comparison) -> Node:
        left, right = folded(tree.left), folded(tree.right)
        for one, other in ((left, tree.right), (right, tree.left)):
            if isinstance(other, Literal) and other.value is None and tree.operator in EQUALITY:
                nothing = self._diagrams.combine(is_null, self.of(one))
                return nothing if tree.operator == "=" else self._diagrams.combine(negate, nothing)
        return self._diagrams.combine(COMPARED[tree.operator], self.of(left), self.of(right))

    def _among(self, part: Tree, whole: Tree) -> Node:
        if isinstance(whole, Listed | Range):
            value = self.of(part)
            entries = whole.parts if isinstance(whole, Listed) else (whole,)
            return self._diagrams.either(*(self._entry(value, entry) for entry in entries))
        several = self._asked.get(whole.name) if isinstance(whole, Name) else None
        if isinstance(several, SeveralAnswers) and isinstance(part, Literal) and isinstance(part.value, str):
            return several.has(self._diagrams, part.value)
        return self._diagrams.combine(belongs, self.of(part), self.of(whole))

    def _entry(self, value: Node, entry: Tree) -> Node:
        if isinstance(entry, Range):
            return self._within(value, entry)
        if isinstance(entry, Literal) and entry.value is None:
            return self._diagrams.combine(is_null, value)
        return self._diagrams.combine(matched, value, self.of(folded(entry)))

    def _within(self, value: Node, bounds: Range) -> Node:
        low, high = COMPARED[">=" if bounds.with_low else ">"], COMPARED["<=" if bounds.with_high else "<"]
        return self._diagrams.both(
            self._diagrams.combine(low, value, self.of(folded(bounds.low))),
            self._diagrams.combine(high, value, self.of(folded(bounds.high))),
        )

    def _call(self, tree: Call) -> Node:
        function, arguments = tree.function, tree.arguments
        if len(arguments) == 1 and isinstance(arguments[0], Listed) and function in FUNCTIONS:
            arguments = arguments[0].parts  # to functions over many values, these are the same side by side
            if FUNCTIONS[function].over is None:
                return self._diagrams.open
        given = [self.of(argument) for argument in arguments]
        if function == COUNTED:
            return self._counted(*arguments)
        if function in {ALL, ANY}:
            return self._diagrams.both(*given) if function == ALL else self._diagrams.either(*given)
        if function == ANSWERED:
            return self._diagrams.combine(negate, self._diagrams.combine(is_null, *given))
        if function not in FUNCTIONS or function == TODAY:
            return self._diagrams.open
        return self._diagrams.combine(called(function, len(given)), *given)

    def _counted(self, *arguments: Tree) -> Node:
        several = self._asked.get(arguments[0].name) if len(arguments) == 1 and isinstance(arguments[0], Name) else None
        return several.count(self._diagrams) if isinstance(several, SeveralAnswers) else self._diagrams.open
