"""What stands out among scores: strengths, and where to grow next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from engine.questionnaire import Results
from engine.reports.skill import Skill

TOGETHER = 5
"""So many are named at once at most, if equals make them more than the author wants."""
GROWING = 2
"""How many areas to grow in are named where the author does not say: more than two are too many to begin with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """What to do next, in which area, and something to try on the way."""

    skill: str
    text: Markup
    activity: Markup | None = None


def growing_in(results: Results) -> int:
    """How many areas to grow in are to be named."""
    return results.next_steps if results.next_steps_said else GROWING


def strongest_first(skill: Skill) -> tuple[bool, float]:
    """Numbers before outcomes before unscored; equals stay as in the questionnaire, because sorting is stable."""
    return skill.unscored is not None, -skill.line.position if skill.line else 1.0


def strengths_among(skills: tuple[Skill, ...], wanted: int) -> tuple[Skill, ...]:
    """What can be called a strength, from the highest in its range, as many as clearly come before the others."""
    able = sorted(able_to_stand_out(skills), key=strongest_first)
    return tuple(able[: _clear([strongest_first(skill) for skill in able], wanted)])


def even(skills: tuple[Skill, ...]) -> bool:
    """Whether several areas all have a score, and none differs from the others."""
    places = {(skill.line.position, skill.rung) if skill.line else skill.id for skill in skills}
    return len(skills) > 1 == len(places) and all(skill.unscored is None for skill in skills)


def able_to_stand_out(skills: tuple[Skill, ...]) -> list[Skill]:
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


def next_steps_among(skills: tuple[Skill, ...], strengths: tuple[Skill, ...], wanted: int) -> tuple[NextStep, ...]:
    """What to do next, for the lowest band first; within a band for the lowest score first.

    What was just called a strength is not named again, unless there is nothing else to name. Never more than wanted,
    because that is what somebody can begin with: among equals the first in the questionnaire are suggested.
    """
    able = [skill for skill in skills if skill.next_step]
    able = [skill for skill in able if skill not in strengths] or able
    able.sort(key=_weakest_first)
    return tuple(
        NextStep(skill=skill.label, text=skill.next_step, activity=skill.activity)
        for skill in able[:wanted]
        if skill.next_step
    )


def _weakest_first(skill: Skill) -> tuple[float, float]:
    return skill.rung or 0.0, skill.line.position if skill.line else 0.0


def _clear(places: Sequence[object], wanted: int) -> int:
    """How many of those in order to name, without cutting between equals: all of these, or, if too many, none."""
    if not 0 < wanted < len(places) or places[wanted - 1] != places[wanted]:
        return wanted
    last = places[wanted]
    together = sum(1 for place in places[wanted:] if place == last) + wanted
    return together if together <= max(TOGETHER, wanted) else places.index(last)
