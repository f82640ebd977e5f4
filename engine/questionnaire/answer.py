"""What can be answered, and what a kind of item must be able to do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Protocol, TypeAlias, cast

from engine.questionnaire.text import Text

if TYPE_CHECKING:
    from engine.expressions import Expression, Type
    from engine.questionnaire.item import Item
    from engine.questionnaire.names import ItemId, Language

Value: TypeAlias = str | bool | Decimal | date | tuple[str, ...] | Mapping[str, "Value"] | tuple["Answers", ...]
"""An answer in memory: text or an option's code, yes/no, a number, a date, or several codes.

A compound answer has named parts: the two levels of a current-and-target pair, a number for each option. Rows of such
are the answer of a repeated group.
"""

Answers: TypeAlias = Mapping[str, Value]
"""Answers by item id; "other, please specify" stands beside its item as `<item>.other`. Unanswered is absent."""

Json: TypeAlias = str | bool | Sequence["Json"] | Mapping[str, "Json"]
"""An answer as it is stored: numbers and dates as text, so that nothing is lost or rounded."""

Raw: TypeAlias = Mapping[str, Sequence[str]]
"""What a browser sent for one item, by part: "" for the item itself, "other", or "day", "month", "year"."""


def other_key(item: ItemId) -> str:
    """The name under which the text of "other, please specify" is kept.

    It is an `inner_key`, but does not ask for it: every item is asked for this on every page, and a call takes longer.
    """
    return f"{item}.other"


def inner_key(item: ItemId, inner: str) -> str:
    """The name under which something inside an answer is known: `<item>.<inner>`."""
    return f"{item}.{inner}"


def owner_of(name: str) -> ItemId:
    """The item that a name in a condition, a scale or an export belongs to: `<item>` or `<item>.<inner>`."""
    return cast("ItemId", name.partition(".")[0])


@dataclass(frozen=True, slots=True)
class Fault:
    """A respondent's mistake: an English sentence to be translated, with the values it names, and the part it is in.

    `about` says which of the item's `messages` replaces the sentence, if its author has written one.
    """

    sentence: str
    values: Mapping[str, str | int | Decimal | date | Text] = field(default_factory=dict)
    part: str = ""
    about: str = ""

    def named(self, language: Language) -> dict[str, str | int | Decimal | date]:
        """What the sentence names, an author's words in a language."""
        return {name: value.say(language) if isinstance(value, Text) else value for name, value in self.values.items()}


class Kind(Protocol):
    """How an item is answered. One frozen class per kind in `engine.items`; an item *has* a kind."""

    @property
    def name(self) -> str:
        """The kind as authors write it, for example `single_choice`."""

    @property
    def parts(self) -> tuple[str, ...]:
        """The form parts it reads: `("",)` for most, `()` for information, `("day", "month", "year")` for a date."""

    @property
    def type(self) -> Type | None:
        """What conditions see, or None where there is nothing to compare."""

    @property
    def inner(self) -> Mapping[str, Type]:
        """What conditions, scales and exports see inside an answer, as `<item>.<name>`; empty for most kinds."""

    @property
    def columns(self) -> tuple[str, ...]:
        """What an export has columns for instead of the whole answer; empty for most kinds."""

    def inside(self, value: Value) -> Answers:
        """The values inside an answer, under the names of `inner` or of `columns`."""

    def call(self, item: Item, inner: str, language: Language) -> str:
        """What something inside an answer is called in the respondent's words."""

    def pressed(self, raw: Raw) -> bool:
        """Whether a button of its own was pressed: the page is shown again, and nothing is saved or complained of."""

    def settled(self, raw: Raw) -> Raw:
        """What stands in its boxes once a button of its own has done what it is for, without the button."""

    @property
    def shown(self) -> bool:
        """Whether respondents see the item."""

    @property
    def follows(self) -> Expression | None:
        """What its value follows from, for a kind that is not asked; None for all others."""

    def calculate(self, answers: Answers) -> Value | None:
        """What follows from the answers before it, for a kind that is not asked; None for all others."""

    def read(self, item: Item, raw: Raw) -> tuple[Answers, tuple[Fault, ...]]:
        """What a browser sent as answers of this item, or what is wrong with it. Being required is not its business."""

    def show(self, item: Item, value: Value, language: Language) -> str:
        """An answer in the respondent's words, for check-your-answers and print."""

    def raw(self, value: Value) -> dict[str, list[str]]:
        """The inverse of `read`: the form parts that give this answer."""

    def dump(self, value: Value) -> Json:
        """An answer as it is stored."""

    def load(self, stored: object) -> Value:
        """The inverse of `dump`. Raises ValueError for what this kind could not have stored."""

    @property
    def required_fault(self) -> Fault:
        """What to tell a respondent who left it empty: an order, such as "Select an answer"."""
