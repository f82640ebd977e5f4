"""A syntax tree becomes a function over answers, once; calling that function is all that happens later.

Every operation is total. A value of another type than the operation needs, an absent name, a number that is none: null.
What has no name in it is worked out here and now.
"""

from __future__ import annotations

from engine.expressions.evaluating.calculating import calculation, called, conditional, negative, several
from engine.expressions.evaluating.comparing import (
    EQUALITY,
    FLIPPED,
    belongs,
    is_null,
    matches,
    name_with_constant,
    pair,
)
from engine.expressions.evaluating.deciding import joined, opposite, quantified
from engine.expressions.evaluating.values import Evaluate, Fixed, named, once
from engine.expressions.functions import TODAY
from engine.expressions.functions.dates import today
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
    Node,
    Not,
    Quantified,
    Range,
    children,
)


def evaluator(node: Node) -> Evaluate:
    """The function that evaluates a syntax tree."""
    return Evaluators().of(node)


class Evaluators:
    """Makes the functions of a tree's parts, and knows which of the parts are constants."""

    def __init__(self) -> None:
        """No part known yet."""
        self._fixed: dict[int, Fixed] = {}

    def constant(self, node: Node) -> Fixed | None:
        """The value of a part that has no name in it."""
        return self._fixed.get(id(node))

    def of(self, node: Node) -> Evaluate:
        """The function that evaluates a part."""
        made = self._made(node)
        if isinstance(made, Fixed):
            self._fixed[id(node)] = made
        return made

    def _made(self, node: Node) -> Evaluate:  # noqa: PLR0911  # one return for each kind of node
        match node:
            case Literal():
                return Fixed(node.value)
            case Name():
                return named(node.name)
            case Call(function=function) if function == TODAY:
                return today
            case Range():
                self._parts(node)
                return Fixed(None)
            case Comparison():
                return self._comparison(node)
            case Among():
                part = self.of(node.part)
                return self._among(part, node.whole)
            case Between():
                part, low, high = self._parts(node)
                return once(joined((pair(">=", part, low), pair("<=", part, high)), decides=False), part, low, high)
        parts = self._parts(node)
        return once(_of_parts(node, parts), *parts)

    def _parts(self, node: Node) -> tuple[Evaluate, ...]:
        return tuple(map(self.of, children(node)))

    def _comparison(self, node: Comparison) -> Evaluate:
        sign, (left, right) = node.operator, self._parts(node)
        for one, other in ((left, node.right), (right, node.left)):
            if sign in EQUALITY and _is_null_literal(other):
                return once(is_null(one, wanted=sign == "="), one)
        name = node.left
        if isinstance(left, Fixed):
            sign, name, left, right = FLIPPED[sign], node.right, right, left
        if (
            isinstance(right, Fixed)
            and not isinstance(right.value, tuple)
            and isinstance(name, Name)
            and "." not in name.name
        ):
            return name_with_constant(sign, name.name, right.value)
        return once(pair(sign, left, right), left, right)

    def _among(self, part: Evaluate, whole: Node) -> Evaluate:
        """Whether a value is in a range, or is or is in one of the entries of a list, or is one of several."""
        if isinstance(whole, Range):
            low, high = self._parts(whole)
            above = pair(">=" if whole.with_low else ">", part, low)
            below = pair("<=" if whole.with_high else "<", part, high)
            return once(joined((above, below), decides=False), part, low, high)
        if isinstance(whole, Listed):
            tests = tuple(self._entry(part, entry) for entry in whole.parts)
            return once(joined(tests, decides=True), part, *tests)
        several_values = self.of(whole)
        return once(belongs(part, several_values), part, several_values)

    def _entry(self, part: Evaluate, entry: Node) -> Evaluate:
        if isinstance(entry, Range):
            return self._among(part, entry)
        if _is_null_literal(entry):
            return once(is_null(part, wanted=True), part)
        one = self.of(entry)
        return once(matches(part, one), part, one)


def _of_parts(node: Node, parts: tuple[Evaluate, ...]) -> Evaluate:  # noqa: PLR0911  # one return for each kind of node
    """The function of a node that has nothing but its parts to know."""
    match node:
        case Logic():
            return joined(parts, decides=node.operator == "or")
        case Not():
            return opposite(*parts)
        case Arithmetic():
            return calculation(node.operator, *parts)
        case Negative():
            return negative(*parts)
        case Conditional():
            return conditional(*parts)
        case Listed():
            return several(parts)
        case Call():
            return called(node.function, parts)
        case Quantified():
            return quantified(node.variable, *parts, decides=node.quantifier == "some")
    return Fixed(None)


def _is_null_literal(node: Node) -> bool:
    return isinstance(node, Literal) and node.value is None
