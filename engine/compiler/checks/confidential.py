"""What is confidential stays so, and nobody has to tell."""

from __future__ import annotations

from collections.abc import Iterator

from engine.compiler.draft import Draft
from engine.document import Problem, Span
from engine.questionnaire import Item, Means


def check(draft: Draft) -> Iterator[Problem]:
    """A confidential questionnaire prints no certificate; a confidential choice offers "prefer not to say"."""
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


def _has_to_tell(item: Item) -> bool:
    declining = any(option.means is Means.PREFER_NOT_TO_SAY for option in item.options)
    return item.required and bool(item.options) and not declining
