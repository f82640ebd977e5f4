"""A value that follows from other answers: shown to be read, or only used."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import ClassVar, Self

from engine.document import Mapping
from engine.document.entries import whole, words, yes
from engine.expressions import Boolean, DateType, Expression, Number, TextType, Type
from engine.items.kept import unfit
from engine.items.number import in_figures
from engine.items.plain import Plain
from engine.items.schema import YES_NO, Messages, Schema
from engine.questionnaire import Answers, Fault, Item, Json, Language, Option, Raw, Text, Value, read_text
from engine.wording import LANGUAGES, mark, wording

NAME = "calculated"
DECIMALS = 2
SCHEMA: Schema = {
    "properties": {
        "value": {
            "$ref": "#/$defs/calculation",
            "description": "How the value follows from answers. It can name items on earlier pages and calculated "
            "values before it; one that is not shown can also name what is asked above it on the same page.",
        },
        "unit": {
            "$ref": "#/$defs/wording",
            "examples": [{"en": "hours", "cy": "awr"}],
            "description": "What the number counts or measures, shown behind it. A currency sign is shown in front.",
        },
        "decimals": {
            "type": "integer",
            "minimum": 0,
            "maximum": 6,
            "default": DECIMALS,
            "description": "How many digits after the decimal point a number is rounded to, half up.",
        },
        "shown": {
            **YES_NO,
            "default": "yes",
            "description": "Write no where respondents do not see the value: it is only used.",
        },
    },
    "required": ["value"],
}
MESSAGES: Messages = {}

TYPES = (Number, TextType, DateType, Boolean)
"""What a value can be."""

UNKNOWN = mark("Not known yet")


@dataclass(frozen=True, kw_only=True)
class Calculated(Plain):
    """What `value` gives of other answers, a number rounded to `decimals`. It is never asked and never stored.

    `said` is its own placeholder: the page it is shown on is made ready before there is a value.
    """

    said: Text
    value: Expression | None = None
    of: Type | None = None
    unit: Text | None = None
    decimals: int = DECIMALS
    shown: bool = True

    name: ClassVar[str] = NAME
    parts: ClassVar[tuple[str, ...]] = ()

    @property
    def type(self) -> Type | None:
        """What the calculation gives."""
        return self.of

    def following(self, value: Expression | None, of: Type | None) -> Self:
        """The same with its calculation. Rounding may move the least and the most number it can give."""
        if isinstance(of, Number):
            of = Number(*(None if limit is None else self.rounded(limit) for limit in (of.least, of.most)))
        return replace(self, value=value, of=of)

    @property
    def follows(self) -> Expression | None:
        """Its calculation."""
        return self.value

    def calculate(self, answers: Answers) -> Value | None:
        """The value, or None where it does not follow from what is answered."""
        found = self.value.evaluate(answers) if self.value is not None else None
        if isinstance(found, Decimal):
            return self.rounded(found)
        return found if isinstance(found, str | bool | date) else None

    def rounded(self, number: Decimal) -> Decimal | None:
        """A number as the value has it: rounded half up, None where it has more digits than there is room for."""
        try:
            rounded = number.quantize(Decimal(1).scaleb(-self.decimals), ROUND_HALF_UP)
        except InvalidOperation:  # more digits than there is room for
            return None
        return Decimal(format(rounded.normalize(), "f")) or Decimal(0)

    def read(self, item: Item, raw: Raw) -> tuple[Answers, tuple[Fault, ...]]:
        """Nothing, whatever was sent."""
        del item, raw
        return {}, ()

    def show(self, item: Item, value: Value, language: Language) -> str:
        """The value in words: a number with its unit, a date in full, yes or no, or the text as it is."""
        del item
        words = wording(language)
        if isinstance(value, bool):
            return words.say("Yes") if value else words.say("No")
        if isinstance(value, Decimal):
            return in_figures(value, self.unit, language)
        return words.date(value) if isinstance(value, date) else str(value)

    def raw(self, value: Value) -> dict[str, list[str]]:
        """Nothing can be typed."""
        raise unfit(value)

    def dump(self, value: Value) -> Json:
        """Nothing can be stored: it is worked out anew."""
        raise unfit(value)

    def load(self, stored: object) -> Value:
        """Nothing can have been stored."""
        raise unfit(stored)

    @property
    def required_fault(self) -> Fault:
        """What to say where it counts as required by mistake."""
        return Fault(mark("Read this, then continue"))


def build(written: Mapping, options: tuple[Option, ...], author: Language) -> Calculated:
    """The kind of an item, as yet without its calculation, which only its place in the questionnaire can give it."""
    del options
    places, own = whole(written, "decimals"), words(written, "id") or ""
    return Calculated(
        said=Text({Language(tag): f"{{{own}|{wording(tag).say(UNKNOWN)}}}" for tag in LANGUAGES}),
        unit=read_text(written.find("unit"), author),
        decimals=DECIMALS if places is None else places,
        shown=yes(written, "shown", default=True),
    )
