"""What is confidential stays so, and nobody has to tell."""

from __future__ import annotations

from collections.abc import Iterator

from engine.compiler.draft import Draft
from engine.document import Problem
from engine.questionnaire import Means


def check(draft: Draft) -> Iterator[Problem]:
    """A confidential questionnaire prints no certificate; a confidential choice offers "prefer not to say"."""
    questionnaire = draft.questionnaire
    if questionnaire.confidential and questionnaire.certificate is not None:
        yield draft.problem(
            "confidential.certificate",
            draft.document.key("certificate").span,
            "A confidential questionnaire cannot print a certificate: it would show who answered.",
            "Remove the certificate, or ask these questions in a questionnaire of their own.",
        )
    for item in questionnaire.items.values():
        sensitive = questionnaire.confidential or item.confidential
        can_decline = not item.required or any(option.means is Means.PREFER_NOT_TO_SAY for option in item.options)
        if sensitive and item.options and not can_decline:
            yield draft.problem(
                "confidential.no-way-out",
                item.span,
                f'"{item.id}" is confidential, but nobody can decline to answer.',
                "Add an option with means: prefer_not_to_say, or write required: no.",
            )
