"""A feedback report: a sitting's scores, ready to say, the same words on screen and on paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from markupsafe import Markup

from engine.clock import day_of
from engine.journey import Sitting, journey_of
from engine.questionnaire import Answers, Language, Questionnaire, Tell
from engine.reports.reference import reference_of
from engine.reports.skill import NOT_BANDED, NOT_COMPARED, Skill, skill_of
from engine.reports.telling import markup, teller_of
from engine.scoring import Scores, name_given, scales_told
from engine.wording import Wording, mark, wording

GOES_ON = mark("Your answers show where you are today and what you can do next.")
HERE = mark("These are your results.")
EVEN = mark("Your results are even: they are the same in every area.")
EVEN_AND_GOES_ON = mark("Your results are even: they are the same in every area. You can begin wherever you like.")
SEVERAL = mark("You have several strengths, and no single one stands out. Your profile shows them all.")
OF_ALL = {
    NOT_COMPARED: mark("None of these scores should be compared with other people's."),
    NOT_BANDED: mark("None of these scores is called low or high, because no dividing line would be sound."),
}


TOGETHER = 5
"""So many are named at once at most, if equals make them more than the author wants."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """What to do next, and for which skill."""

    skill: str
    text: Markup


@dataclass(frozen=True, slots=True)
class Figure:
    """A value that follows from the answers, and what it is called."""

    label: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Everything a report says. `skills` stand as in the file, `profile` from the strongest to the unscored.

    `notes` hold of all its scores, `figures` are the calculated values that respondents are shown.
    """

    title: str
    body: str | None
    language: Language
    date: str
    name: str | None
    headline: str
    intro: Markup | None
    notes: tuple[str, ...]
    skills: tuple[Skill, ...]
    profile: tuple[Skill, ...]
    strengths: tuple[Skill, ...]
    next_steps: tuple[NextStep, ...]
    figures: tuple[Figure, ...]
    caveat: Markup
    version: str
    reference: str
    created: datetime


