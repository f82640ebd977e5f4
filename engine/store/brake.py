"""A brake on guessing: how often something may be tried, counted in the database, so that it holds for all processes.

A try costs time. Whoever owes more of it than a limit allows has to wait; time itself pays it off.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, Engine, delete, select, update

from engine.clock import now
from engine.store.database import inserting, reading, writing
from engine.store.tables import db_brake

NO_TIME = timedelta(0)


@dataclass(frozen=True, slots=True)
class Limit:
    """So many tries at once, and from then on one in each stretch of time. `subject` is who or what is limited."""

    subject: str
    at_once: int
    each: timedelta

    def wait(self, owed_until: datetime, moment: datetime) -> timedelta:
        """How long it is until one may try again; nothing or less where that is now."""
        return max(owed_until, moment) - moment - self.each * (self.at_once - 1)


class Brake:
    """Who has tried too often. It keeps no more than when each subject has paid off, and only until then."""

    def __init__(self, engine: Engine) -> None:
        """Count in this database."""
        self._engine = engine

    def wait(self, *limits: Limit) -> timedelta:
        """How long it is until one may try again; nothing where that is now."""
        with reading(self._engine) as connection:
            found = select(db_brake).where(db_brake.c.subject.in_([limit.subject for limit in limits]))
            owed = {row.subject: row.owed_until for row in connection.execute(found)}
        moment = now()
        return max([NO_TIME, *(limit.wait(owed.get(limit.subject, moment), moment) for limit in limits)])

    def charge(self, *limits: Limit) -> timedelta:
        """Count a try against all of these limits, or, where one of them is reached, none and say how long to wait."""
        wait = self.wait(*limits)
        if wait > NO_TIME:
            return wait
        moment = now()
        with writing(self._engine) as connection:
            owed = {limit: _locked(connection, limit, moment) for limit in sorted(limits, key=_subject)}
            wait = max([NO_TIME, *(limit.wait(until, moment) for limit, until in owed.items())])
            if wait == NO_TIME:
                for limit, until in owed.items():
                    _owe(connection, limit, max(until, moment) + limit.each)
            _forget(connection, moment)
        return wait

    def forgive(self, *limits: Limit) -> None:
        """Take back a try that was counted: it was a good one."""
        with writing(self._engine) as connection:
            for limit in sorted(limits, key=_subject):
                until = _locked(connection, limit, now())
                _owe(connection, limit, until - limit.each)


def _subject(limit: Limit) -> str:
    """The order in which rows are locked, so that no two transactions wait for each other."""
    return limit.subject


def _locked(connection: Connection, limit: Limit, moment: datetime) -> datetime:
    """Until when a subject owes, in a row that nobody else changes before this transaction ends."""
    row = inserting(connection, db_brake).values(subject=limit.subject, owed_until=moment)
    kept = row.on_conflict_do_update(index_elements=["subject"], set_={"owed_until": db_brake.c.owed_until})
    until: datetime = connection.execute(kept.returning(db_brake.c.owed_until)).scalar_one()
    return until


def _owe(connection: Connection, limit: Limit, until: datetime) -> None:
    connection.execute(update(db_brake).where(db_brake.c.subject == limit.subject).values(owed_until=until))


def _forget(connection: Connection, moment: datetime) -> None:
    """Delete what is paid off; rows that others are at are left to them."""
    paid = select(db_brake.c.subject).where(db_brake.c.owed_until <= moment).with_for_update(skip_locked=True)
    connection.execute(delete(db_brake).where(db_brake.c.subject.in_(paid)))
