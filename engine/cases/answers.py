"""An answer as an author writes it in a case becomes what a respondent would have sent, and is read like that."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import date

from engine.cases.complaints import Complaints
from engine.compiler.draft import did_you_mean
from engine.document import Mapping as MappingNode
from engine.document import Node, Scalar, Sequence
from engine.document.entries import YES_NO, as_number
from engine.expressions import Boolean, Choice, Choices, DateType, Number, Rows, Type
from engine.questionnaire import Answers, Fault, Item, Json, Language, Value
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
        complaints.take(
            "cases.refused",
            node.span,
            f'This answer to "{item.id}" would not be accepted.',
            f"Respondents would read: {_said(fault, language)}.",
        )
    return answers


def _said(fault: Fault, language: Language) -> str:
    return wording(language).say(fault.sentence, **fault.values)


def _value(item: Item, node: Node, complaints: Complaints) -> Value | None:
    """The answer in memory: what could have been stored, or at least been typed; None where it is neither."""
    unknown = [code for code in _codes(item, node) if item.option(code) is None]
    for code in unknown:
        codes = [str(option.code) for option in item.options]
        hint = did_you_mean(code, codes, f"Its options are: {', '.join(codes)}.")
        complaints.take("cases.unknown-option", code.span, f'"{item.id}" has no option "{code}".', hint)
    if unknown:
        return None
    value = _loaded(item, node)
    if value is None:
        value = _typed(node, item.kind.type)
    if value is None:
        shown = f'"{node}"' if isinstance(node, Scalar) else "This"
        complaints.take("cases.wrong-answer", node.span, f'{shown} is no answer to "{item.id}".', how_to_write(item))
    return value


def how_to_write(item: Item) -> str:
    """What to write as an answer to an item, or as its value."""
    if item.kind.inner:
        return f"Write its parts: {{{', '.join(f'{part}: …' for part in item.kind.inner)}}}."
    return HOW.get(type(item.kind.type), f"It is of kind {item.kind.name}.")


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
        fields = kind.fields if isinstance(kind, Rows) else {}
        return [_stored(each, None, fields) for each in node]
    if isinstance(kind, Boolean) and node in YES_NO:
        return YES_NO[node]
    number = as_number(node) if isinstance(kind, Number) else None
    if number is not None:
        return f"{number.normalize():f}" if number else "0"
    return [str(node)] if isinstance(kind, Choices) else str(node)


def _typed(node: Node, kind: Type | None) -> Value | None:
    """A number, a day or codes that a respondent could at least have typed, however wrong."""
    if isinstance(node, Scalar):
        return value_written(node, kind) if isinstance(kind, Number | DateType) else None
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
