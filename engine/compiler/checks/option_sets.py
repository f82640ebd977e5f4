"""Options: sets that nobody uses, more than one box to write in, and what has no place where it stands."""

from __future__ import annotations

from collections.abc import Iterator

from engine.compiler.asked import option_lists, written
from engine.compiler.draft import Draft
from engine.document import Mapping, Problem, Scalar, Sequence
from engine.document.entries import child, words
from engine.items import allocation, current_and_target, ranking

ONLY_TICKED = frozenset({"specify", "means", "exclusive"})
NOT_FOR = {
    ranking.NAME: ONLY_TICKED,
    allocation.NAME: ONLY_TICKED,
    current_and_target.NAME: frozenset({"specify"}),
}
"""What options cannot say, by the kind of the item they are offered by."""

INSTEAD = {
    "specify": "Remove specify here, or ask in a text item of its own.",
    "means": "Remove this option. Whoever would choose it can leave the question out if you write required: no.",
    "exclusive": "Remove exclusive here.",
}


def check(draft: Draft) -> Iterator[Problem]:
    """Each set is named by at least one item; at most one option of an item asks to specify, where it can."""
    if draft.sound:  # otherwise the item that uses it may be the one that cannot be read
        yield from _unused(draft)
    for entry in written(draft.document):
        yield from _out_of_place(draft, entry)
    for options in option_lists(draft.document):
        asking = [option for option in options if "specify" in option]
        for option in asking[1:]:
            yield draft.problem(
                "option.second-specify",
                option.key("specify").span,
                f'"{asking[0].find("code")}" has a box to write in already; there can be only one for each question.',
                "Remove specify here, or ask in a text item of its own.",
            )


def _out_of_place(draft: Draft, entry: Mapping) -> Iterator[Problem]:
    """What options can say only where they are ticked."""
    kind = words(entry, "kind") or ""
    options = entry.find("options")
    if isinstance(options, Scalar):
        options = child(draft.document, "option_sets").find(options)
    for option in options if isinstance(options, Sequence) and kind in NOT_FOR else ():
        for key in option if isinstance(option, Mapping) else ():
            if key in NOT_FOR[kind]:
                yield draft.problem(
                    "option.out-of-place",
                    key.span,
                    f'An item of kind {kind} has no place for an option with "{key}".',
                    INSTEAD[key],
                )


def _unused(draft: Draft) -> Iterator[Problem]:
    used = {options for entry in written(draft.document) if isinstance(options := entry.find("options"), Scalar)}
    for name in child(draft.document, "option_sets"):
        if name not in used:
            yield draft.warning(
                "option.unused-set",
                name.span,
                f'No item uses the option set "{name}".',
                f"Write options: {name} at an item, or remove the set.",
            )
