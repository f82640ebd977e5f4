"""What a centre may see of the sittings that were submitted. What is confidential stops here, for every door."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any, TypeAlias

from sqlalchemy import ColumnElement, Engine, Row, and_, func, or_, select, true

from engine.clock import began
from engine.journey import Sitting, SittingId, journey_of
from engine.questionnaire import Answers, PageId, Questionnaire, ScaleId, owner_of
from engine.scoring import Scores, goes_by, load_scores
from engine.store.certificates import portions
from engine.store.database import reading
from engine.store.documents import load_pages, must_be_pinned, read_pages, sitting_of
from engine.store.print_run import Choice
from engine.store.tables import db_result, db_sitting
from engine.store.trouble import Confidential

BATCH = 200

ByHash: TypeAlias = Callable[[str], Questionnaire | None]
"""The compiled questionnaire with this content hash, or None where its text no longer compiles."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Completed:
    """One submitted sitting, as a centre may see it: without answers to confidential items and scores made of them.

    `questionnaire` is the very text it was answered on, or None where that no longer compiles.
    """

    sitting: Sitting
    questionnaire: Questionnaire | None = field(repr=False)
    answers: Answers = field(repr=False)
    scores: Scores = field(repr=False)


def count_sittings(engine: Engine, questionnaire_id: str, version: str | None, *, sample: bool | None) -> int:
    """How many sittings were submitted."""
    query = select(func.count()).select_from(db_sitting).where(*_submitted(questionnaire_id, version))
    if sample is not None:
        query = query.where(db_sitting.c.sample.is_(sample))
    with reading(engine) as connection:
        return connection.execute(query).scalar_one()


def submitted_versions(engine: Engine) -> list[tuple[str, str]]:
    """Id and version of every questionnaire that somebody has submitted, by name."""
    query = select(db_sitting.c.questionnaire_id, db_sitting.c.version).where(db_sitting.c.submitted_at.is_not(None))
    with reading(engine) as connection:
        return [(row.questionnaire_id, row.version) for row in connection.execute(query.distinct())]


def submitted_texts(engine: Engine, questionnaire_id: str, version: str) -> list[str]:
    """The content hashes a version was submitted on, the latest first: a draft may have had several."""
    latest = func.max(db_sitting.c.submitted_at)
    query = (
        select(db_sitting.c.content_hash)
        .where(*_submitted(questionnaire_id, version))
        .group_by(db_sitting.c.content_hash)
        .order_by(latest.desc())
    )
    with reading(engine) as connection:
        return list(connection.execute(query).scalars())


def submitted_groups(engine: Engine, questionnaire_id: str, version: str) -> list[str]:
    """What those were called who have submitted a version, by name; of confidential ones nobody asks."""
    group = db_sitting.c.group_name
    open_ones = db_sitting.c.confidential.is_(False)
    query = select(group).where(*_submitted(questionnaire_id, version), open_ones, group.is_not(None)).distinct()
    with reading(engine) as connection:
        return sorted(connection.execute(query).scalars())


def completed_sittings(
    engine: Engine, questionnaire_id: str, by_hash: ByHash, version: str | None, choice: Choice | None = None
) -> Iterator[Completed]:
    """The submitted sittings in the order of submission; refused at once where respondents were promised silence.

    Of those that are chosen, where there is a choice, no scores tell how they came about.
    """
    _must_be_open(engine, questionnaire_id, version)
    which = (*_submitted(questionnaire_id, version), *_chosen(choice))
    return _batches(engine, which, _Reader(by_hash, explained=choice is None))


def completed_scores(engine: Engine, questionnaire_id: str, by_hash: ByHash, version: str) -> Iterator[Completed]:
    """The same without answers, and without how scores came about: for who only counts."""
    _must_be_open(engine, questionnaire_id, version)
    reader = _Reader(by_hash, explained=False, answered=False)
    return _batches(engine, _submitted(questionnaire_id, version), reader)


def _must_be_open(engine: Engine, questionnaire_id: str, version: str | None) -> None:
    promised = select(db_sitting.c.id).where(*_of(questionnaire_id, version), db_sitting.c.confidential).limit(1)
    with reading(engine) as connection:
        if connection.execute(promised).first() is not None:
            message = f"{questionnaire_id} is confidential: its sittings are counted, never shown"
            raise Confidential(message)


def completed_named(
    engine: Engine, sittings: Collection[SittingId], by_hash: ByHash, *, explained: bool
) -> dict[SittingId, Completed]:
    """These of the submitted sittings, if they are not confidential."""
    submitted = db_sitting.c.submitted_at.is_not(None)
    reader = _Reader(by_hash, explained=explained)
    found = (_batches(engine, (db_sitting.c.id.in_(some), submitted), reader) for some in portions(sittings))
    return {each.sitting.id: each for batch in found for each in batch}


