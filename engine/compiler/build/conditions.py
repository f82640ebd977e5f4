"""Conditions of a questionnaire, each compiled against the names that are known where it stands."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterable, Mapping, MutableMapping

from engine.compiler.unread import mended
from engine.document import Node, Problem, Scalar
from engine.document.problem import MOST_TOLD
from engine.expressions import (
    Boolean,
    Choice,
    Choices,
    Expression,
    Number,
    Scope,
    Type,
    compile_expression,
    compile_value,
)
from engine.items.calculated import TYPES, Calculated
from engine.questionnaire import Item, ItemId, Scale, inner_key


class Conditions:
    """Compiles one condition after the other and keeps the problems found."""

    def __init__(self, file: str, names: Iterable[str]) -> None:
        """`names` are those of all items of the questionnaire, known yet or not."""
        self._file = file
        self._names = frozenset(names)
        self._known: dict[str, Type | None] = {}
        self._labels: dict[str, dict[str, str]] = {}
        self._in_parts: dict[str, tuple[str, ...]] = {}
        self.problems: list[Problem] = []

    def learn(self, items: Iterable[Item]) -> None:
        """From here on these items may be named."""
        for item in items:
            _learn(item, self._known, self._labels)
            if item.id not in self._known:
                self._in_parts[item.id] = tuple(inner_key(item.id, inner) for inner in item.kind.inner)

    def learn_unread(self, names: Iterable[str]) -> None:
        """These may be named as well, though nobody knows what they are: they could not be built."""
        for name in map(mended, names):
            self._known.setdefault(name, None)

    def on_answers(self, node: Node | None, beside: Iterable[str] = ()) -> Expression | None:
        """A condition for showing something: it may name the items learnt so far, and not those `beside` it."""
        return self._compile(node, self._scope(self._known, beside, self._labels))

    def value(
        self, node: Node | None, above: Iterable[Item], beside: Iterable[str]
    ) -> tuple[Expression | None, Type | None]:
        """A calculation: it may name the items learnt so far and those `above` it, and not those `beside` it."""
        types: ChainMap[str, Type | None] = ChainMap({}, self._known)
        labels: ChainMap[str, dict[str, str]] = ChainMap({}, self._labels)
        for item in above:
            _learn(item, types, labels)
        if not isinstance(node, Scalar) or not node.strip() or self._enough:
            return None, None
        expression, kind, problems = compile_value(node, self._scope(types, beside, labels), self._file)
        self.problems += problems
        if expression is None or isinstance(kind, TYPES):
            return expression, kind
        self.problems.append(_no_value(node, kind, self._file))
        return None, None

    def on_results(self, node: Node | None, scales: Iterable[Scale]) -> Expression | None:
        """A condition on a finished sitting: it may name every item and scale, and `completed`."""
        types: dict[str, Type | None] = {**self._known, "completed": Boolean()}
        known = tuple(scales)
        for scale in known:
            if scale.outcomes:
                types[scale.id] = Choice(tuple(outcome.code for outcome in scale.outcomes))
            else:
                types[scale.id] = Number(None, None)
            if scale.bands:
                types[f"{scale.id}.band"] = Choice(tuple(band.id for band in scale.bands))
        scales_known = frozenset(scale.id for scale in known)
        return self._compile(node, Scope(types, labels=self._labels, scales=scales_known, in_parts=self._in_parts))

    def _scope(
        self, types: Mapping[str, Type | None], beside: Iterable[str], labels: Mapping[str, Mapping[str, str]]
    ) -> Scope:
        return Scope(types, self._names, frozenset(beside), labels, in_parts=self._in_parts)

    @property
    def _enough(self) -> bool:
        """Whether so much is wrong that nobody needs to know of more."""
        return len(self.problems) >= MOST_TOLD

    def _compile(self, node: Node | None, scope: Scope) -> Expression | None:
        if not isinstance(node, Scalar) or not node.strip() or self._enough:
            return None
        expression, problems = compile_expression(node, scope, self._file)
        self.problems += problems
        return expression


def _learn(item: Item, types: MutableMapping[str, Type | None], labels: MutableMapping[str, dict[str, str]]) -> None:
    """What an item and what is inside its answer can be named as."""
    own = ItemId(mended(item.id))
    known: dict[str, Type | None] = {inner_key(own, name): inner for name, inner in item.kind.inner.items()}
    if item.kind.type is not None or isinstance(item.kind, Calculated):  # of a broken calculation nobody knows the type
        known[own] = item.kind.type
    if isinstance(item.kind.type, Choice | Choices) and not all(item.kind.type.codes or ("",)):
        known[own] = None  # its options cannot be read: nobody knows the codes
    called = {label: str(option.code) for option in item.options for label in option.label.words.values()}
    types.update(known)
    labels.update(dict.fromkeys(known, called))


def _no_value(node: Scalar, kind: Type | None, file: str) -> Problem:
    return Problem(
        code="calculated.type",
        message=f"A calculated value is a number, a text, a date, or true or false; this is {kind or 'always empty'}.",
        hint="Take one value out of it, such as count( … ) or sum( … ).",
        file=file,
        span=node.span,
    )
