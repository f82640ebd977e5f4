"""Repeated groups: what can be asked about each entry, and what has to be said at the group instead."""

from __future__ import annotations

from collections.abc import Iterator

from engine.compiler.asked import SHORTHANDS, on_pages
from engine.compiler.draft import Draft
from engine.document import Mapping, Problem, Scalar
from engine.document.entries import entries, words
from engine.items import KINDS
from engine.items.repeated_group import INSIDE, NAME

AT_THE_GROUP = {
    "shown_when": "Every entry asks the same. Write shown_when at the group, or let the item be required: no.",
    "confidential": "Write confidential: yes at the group: it counts for all that is in it.",
}


def check(draft: Draft) -> Iterator[Problem]:
    """An item of a group is of a kind with one plain answer, and has nothing that only a whole group can have."""
    for entry in on_pages(draft.document):
        for item in entries(entry, "items") if words(entry, "kind") == NAME else ():
            yield from _check_item(draft, item)


def _check_item(draft: Draft, item: Mapping) -> Iterator[Problem]:
    kind = item.find("kind")
    if isinstance(kind, Scalar) and kind in {*KINDS, *SHORTHANDS} and kind not in INSIDE:
        yield draft.problem(
            "group.kind",
            kind.span,
            f"An item of kind {kind} cannot be asked in a repeated group.",
            f"There can be: {', '.join(INSIDE)}.",
        )
    for key, hint in AT_THE_GROUP.items():
        if key in item:
            message = f'An item of a repeated group has no "{key}" of its own.'
            yield draft.problem("group.key", item.key(key).span, message, hint)
