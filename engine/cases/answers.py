"""An answer as an author writes it in a case becomes what a respondent would have sent, and is read like that."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date

from engine.cases.complaints import Complaints
from engine.compiler.draft import did_you_mean
from engine.document import Mapping as MappingNode
from engine.document import Node, Scalar, Sequence
from engine.document.entries import YES_NO, as_number
from engine.expressions import Boolean, Choice, Choices, DateType, Number, TextType, Type
from engine.expressions.types import plain
from engine.items.allocation import Allocation
from engine.items.month import Month
from engine.items.repeated_group import RepeatedGroup
from engine.questionnaire import Answers, Fault, Item, Json, Language, Option, Value, other_key
from engine.wording import wording

OTHER = "other"
NOTHING = frozenset({"", "~", "null"})
HOW = {
    Number: "Write a number, such as 12 or 2.5.",
    Boolean: "Write yes or no.",
    DateType: "Write year, month and day: 2026-01-31.",
    Choices: "Write a list of codes: [first, second].",
}


def unanswered(node: Node | None) -> bool:
    """Whether an author says that there is no answer: nothing after the colon, or `~`."""
    return node is None or (isinstance(node, Scalar) and not node.quoted and node.strip() in NOTHING)


def sent(item: Item, node: Node | None, words: Node | None, language: Language, complaints: Complaints) -> Answers:
    """What is saved of an item when its page is sent with this answer, or with none."""
    if unanswered(node):
        return item.kind.read(item, {})[0]
    assert node is not None  # noqa: S101  # for the type checker: what is None is unanswered
    if not item.kind.parts:
        complaints.take(
            "cases.no-answer", node.span, f'"{item.id}" takes no answer.', f"It is of kind {item.kind.name}."
        )
        return {}
    value = _value(item, node, complaints)
    if value is None:
        return {}
    raw: dict[str, list[str]] = dict(item.kind.raw(value))
    if isinstance(words, Scalar):
        raw[OTHER] = [str(words)]
    answers, faults = item.kind.read(item, raw)
    for fault in faults[:1]:
        complaints.take("cases.refused", _place(node, fault).span, *refused(item, fault, language))
    return answers


def refused(item: Item, fault: Fault, language: Language) -> tuple[str, str]:
    """That an answer would come back to a respondent, and with which sentence."""
    sentence = wording(language).say(fault.sentence, **fault.named(language))
    return f'This answer to "{item.id}" would not be accepted.', f"Respondents would read: {sentence}."


def _place(node: Node, fault: Fault) -> Node:
    """Where a fault is: in the answer, or in what is written in one of its entries."""
    number, _, inner = fault.part.partition("-")
    if not isinstance(node, Sequence) or not inner or int(number) > len(node):
        return node
    entry = node[int(number) - 1]
    return (entry.find(inner.partition("-")[0]) if isinstance(entry, MappingNode) else None) or entry


def _called(option: Option) -> tuple[str, ...]:
    """What stands for an option elsewhere, such as in a spreadsheet: what it is worth, and its label."""
    return str(option.score), *option.label.words.values()


def _value(item: Item, node: Node, complaints: Complaints) -> Value | None:
    """The answer in memory: what could have been stored, or at least been typed; None where it is neither."""
    if isinstance(item.kind, RepeatedGroup) and isinstance(node, Sequence):
        return _entries(item, item.kind, node, complaints)
    unknown = [code for code in _codes(item, node) if item.option(code) is None]
    for code in unknown:
        codes = [str(option.code) for option in item.options]
        worth = [str(option.code) for option in item.options if code in _called(option)]
        listed = f'Write its code: "{worth[0]}".' if len(worth) == 1 else f"Its options are: {', '.join(codes)}."
        hint = listed if len(worth) == 1 else did_you_mean(code, codes, listed)
        complaints.take("cases.unknown-option", code.span, f'"{item.id}" has no option "{code}".', hint)
    if unknown:
        return None
    value = _loaded(item, node)
    if value is None:
        value = _typed(node, item)
    if value is None:
        _wrong(item, node, complaints)
    return value


def _wrong(item: Item, node: Node, complaints: Complaints) -> None:
    shown = f'"{node}"' if isinstance(node, Scalar) else "This"
    complaints.take("cases.wrong-answer", node.span, f'{shown} is no answer to "{item.id}".', how_to_write(item))


def _entries(item: Item, group: RepeatedGroup, written: Sequence, complaints: Complaints) -> Value | None:
    """What is answered in each entry; None where something is wrong in one of them."""
    before = len(complaints.problems)
    entries: list[Answers] = []
    for node in written:
        if isinstance(node, MappingNode):
            entries.append(_entry(group, node, complaints))
        else:
            _wrong(item, node, complaints)
    return tuple(entries) if len(complaints.problems) == before else None


def _entry(group: RepeatedGroup, written: MappingNode, complaints: Complaints) -> Answers:
    items: dict[str, Item] = {item.id: item for item in group.items}
    beside = {other_key(item.id) for item in group.items if any(option.specify for option in item.options)}
    answers: dict[str, Value] = {}
    for key, node in written.items():
        value: Value | None = None
        if key in beside:
            value = str(node) if isinstance(node, Scalar) else None
        elif key not in items:
            complaints.unknown("cases.unknown-item", key, "item", list(items))
        elif not unanswered(node):
            value = _value(items[key], node, complaints)
        answers |= {} if value is None else {str(key): value}
    return answers


def how_to_write(item: Item) -> str:
    """What to write as an answer to an item, or as its value."""
    kind = item.kind
    if isinstance(kind, Month):
        return "Write year and month: 2026-01."
    if isinstance(kind, RepeatedGroup):
        return f"Write its entries: [{_in_braces(inner.id for inner in kind.items)}, …]."
    if kind.type is None and kind.inner:
        total = f", which come to {plain(kind.total)}" if isinstance(kind, Allocation) else ""
        return f"Write its parts: {_in_braces(kind.inner)}{total}."
    return HOW.get(type(kind.type), f"It is of kind {kind.name}.")


def _in_braces(names: Iterable[str]) -> str:
    return f"{{{', '.join(f'{name}: …' for name in names)}}}"


def _codes(item: Item, node: Node) -> list[Scalar]:
    """The codes an author has written, where the answer is one of the options or several, or has such parts."""
    if isinstance(node, MappingNode):
        parts = [part for name, part in node.items() if isinstance(item.kind.inner.get(name), Choice)]
        return [part for part in parts if isinstance(part, Scalar) and not unanswered(part)]
    if not isinstance(item.kind.type, Choice | Choices):
        return []
    if isinstance(node, Sequence):
        return [each for each in node if isinstance(each, Scalar)]
    return [node] if isinstance(node, Scalar) else []


def _loaded(item: Item, node: Node) -> Value | None:
    """The answer, if it is one that could have been stored. Codes may stand in any order where order says nothing."""
    written = _stored(node, item.kind.type, item.kind.inner)
    order = [str(option.code) for option in item.options]
    forms: list[Json] = [written]
    if isinstance(written, list):
        forms.append([code for code in order if code in written])
    for form in forms:
        with suppress(ValueError):
            return item.kind.load(form)
    return None


def _stored(node: Node, kind: Type | None, inner: Mapping[str, Type]) -> Json:
    """What is written as it would have been stored: numbers and dates as text, and what has parts part by part."""
    if isinstance(node, MappingNode):
        return {str(key): _stored(part, inner.get(key), {}) for key, part in node.items() if not unanswered(part)}
    if isinstance(node, Sequence):
        return [_stored(each, None, {}) for each in node]
    if isinstance(kind, Boolean) and node in YES_NO:
        return YES_NO[node]
    number = as_number(node) if isinstance(kind, Number) else None
    if number is not None:
        return f"{number.normalize():f}" if number else "0"
    return [str(node)] if isinstance(kind, Choices) else str(node)


def _typed(node: Node, item: Item) -> Value | None:
    """A number, a day, words or codes that a respondent could at least have typed, however wrong."""
    kind = item.kind.type
    if isinstance(node, Scalar):
        typed = isinstance(kind, Number | DateType | TextType) and not isinstance(item.kind, Month)
        return value_written(node, kind) if typed else None
    return tuple(str(each) for each in node) if isinstance(node, Sequence) and isinstance(kind, Choices) else None


def value_written(node: Node, kind: Type | None) -> Value | None:
    """A value by its type as an author writes it; None for what is none."""
    if not isinstance(node, Scalar):
        return None
    if isinstance(kind, Number):
        return as_number(node)
    if isinstance(kind, Boolean):
        return YES_NO.get(node)
    if isinstance(kind, DateType):
        with suppress(ValueError):
            return date.fromisoformat(node)
        return None
    return str(node)
