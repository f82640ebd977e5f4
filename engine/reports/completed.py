"""What reports need to know of a sitting that was submitted, whoever kept it."""

from __future__ import annotations

from typing import Protocol

from engine.journey import Sitting
from engine.questionnaire import Answers, Questionnaire
from engine.scoring import Scores


class CompletedSitting(Protocol):
    """A sitting that was submitted, as a centre may see it."""

    @property
    def sitting(self) -> Sitting:
        """Who, when and on which version."""

    @property
    def questionnaire(self) -> Questionnaire | None:
        """The very text it was answered on, if it still compiles."""

    @property
    def answers(self) -> Answers:
        """The answers that count and are not confidential."""

    @property
    def scores(self) -> Scores:
        """The scores that are not confidential."""
