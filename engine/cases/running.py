"""What comes of a case: it is answered like a sitting, and everything that follows is worked out as for a sitting."""

from __future__ import annotations

from dataclasses import dataclass

from engine.cases.before import earlier_of
from engine.cases.case import Case
from engine.cases.reading import pages_seen
from engine.clock import supposing
from engine.journey import Journey
from engine.questionnaire import Feedback, Item, ItemId, Page, PageId, Questionnaire
from engine.scoring import Scores, awarded_to, feedback_on, scales_told, score


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What came of a case. Somebody who gets stuck (`stuck` is why) never sends the answers: nothing is scored."""

    case: Case
    journey: Journey
    stuck: Item | None
    pages: tuple[Page, ...]
    scores: Scores
    feedback: tuple[Feedback, ...]
    awarded: bool

    @property
    def page_ids(self) -> tuple[PageId, ...]:
        """The pages that are seen, in order."""
        return tuple(page.id for page in self.pages)

    @property
    def item_ids(self) -> tuple[ItemId, ...]:
        """The items that are seen, in order."""
        return tuple(item.id for page in self.pages for item in self.journey.items(page))


def run(questionnaire: Questionnaire, case: Case) -> Run:
    """Answer, score, and see what is told and awarded."""
    with supposing(case.today):
        journey = Journey(questionnaire, case.saved)
        stop = journey.first_undone
        earlier = earlier_of(questionnaire, case.before)
        scores = score(questionnaire, journey.answers, journey.applicable, earlier=earlier) if stop is None else {}
        told = [feedback_on(questionnaire, scores[scale.id]) for scale in scales_told(questionnaire) if scores]
        return Run(
            case=case,
            journey=journey,
            stuck=None if stop is None else journey.missing(stop)[0],
            pages=pages_seen(journey),
            scores=scores,
            feedback=tuple(feedback for feedback in told if feedback is not None),
            awarded=stop is None and awarded_to(questionnaire, journey.answers, scores) is not None,
        )
