"""What is known of the same person's last sitting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from engine.scoring.score import Scores


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """The scores of the last sitting, as scores of this version: of the same, or carried over by a map.

    A scale whose scores cannot be carried is absent. `version` is the one it was taken on, `day` when.
    """

    version: str
    scores: Scores
    day: date | None = None
