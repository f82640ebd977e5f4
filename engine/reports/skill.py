"""One scale's score, ready to say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from engine.journey import told
from engine.questionnaire import Declined, ItemValue, Language, Questionnaire, Scale, Tell, Text, owner_of
from engine.reports.line import BandWords, Line, bands_told, figure, line_of, score_words
from engine.reports.telling import Mention, markup
from engine.scoring import Part, Score, Scorer, feedback_on, incomparable_scales, scorers
from engine.wording import Wording, mark

STANDS_IN = {
    "mean": mark("For the answers that are missing the mean of a reference group stands in: {source}."),
    "median": mark("For the answers that are missing the median of a reference group stands in: {source}."),
}
ESTIMATED = mark("The answers that are missing were estimated from those given.")
OWN_AVERAGE = mark("0 is your own average: above it is more, below it is less.")
NOT_COMPARED = mark("This score should not be compared with other people's.")
NOT_BANDED = mark("This score is not sorted into bands, because no dividing line between them would be sound.")


@dataclass(frozen=True, slots=True, kw_only=True)
class PartLine:
    """One line beside a score, ready to say: what it is about, its number if it has one, what is to be said of it."""

    label: str
    value: str | None
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Skill:
    """One scale's result. There is a `score`, a `band` (or outcome) or both; or neither, and `unscored` says why.

    `area` says that it is one of those the profile shows, not what stands for all of them or tells of a change, and
    `then` what it was last time. `rung` is the place of its band among the bands, from 0 (lowest) to 1; None where
    there is no ladder to stand on.
    `notes` say what must be known to read the score, `parts` are lines of their own beside it, `members` the scales it
    is made of, `working` the stored explanation.
    """

    id: str
    label: str
    area: bool
    about: Markup | None
    score: str | None
    then: str | None
    band: str | None
    unscored: str | None
    notes: tuple[str, ...]
    line: Line | None
    bands: tuple[BandWords, ...]
    rung: float | None
    parts: tuple[PartLine, ...]
    members: tuple[Mention, ...]
    feedback: Markup | None
    can_do: Markup | None
    next_step: Markup | None
    activity: Markup | None
    working: tuple[str, ...]

    @property
    def result(self) -> str:
        """The result in a few words, such as "Secure, 3.4 out of 5", or why there is none."""
        return ", ".join(part for part in (self.band, self.score) if part) or self.unscored or ""

    @property
    def anchor(self) -> str:
        """The id of where it is told in detail."""
        return anchor_of(self.id)


def anchor_of(scale: str) -> str:
    """The id of where on the page a scale is told in detail."""
    return f"report-{scale}"


def skill_of(  # noqa: PLR0913  # what is said, and in which words
    questionnaire: Questionnaire,
    written: Scale,
    score: Score,
    words: Wording,
    tell: Tell,
    *,
    then: Decimal | None = None,
) -> Skill:
    """A scale and its score, ready to say in a language; `tell` says what stands in the place of placeholders.

    `then` is the score of last time, where the two can be compared.
    """
    scale, language = told(written, tell), Language(words.language)
    value = score.value
    number = value if isinstance(value, Decimal) else None
    scorer = scorers().get(score.scorer, Scorer)
    feedback = feedback_on(questionnaire, score)

    def said(text: Text | None) -> Markup | None:
        return None if text is None else markup(text, language, tell)

    return Skill(
        id=scale.id,
        label=scale.label.say(language),
        area=scale.id != questionnaire.results.overall and not scorer.looks_back,
        about=said(written.about),
        score=None if number is None else _said(number, scale, score, words),
        then=None if then is None else figure(then, scale, words),
        band=_band(scale, score, language),
        unscored=_unscored(score, language, words, tell),
        notes=() if value is None else tuple(_notes(questionnaire, scale, score, words)),
        line=line_of(number, scale, score.possible, words, then) if number is not None and scorer.climbs else None,
        bands=() if number is None else bands_told(number, scale, score.possible, language, words),
        rung=_rung(scale, score) if scorer.climbs else None,
        parts=tuple(_part(part, language, words, tell) for part in score.parts if not _gives_away(questionnaire, part)),
        members=tuple(_members(questionnaire, scale, language, tell)),
        feedback=said(feedback.text if feedback else None),
        can_do=said(feedback.can_do if feedback else None),
        next_step=said(feedback.next_step if feedback else None),
        activity=said(feedback.activity if feedback else None),
        working=_working(questionnaire, score, words, tell),
    )


def _said(number: Decimal, scale: Scale, score: Score, words: Wording) -> str:
    """The number with what its range makes of it; an amount such as a price stands for itself."""
    scorer = scorers().get(score.scorer, Scorer)
    return score_words(number, scale, score.possible if scorer.ranged else None, words, counts_up=scorer.counts_up)


def _band(scale: Scale, score: Score, language: Language) -> str | None:
    """The name of what was reached: a number's band, or an outcome, with the group it is in."""
    group = next((band for band in scale.bands if band.id == score.band), None)
    if isinstance(score.value, str):
        outcome = next((outcome for outcome in scale.outcomes if outcome.code == score.value), None)
        called = outcome.label.say(language) if outcome else score.value
        return f"{called} ({group.label.say(language)})" if group else called
    return group.label.say(language) if group else None


