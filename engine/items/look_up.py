"""One answer out of a long list: a few words are typed, and the best matches are there to choose from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from engine.document import Mapping
from engine.expressions import Choice
from engine.items import choosing
from engine.items.matching import Index, index
from engine.items.plain import Plain
from engine.items.received import only, tidy, too_long
from engine.items.schema import Messages, Schema
from engine.items.single_choice import SingleChoice
from engine.questionnaire import Answers, Fault, Item, Language, Option, Raw, Value
from engine.wording import mark

NAME = "look_up"
SCHEMA: Schema = {
    "properties": {
        "options": {
            "$ref": "#/$defs/options",
            "description": "The list, of which one entry can be selected: the name of one of the option_sets, or a "
            "list of options written here. Options with means or specify are always shown, the others when they are "
            "searched for.",
        },
    },
    "required": ["options"],
}
MESSAGES: Messages = {
    "required": "Said where nothing is typed and nothing is selected.",
    "not_selected": "Said where matches are shown, and none is selected.",
    "no_match": "Said where nothing in the list matches what is typed.",
    "search_again": "Said where none of the matches is right, and no other words are typed.",
    **choosing.MESSAGES,
}

SEARCH, FOUND, FIND = "search", "found", "find"
ENTER = "enter"
"""What is sent instead of the button where somebody presses Enter in any box of the page."""

NONE_OF_THESE = "-"
"""What is sent for "None of these": no code can look like it."""

MOST_SHOWN = 20
MOST_TYPED = 100


@dataclass(frozen=True, slots=True)
class LookUp(Plain):
    """One of `codes`, which are found by `words`, save those `beside` the search, which always show.

    The words in the search box are no answer. Matches are shown for the words that are `found` already; where others
    stand in the box, theirs are shown before anything counts as selected.
    """

    codes: tuple[str, ...]
    other: str | None = None
    beside: tuple[str, ...] = ()
    words: Index = field(default=index([]), compare=False, repr=False)

    name: ClassVar[str] = NAME

    @property
    def choice(self) -> SingleChoice:
        """The same list without a search."""
        return SingleChoice(self.codes, self.other)

    @property
    def parts(self) -> tuple[str, ...]:
        """The search box, the options, the words that are searched for already, the button, words of one's own."""
        return (SEARCH, FOUND, FIND, *self.choice.parts)

    def pressed(self, raw: Raw) -> bool:
        """Whether there is something to search for.

        Whoever presses Enter, or has an answer selected, searches only for other words than before.
        """
        if FIND not in raw:
            return False
        typed = only(raw, SEARCH)
        if ENTER in raw[FIND]:
            return bool(typed) and typed != only(raw, FOUND)
        return not (raw.get("") and typed == only(raw, FOUND))

    def settled(self, raw: Raw) -> Raw:
        """What is typed and what is selected; what it finds, it finds again."""
        return {part: values for part, values in raw.items() if part not in {FIND, FOUND}}

    @property
    def type(self) -> Choice:
        """One of the codes."""
        return self.choice.type

    def matches(self, typed: str) -> tuple[str, ...]:
        """The codes that words find, the best match first."""
        return tuple(code for place in self.words.best(typed) if (code := self.codes[place]) not in self.beside)

    def read(self, item: Item, raw: Raw) -> tuple[Answers, tuple[Fault, ...]]:
        """The code that was selected, unless something else is still searched for."""
        typed, found = only(raw, SEARCH), only(raw, FOUND)
        fault = typed if isinstance(typed, Fault) else too_long(typed, MOST_TYPED, SEARCH)
        if fault is not None:
            return {}, (fault,)
        again = [tidy(each) for each in raw.get("", ())] == [NONE_OF_THESE]
        answers, faults = self.choice.read(item, {**raw, "": ()} if again else raw)
        if typed and (typed != found or not (answers or faults)):
            again = again and typed == found
            return {}, (_SEARCH_AGAIN if again else self._search_fault(str(typed), required=item.required),)
        return ({}, (_SEARCH_AGAIN,)) if again and not answers else (answers, faults)

    def _search_fault(self, typed: str, *, required: bool) -> Fault:
        if not self.matches(typed):
            return _NO_MATCH
        return Fault(_SELECT if required else _SELECT_OR_DELETE, part=FOUND, about="not_selected")

    def show(self, item: Item, value: Value, language: Language) -> str:
        """The label of the option."""
        return self.choice.show(item, value, language)

    def load(self, stored: object) -> Value:
        """A code on offer."""
        return self.choice.load(stored)

    @property
    def required_fault(self) -> Fault:
        """What to say where nothing was typed and nothing selected."""
        return Fault(mark("Enter a word or two to search for, then select an answer"), part=SEARCH, about="required")


_SELECT = mark("Select one of the matches, or search again with other words")
_SELECT_OR_DELETE = mark("Select one of the matches, or delete the words you searched for")
_NO_MATCH = Fault(mark("Enter other words to search for, because nothing matches these"), part=SEARCH, about="no_match")
_SEARCH_AGAIN = Fault(mark("Enter other words to search for"), part=SEARCH, about="search_again")


def build(written: Mapping, options: tuple[Option, ...], author: Language) -> LookUp:
    """The kind of an item that offers these options, found by their labels and `also` in every language."""
    del written, author
    return LookUp(
        choosing.codes(options),
        choosing.other_code(options),
        tuple(option.code for option in options if option.means is not None or option.specify is not None),
        index(_called(option) for option in options),
    )


def _called(option: Option) -> tuple[str, ...]:
    return (*option.label.words.values(), *(option.also.words.values() if option.also else ()))
