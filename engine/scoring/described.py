"""What a scorer says of itself in its docstrings: what it does, formula and source, and a worked example."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import dedent

from engine.scoring.scorer import Scorer

WORKED = "Worked example"
_HEAD = re.compile(r"^(?P<name>[A-Z][a-z]+(?: [a-z]+)?):(?: (?P<first>.*))?$")
_LINE = re.compile(r"^(?:(?P<answers>[^-\s].*) )?-> (?P<scores>.+)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """A scorer in its own words.

    `about` is one line; `paragraphs` are what its module says of Formula, Units and so on. The worked example has the
    YAML of its `scales`, and `people`: for each the answers, and the scores that follow.
    """

    about: str
    paragraphs: tuple[tuple[str, str], ...] = ()
    scales: str = ""
    people: tuple[tuple[str, str], ...] = ()


def described(scorer: type[Scorer]) -> Described:
    """What its docstrings say."""
    module = inspect.getmodule(scorer)
    written = inspect.getdoc(module) or "" if module is not None else ""
    named = dict(_paragraphs(written))
    example = dedent(named.pop(WORKED, "")).strip().splitlines()
    people = [(number, found) for number, line in enumerate(example) if (found := _LINE.match(line))]
    return Described(
        about=(inspect.getdoc(scorer) or "").partition("\n\n")[0].replace("\n", " "),
        paragraphs=tuple((name, " ".join(text.split())) for name, text in named.items()),
        scales="\n".join(example[: people[0][0]] if people else example).strip(),
        people=tuple((found["answers"] or "", found["scores"]) for _, found in people),
    )


def _paragraphs(written: str) -> Iterator[tuple[str, str]]:
    """What is said under each head; a head begins its line, and what is indented below it belongs to it."""
    name, lines = "", list[str]()
    for line in written.splitlines()[1:]:
        head = _HEAD.match(line)
        if head is None:
            lines.append(line)
            continue
        if name:
            yield name, "\n".join(lines)
        name, lines = head["name"], [head["first"] or ""]
    if name:
        yield name, "\n".join(lines)
