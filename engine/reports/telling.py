"""What was answered and scored, put into the words of results."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup, escape

from engine.journey import Holes, Sitting, journey_of, teller
from engine.prose import prose
from engine.questionnaire import Answers, Language, Placeholder, Questionnaire, ScaleId, Tell, Text, untold
from engine.reports.line import figure
from engine.scoring import Scores
from engine.wording import wording

BAND = "band"


@dataclass(frozen=True, slots=True)
class Mention:
    """Something named in passing, and the id of where on the page more is said about it, if anywhere."""

    words: str
    anchor: str | None = None


def teller_of(
    questionnaire: Questionnaire,
    sitting: Sitting,
    scores: Scores,
    language: Language,
    *,
    answers: Answers | None = None,
) -> Tell:
    """Tells placeholders by answers, scores and bands; by other answers than were given where there are any."""
    by_answers = teller(questionnaire, answers or journey_of(questionnaire, sitting).answers, language)

    def tell(placeholder: Placeholder) -> str:
        name, _, part = placeholder.name.partition(".")
        scale, score = questionnaire.scales_by_id.get(ScaleId(name)), scores.get(ScaleId(name))
        if scale is None:
            return by_answers(placeholder)
        value = None if score is None else score.value
        if part != BAND and isinstance(value, Decimal):
            return figure(value, scale, wording(language))
        code = score.band if score and part == BAND else value
        called = {band.id: band.label for band in scale.bands} | {each.code: each.label for each in scale.outcomes}
        label = next((label for each, label in called.items() if each == code), None)
        return untold(placeholder) if label is None else label.say(language, by_answers)

    return tell


def markup(text: Text, language: Language, tell: Tell) -> Markup:
    """An author's words as safe HTML. What is told in them is text, whatever it looks like."""
    holes = Holes()
    html = prose(text.say(language, holes.mark))
    return Markup(holes.fill(html, lambda placeholder: escape(tell(placeholder))))


def closing_of(questionnaire: Questionnaire, sitting: Sitting, scores: Scores, language: Language) -> Markup | None:
    """What respondents read when they have finished."""
    tell = teller_of(questionnaire, sitting, scores, language)
    return None if questionnaire.closing is None else markup(questionnaire.closing, language, tell)
