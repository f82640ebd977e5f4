"""What steps offer to answer where their author does not say it: yes, or not yet."""

from __future__ import annotations

from decimal import Decimal

from engine.document import Span
from engine.questionnaire import Language, Option, OptionCode, Text
from engine.wording import LANGUAGES, mark, wording

FIRST_STEP = 1
YES, NOT_YET = "yes", "not_yet"
_SAID = {YES: mark("Yes"), NOT_YET: mark("Not yet")}


def step_options(author: Language, span: Span) -> tuple[Option, ...]:
    """The two options, in every language the engine speaks, the author's first."""
    languages = [author, *(Language(tag) for tag in LANGUAGES if tag != author)]
    return tuple(
        Option(
            code=OptionCode(code),
            label=Text({language: wording(language).say(said) for language in languages}),
            score=Decimal(code == YES),
            span=span,
        )
        for code, said in _SAID.items()
    )
