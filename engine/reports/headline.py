"""A report in one sentence."""

from __future__ import annotations

from engine.questionnaire import Questionnaire
from engine.reports.skill import Skill
from engine.reports.standing_out import able_to_stand_out, even
from engine.wording import Wording, mark

GOES_ON = mark("Your answers show where you are today and what you can do next.")
HERE = mark("These are your results.")
EVEN = mark("Your results are even: they are the same in every area.")
EVEN_AND_GOES_ON = mark("Your results are even: they are the same in every area. You can begin wherever you like.")
SEVERAL = mark("You have several strengths, and no single one stands out. Your profile shows them all.")


def headline_of(
    questionnaire: Questionnaire, skills: tuple[Skill, ...], strengths: tuple[Skill, ...], words: Wording
) -> str:
    """The report in one sentence; `skills` are the areas it is about."""
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
    if even(skills):
        alike = EVEN_AND_GOES_ON if goes_on else EVEN
        return words.say(alike)
    if strengths:
        names = _listed([skill.label for skill in strengths], words)
        return words.count(
            "Your answers show most strength in {skills}.",
            "Your answers show most strength in {skills}.",
            len(strengths),
            skills=names,
        )
    if questionnaire.results.strengths and able_to_stand_out(skills):
        return words.say(SEVERAL)
    sentence = GOES_ON if goes_on else HERE
    return words.say(sentence)


def _listed(names: list[str], words: Wording) -> str:
    *earlier, last = names
    return words.say("{earlier} and {last}", earlier=", ".join(earlier), last=last) if earlier else last
