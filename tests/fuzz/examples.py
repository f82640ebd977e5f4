"""The files of the gallery, from which bad input is made."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

EXAMPLES = Path(__file__).parent.parent / "examples"
PROBLEMS = Path(__file__).parent.parent.parent / "docs" / "problems.md"
HEADING = re.compile(r"^### (\S+)$", re.MULTILINE)
WORD = re.compile(r"[\w.-]+")
MAP = ".map.yaml"

SIGNS = (
    *("- ", ": ", ":", "- - ", "? ", ",", "[", "]", "{", "}", "{}", "[]", '"', "'", "|", ">-", "#", " #1", "#x", "\\"),
    *(
        "&a",
        "*a",
        "!t",
        "%",
        "@",
        "`",
        "<<",
        "---",
        "...",
        "~",
        "\t",
        "\n",
        "\n\n",
        "  ",
        "(",
        ")",
        "=",
        "!=",
        "..",
        "+",
    ),
    *("{name}", "{name|", "{name|words}", "{{", "}}", "**a**", "](", "[a](https://example.org)", "[a](http://[)"),
    *("\u00a0", "\ufeff", "\u2028", "\u201c", "\u2019", "\u2026", "\x07", "\x85", "\U0001f600", "\u0130", "\u00df"),
)
VALUES = (
    *(
        "yes",
        "no",
        "null",
        "true",
        "1.10",
        "1.0.0",
        "0",
        "-1",
        "1e9",
        ".5",
        "1_000",
        "012",
        "9" * 31,
        "9" * 400,
        "1.2.3",
    ),
    *("2026-02-31", "0001-01-01", "12:30", "\u0663", "\u00b2", "x" * 300, "a: b", "[a, b]", "{a: b}", "{en: x}"),
    *("[[[[a]]]]", '""', "''", "[1, 2, 2]", "{code: a}", "http://x", "a.b.c", "__class__", "constructor", "other"),
)


@cache
def good() -> tuple[str, ...]:
    """Every good questionnaire."""
    return tuple(path.read_text("utf-8") for path in sorted((EXAMPLES / "good").glob("*.yaml")))


@cache
def broken() -> tuple[str, ...]:
    """Every questionnaire with one problem."""
    return tuple(path.read_text("utf-8") for path in sorted((EXAMPLES / "broken").glob("*.yaml")))


@cache
def cases() -> tuple[str, ...]:
    """Files of cases, with a problem each, and one without."""
    found = [path.read_text("utf-8") for path in sorted((EXAMPLES / "cases").glob("*.*.yaml"))]
    return (*found, "- {name: Somebody, answers: {route: degree, months: 6}, expect: {scores: {teamwork: 2.67}}}\n")


@cache
def maps() -> tuple[str, ...]:
    """Map files, one of them without a problem."""
    return tuple(path.read_text("utf-8") for path in sorted((EXAMPLES / "maps").glob(f"*{MAP}")))


@cache
def scraps() -> tuple[str, ...]:
    """Signs and values that are odd somewhere, and every word of the gallery."""
    words = {word for text in (*good(), *cases(), *maps()) for word in WORD.findall(text)}
    return (*SIGNS, *VALUES, *sorted(words))


@cache
def headings() -> frozenset[str]:
    """The codes that docs/problems.md explains."""
    return frozenset(HEADING.findall(PROBLEMS.read_text("utf-8")))
