"""A named, versioned instrument."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal, TypeAlias

from engine.questionnaire.answer import other_key
from engine.questionnaire.deciding import deciding

if TYPE_CHECKING:
    from engine.document import Span
    from engine.expressions import Expression
    from engine.questionnaire.item import Item
    from engine.questionnaire.names import BandId, ItemId, Language, PageId, ScaleId
    from engine.questionnaire.period import Period
    from engine.questionnaire.scale import Scale
    from engine.questionnaire.text import Text


Order: TypeAlias = Literal["fixed", "free"]
"""How pages are answered: one after the other, or as respondents like."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A source the author draws on, printed in the public record."""

    name: str
    url: str | None = None
    licence: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """How far a language can be trusted: `draft`, or `reviewed` by somebody."""

    status: str
    by: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """Advice on the questions that is not followed, and why. `words` are those of the item or page it is about."""

    rule: str
    reason: str
    place: Literal["questionnaire", "page", "item"]
    words: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What is shown at once."""

    id: PageId
    title: Text
    intro: Text | None = None
    shown_when: Expression | None = None
    items: tuple[Item, ...] = ()
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class PlainPage:
    """A page on which nothing depends on answers: what is seen on it, what applies, and the names of its answers."""

    seen: tuple[Item, ...]
    applicable: frozenset[ItemId]
    names: tuple[str, ...]

    @classmethod
    def of(cls, page: Page) -> PlainPage:
        """What is so of a page, whatever is answered."""
        return cls(
            tuple(item for item in page.items if item.kind.shown),
            frozenset(item.id for item in page.items),
            tuple(name for item in page.items for name in (item.id, other_key(item.id))),
        )

    @staticmethod
    def fits(page: Page) -> bool:
        """Whether nothing on a page depends on answers."""
        return not any(item.shown_when or item.kind.follows or item.kind.columns for item in page.items)


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    """What a respondent in a band is told: in general, what they can do, the next step, and something to try."""

    scale: ScaleId
    band: BandId
    text: Text
    can_do: Text | None = None
    next_step: Text | None = None
    activity: Text | None = None
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """How the feedback page is composed: an opening, the scale that stands for all, how much to name, and a caveat.

    `next_steps` counts only where `next_steps_said`: else as many areas to grow in are named as reports name anyway.
    """

    intro: Text | None = None
    overall: ScaleId | None = None
    strengths: int = 3
    next_steps: int = 3
    next_steps_said: bool = field(default=False, compare=False)
    caveat: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """The printed proof: the item that holds the learner's name, when it is awarded, what it says, and for how long."""

    template: str
    name: ItemId
    title: Text
    statement: Text
    awarded_when: Expression
    valid_for: Period | None = None
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, kw_only=True)
class Questionnaire:
    """Everything an author wrote, resolved and checked; immutable."""

    id: str
    version: str
    title: Text
    languages: tuple[Language, ...]
    purpose: Text
    who_sees_it: Text
    minutes: int | None = None
    body: Text | None = None
    closing: Text | None = None
    references: tuple[Reference, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    translations: dict[Language, Translation] = field(default_factory=dict)
    confidential: bool = False
    order: Order = "fixed"
    pages: tuple[Page, ...]
    scales: tuple[Scale, ...] = ()
    results: Results = field(default_factory=Results)
    feedback: tuple[Feedback, ...] = ()
    certificate: Certificate | None = None
    content_hash: str

    @cached_property
    def items(self) -> dict[ItemId, Item]:
        """Every item by its id, in the order they are asked."""
        return {item.id: item for page in self.pages for item in page.items}

    @cached_property
    def pages_by_id(self) -> dict[PageId, Page]:
        """Every page by its id, in order."""
        return {page.id: page for page in self.pages}

    @cached_property
    def decided_by(self) -> dict[PageId, tuple[Page, ...]]:
        """The pages whose answers decide whether a page is shown, by that page, which is not always shown."""
        found = {page.id: deciding(self.pages, page) for page in self.pages}
        return {page_id: pages for page_id, pages in found.items() if pages}

    @cached_property
    def one_question_each(self) -> bool:
        """Whether every page asks one question."""
        return all(sum(bool(item.kind.parts) for item in page.items) == 1 for page in self.pages)

    @cached_property
    def plain_pages(self) -> dict[PageId, PlainPage]:
        """The pages whose items all apply wherever the page does, and whose answers are only what is typed there."""
        return {page.id: PlainPage.of(page) for page in self.pages if PlainPage.fits(page)}

    @cached_property
    def scales_by_id(self) -> dict[ScaleId, Scale]:
        """Every scale by its id, in the order they are written."""
        return {scale.id: scale for scale in self.scales}

    @cached_property
    def feedback_by_band(self) -> dict[tuple[ScaleId, BandId], Feedback]:
        """Feedback by scale and band."""
        return {(feedback.scale, feedback.band): feedback for feedback in self.feedback}
