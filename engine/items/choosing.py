"""What single and multiple choice have in common: codes on offer, and "other, please specify" beside them."""

from __future__ import annotations

from engine.items.received import only, too_long
from engine.questionnaire import Answers, Fault, Item, Language, Option, Raw, other_key
from engine.wording import mark

OTHER = "other"
OTHER_MOST = 200

UNKNOWN = Fault(mark("Select one of the answers"))
OTHER_MISSING = Fault(mark("Type your own answer in the box as well"), part=OTHER, about="no_words")
MESSAGES = {
    "no_words": "Said where the option with a box to write in is selected, and nothing is written in the box.",
    "too_long": "Said where more is written in the box than there is room for. It can name {most} and {count}.",
}
"""What can be said about the box of an option with `specify`."""


def codes(options: tuple[Option, ...]) -> tuple[str, ...]:
    """The codes on offer, in order."""
    return tuple(str(option.code) for option in options)


def other_code(options: tuple[Option, ...]) -> str | None:
    """The code of the option that asks for words of one's own, if there is one."""
    return next((str(option.code) for option in options if option.specify is not None), None)


def parts(other: str | None) -> tuple[str, ...]:
    """The form parts of a choice."""
    return ("",) if other is None else ("", OTHER)


def other_words(other: str | None, raw: Raw) -> str | Fault:
    """The words of one's own beside the options; empty where there are none."""
    words = only(raw, OTHER) if other is not None else ""
    if isinstance(words, Fault):
        return words
    return too_long(words, OTHER_MOST, OTHER) or words


def answers(item: Item, chosen: str | tuple[str, ...], words: str) -> Answers:
    """What was chosen, with the words of one's own beside it."""
    return {item.id: chosen, other_key(item.id): words} if words else {item.id: chosen}


def label(item: Item, code: str, language: Language) -> str:
    """What an option is called; its code where it is no longer on offer."""
    option = item.option(code)
    return code if option is None else option.label.say(language)
