"""One answer out of several."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from engine.document import Mapping
from engine.expressions import Choice
from engine.items import choosing
from engine.items.kept import expect, unfit
from engine.items.plain import Plain
from engine.items.received import tidy
from engine.items.schema import Messages, Schema
from engine.questionnaire import Answers, Fault, Item, Language, Option, Raw, Value
from engine.wording import mark

NAME = "single_choice"
SCHEMA: Schema = {
    "properties": {
        "options": {
            "$ref": "#/$defs/options",
            "description": "The answers on offer, of which one can be selected: "
            "the name of one of the option_sets, or a list of options written here.",
        },
    },
    "required": ["options"],
}
MESSAGES: Messages = {
    "required": "Said where nothing is selected.",
    "words_elsewhere": "Said where words are written in the box of one option, and another option is selected.",
    **choosing.MESSAGES,
}


@dataclass(frozen=True)
class SingleChoice(Plain):
    """One code out of `codes`; `other` is the code of the option that asks for words of one's own.

    Words without any option select that option. Words beside a different option are a fault: to drop them would lose
    what was typed, to keep them would record two answers. The words may be left out where the item is not required.
    """

    codes: tuple[str, ...]
    other: str | None = None

    name: ClassVar[str] = NAME

    @property
    def parts(self) -> tuple[str, ...]:
        """The options, and the box for words of one's own."""
        return choosing.parts(self.other)

    @property
    def type(self) -> Choice:
        """One of the codes."""
        return Choice(self.codes)

    def read(self, item: Item, raw: Raw) -> tuple[Answers, tuple[Fault, ...]]:
        """The code that was selected, and the words beside it."""
        selected = raw.get("", ())
        if len(selected) > 1:
            return {}, (Fault(mark("Select one answer only")),)
        code = tidy(selected[0]) if selected else ""
        words = choosing.other_words(self.other, raw)
        if code and code not in self.codes:
            return {}, (choosing.UNKNOWN,)
        if isinstance(words, Fault):
            return {}, (words,)
        return self._agree(item, code, words)

    def _agree(self, item: Item, code: str, words: str) -> tuple[Answers, tuple[Fault, ...]]:
        if words and self.other is not None:
            if code not in {"", self.other}:
                sentence = mark("Select the answer that goes with the words you typed, or delete the words")
                return {}, (Fault(sentence, part=choosing.OTHER, about="words_elsewhere"),)
            return choosing.answers(item, self.other, words), ()
        if code and code == self.other and item.required:
            return {}, (choosing.OTHER_MISSING,)
        return (choosing.answers(item, code, ""), ()) if code else ({}, ())

    def show(self, item: Item, value: Value, language: Language) -> str:
        """The label of the option."""
        return choosing.label(item, expect(value, str), language)

    def load(self, stored: object) -> Value:
        """A code on offer."""
        if not isinstance(stored, str) or stored not in self.codes:
            raise unfit(stored)
        return stored

    @property
    def required_fault(self) -> Fault:
        """What to say where nothing was selected."""
        return Fault(mark("Select an answer"), about="required")


def build(written: Mapping, options: tuple[Option, ...], author: Language) -> SingleChoice:
    """The kind of an item that offers these options."""
    del written, author
    return SingleChoice(choosing.codes(options), choosing.other_code(options))
