"""A text or a file in; a tree and all its problems out."""

from __future__ import annotations

import re
from itertools import islice
from pathlib import Path

from engine.document.characters import decode, forbidden, place_after
from engine.document.composer import Composer, Limits
from engine.document.events import MarkedYAMLError, parse
from engine.document.node import Mapping, Node, Scalar, Sequence
from engine.document.notes import notes_in_texts
from engine.document.problem import Problem
from engine.document.source import BYTE_ORDER_MARK, Source, Span
from engine.document.syntax import syntax_problem

__all__ = ["Limits", "read", "read_file", "read_list"]

BEGINNING = Span(1, 1, 1, 1)
DIRECTIVE = re.compile(r"^%(?:YAML|TAG)\b.*", re.MULTILINE)
MARKS = ("yaml.alias", "yaml.anchor", "yaml.tag")
MEGABYTE = 1024 * 1024


def read(source: Source, limits: Limits = Limits()) -> tuple[Mapping | None, list[Problem]]:  # noqa: B008  # frozen
    """The tree of a text, and what is wrong with its YAML. There is no tree where it would have holes."""
    root, problems = _tree(source, limits)
    if isinstance(root, Mapping) or root is None:
        return root, problems
    return None, [*problems, _not_a_mapping(source.name, root)]


def read_list(source: Source, limits: Limits = Limits()) -> tuple[Sequence | None, list[Problem]]:  # noqa: B008  # frozen
    """The same for a text that is a list from its first line to its last."""
    root, problems = _tree(source, limits)
    if isinstance(root, Sequence) or root is None:
        return root, problems
    return None, [*problems, _not_a_list(source.name, root)]


def _tree(source: Source, limits: Limits) -> tuple[Node | None, list[Problem]]:
    refusal = _refusal(source, limits)
    if refusal:
        return None, refusal
    composer = Composer(source.name, limits)
    try:
        for event in parse(source.text.removeprefix(BYTE_ORDER_MARK)):
            if not composer.take(event):
                break
    except MarkedYAMLError as error:
        problem = syntax_problem(error, source, composer.opened, composer.latest)
        return None, _without_consequences([*composer.problems, problem])
    if (composer.root is None or _nothing(composer.root)) and not composer.problems:
        return None, [_empty(source)]
    if composer.root is None or not composer.complete:
        return None, composer.problems
    return composer.root, [*composer.problems, *notes_in_texts(composer.root, source)]


def read_file(path: Path, name: str | None = None, limits: Limits = Limits()) -> tuple[Source | None, list[Problem]]:  # noqa: B008  # frozen
    """The text of a file, under the name by which problems shall call it."""
    name = name or str(path)
    try:
        if not path.is_file():
            if path.exists():
                return None, [_unreadable(name, "This is not a file.", "Give the .yaml file.")]
            return None, [_unreadable(name, "There is no such file.")]
        with path.open("rb") as file:
            data = file.read(limits.size + 1)
    except OSError as error:
        return None, [_unreadable(name, f"The file cannot be read: {(error.strerror or 'unknown reason').lower()}.")]
    if len(data) > limits.size:
        return None, [_too_large(name, limits)]
    text, problems = decode(data, name)
    return (None if text is None else Source(name, text)), problems


def _refusal(source: Source, limits: Limits) -> list[Problem]:
    if len(source.text) > limits.size:
        return [_too_large(source.name, limits)]
    found = list(islice(forbidden(source.text.removeprefix(BYTE_ORDER_MARK), source.name), limits.problems))
    if found:
        return found
    directive = DIRECTIVE.search(source.text)
    if directive:
        place = place_after(source.text[: directive.start()])
        return [
            Problem(
                code="yaml.syntax",
                message=f'A line cannot begin with "{directive[0].split()[0]}".',
                hint="Delete the line: the version of YAML need not be told, and tags are not used here.",
                file=source.name,
                span=Span(place.line, place.column, place.line, place.column + len(directive[0])),
            )
        ]
    return []


def _without_consequences(problems: list[Problem]) -> list[Problem]:
    """A text beginning with "*" is an alias, and what follows on its line a syntax error: one fault, one problem."""
    *others, last = problems
    cause = others[-1] if others else last
    consequence = cause.code in MARKS and cause.span.line == last.span.line
    return others if consequence and cause is not last else problems


def _nothing(root: Node) -> bool:
    """Whether a file has a beginning, such as "---", and nothing behind it."""
    return isinstance(root, Scalar) and not root and not root.quoted


def _empty(source: Source) -> Problem:
    comments = " but comments" if source.text.strip(BYTE_ORDER_MARK).strip() else ""
    return Problem(
        code="yaml.empty",
        message=f"There is nothing{comments} in this file.",
        hint='Begin with lines such as "id: my-questionnaire".',
        file=source.name,
        span=BEGINNING,
    )


def _not_a_mapping(file: str, root: Node) -> Problem:
    written = "a list" if isinstance(root, list) else "a single text"
    return Problem(
        code="yaml.not-a-mapping",
        message=f"The file is {written}, where keys with values are expected.",
        hint='Write lines such as "id: my-questionnaire", with a space after the colon, beginning at the left margin.',
        file=file,
        span=root.span,
    )


def _not_a_list(file: str, root: Node) -> Problem:
    return Problem(
        code="yaml.not-a-list",
        message=f"The file is {'a single text' if isinstance(root, Scalar) else 'keys with values'}, where a list "
        "is expected.",
        hint='Begin each entry at the left margin with "- ".',
        file=file,
        span=root.span,
    )


def _too_large(file: str, limits: Limits) -> Problem:
    return Problem(
        code="yaml.too-large",
        message=f"The file is larger than {limits.size / MEGABYTE:g} MB.",
        hint="Divide it into several questionnaires.",
        file=file,
        span=BEGINNING,
    )


CHECK_NAME = "Check the name of the file and whether you are allowed to read it."


def _unreadable(file: str, message: str, hint: str = CHECK_NAME) -> Problem:
    return Problem(
        code="file.unreadable",
        message=message,
        hint=hint,
        file=file,
        span=BEGINNING,
    )
