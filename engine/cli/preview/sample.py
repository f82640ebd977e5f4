"""Somebody who answers a question of each kind: what the preview of a theme shows."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from werkzeug.datastructures import MultiDict

from engine.cases.made_up import Somebody
from engine.compiler import compile_file
from engine.forms import FilledPage, page_form, page_view, read_page, typed_from
from engine.journey import Sitting, journey_of
from engine.journey.sitting import SittingId
from engine.questionnaire import Answers, Language, Questionnaire
from engine.scoring import Scores, score

SAMPLE = Path(__file__).parent / "sample.yaml"
EN = Language("en")
NAME = "Siân Llŵyd"
THAT_DAY = datetime(2026, 11, 22, 12, tzinfo=UTC)


@dataclass(frozen=True)
class Answered:
    """The questionnaire of the preview, answered."""

    questionnaire: Questionnaire
    sitting: Sitting
    scores: Scores

    def pages(self) -> Mapping[str, FilledPage]:
        """Its page in each state: empty, answered, and sent with nothing on it."""
        page = self.questionnaire.pages[0]
        view = page_view(self.questionnaire, page, EN)
        mistaken = read_page(page_form(self.questionnaire, page), MultiDict(), page.items)
        answers = self.sitting.saved[page.id]
        return {
            "empty": view.fill(page.items, {}),
            "answered": view.fill(page.items, typed_from(page.items, answers)),
            "error": view.fill(page.items, mistaken.typed, mistaken.faults),
        }


@cache
def answered() -> Answered:
    """The same answers every time."""
    questionnaire = compile_file(SAMPLE).questionnaire
    if questionnaire is None:
        message = f"{SAMPLE} has problems"
        raise ValueError(message)
    page = questionnaire.pages[0]
    chance = random.Random(1)  # noqa: S311  # a sample, no secret
    answers: Answers = Somebody(NAME, 0.7, chance).answers(page.items)
    sitting = Sitting(
        id=SittingId("preview"),
        questionnaire_id=questionnaire.id,
        version=questionnaire.version,
        content_hash=questionnaire.content_hash,
        language=EN,
        started_at=THAT_DAY,
        submitted_at=THAT_DAY,
        sample=True,
        saved={page.id: answers},
    )
    journey = journey_of(questionnaire, sitting)
    return Answered(questionnaire, sitting, score(questionnaire, journey.answers, journey.applicable))
