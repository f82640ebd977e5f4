"""The part of a question in which something is asked: without what leads up to it, and without examples."""

from __future__ import annotations

import re
from dataclasses import dataclass

from engine.compiler.advice.lexicon import plain

SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[\"'(]?[A-Z0-9])")
LEADING = re.compile(
    r"(?:when|whenever|if|while|after|before|because|although|though|since|thinking|think|in|at|at the|during|over|as|"
    r"for|on|by|apart|compared|overall|since|given|following|until|unless|once|with|within|besides)\b[^,]*,(?:\s+)",
)
EXAMPLES = re.compile(
    r"\s*(?:\(|,? such as |,? including |,? for example|,? for instance|,? e\.g\.|,? i\.e\.|:? ?\bincluding\b)"
)
RELATIVE = re.compile(
    r",? (?:who|whom|whose|which|because|so that|in order to|although|until|unless|that (?:is|are|may|nobody))\b"
)
ABBREVIATION = re.compile(r"\b(?:e\.g|i\.e|etc|approx|no|dr|mr|mrs|ms|st|vs)\.$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stem:
    """Words of a question in small letters, with where they begin in the text."""

    words: str
    start: int


def sentences(text: str) -> list[tuple[int, str]]:
    """The sentences of a text, each with where it begins. An abbreviation ends none."""
    found: list[tuple[int, str]] = []
    start = 0
    for gap in SENTENCE.finditer(text):
        if not ABBREVIATION.search(text[start : gap.start()]):
            found.append((start, text[start : gap.start()]))
            start = gap.end()
    return [*found, (start, text[start:])]


def stem_of(text: str) -> Stem:
    """What is asked in the last sentence, after a clause that sets the scene and before examples."""
    start, last = sentences(text)[-1]
    words = plain(last)
    scene = LEADING.match(words)
    while scene is not None:
        start, words = start + scene.end(), words[scene.end() :]
        scene = LEADING.match(words)
    examples = EXAMPLES.search(words)
    return Stem(words[: examples.start()] if examples else words, start)


def main_clause(stem: Stem) -> Stem:
    """The same without what is said in passing of somebody or something."""
    relative = RELATIVE.search(stem.words)
    return Stem(stem.words[: relative.start()], stem.start) if relative else stem
