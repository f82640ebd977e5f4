"""Two answers out of the same options under one question: where one is, and where one wants to be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from engine.document import Mapping as MappingNode
from engine.expressions import Choice, Type
from engine.items import choosing
from engine.items.kept import expect, unfit
from engine.items.plain import Plain
from engine.items.received import only
from engine.items.schema import Messages, Schema
from engine.questionnaire import Answers, Fault, Item, Json, Language, Option, Raw, Text, Value, read_text
from engine.wording import mark, wording

NAME = "current_and_target"
CURRENT, TARGET = "current", "target"
SCHEMA: Schema = {
    "properties": {
        "options": {
            "$ref": "#/$defs/options",
            "description": "The answers on offer, from the lowest to the highest: the name of one of the option_sets, "
            "or a list of options written here.",
        },
        "current": {
            "$ref": "#/$defs/wording",
            "examples": [{"en": "What I can do today", "cy": "Beth y gallaf ei wneud heddiw"}],
            "description": 'What the first of the two answers is called. Without it: "Where you are now".',
        },
        "target": {
            "$ref": "#/$defs/wording",
            "examples": [{"en": "What my role asks for", "cy": "Beth mae fy rôl yn gofyn amdano"}],
            "description": 'What the second of the two answers is called. Without it: "Where you want to be".',
        },
    },
    "required": ["options"],
}
MESSAGES: Messages = {
    "required": "Said where nothing is selected.",
    "no_current": "Said where only the target is selected.",
    "no_target": "Said where only the current answer is selected.",
}

CALLED = {CURRENT: mark("Where you are now"), TARGET: mark("Where you want to be")}
_MISSING = {
    CURRENT: Fault(mark("Select where you are now"), part=CURRENT, about="no_current"),
    TARGET: Fault(mark("Select where you want to be"), part=TARGET, about="no_target"),
}


@dataclass(frozen=True, kw_only=True)
class CurrentAndTarget(Plain):
    """A code out of `codes` for each of the two; where the item is not required, one of them may be left out.

    `called` is what the two are called, where the author says it.
    """

    codes: tuple[str, ...]
    called: Mapping[str, Text]

    name: ClassVar[str] = NAME
    parts: ClassVar[tuple[str, ...]] = (CURRENT, TARGET)
    type: ClassVar[None] = None

    @property
    def inner(self) -> Mapping[str, Type]:
        """The two, each a choice."""
        return dict.fromkeys(self.parts, Choice(self.codes))

    def inside(self, value: Value) -> Answers:
        """The two codes."""
        return expect(value, dict)

    def read(self, item: Item, raw: Raw) -> tuple[Answers, tuple[Fault, ...]]:
        """The two codes that were selected."""
        selected = {part: only(raw, part) for part in self.parts}
        if not any(selected.values()):
            return {}, ()
        faults = [fault for part, code in selected.items() if (fault := self._fault(item, part, code)) is not None]
        if faults:
            return {}, tuple(faults)
        return {item.id: {part: str(code) for part, code in selected.items() if code}}, ()

    def _fault(self, item: Item, part: str, code: str | Fault) -> Fault | None:
        if isinstance(code, Fault):
            return code
        if not code:
            return _MISSING[part] if item.required else None
        return None if code in self.codes else Fault(choosing.UNKNOWN.sentence, part=part)

    def heading(self, part: str, language: Language) -> Text:
        """What stands above the options of one of the two."""
        return self.called.get(part) or Text({language: wording(language).say(CALLED[part])})

    def call(self, item: Item, inner: str, language: Language) -> str:
        """What one of the two is called."""
        del item
        return self.heading(inner, language).say(language)

    def show(self, item: Item, value: Value, language: Language) -> str:
        """The two one below the other, each behind what it is called."""
        return "\n".join(
            f"{self.call(item, part, language)}: {choosing.label(item, expect(code, str), language)}"
            for part, code in self.inside(value).items()
        )

    def raw(self, value: Value) -> dict[str, list[str]]:
        """The two codes."""
        return {part: [expect(code, str)] for part, code in self.inside(value).items()}

    def dump(self, value: Value) -> Json:
        """The two codes."""
        return {part: expect(code, str) for part, code in self.inside(value).items()}

    def load(self, stored: object) -> Value:
        """One or two codes on offer."""
        if not isinstance(stored, dict) or not stored or not all(code in self.codes for code in stored.values()):
            raise unfit(stored)
        pair = {part: str(stored[part]) for part in self.parts if part in stored}
        if pair != stored:
            raise unfit(stored)
        return pair

    @property
    def required_fault(self) -> Fault:
        """What to say where nothing was selected."""
        return Fault(mark("Select where you are now and where you want to be"), about="required")


def build(written: MappingNode, options: tuple[Option, ...], author: Language) -> CurrentAndTarget:
    """The kind of an item that offers these options twice."""
    said = {part: read_text(written.find(part), author) for part in CurrentAndTarget.parts}
    return CurrentAndTarget(
        codes=choosing.codes(options), called={part: text for part, text in said.items() if text is not None}
    )