def report_of(questionnaire: Questionnaire, sitting: Sitting, scores: Scores, language: Language) -> Report:
    """The report of a sitting in a language. Scales that are not shown, and all confidential ones, stay out of it."""
    words, results = wording(language), questionnaire.results
    answers = journey_of(questionnaire, sitting).answers
    tell = teller_of(questionnaire, sitting, scores, language)
    notes, skills = _told_once(
        tuple(
            skill_of(questionnaire, scale, scores[scale.id], words, tell)
            for scale in scales_told(questionnaire)
            if scale.id in scores
        ),
        words,
    )
    strengths = () if _even(skills) else _strengths(skills, results.strengths)
    created = sitting.submitted_at or sitting.started_at
    return Report(
        title=questionnaire.title.say(language),
        body=questionnaire.body.say(language) if questionnaire.body else None,
        language=language,
        date=words.date(day_of(created)),
        name=name_given(questionnaire, answers),
        headline=_headline(questionnaire, skills, strengths, words),
        intro=markup(results.intro, language, tell) if results.intro else None,
        notes=notes,
        skills=skills,
        profile=tuple(sorted(skills, key=_strongest_first)),
        strengths=strengths,
        next_steps=_next_steps(skills, strengths, results.next_steps),
        figures=_figures(questionnaire, answers, tell, language),
        caveat=markup(results.caveat, language, tell) if results.caveat else _caveat(words),
        version=questionnaire.version,
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


def _strongest_first(skill: Skill) -> tuple[bool, float]:
    """Numbers before outcomes before unscored; equals stay as in the questionnaire, because sorting is stable."""
    return skill.unscored is not None, -skill.line.position if skill.line else 1.0


def _strengths(skills: tuple[Skill, ...], wanted: int) -> tuple[Skill, ...]:
    """What can be called a strength, from the highest in its range, as many as clearly come before the others."""
    able = sorted(_able(skills), key=_strongest_first)
    return tuple(able[: _clear([_strongest_first(skill) for skill in able], wanted)])


def _even(skills: tuple[Skill, ...]) -> bool:
    """Whether several areas all have a score, and none differs from the others."""
    places = {(skill.line.position, skill.rung) if skill.line else skill.id for skill in skills}
    return len(skills) > 1 == len(places) and all(skill.unscored is None for skill in skills)


def _able(skills: tuple[Skill, ...]) -> list[Skill]:
    """Scored skills that can be called a strength.

    Never one in its lowest band, at the bottom of its range, or not above 0 where that lies within; without bands none
    that is not above the middle.
    """
    return [
        skill
        for skill in skills
        if skill.line
        and skill.rung != 0
        and skill.line.position > (skill.line.zero or 0.0)
        and (skill.rung is not None or skill.line.position > 1 / 2)
    ]


def _next_steps(skills: tuple[Skill, ...], strengths: tuple[Skill, ...], wanted: int) -> tuple[NextStep, ...]:
    """What to do next, for the lowest band first; within a band for the lowest score first.

    What was just called a strength is not named again, unless there is nothing else to name. Where no step clearly
    comes before the others, the first in the questionnaire are suggested: nobody goes without.
    """
    able = [skill for skill in skills if skill.next_step]
    able = [skill for skill in able if skill not in strengths] or able
    able.sort(key=_weakest_first)
    clear = _clear([_weakest_first(skill) for skill in able], wanted) or wanted
    return tuple(NextStep(skill=skill.label, text=skill.next_step) for skill in able[:clear] if skill.next_step)


def _weakest_first(skill: Skill) -> tuple[float, float]:
    return skill.rung or 0.0, skill.line.position if skill.line else 0.0


def _clear(places: Sequence[object], wanted: int) -> int:
    """How many of those in order to name, without cutting between equals: all of these, or, if too many, none."""
    if not 0 < wanted < len(places) or places[wanted - 1] != places[wanted]:
        return wanted
    last = places[wanted]
    together = sum(1 for place in places[wanted:] if place == last) + wanted
    return together if together <= max(TOGETHER, wanted) else places.index(last)


def _headline(
    questionnaire: Questionnaire, skills: tuple[Skill, ...], strengths: tuple[Skill, ...], words: Wording
) -> str:
    """The report in one sentence."""
    scored = [skill for skill in skills if skill.unscored is None]
    if questionnaire.confidential:
        return words.say("Your answers are confidential, so no scores are shown here.")
    if not skills:
        return words.say("Thank you. There are no scores to show.")
    if not scored:
        return words.say("No score could be worked out from your answers. Below you can read why.")
    if len(scored) == 1:
        return words.say("{skill}: {result}.", skill=scored[0].label, result=scored[0].result)
    return _over_several(questionnaire, skills, strengths, words)


def _over_several(
    questionnaire: Questionnaire,
    skills: tuple[Skill, ...],
    strengths: tuple[Skill, ...],
    words: Wording,
) -> str:
    """Several results in one sentence: what is strongest, where something is."""
    goes_on = any(skill.next_step for skill in skills)
    if _even(skills):
        even = EVEN_AND_GOES_ON if goes_on else EVEN
        return words.say(even)
    if strengths:
        names = _listed([skill.label for skill in strengths], words)
        return words.count(
            "Your answers show most strength in {skills}.",
            "Your answers show most strength in {skills}.",
            len(strengths),
            skills=names,
        )
    if questionnaire.results.strengths and _able(skills):
        return words.say(SEVERAL)
    sentence = GOES_ON if goes_on else HERE
    return words.say(sentence)


def _listed(names: list[str], words: Wording) -> str:
    *earlier, last = names
    return words.say("{earlier} and {last}", earlier=", ".join(earlier), last=last) if earlier else last


def _caveat(words: Wording) -> Markup:
    said = words.say(
        "This is a self-assessment: it rests on your own answers on one day. It shows how you see yourself, not how "
        "others see you, and it will change as you learn. It should not be the only reason for a decision about you."
    )
    return Markup("<p>{}</p>\n").format(said)
