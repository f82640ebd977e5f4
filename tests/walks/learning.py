"""What a learner of the walks answers, where it does not matter to the story."""

from __future__ import annotations

from tests.walks.walker import Walker

SKILLS = {
    "teamwork": 5,
    "problem_solving": 4,
    "communication": 3,
    "self_management": 2,
    "flexibility": 1,
    "initiative": 4,
    "digital": 5,
    "resilience": 6,  # "I have not had the chance to", four times
    "emotional_intelligence": 4,
    "innovation": 3,
    "entrepreneurial": 2,
}
"""By skill, which of the six answers is given to each of its statements. Four of the statements count in reverse."""


def rate_skills(walker: Walker, *, until: str | None = None) -> None:
    """From a skill's page on, page by page, to the page of another or past the last."""
    while (skill := walker.path.split("?")[0].rsplit("/", 1)[-1]) in SKILLS and skill != until:
        walker.choose_everywhere(SKILLS[skill])
        walker.go_on()


def learner_at_the_end(walker: Walker, name: str) -> None:
    """A learner of this name, about to send the answers."""
    walker.start("Employability skills")
    walker.write("What is your full name?", name)
    walker.choose("What are you working towards?", "A job, a new job")
    walker.tick("None of these")
    walker.go_on()
    rate_skills(walker)
    walker.go_on()
