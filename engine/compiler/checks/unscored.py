"""Items whose answers are worth something, and that no scale counts."""

from __future__ import annotations

from collections.abc import Iterator

from engine.compiler.draft import Draft
from engine.compiler.proofs import conditions_of
from engine.document import Problem, Span
from engine.questionnaire import inner_key, owner_of


def check(draft: Draft) -> Iterator[Problem]:
    """Where anything is scored, options with a score are on items that a scale counts, or that conditions go by.

    Items without scores are left alone: they may be asked for the sake of statistics. So are steps, whose scores come
    with them, and everything where a scale names what is not there: that may be meant.
    """
    questionnaire = draft.questionnaire
    named = {name for scale in questionnaire.scales for name in scale.items}
    inner = {inner_key(item.id, each) for item in questionnaire.items.values() for each in item.kind.inner}
    if not draft.sound or not named or not named <= questionnaire.items.keys() | inner:
        return
    used = {owner_of(name) for name in named} | {
        owner_of(name) for condition in conditions_of(questionnaire) for name in condition.names
    }
    grids_used = {item.grid.span for item in questionnaire.items.values() if item.grid is not None and item.id in used}
    told: set[Span] = set()
    for item in questionnaire.items.values():
        if item.id in used or item.step is not None or all(option.score is None for option in item.options):
            continue
        whole = item.grid is not None and item.grid.span not in grids_used
        span = item.grid.span if whole and item.grid is not None else item.span
        if span not in told:
            told.add(span)
            told_as = "What this grid asks" if whole else f'"{item.id}"'
            yield draft.warning(
                "item.unscored",
                span,
                f"{told_as} is worth something, but no scale counts it.",
                "Add it to the items of a scale, or remove the scores of its options.",
            )
