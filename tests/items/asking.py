"""Small items to answer in tests."""

from __future__ import annotations

from decimal import Decimal

from engine.document import Mapping, Node, Scalar, Sequence, Span
from engine.questionnaire import Item, ItemId, Kind, Language, Means, Option, OptionCode, Text

HERE = Span(1, 1, 1, 1)
EN, CY = Language("en"), Language("cy")


def text(english: str, welsh: str = "") -> Text:
    return Text({EN: english, CY: welsh} if welsh else {EN: english})


def option(  # noqa: PLR0913  # an option has as many sides
    code: str,
    label: str = "",
    *,
    welsh: str = "",
    score: int | None = None,
    means: Means | None = None,
    exclusive: bool = False,
    specify: str = "",
) -> Option:
    return Option(
        code=OptionCode(code),
        label=text(label or code.capitalize(), welsh),
        score=None if score is None else Decimal(score),
        means=means,
        exclusive=exclusive,
        specify=text(specify) if specify else None,
        span=HERE,
    )


def asked(kind: Kind, *options: Option, required: bool = True) -> Item:
    return Item(id=ItemId("it"), kind=kind, ask=text("What is it?"), required=required, options=options, span=HERE)


def written(value: object) -> Node:
    """Plain data as the tree a document gives: every scalar is text."""
    if isinstance(value, dict):
        mapping = Mapping(HERE)
        for key, entry in value.items():
            mapping[Scalar(key, HERE)] = written(entry)
        return mapping
    if isinstance(value, list):
        sequence = Sequence(HERE)
        sequence.extend(written(entry) for entry in value)
        return sequence
    return Scalar(str(value), HERE)


def keys(**entries: object) -> Mapping:
    """The YAML keys of an item."""
    mapping = written(entries)
    assert isinstance(mapping, Mapping)
    return mapping
