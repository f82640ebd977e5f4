"""Questions of our own, such as what a centre wants to print: asked and read like those of a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup
from werkzeug.datastructures import MultiDict

from engine.document import Span
from engine.forms import block, control_name
from engine.questionnaire import Answers, Fault, Item, ItemId, Kind, Language, Option, OptionCode, Raw, Text, Value

ENGLISH = Language("en")
_NOWHERE = Span(1, 1, 1, 1)


@dataclass(frozen=True, slots=True)
class Error:
    """One mistake, for the summary of a page."""

    href: str
    words: str
    about: str


@dataclass(frozen=True)
class Answered:
    """Questions with what stands in their boxes, what it comes to, and what is wrong with it."""

    items: Sequence[Item]
    raws: Mapping[ItemId, Raw]
    answers: Answers
    faults: Mapping[ItemId, Sequence[Fault]]

    @cached_property
    def _shown(self) -> tuple[Markup, tuple[Error, ...]]:
        pieces, errors = list[str](), list[Error]()
        for item in self.items:
            shown = block(item, ENGLISH, heading=False).show(self.raws[item.id], self.faults.get(item.id, ()))
            pieces.append(str(shown.html))
            about = item.ask.say(ENGLISH)
            errors += [Error(f"#{line.target}", line.words, about) for line in shown.lines]
        return Markup("".join(pieces)), tuple(errors)  # made by the macros of items

    @property
    def html(self) -> Markup:
        """The questions as they stand on a page."""
        return self._shown[0]

    @property
    def errors(self) -> tuple[Error, ...]:
        """What is wrong, for the summary of the page."""
        return self._shown[1]

    @property
    def sent(self) -> list[tuple[str, str]]:
        """Everything to send once more, by the names of its boxes."""
        return [
            (control_name(item.id, part), value)
            for item in self.items
            for part, values in self.raws[item.id].items()
            for value in values
        ]

    def said(self, name: str) -> str:
        """The answer to a question, where it is a text or a code; empty where there is none."""
        return str(self.answers.get(name, ""))


def question(  # noqa: PLR0913  # each is a part of what is asked
    name: str,
    kind: Kind,
    words: str,
    *,
    hint: str = "",
    offered: Mapping[str, str] | None = None,
    required: bool = True,
    missing: str = "",
) -> Item:
    """A question of ours; `offered` are its options by code, and `missing` what is said where there is no answer."""
    return Item(
        id=ItemId(name),
        kind=kind,
        ask=_text(words),
        hint=_text(hint) if hint else None,
        required=required,
        options=tuple(
            Option(code=OptionCode(code), label=_text(label), span=_NOWHERE) for code, label in (offered or {}).items()
        ),
        messages={"required": _text(missing)} if missing else {},
        span=_NOWHERE,
    )


def unanswered(items: Sequence[Item], first: Mapping[str, str]) -> Answered:
    """Questions nobody has answered yet, with what stands in their boxes at `first`."""
    raws: dict[ItemId, Raw] = {item.id: {"": [first[item.id]]} if first.get(item.id) else {} for item in items}
    return Answered(items, raws, {}, {})


def answered(items: Sequence[Item], sent: MultiDict[str, str]) -> Answered:
    """Questions with what was sent for them."""
    raws: dict[ItemId, Raw] = {}
    answers: dict[str, Value] = {}
    faults: dict[ItemId, Sequence[Fault]] = {}
    for item in items:
        names = {part: control_name(item.id, part) for part in item.kind.parts}
        raws[item.id] = {part: sent.getlist(name) for part, name in names.items() if name in sent}
        read, wrong = item.kind.read(item, raws[item.id])
        answers |= read
        if not wrong and item.required and item.id not in read:
            wrong = (item.kind.required_fault,)
        if wrong:
            faults[item.id] = wrong
    return Answered(items, raws, answers, faults)


def _text(words: str) -> Text:
    """Words that are said as they are: a brace, which a group may have in its name, is none of a placeholder."""
    return Text({ENGLISH: words.replace("{", "{{").replace("}", "}}")})
