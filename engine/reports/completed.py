"""What reports need to know of a sitting that was submitted, whoever kept it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from engine.journey import Sitting
from engine.questionnaire import Answers, Questionnaire
from engine.reports.certificate import Certificate, certificate_of
from engine.reports.report import Report, report_of
from engine.scoring import Scores
from engine.themes import Theme


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


def awarded(completed: Iterable[CompletedSitting], theme: Theme | None = None) -> Iterator[Certificate]:
    """The certificates that were earned, each by the text it was earned on and in its learner's language.

    They are signed by whom the theme names.
    """
    for each in completed:
        if each.questionnaire is not None:
            certificate = certificate_of(each.questionnaire, each.sitting, each.scores, each.sitting.language, theme)
            if certificate is not None:
                yield certificate


def reported(completed: Iterable[CompletedSitting]) -> Iterator[Report]:
    """The reports of those who are told of a score, each by the text it was answered on, in its learner's language."""
    for each in completed:
        if each.questionnaire is not None:
            report = report_of(each.questionnaire, each.sitting, each.scores, each.sitting.language)
            if report.skills:
                yield report
