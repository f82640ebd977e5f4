"""Every name is used once, since conditions, scores and exports go by it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from engine.compiler.draft import Draft
from engine.document import Problem, Span
from engine.expressions import RESERVED
from engine.questionnaire import Option

NOT_FREE = RESERVED | {"completed"}


def check(draft: Draft) -> Iterator[Problem]:
    """Pages among themselves; items and scales together; bands and options each within their own list."""
    questionnaire = draft.questionnaire
    yield from _twice(draft, "page", ((page.id, page.span) for page in questionnaire.pages))
    named: list[tuple[str, Span]] = [(item.id, item.span) for page in questionnaire.pages for item in page.items]
    named += [(scale.id, scale.span) for scale in questionnaire.scales]
    yield from _twice(draft, "item or scale", named)
    for name, span in named:
        if name in NOT_FREE:
            yield draft.problem(
                "id.reserved", span, f'"{name}" has a meaning of its own in conditions.', "Choose another id."
            )
    for scale in questionnaire.scales:
        yield from _twice(draft, "band", ((band.id, band.span) for band in scale.bands))
        yield from _twice(draft, "outcome", ((outcome.code, outcome.span) for outcome in scale.outcomes))
    checked: set[tuple[Option, ...]] = set()
    for item in questionnaire.items.values():
        if item.options not in checked:
            checked.add(item.options)
            yield from _twice(draft, "option", ((option.code, option.span) for option in item.options))


def _twice(draft: Draft, what: str, named: Iterable[tuple[str, Span]]) -> Iterator[Problem]:
    first: dict[str, Span] = {}
    for name, span in named:
        if not name:
            continue
        if name in first:
            yield draft.problem(
                "id.duplicate",
                span,
                f'There is another {what} named "{name}" in line {first[name].line}.',
                "Give each its own name; answers and scores are kept by it.",
            )
        first.setdefault(name, span)
