"""Every name is used once, since conditions, scores and exports go by it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from engine.compiler.asked import asked, on_pages, option_lists
from engine.compiler.draft import Draft
from engine.document import Mapping, Problem, Scalar
from engine.document.entries import entries
from engine.expressions import RESERVED

NOT_FREE = RESERVED | {"completed"}


def check(draft: Draft) -> Iterator[Problem]:
    """Pages among themselves; items and scales together; bands, outcomes and options each within their own list."""
    document = draft.document
    scales = entries(document, "scales")
    yield from _twice(draft, "page", _names(entries(document, "pages"), "id"))
    named = _names([*asked(document), *scales], "id")
    yield from _twice(draft, "item or scale", named)
    inside = [_names(entries(entry, "items"), "id") for entry in on_pages(document)]
    for names in inside:
        yield from _twice(draft, "item", names)
    for name in chain(named, *inside):
        if name in NOT_FREE:
            message = f'"{name}" cannot be an id: the word has a meaning of its own in conditions.'
            yield draft.problem("id.reserved", name.span, message, "Choose another id.")
    for scale in scales:
        yield from _twice(draft, "band", _names(entries(scale, "bands"), "id"))
        yield from _twice(draft, "outcome", _names(entries(scale, "outcomes"), "code"))
        yield from _twice(draft, "level", _names(entries(scale, "levels"), "code"))
    for options in option_lists(document):
        yield from _twice(draft, "option", _names(options, "code"))


def _names(named: Iterable[Mapping], key: str) -> list[Scalar]:
    names = [entry.find(key) for entry in named]
    return [name for name in names if isinstance(name, Scalar) and name]


def _twice(draft: Draft, what: str, names: Iterable[Scalar]) -> Iterator[Problem]:
    first: dict[str, Scalar] = {}
    for name in names:
        if name in first:
            yield draft.problem(
                "id.duplicate",
                name.span,
                f'There is another {what} named "{name}" in line {first[name].span.line}.',
                "Give each a name of its own; answers and scores are kept by it.",
            )
        first.setdefault(name, name)
