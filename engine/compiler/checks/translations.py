"""Every wording is there in every language of the questionnaire, and in no other."""

from __future__ import annotations

from collections.abc import Iterator

from engine.compiler.asked import wordings
from engine.compiler.draft import Draft
from engine.document import Mapping, Node, Problem, Scalar, Span
from engine.document.entries import scalars
from engine.wording import LANGUAGES

SAME_IN_ALL = "body"  # at the top: a name in plain words is the same in every language
BLOCKS = ("|", ">")  # signs of a text over several lines


def check(draft: Draft) -> Iterator[Problem]:
    """Each wording found in the document has all the languages. One that is not spoken is told by itself."""
    languages = [str(tag) for tag in scalars(draft.document, "languages")]
    if languages:
        for key, node in wordings(draft.document):
            if node is draft.document.find(SAME_IN_ALL) and isinstance(node, Scalar):
                continue
            yield from _check_wording(draft, key, node, languages)


def _check_wording(draft: Draft, key: Scalar, node: Node, languages: list[str]) -> Iterator[Problem]:
    said: dict[str, Span] = {}
    if isinstance(node, Mapping):
        said = {str(tag): tag.span for tag, words in node.items() if isinstance(words, Scalar) and words.strip()}
    elif isinstance(node, Scalar) and node.strip():
        said = {languages[0]: node.span}
    else:
        return
    for language in languages:
        if language in LANGUAGES and language not in said and not _begun(node, language):
            yield draft.problem(
                "text.missing-translation",
                key.span,
                f'"{key}" has no wording in "{language}".',
                _how_to_translate(draft, key, node, language, languages),
            )
    for language, span in said.items():
        if language not in languages and all(listed in LANGUAGES for listed in languages):
            yield draft.problem(
                "text.unlisted-language",
                span,
                f'"{language}" is not one of the questionnaire\'s languages.',
                "Add it to languages at the top, or remove these words.",
            )


def _begun(node: Node, language: str) -> bool:
    """Whether a language has an entry, be it one without words: that is told elsewhere."""
    return isinstance(node, Mapping) and node.find(language) is not None


def _how_to_translate(draft: Draft, key: Scalar, node: Node, language: str, languages: list[str]) -> str:
    if isinstance(node, Mapping):
        return f"Add {language}: … to it."
    line = draft.source.lines[node.span.line - 1]
    sign = line[node.span.column - 1 :].split(maxsplit=1)[0]
    if sign[:1] in BLOCKS:
        lines = " and ".join(f'"{tag}: {sign}"' for tag in languages)
        return f'Write "{key}:" alone, below it {lines} on lines of their own, and each text below its own.'
    return f"Write {key}: {{{', '.join(f'{tag}: …' for tag in languages)}}}."
