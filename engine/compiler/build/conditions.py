"""Conditions of a questionnaire, each compiled against the names that are known where it stands."""

from __future__ import annotations

from collections.abc import Iterable

from engine.document import Node, Problem, Scalar
from engine.expressions import Boolean, Choice, Expression, Number, Scope, Type, compile_expression
from engine.questionnaire import Item, Scale, inner_key


class Conditions:
    """Compiles one condition after the other and keeps the problems found."""

    def __init__(self, file: str, names: Iterable[str]) -> None:
        """`names` are those of all items of the questionnaire, known yet or not."""
        self._file = file
        self._names = frozenset(names)
        self._known: dict[str, Type] = {}
        self._labels: dict[str, dict[str, str]] = {}
        self.problems: list[Problem] = []

    def learn(self, items: Iterable[Item]) -> None:
        """From here on these items may be named."""
        for item in items:
            if item.kind.type is not None:
                self._learn(item, item.id, item.kind.type)
            for name, inner in item.kind.inner.items():
                self._learn(item, inner_key(item.id, name), inner)

    def _learn(self, item: Item, name: str, known_as: Type) -> None:
        self._known[name] = known_as
        self._labels[name] = {label: option.code for option in item.options for label in option.label.words.values()}

    def on_answers(self, node: Node | None, beside: Iterable[str] = ()) -> Expression | None:
        """A condition for showing something: it may name the items learnt so far, and not those `beside` it."""
        return self._compile(node, Scope(self._known, self._names, frozenset(beside), self._labels))

    def on_results(self, node: Node | None, scales: Iterable[Scale]) -> Expression | None:
        """A condition on a finished sitting: it may name every item and scale, and `completed`."""
        types: dict[str, Type] = {**self._known, "completed": Boolean()}
        known = tuple(scales)
        for scale in known:
            if scale.outcomes:
                types[scale.id] = Choice(tuple(outcome.code for outcome in scale.outcomes))
            else:
                types[scale.id] = Number(None, None)
            if scale.bands:
                types[f"{scale.id}.band"] = Choice(tuple(band.id for band in scale.bands))
        return self._compile(node, Scope(types, labels=self._labels, scales=frozenset(scale.id for scale in known)))

    def _compile(self, node: Node | None, scope: Scope) -> Expression | None:
        if not isinstance(node, Scalar) or not node.strip():
            return None
        expression, problems = compile_expression(node, scope, self._file)
        self.problems += problems
        return expression
