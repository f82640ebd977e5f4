"""One respondent's pass through a questionnaire."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NewType

from engine.clock import day_of
from engine.questionnaire import Answers, Language, PageId

SittingId = NewType("SittingId", str)

PageAnswers = Mapping[PageId, Answers]
"""What was saved, by page. A page that was sent with nothing on it is there, empty; one never sent is absent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """Who answers what: pinned to the questionnaire's exact words by `content_hash`. Times are UTC.

    `follows` is the same person's earlier sitting, where there is one; `group` is what whoever handed out its code
    called those it was handed out to.
    """

    id: SittingId
    questionnaire_id: str
    version: str
    content_hash: str
    language: Language
    started_at: datetime
    submitted_at: datetime | None = None
    sample: bool = False
    follows: SittingId | None = None
    group: str | None = None
    saved: PageAnswers = field(default_factory=dict)

    @property
    def day(self) -> date | None:
        """The day it was here when it was submitted; None before, when it is whatever day it is."""
        return None if self.submitted_at is None else day_of(self.submitted_at)
