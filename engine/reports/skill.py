"""One scale's score, ready to say."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from engine.journey import told
from engine.questionnaire import Language, Questionnaire, Scale, Tell
from engine.reports.line import Line, line_of, score_words
from engine.reports.telling import markup
from engine.scoring import Score, feedback_on
from engine.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Skill:
    """One scale's result. There is a `score`, a `band` (or outcome) or both; or neither, and `unscored` says why.

    `rung` is the place of its band among the bands, from 0 (lowest) to 1; None where there is no ladder to stand on.
    """

    id: str
    label: str
    about: Markup | None
    score: str | None
    band: str | None
    unscored: str | None
    basis: str | None
    line: Line | None
    rung: float | None
    feedback: Markup | None
    next_step: Markup | None
    working: tuple[str, ...]

    @property
    def result(self) -> str:
        """The result in a few words, such as "Secure, 3.40 out of 5", or why there is none."""
        return ", ".join(part for part in (self.band, self.score) if part) or self.unscored or ""


def skill_of(questionnaire: Questionnaire, written: Scale, score: Score, words: Wording, tell: Tell) -> Skill:
    """A scale and its score, ready to say in a language; `tell` says what stands in the place of placeholders."""
    scale, language = told(written, tell), Language(words.language)
    value = score.value
    number = value if isinstance(value, Decimal) else None
    feedback = feedback_on(questionnaire, score)
    return Skill(
        id=scale.id,
        label=scale.label.say(language),
        about=markup(written.about, language, tell) if written.about else None,
        score=None if number is None else score_words(number, scale, score.possible, words),
        band=_band(scale, score, language),
        unscored=_unscored(score, language, words, tell),
        basis=None if value is None else _basis(score, words),
        line=None if number is None else line_of(number, scale, score.possible, language, words),
        rung=_rung(scale, score),
        feedback=markup(feedback.text, language, tell) if feedback else None,
        next_step=markup(feedback.next_step, language, tell) if feedback and feedback.next_step else None,
        working=_working(questionnaire, score, words, tell),
    )


def _band(scale: Scale, score: Score, language: Language) -> str | None:
    """The name of what was reached: a number's band, or an outcome."""
    if isinstance(score.value, str):
        outcome = next((outcome for outcome in scale.outcomes if outcome.code == score.value), None)
        return outcome.label.say(language) if outcome else score.value
    band = next((band for band in scale.bands if band.id == score.band), None)
    return band.label.say(language) if band else None


def _unscored(score: Score, language: Language, words: Wording, tell: Tell) -> str | None:
    if score.value is not None:
        return None
    return score.reason.say(language, tell) if score.reason else words.say("There is no score.")


def _rung(scale: Scale, score: Score) -> float | None:
    ids = [band.id for band in scale.bands]
    if score.value is None or score.band not in ids or len(ids) == 1:
        return None
    return ids.index(score.band) / (len(ids) - 1)


def _basis(score: Score, words: Wording) -> str | None:
    """How much a score rests on, where not everything was answered."""
    if score.n_answered >= score.n_items:
        return None
    return words.count(
        "Worked out from {number} of {items} answers.",
        "Worked out from {number} of {items} answers.",
        score.n_answered,
        items=score.n_items,
    )


def _working(questionnaire: Questionnaire, score: Score, words: Wording, tell: Tell) -> tuple[str, ...]:
    """The steps of the working as sentences. What was answered to a confidential item is never printed."""
    lines = []
    withheld = False
    for step in score.explanation:
        item = questionnaire.items.get(step.item) if step.item else None
        if item is not None and item.confidential:
            withheld = True
            continue
        lines.append(step.say(Language(words.language), tell))
    if withheld:
        lines.append(words.say("Answers to confidential questions are counted, but not printed."))
    return tuple(lines)
