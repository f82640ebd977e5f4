"""Why a goal cannot be reached: the items that would have to be asked, or left unanswered, where they are not."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from engine.compiler.proofs.proofs import Goal, Proofs
from engine.questionnaire import Item


class Lack(Enum):
    """What an item would have to be and never is."""

    ANSWERED = "answered"
    UNANSWERED = "unanswered"


@dataclass(frozen=True, slots=True)
class Reason:
    """What stands in the way; nothing where no answers at all would do, whoever is asked what."""

    lacking: tuple[tuple[Item, Lack], ...]


def reason(proofs: Proofs, goal: Goal) -> Reason:
    """Why a goal that is proved impossible is so. Each of the items it names would be enough, if it were otherwise.

    Items that the goal names itself come before those that only decide whether these are asked.
    """
    named, behind = proofs.named(goal), proofs.behind(goal)
    for items in (named, behind):
        lacking = tuple((item, lack) for item in items if (lack := _lack(proofs, goal, item)) is not None)
        if lacking:
            return Reason(lacking)
    return Reason(_together(proofs, goal, named) or _together(proofs, goal, behind))


def _lack(proofs: Proofs, goal: Goal, item: Item) -> Lack | None:
    if proofs.possible_if(goal, answered={item.id}) is True:
        return Lack.ANSWERED
    return Lack.UNANSWERED if proofs.possible_if(goal, unanswered={item.id}) is True else None


def _together(proofs: Proofs, goal: Goal, items: tuple[Item, ...]) -> tuple[tuple[Item, Lack], ...]:
    """A few items that would be enough together, where no single one is."""
    needed = {item.id for item in items}
    if proofs.possible_if(goal, answered=needed) is not True:
        return ()
    for item in items:
        if proofs.possible_if(goal, answered=needed - {item.id}) is True:
            needed.remove(item.id)
    return tuple((item, Lack.ANSWERED) for item in items if item.id in needed)
