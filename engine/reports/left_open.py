"""Which questions were left open: by their words, and never one that is confidential."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from engine.journey import Journey
from engine.questionnaire import Language, Tell
from engine.wording import Wording

MOST = 12
"""So many are named at most; of what is beyond only the number is told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOpen:
    """The questions that could have been answered and were not, as far as they are named, and how many more."""

    questions: tuple[str, ...]
    others: str | None


def left_open(journey: Journey, words: Wording, tell: Tell) -> LeftOpen | None:
    """What was left open on the way; None where nothing was, or nothing of it may be named."""
    found = tuple(_open(journey, Language(words.language), tell))
    if not found:
        return None
    more = len(found) - MOST
    others = words.count("And one more.", "And {number} more.", more) if more > 0 else None
    return LeftOpen(questions=found[:MOST], others=others)


def _open(journey: Journey, language: Language, tell: Tell) -> Iterator[str]:
    if journey.questionnaire.confidential:
        return
    for page in journey.pages:
        for item in journey.items(page):
            if item.kind.parts and not item.confidential and item.id not in journey.answers:
                yield item.ask.say(language, tell)
