"""Somebody who answers a question of each kind, in English and Welsh: what the preview of a theme shows."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache, cached_property
from pathlib import Path

from engine.cases.made_up import Somebody
from engine.compiler import compile_file
from engine.journey import Journey, Sitting, journey_of
from engine.journey.sitting import SittingId
from engine.questionnaire import Answers, Language, PageId, Questionnaire
from engine.scoring import Scores, score

SAMPLE = Path(__file__).parent / "sample.yaml"
EN, CY = Language("en"), Language("cy")
NAME = "Siân Llŵyd"
THAT_DAY = datetime(2026, 11, 22, 12, tzinfo=UTC)


@dataclass(frozen=True)
class Answered:
    """The questionnaire of the preview, answered and sent."""

    questionnaire: Questionnaire
    sitting: Sitting

    @cached_property
    def journey(self) -> Journey:
        """The way through its pages, to the end."""
        return journey_of(self.questionnaire, self.sitting)

    @cached_property
    def scores(self) -> Scores:
        """What came of it."""
        return score(self.questionnaire, self.journey.answers, self.journey.applicable)


@cache
def answered() -> Answered:
    """The same answers every time."""
    questionnaire = compile_file(SAMPLE).questionnaire
    if questionnaire is None:
        message = f"{SAMPLE} has problems"
        raise ValueError(message)
    chance = random.Random(1)  # noqa: S311  # a sample, no secret
    somebody = Somebody(NAME, 0.7, chance)
    saved: dict[PageId, Answers] = {page.id: somebody.answers(page.items) for page in questionnaire.pages}
    sitting = Sitting(
        id=SittingId("preview"),
        questionnaire_id=questionnaire.id,
        version=questionnaire.version,
        content_hash=questionnaire.content_hash,
        language=EN,
        started_at=THAT_DAY,
        submitted_at=THAT_DAY,
        sample=True,
        saved=saved,
    )
    return Answered(questionnaire, sitting)
