"""A feedback report: a sitting's scores, ready to say, the same words on screen and on paper."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from markupsafe import Markup

from engine.clock import day_of
from engine.journey import Sitting, journey_of
from engine.questionnaire import Answers, Language, Questionnaire, Tell
from engine.reports.headline import headline_of
from engine.reports.left_open import LeftOpen, left_open
from engine.reports.line import BandWords
from engine.reports.picture import SHAPES, Picture, pictures_of
from engine.reports.reference import reference_of
from engine.reports.since import SinceLast, changes_told, since_last
from engine.reports.skill import NOT_BANDED, NOT_COMPARED, Skill, skill_of
from engine.reports.standing_out import (
    NextStep,
    even,
    growing_in,
    next_steps_among,
    strengths_among,
    strongest_first,
)
from engine.reports.telling import markup, teller_of
from engine.scoring import Score, Scores, name_given, scales_told, scorers
from engine.wording import Wording, mark, wording

OF_ALL = {
    NOT_COMPARED: mark("None of these scores should be compared with other people's."),
    NOT_BANDED: mark("None of these scores is called low or high, because no dividing line would be sound."),
}
OWN_ANSWERS = mark(
    "This is a self-assessment: it rests on your own answers on one day. It shows how you see yourself, not how "
    "others see you, and it will change as you learn. It should not be the only reason for a decision about you."
)
OTHERS_ANSWERS = mark(
    "This rests on what you and other people said about you on one day. It shows how they see you and how you see "
    "yourself, and it will change as you learn. It should not be the only reason for a decision about you."
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A value that follows from the answers, and what it is called."""

    label: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Everything a report says. `skills` stand as in the file; `profile` are the areas, from the strongest on.

    `intro` introduces scores, and is None where none could be worked out. `overall` stands for all of them. `bands`
    are those of all areas where they have the same ones, `since` tells what has changed since the last time. `notes`
    hold of all its scores, `figures` are the calculated values that respondents are shown, `scored_by` are the
    scorers with their versions.
    """

    title: str
    body: str | None
    language: Language
    date: str
    name: str | None
    headline: str
    overall: Skill | None
    intro: Markup | None
    notes: tuple[str, ...]
    skills: tuple[Skill, ...]
    profile: tuple[Skill, ...]
    bands: tuple[BandWords, ...]
    strengths: tuple[Skill, ...]
    next_steps: tuple[NextStep, ...]
    since: SinceLast | None
    figures: tuple[Figure, ...]
    left_open: LeftOpen | None
    caveat: Markup
    version: str
    scored_by: tuple[str, ...]
    reference: str
    created: datetime

    @property
    def changes(self) -> tuple[Skill, ...]:
        """The skills that `since` tells of already, as far as nothing else is to be said about them."""
        told = self.since.told if self.since else frozenset()
        return tuple(skill for skill in self.skills if skill.id in told and not (skill.feedback or skill.band))

    @property
    def details(self) -> tuple[Skill, ...]:
        """The skills that are told of one by one."""
        changes = self.changes
        return tuple(skill for skill in self.skills if skill not in changes)

    def pictures(self, shape: str) -> tuple[Picture, ...]:
        """Its profile drawn for the `screen`, for `paper` or in `large` print."""
        return pictures_of(self.profile, SHAPES[shape], wording(self.language))


def report_of(questionnaire: Questionnaire, sitting: Sitting, scores: Scores, language: Language) -> Report:
    """The report of a sitting in a language. Scales that are not shown, and all confidential ones, stay out of it."""
    words, results = wording(language), questionnaire.results
    journey = journey_of(questionnaire, sitting)
    tell = teller_of(questionnaire, sitting, scores, language)
    scales = [scale for scale in scales_told(questionnaire) if scale.id in scores]
    changes = changes_told(questionnaire, scores)
    then = {name: change.changed.then for name, change in changes.items()}
    found = (skill_of(questionnaire, each, scores[each.id], words, tell, then=then.get(each.id)) for each in scales)
    notes, skills = _told_once(tuple(found), words)
    areas = tuple(skill for skill in skills if skill.area) or skills
    bands, skills = _bands_once(areas, skills)
    introduces = not skills or any(skill.unscored is None for skill in skills)
    strengths = () if even(areas) else strengths_among(areas, results.strengths)
    caveat = (
        markup(results.caveat, language, tell)
        if results.caveat
        else _caveat((scores[each.id] for each in scales), words)
    )
    created = sitting.submitted_at or sitting.started_at
    return Report(
        title=questionnaire.title.say(language),
        body=questionnaire.body.say(language) if questionnaire.body else None,
        language=language,
        date=words.date(day_of(created)),
        name=name_given(questionnaire, journey.answers),
        headline=headline_of(questionnaire, areas, strengths, words),
        overall=next((skill for skill in skills if skill.id == results.overall and skill not in areas), None),
        intro=markup(results.intro, language, tell) if results.intro and introduces else None,
        notes=notes,
        skills=skills,
        profile=tuple(sorted(areas, key=strongest_first)),
        bands=bands,
        strengths=strengths,
        next_steps=next_steps_among(areas, strengths, growing_in(results)),
        since=since_last(questionnaire, changes, words, tell),
        figures=_figures(questionnaire, journey.answers, tell, language),
        left_open=left_open(journey, words, tell),
        caveat=caveat,
        version=questionnaire.version,
        scored_by=tuple(sorted({f"{scores[each.id].scorer} {scores[each.id].scorer_version}" for each in scales})),
        reference=reference_of(sitting),
        created=created,
    )


def _told_once(skills: tuple[Skill, ...], words: Wording) -> tuple[tuple[str, ...], tuple[Skill, ...]]:
    """What must be known of several scores alike, said of all of them and no more of each."""
    first, *others = [set(skill.notes) for skill in skills if skill.unscored is None] or [set[str]()]
    if not others:
        return (), skills
    alike = {words.say(note): words.say(said) for note, said in OF_ALL.items()}
    alike = {note: said for note, said in alike.items() if note in first.intersection(*others)}
    kept = (replace(skill, notes=tuple(note for note in skill.notes if note not in alike)) for skill in skills)
    return tuple(alike.values()), tuple(kept)


def _bands_once(areas: tuple[Skill, ...], skills: tuple[Skill, ...]) -> tuple[tuple[BandWords, ...], tuple[Skill, ...]]:
    """The bands of several areas that all have the same, said once and no more of each."""
    ladders = {tuple(replace(band, reached=False) for band in skill.bands) for skill in areas if skill.bands}
    if len(ladders) != 1 or sum(1 for skill in areas if skill.bands) == 1:
        return (), skills
    [bands] = ladders
    areas_ids = {skill.id for skill in areas}
    return bands, tuple(replace(skill, bands=()) if skill.id in areas_ids else skill for skill in skills)


def _figures(questionnaire: Questionnaire, answers: Answers, tell: Tell, language: Language) -> tuple[Figure, ...]:
    """The values that were shown on the way. What is confidential stays out of print."""
    if questionnaire.confidential:
        return ()
    shown = (item for item in questionnaire.items.values() if item.kind.shown and not item.confidential)
    return tuple(
        Figure(item.ask.say(language, tell), item.kind.show(item, answers[item.id], language))
        for item in shown
        if not item.kind.parts and item.id in answers
    )


def _caveat(scores: Iterable[Score], words: Wording) -> Markup:
    """What the results cannot tell, by whose answers they rest on."""
    made = [scorers().get(score.scorer) for score in scores]
    sentence = OTHERS_ANSWERS if any(scorer is not None and scorer.gathers for scorer in made) else OWN_ANSWERS
    return Markup("<p>{}</p>\n").format(words.say(sentence))
