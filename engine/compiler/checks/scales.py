"""Scales: what they name is there, and what their scorer asks of them holds."""

from __future__ import annotations

from collections.abc import Iterator

from engine.compiler.draft import Draft, did_you_mean
from engine.document import Problem
from engine.document.entries import entries, scalars
from engine.questionnaire import AllRequired, ScaleId, inner_key, owner_of
from engine.scoring import calculated_first, complaints


def check(draft: Draft) -> Iterator[Problem]:
    """Every item a scale names is asked somewhere; the rest only the scorer can tell."""
    items = {
        name
        for item in draft.questionnaire.items.values()
        for name in (item.id, *(inner_key(item.id, inner) for inner in item.kind.inner))
    }
    for entry in entries(draft.document, "scales"):
        for name in scalars(entry, "items"):
            if name not in items and draft.lacks(name):
                meant = calculated_first(draft.questionnaire.items.get(owner_of(name)), str(name))
                if ScaleId(name) in draft.questionnaire.scales_by_id:
                    meant = f'"{name}" is a scale. Scales that a score is made of stand under scales:.'
                yield draft.problem(
                    "scale.unknown-item",
                    name.span,
                    f'There is no item "{name}".',
                    meant or did_you_mean(name, items, "Name an item that is asked on one of the pages."),
                )
    yield from _asked_together(draft)
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


def _asked_together(draft: Draft) -> Iterator[Problem]:
    """A scale that needs more answers than anybody is asked for."""
    proofs, questionnaire = draft.proofs, draft.questionnaire
    for scale in questionnaire.scales if proofs is not None else ():
        items = [questionnaire.items[name] for name in dict.fromkeys(scale.items) if name in questionnaire.items]
        needed = scale.missing.needed(len(items)) if not isinstance(scale.missing, AllRequired) else 1
        if proofs is None or needed > len(items) or needed == 1:  # then the items are complained about, or the number
            continue
        asked = [proofs.item_shown(item) for item in items]
        if proofs.ruled_out(proofs.at_least(needed, asked)):
            most = next(n for n in range(needed, -1, -1) if proofs.possible(proofs.at_least(n, asked)) is not False)
            yield draft.problem(
                "scale.never-scored",
                scale.span,
                f'Nobody gets a score on "{scale.id}": it needs {needed} answers, and nobody is asked more than {most} '
                "of its items.",
                "Ask for fewer answers, or ask more of these items of the same people.",
            )