def _unscored(score: Score, language: Language, words: Wording, tell: Tell) -> str | None:
    if score.value is not None:
        return None
    return score.reason.say(language, tell) if score.reason else words.say("There is no score.")


def _rung(scale: Scale, score: Score) -> float | None:
    ids = [band.id for band in scale.bands]
    if score.value is None or score.band not in ids or len(ids) == 1:
        return None
    return ids.index(score.band) / (len(ids) - 1)


def _notes(questionnaire: Questionnaire, scale: Scale, score: Score, words: Wording) -> Iterator[str]:
    """What must be known to read a score: what it rests on, what stood in, what it must not be used for."""
    if score.n_answered < score.n_items:
        yield _basis(scale, score, words)
    if score.prorated:
        instead = scale.missing.instead
        known = instead if isinstance(instead, ItemValue) else None
        yield words.say(ESTIMATED) if known is None else words.say(STANDS_IN[known.which], source=known.source)
    if not scorers().get(score.scorer, Scorer).comparable:
        yield words.say(OWN_AVERAGE)
    if scale.id in incomparable_scales(questionnaire):
        yield words.say(NOT_COMPARED)
    if Declined.BAND in scale.do_not:
        yield words.say(NOT_BANDED)


def _basis(scale: Scale, score: Score, words: Wording) -> str:
    """How much a score rests on, where not everything was answered."""
    if scale.scales:
        return words.count(
            "Worked out from {number} of {items} scores.",
            "Worked out from {number} of {items} scores.",
            score.n_answered,
            items=score.n_items,
        )
    return words.count(
        "Worked out from {number} of {items} answers.",
        "Worked out from {number} of {items} answers.",
        score.n_answered,
        items=score.n_items,
    )


def _part(part: Part, language: Language, words: Wording, tell: Tell) -> PartLine:
    return PartLine(
        label=part.label.say(language, tell),
        value=None if part.value is None else words.number(Decimal(str(part.value))),
        note=None if part.note is None else part.note.say(language, tell),
    )


def _members(questionnaire: Questionnaire, scale: Scale, language: Language, tell: Tell) -> Iterator[Mention]:
    """The scales it is made of; of those the respondent is not told about only the name."""
    for name in scale.scales:
        member = questionnaire.scales_by_id.get(name)
        if member is not None:
            yield Mention(member.label.say(language, tell), anchor_of(name) if member.shown else None)


def _gives_away(questionnaire: Questionnaire, part: Part) -> bool:
    """Whether a line beside a score is about a confidential answer, or made with one."""
    of = part.note.item if part.note is not None else None
    return _confidential(questionnaire, part.id) or (of is not None and _confidential(questionnaire, of))


def _confidential(questionnaire: Questionnaire, name: str) -> bool:
    """Whether a line is about what was answered to a confidential item, or about something inside that answer."""
    item = questionnaire.items.get(owner_of(name))
    return item is not None and item.confidential


def _working(questionnaire: Questionnaire, score: Score, words: Wording, tell: Tell) -> tuple[str, ...]:
    """The steps of the working as sentences. What was answered to a confidential item is never printed."""
    lines = []
    withheld = False
    for step in score.explanation:
        if step.item is not None and _confidential(questionnaire, step.item):
            withheld = True
            continue
        lines.append(step.say(Language(words.language), tell))
    if withheld:
        lines.append(words.say("Answers to confidential questions are counted, but not printed."))
    return tuple(lines)
