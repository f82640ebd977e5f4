"""Events become a tree, one by one and without recursion; what our language does not use of YAML is refused."""

from __future__ import annotations

from dataclasses import dataclass

from engine.document.characters import FORBIDDEN, control_character
from engine.document.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    Mark,
    ScalarEvent,
)
from engine.document.node import Mapping, Node, Scalar, Sequence
from engine.document.problem import Problem, twice
from engine.document.source import Span
from engine.document.trouble import NO_MARKS, cannot_begin

MERGE = "<<"
SHOWN = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much of a file is read: bytes, levels, keys and values, characters of one text, problems until it stops."""

    size: int = 8 * 1024 * 1024
    depth: int = 40
    nodes: int = 500_000
    length: int = 50_000
    problems: int = 100


class Composer:
    """The tree so far. `complete` is False as soon as something had to be left out of it."""

    __slots__ = ("_documents", "_file", "_keys", "_limits", "_nodes", "_open", "complete", "latest", "problems", "root")

    def __init__(self, file: str, limits: Limits) -> None:
        """Nothing yet."""
        self.root: Node | None = None
        self.problems: list[Problem] = []
        self.complete = True
        self.latest: Span | None = None  # where the text read last stands
        self._file = file
        self._limits = limits
        self._open: list[Mapping | Sequence] = []
        self._keys: list[Scalar | bool] = []  # of each open one: a key awaiting its value; True: key and value left out
        self._nodes = 0
        self._documents = 0

    @property
    def opened(self) -> list[Span]:
        """Where the lists and mappings begin that are not yet closed, innermost first."""
        return [collection.span for collection in reversed(self._open)]

    def take(self, event: Event) -> bool:
        """Add what an event tells. False where reading has to stop."""
        if isinstance(event, ScalarEvent):
            self._place(self._scalar(event), event)
        elif isinstance(event, CollectionEndEvent):
            self._open.pop()
            self._keys.pop()
            return True
        elif isinstance(event, CollectionStartEvent):
            span = _span(event.start_mark, event.end_mark)
            collection = Mapping(span) if isinstance(event, MappingStartEvent) else Sequence(span)
            self._place(collection, event)
            self._open.append(collection)
            self._keys.append(False)
        elif isinstance(event, AliasEvent):
            self._alias(event)
        elif isinstance(event, DocumentStartEvent):
            self._documents += 1
        else:
            return True
        return self._within_limits(event)

    def _scalar(self, event: ScalarEvent) -> Scalar:
        text, style = event.value, event.style
        self.latest = span = _span(event.start_mark, event.end_mark)
        if len(text) > self._limits.length:
            message = f"This text is longer than {self._limits.length:,} characters."
            hint = "Shorten or divide it; perhaps a quotation mark is missing."
            self._leave_out("yaml.too-long", span, message, hint)
        if style == '"':
            found = FORBIDDEN.search(text)
            if found:
                self.problems.append(control_character(found[0], self._file, span))
        elif not style:
            key = self._keys[-1] if self._keys else False
            return Scalar(text, key.span if isinstance(key, Scalar) and not text else span)
        return Scalar(text, span, quoted=True)

    def _place(self, node: Node, event: ScalarEvent | CollectionStartEvent) -> None:
        self._nodes += 1
        if event.anchor is not None or event.ctag is not None:
            self._refuse_marks(event)
        if not self._open:
            self.root = node if self.root is None else self.root
            return
        parent, key = self._open[-1], self._keys[-1]
        if isinstance(parent, Sequence):
            parent.append(node)
        elif key is False:
            self._keys[-1] = self._accept_key(node, parent)
        else:
            if key is not True:
                parent[key] = node
            self._keys[-1] = False

    def _accept_key(self, node: Node, parent: Mapping) -> Scalar | bool:
        if not isinstance(node, Scalar) or not (node or node.quoted):
            nameless = isinstance(node, Scalar)
            message = "There is no name before the colon." if nameless else "A key must be a plain text."
            hint = 'Write "key: value".' if nameless else "Put it in quotation marks if it begins with { or [."
            self._leave_out("yaml.key", node.span, message, hint)
        elif node == MERGE and not node.quoted:
            hint = 'Write the keys out where they are needed. (Copying keys with "<<" is not used here.)'
            self._leave_out("yaml.merge-key", node.span, 'A key cannot be called "<<".', hint)
        elif self._lost_hyphen(node, parent):
            return node
        elif node in parent:
            message = twice(f'"{_short(node)}"', parent.key(node).span, node.span)
            self._report("yaml.duplicate-key", node.span, message, "Keep one of the two, or correct this one's name.")
        else:
            return node
        return True

    def _lost_hyphen(self, node: Scalar, parent: Mapping) -> bool:
        """Whether the next entry of a list begins with the same key as this, without its hyphen. It is read as one."""
        first, entries = next(iter(parent), None), self._open[-2] if len(self._open) > 1 else None
        if node != first or node.span.column != parent.span.column or not isinstance(entries, Sequence):
            return False
        message = twice(f'"{_short(node)}"', first.span, node.span)
        hint = 'If the next entry of the list begins here, write "- " before it; otherwise keep one of the two.'
        self._report("yaml.duplicate-key", node.span, message, hint)
        self._open[-1] = Mapping(node.span)
        entries.append(self._open[-1])
        return True

    def _refuse_marks(self, event: ScalarEvent | CollectionStartEvent) -> None:
        span = _span(event.start_mark, event.end_mark)
        if event.anchor is not None:
            self._report("yaml.anchor", span, cannot_begin("&"), NO_MARKS)
        if event.ctag is not None:
            self._report("yaml.tag", span, cannot_begin("!"), NO_MARKS)

    def _alias(self, event: AliasEvent) -> None:
        span = _span(event.start_mark, event.end_mark)
        parent, key = (self._open[-1], self._keys[-1]) if self._open else (None, False)
        hint = f"Write the name alone: {key}: {event.anchor}" if key == "options" else NO_MARKS
        self._leave_out("yaml.alias", span, cannot_begin("*"), hint)
        if isinstance(parent, Mapping):
            self._keys[-1] = self._keys[-1] is False
        elif parent is None:
            self.root = Scalar("", span)

    def _within_limits(self, event: Event) -> bool:
        limits = self._limits
        if len(self._open) > limits.depth:
            message = f"Lists and keys are nested more than {limits.depth} levels deep here."
            self._stop(event, "yaml.too-deep", message, "Look for brackets or braces that are not closed.")
        elif self._nodes > limits.nodes:
            message = f"The file has more than {limits.nodes:,} keys and values."
            self._stop(event, "yaml.too-many-nodes", message, "Divide it into several questionnaires.")
        elif self._documents > 1:
            message = 'A second document begins here (after a line "---" or "...").'
            self._stop(event, "yaml.several-documents", message, "Keep one questionnaire in a file; delete this line.")
        elif len(self.problems) >= limits.problems:
            self.complete = False
        else:
            return True
        return False

    def _stop(self, event: Event, code: str, message: str, hint: str) -> None:
        self._leave_out(code, _span(event.start_mark, event.end_mark), message, hint)

    def _leave_out(self, code: str, span: Span, message: str, hint: str) -> None:
        self.complete = False
        self._report(code, span, message, hint)

    def _report(self, code: str, span: Span, message: str, hint: str) -> None:
        self.problems.append(Problem(code=code, message=message, hint=hint, file=self._file, span=span))


def _span(start: Mark, end: Mark) -> Span:
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)


def _short(text: str) -> str:
    return text if len(text) <= SHOWN else text[:SHOWN] + "…"
