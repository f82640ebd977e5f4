"""The languages a questionnaire is in are ones the pages can speak, and their state of translation is declared."""

from __future__ import annotations

from collections.abc import Iterator

from engine.compiler.draft import Draft, did_you_mean
from engine.document import Problem
from engine.document.entries import child, scalars
from engine.wording import LANGUAGES

BY_NAME = {"welsh": "cy"} | {name.casefold(): tag for tag, name in LANGUAGES.items()}


def check(draft: Draft) -> Iterator[Problem]:
    """Every language is spoken; every one but the author's has its entry under `translations`, and no other has."""
    tags = scalars(draft.document, "languages")
    for tag in tags:
        if tag not in LANGUAGES:
            yield draft.problem(
                "language.not-spoken",
                tag.span,
                f'Buttons and messages are not available in "{tag}".',
                f'Did you mean "{BY_NAME[tag.casefold()]}"?'
                if tag.casefold() in BY_NAME
                else did_you_mean(tag, LANGUAGES, f"Available are: {', '.join(LANGUAGES)}."),
            )
    translations = child(draft.document, "translations")
    for tag in translations:
        if tag in tags[:1]:
            yield draft.problem(
                "language.not-listed",
                tag.span,
                f'"{tag}" comes first in languages: it is the language you write in, and no translation.',
                "Remove it here.",
            )
        elif tag not in tags and all(listed in LANGUAGES for listed in tags):
            yield draft.problem(
                "language.not-listed",
                tag.span,
                f'"{tag}" is not one of the languages of this questionnaire.',
                did_you_mean(tag, tags[1:], "Add it to languages, after the language you write in, or remove it here."),
            )
    for tag in tags[1:]:
        if tag in LANGUAGES and tag not in translations:
            yield draft.problem(
                "language.no-status",
                tag.span,
                f'Nothing says how far the translation into "{tag}" can be trusted.',
                f"Below languages, write for example translations: {{{tag}: {{status: draft}}}}.",
            )
