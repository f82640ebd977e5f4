"""A sitting that is locked while something of it changes."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, bindparam, select

from engine.journey import SittingId
from engine.questionnaire import Questionnaire
from engine.store.documents import must_be_pinned
from engine.store.prepared import Prepared
from engine.store.tables import db_sitting
from engine.store.trouble import AlreadySubmitted, NoSuchSitting

_LOCKED = Prepared(select(db_sitting).where(db_sitting.c.id == bindparam("sitting_id")).with_for_update())


def lock(connection: Connection, sitting_id: SittingId, questionnaire: Questionnaire) -> Row[Any]:
    """A sitting that nobody else changes before this transaction ends (SQLite has locked everything already)."""
    found = _LOCKED.rows(connection, sitting_id=sitting_id)
    if not found:
        raise NoSuchSitting(sitting_id)
    (row,) = found
    must_be_pinned(row.content_hash, questionnaire)
    locked: Row[Any] = row
    return locked


def lock_open(connection: Connection, sitting_id: SittingId, questionnaire: Questionnaire) -> Row[Any]:
    """The same, if it was not submitted."""
    row = lock(connection, sitting_id, questionnaire)
    if row.submitted_at is not None:
        raise AlreadySubmitted(sitting_id)
    return row
