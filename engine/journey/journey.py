"""Which pages and items apply, what comes next, and what is still missing."""

from __future__ import annotations

from functools import cached_property

from engine.clock import supposing
from engine.expressions import Expression
from engine.journey.sitting import PageAnswers, Sitting
from engine.questionnaire import Answers, Item, ItemId, Page, PageId, Questionnaire, Value, inner_key, other_key


class Journey:
    """The way through one questionnaire with one set of answers. Computed once, when made; nothing in it changes."""

    def __init__(self, questionnaire: Questionnaire, saved: PageAnswers) -> None:
        """Walk the pages in order: a condition sees the applicable answers of what stands before it."""
        self.questionnaire = questionnaire
        self._saved = saved
        self._items: dict[PageId, tuple[Item, ...]] = {}
        self._answers: dict[str, Value] = {}
        self._applicable: set[ItemId] = set()
        for page in questionnaire.pages:
            if self._holds(page.shown_when):
                self._walk(page)

    def _walk(self, page: Page) -> None:
        saved, plain = self._saved.get(page.id, {}), self.questionnaire.plain_pages.get(page.id)
        if plain:
            self._items[page.id] = plain.seen
            self._applicable |= plain.applicable
            self._answers |= {name: saved[name] for name in plain.names if name in saved}
        else:
            self._decide(page, saved)

    def _decide(self, page: Page, saved: Answers) -> None:
        applying = tuple(item for item in page.items if self._holds(item.shown_when))
        self._items[page.id] = tuple(item for item in applying if item.kind.shown)
        self._applicable |= {item.id for item in applying}
        for item in applying:
            for key in (item.id, other_key(item.id)):
                if key in saved:
                    self._answers[key] = saved[key]
            if item.kind.columns and item.id in saved:
                inside = item.kind.inside(saved[item.id])
                self._answers |= {inner_key(item.id, name): value for name, value in inside.items()}
            calculated = item.kind.calculate(self._answers)
            if calculated is not None:
                self._answers[item.id] = calculated

    def _holds(self, condition: Expression | None) -> bool:
        return condition is None or condition.evaluate(self._answers) is True

    @property
    def answers(self) -> Answers:
        """The answers that count: those of items that apply, what is inside them, and the values that follow."""
        return self._answers

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """The pages that apply, in order. A page does not where none of its items apply and can be seen."""
        return tuple(page for page in self.questionnaire.pages if self._items.get(page.id))

    @cached_property
    def applicable(self) -> frozenset[ItemId]:
        """The items that apply."""
        return frozenset(self._applicable)

    def items(self, page: Page) -> tuple[Item, ...]:
        """The items of a page that apply and can be seen, in order."""
        return self._items.get(page.id, ())

    def missing(self, page: Page) -> tuple[Item, ...]:
        """The required items of a page that have no answer yet."""
        return tuple(item for item in self.items(page) if item.required and item.id not in self._answers)

    def done(self, page: Page) -> bool:
        """Whether a page was sent and nothing required is missing on it."""
        return page.id in self._saved and not self.missing(page)

    @cached_property
    def first_undone(self) -> Page | None:
        """Where to go on: the first page that is not done, or None when everything is."""
        return next((page for page in self.pages if not self.done(page)), None)

    @property
    def complete(self) -> bool:
        """Whether every page that applies is done."""
        return self.first_undone is None

    @property
    def free(self) -> bool:
        """Whether the pages can be answered in any order."""
        return self.questionnaire.order == "free"

    def waits(self, page: Page) -> bool:
        """Whether a page does not apply as yet, and may do so once another is answered."""
        if page in self.pages or self.settled(page):
            return False
        if self._holds(page.shown_when):
            return any(item.shown_when and item.shown_when.evaluate(self._answers) is None for item in page.items)
        return page.shown_when is not None and page.shown_when.evaluate(self._answers) is None

    def settled(self, page: Page) -> bool:
        """Whether nothing that is still to be answered can change whether a page applies."""
        return all(
            self.done(other) if other in self.pages else self.settled(other)
            for other in self.questionnaire.decided_by.get(page.id, ())
        )

    def reachable(self, page: Page) -> bool:
        """Whether a respondent may open a page: it applies, and every page before it is done if there is an order."""
        if page not in self.pages:
            return False
        if self.free:
            return True
        stop = self.first_undone
        return stop is None or self.pages.index(page) <= self.pages.index(stop)

    def progress(self, page: Page) -> tuple[int, int] | None:
        """The number of a page and how many there are, or None where an answer can still change how many there are.

        What stands on the page itself is not answered yet, even if it was before.
        """
        if self.free or len(self.pages) == 1:
            return None
        for decided, asked in self.questionnaire.decided_by.items():
            if page in asked or not self.settled(self.questionnaire.pages_by_id[decided]):
                return None
        return self.pages.index(page) + 1, len(self.pages)

    def after(self, page: Page) -> Page | None:
        """The next page that applies, or None after the last, and where there is no order."""
        return self._neighbour(page, 1)

    def before(self, page: Page) -> Page | None:
        """The page before, or None before the first, and where there is no order."""
        return self._neighbour(page, -1)

    def _neighbour(self, page: Page, step: int) -> Page | None:
        place = self.pages.index(page) + step
        return self.pages[place] if 0 <= place < len(self.pages) and not self.free else None


def journey_of(questionnaire: Questionnaire, sitting: Sitting) -> Journey:
    """The way of a sitting, as on the day it was submitted if it is: what applied then does not change."""
    with supposing(sitting.day):
        return Journey(questionnaire, sitting.saved)
