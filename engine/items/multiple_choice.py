"""Any number of answers out of several."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from engine.document import Mapping
from engine.document.entries import whole
from engine.expressions import Choices
from engine.items import choosing
from engine.items.kept import expect, unfit
from engine.items.plain import Plain
from engine.items.received import tidy
from engine.items.schema import Messages, Schema
from engine.questionnaire import Answers, Fault, Item, Json, Language, Option, Raw, Value
from engine.wording import mark

NAME = "multiple_choice"
SCHEMA: Schema = {
    "properties": {
        "options": {
            "$ref": "#/$defs/options",
            "description": "The answers on offer, of which several can be selected: "
            "the name of one of the option_sets, or a list of options written here.",
        },
        "at_most": {
            "type": "integer",
            "minimum": 2,
            "maximum": 1000,
            "examples": [3],
            "description": "How many answers can be selected at most. Say so in the hint as well.",
        },
    },
    "required": ["options"],
}

MESSAGES: Messages = {
    "required": "Said where nothing is selected.",
    "too_many": "Said where more options are selected than at_most. It can name {most}.",
    "not_both": "Said where an option that goes with no other is selected together with one. It can name {option}.",
    **choosing.MESSAGES,
}


@dataclass(frozen=True, slots=True)
class MultipleChoice(Plain):
    """Several of `codes`, at most `at_most`; a code in `alone` goes with no other.

    Words of one's own select the option `other` that asks for them. That option without words is a fault where the
    item is required.
    """

    codes: tuple[str, ...]
    alone: frozenset[str] = frozenset()
    at_most: int | None = None
    other: str | None = None

    name: ClassVar[str] = NAME

    @property
    def parts(self) -> tuple[str, ...]:
        """The options, and the box for words of one's own."""
        return choosing.parts(self.other)

    @property
    def type(self) -> Choices:
        """Some of the codes."""
        return Choices(self.codes)

    def read(self, item: Item, raw: Raw) -> tuple[Answers, tuple[Fault, ...]]:
        """The codes that were selected, each once and in the order of the options, and the words beside them."""
        selected = {tidy(code) for code in raw.get("", ())} - {""}
        words = choosing.other_words(self.other, raw)
        if not selected.issubset(self.codes):
            return {}, (choosing.UNKNOWN,)
        if isinstance(words, Fault):
            return {}, (words,)
        if words and self.other is not None:
            selected.add(self.other)
        fault = self._fault(item, selected, words)
        if fault is not None:
            return {}, (fault,)
        chosen = tuple(code for code in self.codes if code in selected)
        return (choosing.answers(item, chosen, words), ()) if chosen else ({}, ())

    def _fault(self, item: Item, selected: set[str], words: str) -> Fault | None:
        lonely = [code for code in self.codes if code in selected and code in self.alone]
        if lonely and len(selected) > 1:
            sentence = mark("Select the answers that apply, or select only “{option}”")
            option = item.option(lonely[0])
            return Fault(sentence, {"option": option.label if option else lonely[0]}, about="not_both")
        if self.at_most is not None and len(selected) > self.at_most:
            return Fault(mark("Select no more than {most} answers"), {"most": self.at_most}, about="too_many")
        if self.other in selected and not words and item.required:
            return choosing.OTHER_MISSING
        return None

    def show(self, item: Item, value: Value, language: Language) -> str:
        """The labels of the options, one after the other."""
        return "; ".join(choosing.label(item, code, language) for code in expect(value, tuple))

    def raw(self, value: Value) -> dict[str, list[str]]:
        """The codes."""
        return {"": list(expect(value, tuple))}

    def dump(self, value: Value) -> Json:
        """The codes."""
        return list(expect(value, tuple))

    def load(self, stored: object) -> Value:
        """Codes on offer, each once and in the order of the options."""
        if isinstance(stored, list):
            chosen = tuple(code for code in self.codes if code in stored)
            if chosen and list(chosen) == stored:
                return chosen
        raise unfit(stored)

    @property
    def required_fault(self) -> Fault:
        """What to say where nothing was selected."""
        return Fault(mark("Select at least one answer"), about="required")


def build(written: Mapping, options: tuple[Option, ...], author: Language) -> MultipleChoice:
    """The kind of an item that offers these options. An option that means no answer always stands on its own."""
    del author
    return MultipleChoice(
        codes=choosing.codes(options),
        alone=frozenset(str(option.code) for option in options if option.exclusive or option.means is not None),
        at_most=whole(written, "at_most"),
        other=choosing.other_code(options),
    )
