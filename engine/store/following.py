"""What is known of the sitting that another one follows."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Engine, select

from engine.clock import day_of
from engine.journey import SittingId
from engine.scoring import Scores, load_scores
from engine.store.database import reading
from engine.store.tables import db_result, db_sitting


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """A submitted sitting as scores look back at it: the text it was answered on, what came of it, and when."""

    content_hash: str
    scores: Scores
    day: date


def followed(engine: Engine, sitting_id: SittingId) -> Followed | None:
    """What came of a sitting; None where it was not submitted, or has been deleted."""
    query = (
        select(db_sitting.c.content_hash, db_sitting.c.submitted_at, db_result.c.scores)
        .join(db_result, db_result.c.sitting_id == db_sitting.c.id)
        .where(db_sitting.c.id == sitting_id)
    )
    with reading(engine) as connection:
        row = connection.execute(query).one_or_none()
    if row is None:
        return None
    return Followed(
        content_hash=row.content_hash, scores=load_scores(json.loads(row.scores)), day=day_of(row.submitted_at)
    )
