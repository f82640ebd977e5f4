"""Options: sets that nobody uses, and more than one box to write in."""

from __future__ import annotations

from collections.abc import Iterator

from engine.compiler.draft import Draft
from engine.document import Problem, Scalar
from engine.document.entries import child, entries


def check(draft: Draft) -> Iterator[Problem]:
    """Each set is named by at least one item; at most one option of an item asks to specify."""
    used = {
        str(options)
        for page in entries(draft.document, "pages")
        for item in entries(page, "items")
        if isinstance(options := item.find("options"), Scalar)
    }
    for name in child(draft.document, "option_sets"):
        if name not in used:
            yield draft.warning(
                "option.unused-set",
                name.span,
                f'No item uses the option set "{name}".',
                f"Write options: {name} at an item, or remove the set.",
            )
    for offered in {item.options: None for item in draft.questionnaire.items.values()}:
        asking = [option for option in offered if option.specify is not None]
        for option in asking[1:]:
            yield draft.problem(
                "option.second-specify",
                option.span,
                f'"{asking[0].code}" has a box to write in already; there can be only one for each question.',
                "Remove specify here, or ask in a text item of its own.",
            )
