"""Small questionnaires, scores and sittings to report on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from engine.document import Span
from engine.document.node import Scalar
from engine.expressions import Boolean, Choice, Expression, Number, Scope, TextType, compile_expression
from engine.items.text import ShortText
from engine.journey import Sitting, SittingId
from engine.questionnaire import (
    Band,
    BandId,
    Certificate,
    Feedback,
    Item,
    ItemId,
    Language,
    Page,
    PageId,
    Questionnaire,
    Scale,
    ScaleId,
    Text,
    Value,
)
from engine.scoring.score import Part, Score, Scores, Step
from engine.scoring.scorers.change import NO, ON, YES
from engine.themes import Theme, open_wardrobe

EN, CY = Language("en"), Language("cy")
HERE = Span(1, 1, 1, 1)
THEME = Path(__file__).parents[2] / "themes" / "default"
LEVELS = (
    ("developing", "Developing", "Yn datblygu", "1"),
    ("secure", "Secure", "Cadarn", "2.5"),
    ("strong", "Strong", "Cryf", "4"),
)


def theme() -> Theme:
    return open_wardrobe(THEME).default


def text(english: str, welsh: str | None = None) -> Text:
    return Text({EN: english, CY: welsh or english})


def bands(levels: Sequence[tuple[str, str, str, str]] = LEVELS) -> tuple[Band, ...]:
    return tuple(
        Band(id=BandId(band), label=text(english, welsh), at_least=Decimal(least), span=HERE)
        for band, english, welsh, least in levels
    )


def scale(name: str, english: str, welsh: str | None = None, **more: Any) -> Scale:  # noqa: ANN401  # its own keys
    return Scale(**{"id": ScaleId(name), "label": text(english, welsh), "scorer": "mean", "bands": bands(),
                    "items": (ItemId(f"{name}1"), ItemId(f"{name}2")), "span": HERE, **more})  # fmt: skip


def score(of: Scale, value: str | None, **more: Any) -> Score:  # noqa: ANN401  # its own keys
    """A score between 1 and 5, in the band it falls into."""
    number = None if value is None else Decimal(value)
    band = of.band_of(number) if number is not None else None
    return Score(**{"scale": of.id, "value": number, "band": band.id if band else None, "n_answered": 2, "n_items": 2,
                    "possible": (Decimal(1), Decimal(5)), "scorer": "mean", "scorer_version": 1, **more})  # fmt: skip


def scored(*scores: Score) -> Scores:
    return {each.scale: each for each in scores}


def unscored(of: Scale, reason: str = "Too few questions were answered.") -> Score:
    return score(of, None, n_answered=0, reason=Step(reason))


def a_change(of: Scale, now: str, then: str, *, reliable: bool = True) -> Score:
    """What a scale says of the change in the one it is made of, as it is kept."""
    verdict = Step(YES if reliable else NO, {"criterion": Decimal("1.96")})
    when = Step(ON, {"day": text("3 May 2026"), "version": "1.0.0"})
    parts = (
        Part(id="earlier", label=text("Last time"), value=Decimal(then), note=when),
        Part(id="now", label=text("This time"), value=Decimal(now)),
        Part(id="reliable", label=text("Reliable change"), note=verdict),
    )
    value = str(Decimal(now) - Decimal(then))
    return score(of, value, scorer="change", possible=(Decimal(-4), Decimal(4)), parts=parts)


def feedback(of: Scale, band: str, said: Text, next_step: Text | None = None, **more: Text) -> Feedback:
    return Feedback(scale=of.id, band=BandId(band), text=said, next_step=next_step, **more, span=HERE)


def award(condition: str, *scales: Scale) -> Expression:
    types: dict[str, Any] = {"completed": Boolean(), "full_name": TextType()}
    for each in scales:
        types[each.id] = Number(None, None)
        types[f"{each.id}.band"] = Choice(tuple(band.id for band in each.bands))
    expression, problems = compile_expression(Scalar(condition, HERE), Scope(types), "award.yaml")
    assert expression, problems
    return expression


def certificate(
    condition: str = "completed",
    *scales: Scale,
    **more: Any,  # noqa: ANN401  # its own keys
) -> Certificate:
    return Certificate(**{
        "template": "self_assessment", "name": ItemId("full_name"),
        "title": text("Certificate of completion", "Tystysgrif cwblhau"),
        "statement": text("has reflected on the skills that employers ask for.",
                          "wedi myfyrio ar y sgiliau y mae cyflogwyr yn gofyn amdanynt."),
        "awarded_when": award(condition, *scales), "span": HERE, **more})  # fmt: skip


def questionnaire(*scales: Scale, **more: Any) -> Questionnaire:  # noqa: ANN401  # its own keys
    """A questionnaire that asks for a name and for whatever its scales need."""
    asked = (ItemId("full_name"), *(item for each in scales for item in each.items))
    items = tuple(Item(id=item, kind=ShortText(), ask=text(f"About {item}?"), span=HERE) for item in asked)
    return Questionnaire(**{
        "id": "skills", "version": "1.2.0", "title": text("Employability skills", "Sgiliau cyflogadwyedd"),
        "languages": (EN, CY), "purpose": text("To find out."), "who_sees_it": text("You."),
        "body": text("Skills Body for Wales", "Corff Sgiliau Cymru"),
        "pages": (Page(id=PageId("all"), title=text("All"), items=items, span=HERE),),
        "scales": scales, "content_hash": "0" * 64, **more})  # fmt: skip


def sitting(name: str | None = "Siân Ŵyn Llŷr", **more: Any) -> Sitting:  # noqa: ANN401  # its own keys
    answers: Mapping[str, Value] = {} if name is None else {"full_name": name}
    return Sitting(**{
        "id": SittingId("sitting-1"), "questionnaire_id": "skills", "version": "1.2.0", "content_hash": "0" * 64,
        "language": EN, "started_at": datetime(2026, 11, 22, 9, 0, tzinfo=UTC),
        "submitted_at": datetime(2026, 11, 22, 9, 30, tzinfo=UTC),
        "saved": {PageId("all"): answers}, **more})  # fmt: skip
