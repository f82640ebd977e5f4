"""Slips of paper to hand out: each has a code with which somebody begins, and goes on, at any computer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from engine.questionnaire import Language, Questionnaire

A_PAGE = 6
LONG_TITLE = 60  # letters that still fit three lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Slips:
    """What stands on all of them, and the code that stands on each."""

    title: str
    body: str | None
    label: str
    type_it_at: str
    language: Language
    codes: tuple[str, ...]

    @property
    def sheets(self) -> Sequence[Sequence[str]]:
        """The codes page by page."""
        return [self.codes[first : first + A_PAGE] for first in range(0, len(self.codes), A_PAGE)]

    @property
    def long_title(self) -> bool:
        """Whether the title is too long for large letters."""
        return len(self.title) > LONG_TITLE


def slips_of(
    questionnaire: Questionnaire, language: Language, codes: Sequence[str], type_it_at: str, label: str = ""
) -> Slips:
    """Slips for a questionnaire; `label` is a word for whom they are, such as the name of a group."""
    return Slips(
        title=questionnaire.title.say(language),
        body=questionnaire.body.say(language) if questionnaire.body else None,
        label=label,
        type_it_at=type_it_at,
        language=language,
        codes=tuple(codes),
    )
