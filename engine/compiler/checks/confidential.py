"""What is confidential stays so, and nobody has to tell."""

from __future__ import annotations

from collections.abc import Iterator

from engine.compiler.draft import Draft
from engine.document import Problem, Span
from engine.questionnaire import Item, Means, owner_of


def check(draft: Draft) -> Iterator[Problem]:
    """No certificate of a confidential questionnaire, a way to decline, and nothing that gives an answer away."""
    yield from _check_telling(draft)
    questionnaire = draft.questionnaire
    if questionnaire.confidential and "certificate" in draft.document:
        yield draft.problem(
            "confidential.certificate",
            draft.document.key("certificate").span,
            "A confidential questionnaire cannot print a certificate: it would show who answered.",
            "Remove the certificate, or ask these questions in a questionnaire of their own.",
        )
    told: set[Span] = set()
    for item in questionnaire.items.values():
        asked = item if item.grid is None else item.grid
        if (questionnaire.confidential or item.confidential) and _has_to_tell(item) and asked.span not in told:
            told.add(asked.span)
            named = f'"{item.id}"' if item.grid is None else "What this grid asks"
            yield draft.problem(
                "confidential.no-way-out",
                asked.span,
                f"{named} is confidential, but has to be answered, and no option lets people keep it to themselves.",
                "Add an option such as {code: rather_not, label: Prefer not to say, means: prefer_not_to_say}, "
                "or write required: no.",
            )


def _check_telling(draft: Draft) -> Iterator[Problem]:
    """Whoever sees that a follow-up was answered knows what was answered before it."""
    items = draft.questionnaire.items
    if draft.questionnaire.confidential:
        return
    told: set[Span] = set()
    for page in draft.questionnaire.pages:
        for item in page.items:
            conditions = [condition for condition in (page.shown_when, item.shown_when) if condition is not None]
            names = sorted(owner_of(name) for condition in conditions for name in condition.names)
            secret = next((name for name in names if name in items and items[name].confidential), None)
            asked = item if item.grid is None else item.grid
            if secret is not None and item.kind.parts and not item.confidential and asked.span not in told:
                told.add(asked.span)
                yield draft.problem(
                    "confidential.follow-up",
                    asked.span,
                    f'The confidential answer to "{secret}" decides whether this is asked: who sees one knows both.',
                    "Write confidential: yes here as well.",
                )


def _has_to_tell(item: Item) -> bool:
    declining = any(option.means is Means.PREFER_NOT_TO_SAY for option in item.options)
    return item.required and bool(item.options) and not declining
