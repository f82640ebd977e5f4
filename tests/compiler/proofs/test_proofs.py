from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import combinations
from typing import TypeAlias

import pytest

from engine.compiler.proofs import NOT_PROVED, Goal, Proofs, conditions_of
from engine.expressions import Expression
from engine.items.calculated import Calculated
from engine.journey import Journey
from engine.questionnaire import Item, Page, Questionnaire, owner_of
from tests.compiler.proofs.enumerating import sittings
from tests.compiler.proofs.inventing import invented

Truth: TypeAlias = bool | None
VALUES: tuple[Truth, ...] = (True, False, None)


@pytest.mark.parametrize("seed", range(300))
def test_a_proof_says_what_trying_everything_says(seed: int) -> None:
    questionnaire = invented(seed)
    proofs = Proofs(questionnaire)
    journeys = [Journey(questionnaire, sitting) for sitting in sittings(questionnaire)]
    for each in wanted(questionnaire, proofs):
        possible = any(each.reached(journey) for journey in journeys)
        proved = proofs.possible(each.goal)
        answers = proofs.find_answers(each.goal)
        if proved is NOT_PROVED:
            assert not looked_into(questionnaire), each.told
            assert answers is NOT_PROVED
            continue
        assert proved is possible, each.told
        if not possible:
            assert answers is None
        else:
            assert answers is not None
            assert answers is not NOT_PROVED
            journey = Journey(questionnaire, answers)
            assert journey.complete
            assert each.reached(journey), each.told


def looked_into(questionnaire: Questionnaire) -> bool:
    """Whether all that conditions and values go by is of a kind that proofs are exact about."""
    following = [item.kind.value for item in questionnaire.items.values() if isinstance(item.kind, Calculated)]
    names = {name for each in [*conditions_of(questionnaire), *following] if each is not None for name in each.names}
    kinds = {questionnaire.items[owner_of(name)].kind.name for name in names if owner_of(name) in questionnaire.items}
    return not kinds & {"repeated_group", "text"} and not any("." in name for name in names)


@dataclass(frozen=True)
class Wanted:
    """Something to prove, and how to see on a journey whether it came about."""

    told: str
    goal: Goal
    reached: Callable[[Journey], bool]


def wanted(questionnaire: Questionnaire, proofs: Proofs) -> Iterator[Wanted]:
    pages = questionnaire.pages
    for page in pages:
        yield Wanted(page.id, proofs.page_shown(page), partial(shows, page))
        yield from (comes_to(proofs, page.shown_when, value, pages[0]) for value in VALUES if page.shown_when)
        for item in page.items:
            yield Wanted(item.id, proofs.item_shown(item), partial(asks, item))
            yield from (comes_to(proofs, item.shown_when, value, page) for value in VALUES if item.shown_when)
    for one, other in combinations(pages, 2):
        goal = proofs.together(proofs.page_shown(one), proofs.page_shown(other))
        yield Wanted(f"{one.id} and {other.id}", goal, partial(shows, one, other))


def shows(*args: Page | Journey) -> bool:
    *pages, journey = args
    assert isinstance(journey, Journey)
    return all(page in journey.pages for page in pages)


def asks(item: Item, journey: Journey) -> bool:
    return item.id in journey.applicable


def comes_to(proofs: Proofs, condition: Expression, value: Truth, page: Page) -> Wanted:
    def reached(journey: Journey) -> bool:
        met = page.shown_when is None or page.shown_when.evaluate(journey.answers) is True
        return met and condition.evaluate(journey.answers) is value

    return Wanted(f"{condition.text} = {value} on {page.id}", proofs.comes_to(condition, value, at=page), reached)