def _batches(engine: Engine, which: tuple[ColumnElement[bool], ...], reader: _Reader) -> Iterator[Completed]:
    """Read batch by batch, so that neither memory nor a connection is held for as long as somebody reads on."""
    sitting = db_sitting.c
    query = (
        select(db_sitting, db_result.c.scores)
        .join(db_result, db_result.c.sitting_id == sitting.id)
        .where(*which, sitting.confidential.is_(False))
        .order_by(sitting.submitted_at, sitting.id)
        .limit(BATCH)
    )
    later: ColumnElement[bool] = true()
    while True:
        with reading(engine) as connection:
            rows = connection.execute(query.where(later)).all()
            pages = read_pages(connection, [row.id for row in rows]) if reader.answered else {}
        for row in rows:
            yield reader.record(row, pages.get(row.id, {}))
        if len(rows) < BATCH:
            return
        last = rows[-1]
        at_once = and_(sitting.submitted_at == last.submitted_at, sitting.id > last.id)
        later = or_(sitting.submitted_at > last.submitted_at, at_once)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Open:
    """What may be shown of whoever answered a text: all but the answers and the scores that are hidden."""

    questionnaire: Questionnaire
    hidden: frozenset[str]
    closed: frozenset[ScaleId]


class _Reader:
    """Rows become records: with answers or without, with how scores came about or without."""

    def __init__(self, by_hash: ByHash, *, explained: bool, answered: bool = True) -> None:
        self.answered = answered
        self._by_hash, self._explained = by_hash, explained
        self._texts: dict[str, _Open | None] = {}

    def record(self, row: Row[Any], pages: Mapping[PageId, str]) -> Completed:
        """What may be shown. Of a text that no longer compiles nobody can say what is confidential in it: nothing."""
        sitting, text = sitting_of(row), self._text(row.content_hash)
        if text is None:
            return Completed(sitting=replace(sitting, saved={}), questionnaire=None, answers={}, scores={})
        everything = load_pages(pages, text.questionnaire)
        answers: Answers = {}
        if self.answered:
            answers = journey_of(text.questionnaire, replace(sitting, saved=everything)).answers
        scores = load_scores(json.loads(row.scores), explained=self._explained)
        return Completed(
            sitting=replace(
                sitting, saved={page: _without(text.hidden, answered) for page, answered in everything.items()}
            ),
            questionnaire=text.questionnaire,
            answers=_without(text.hidden, answers),
            scores={scale: score for scale, score in scores.items() if scale not in text.closed},
        )

    def _text(self, content_hash: str) -> _Open | None:
        if content_hash not in self._texts:
            self._texts[content_hash] = _open(content_hash, self._by_hash(content_hash))
        return self._texts[content_hash]


def _open(content_hash: str, questionnaire: Questionnaire | None) -> _Open | None:
    """Scores are closed that go by a confidential answer, be it by way of another scale or a group of norms."""
    if questionnaire is None:
        return None
    must_be_pinned(content_hash, questionnaire)
    hidden = frozenset(item.id for item in questionnaire.items.values() if item.confidential)
    closed = (scale for scale, items in goes_by(questionnaire).items() if not hidden.isdisjoint(items))
    return _Open(questionnaire=questionnaire, hidden=hidden, closed=frozenset(closed))


def _without(hidden: frozenset[str], answers: Answers) -> Answers:
    """The answers without those hidden, and without what is known beside them, such as `<item>.other`."""
    return {key: value for key, value in answers.items() if owner_of(key) not in hidden} if hidden else answers


def _of(questionnaire_id: str, version: str | None) -> tuple[ColumnElement[bool], ...]:
    this = db_sitting.c.questionnaire_id == questionnaire_id
    return (this,) if version is None else (this, db_sitting.c.version == version)


def _submitted(questionnaire_id: str, version: str | None) -> tuple[ColumnElement[bool], ...]:
    return (*_of(questionnaire_id, version), db_sitting.c.submitted_at.is_not(None))


def _chosen(choice: Choice | None) -> tuple[ColumnElement[bool], ...]:
    """What a choice asks of a sitting, but for the lines of its list: those are compared with what is printed."""
    if choice is None:
        return ()
    sitting = db_sitting.c
    asked: list[ColumnElement[bool]] = [sitting.sample.is_(choice.samples)]
    if choice.since is not None:
        asked.append(sitting.submitted_at >= began(choice.since))
    if choice.until is not None:
        asked.append(sitting.submitted_at < began(choice.until + timedelta(days=1)))
    if choice.group is not None:
        asked.append(func.coalesce(sitting.group_name, "") == choice.group)
    return tuple(asked)
