"""What most kinds have in common: one answer in one place, with nothing inside it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from engine.expressions import Expression, TextType, Type
from engine.items.choosing import label
from engine.items.kept import expect, unfit
from engine.questionnaire import Answers, Item, Json, Language, Raw, Value

NOTHING: Mapping[str, Type] = MappingProxyType({})


class Plain:
    """A text in one box, unless the kind says otherwise: each states only what is different about it."""

    __slots__ = ()

    @property
    def parts(self) -> tuple[str, ...]:
        """One."""
        return ("",)

    def pressed(self, raw: Raw) -> bool:
        """Never: it has no button."""
        del raw
        return False

    def settled(self, raw: Raw) -> Raw:
        """What was sent: it has no button."""
        return raw

    @property
    def type(self) -> Type | None:
        """Text."""
        return TextType()

    @property
    def inner(self) -> Mapping[str, Type]:
        """Nothing."""
        return NOTHING

    def inside(self, value: Value) -> Answers:
        """Nothing."""
        del value
        return {}

    @property
    def columns(self) -> tuple[str, ...]:
        """What is inside, or nothing where there is but the answer itself."""
        return tuple(self.inner)

    def call(self, item: Item, inner: str, language: Language) -> str:
        """The label of the option that is named, for the kinds that have something inside an answer for each."""
        return label(item, inner, language)

    @property
    def shown(self) -> bool:
        """Yes."""
        return True

    @property
    def follows(self) -> Expression | None:
        """Nothing: it is asked."""
        return None

    def calculate(self, answers: Answers) -> Value | None:
        """Nothing: it is asked."""
        del answers
        return None

    def show(self, item: Item, value: Value, language: Language) -> str:
        """The text as it was typed."""
        del item, language
        return expect(value, str)

    def raw(self, value: Value) -> dict[str, list[str]]:
        """The text."""
        return {"": [expect(value, str)]}

    def dump(self, value: Value) -> Json:
        """The text."""
        return expect(value, str)

    def load(self, stored: object) -> Value:
        """Any text but an empty one."""
        if not isinstance(stored, str) or not stored:
            raise unfit(stored)
        return stored
