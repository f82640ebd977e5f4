"""Scales: what they name is there, and what their scorer asks of them holds."""

from __future__ import annotations

from collections.abc import Iterator

from engine.compiler.draft import Draft, did_you_mean
from engine.document import Problem
from engine.document.entries import entries, scalars
from engine.questionnaire import inner_key
from engine.scoring import complaints


def check(draft: Draft) -> Iterator[Problem]:
    """Every item a scale names is asked somewhere; the rest only the scorer can tell."""
    items = {
        name
        for item in draft.questionnaire.items.values()
        for name in (item.id, *(inner_key(item.id, inner) for inner in item.kind.inner))
    }
    for entry in entries(draft.document, "scales"):
        for name in scalars(entry, "items"):
            if name not in items:
                yield draft.problem(
                    "scale.unknown-item",
                    name.span,
                    f'There is no item "{name}".',
                    did_you_mean(name, items, "Name an item that is asked on one of the pages."),
                )
    if draft.sound:
        for complaint in complaints(draft.questionnaire):
            yield Problem(
                code=complaint.code,
                message=complaint.message,
                hint=complaint.hint,
                file=draft.source.name,
                span=complaint.span,
                severity=complaint.severity,
            )
