"""Options: sets that nobody uses, and more than one box to write in."""

from __future__ import annotations

from collections.abc import Iterator

from engine.compiler.asked import option_lists, written
from engine.compiler.draft import Draft
from engine.document import Problem, Scalar
from engine.document.entries import child


def check(draft: Draft) -> Iterator[Problem]:
    """Each set is named by at least one item; at most one option of an item asks to specify."""
    if draft.sound:  # otherwise the item that uses it may be the one that cannot be read
        yield from _unused(draft)
    for options in option_lists(draft.document):
        asking = [option for option in options if "specify" in option]
        for option in asking[1:]:
            yield draft.problem(
                "option.second-specify",
                option.key("specify").span,
                f'"{asking[0].find("code")}" has a box to write in already; there can be only one for each question.',
                "Remove specify here, or ask in a text item of its own.",
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
