"""Items whose answers are worth something, and that no scale counts."""

from __future__ import annotations

from collections.abc import Iterator

from engine.compiler.draft import Draft
from engine.compiler.proofs import conditions_of
from engine.document import Problem, Span
from engine.expressions import Choice, Choices
from engine.items.repeated_group import asked_of_each
from engine.questionnaire import Item, inner_key, owner_of
from engine.scoring import read_besides

INTO_A_SCALE = "Add it to the items of a scale, or remove the scores of its options."
OF_EACH = "Remove the scores of its options: no scale counts what is asked about each entry."


def check(draft: Draft) -> Iterator[Problem]:
    """Where anything is scored, options with a score are on items that a scale counts, or that conditions go by.

    Items without scores are left alone: they may be asked for the sake of statistics. So are steps, whose scores come
    with them, and everything where a scale names what is not there: that may be meant.
    """
    questionnaire = draft.questionnaire
    if not draft.sound:
        return
    named = {name for scale in questionnaire.scales for name in scale.items} | read_besides(questionnaire)
    inner = {inner_key(item.id, each) for item in questionnaire.items.values() for each in item.kind.inner}
    if not named or not named <= questionnaire.items.keys() | inner:
        return
    used = {owner_of(name) for name in named} | {
        owner_of(name) for condition in conditions_of(questionnaire) for name in condition.names
    }
    grids_used = {item.grid.span for item in questionnaire.items.values() if item.grid is not None and item.id in used}
    told: set[Span] = set()
    for item in questionnaire.items.values():
        if item.id in used:
            continue
        for each in asked_of_each(item):
            if _scored(each):
                yield _unscored(draft, each.span, f'"{each.id}"', OF_EACH)
        if not _scored(item):
            continue
        whole = item.grid is not None and item.grid.span not in grids_used
        span = item.grid.span if whole and item.grid is not None else item.span
        if span not in told:
            told.add(span)
            yield _unscored(draft, span, "What this grid asks" if whole else f'"{item.id}"', INTO_A_SCALE)


def _scored(item: Item) -> bool:
    """Whether its options have scores that could count. Where numbers are given to them, they go for nothing."""
    types = item.kind.inner.values() if item.kind.inner else (item.kind.type,)
    chosen = any(isinstance(each, Choice | Choices) for each in types)
    return chosen and item.step is None and any(option.score is not None for option in item.options)


def _unscored(draft: Draft, span: Span, named: str, hint: str) -> Problem:
    return draft.warning("item.unscored", span, f"{named} is worth something, but no scale counts it.", hint)
