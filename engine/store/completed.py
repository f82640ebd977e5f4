"""What a centre may see of the sittings that were submitted. What is confidential stops here, for every door."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any, TypeAlias

from sqlalchemy import ColumnElement, Engine, Row, and_, func, or_, select, true

from engine.clock import began
from engine.journey import PageAnswers, Sitting, SittingId, journey_of
from engine.questionnaire import Answers, PageId, Questionnaire, owner_of
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
    promised = select(db_sitting.c.id).where(*_of(questionnaire_id, version), db_sitting.c.confidential).limit(1)
    with reading(engine) as connection:
        if connection.execute(promised).first() is not None:
            message = f"{questionnaire_id} is confidential: its sittings are counted, never shown"
            raise Confidential(message)
    return _batches(
        engine, (*_submitted(questionnaire_id, version), *_chosen(choice)), by_hash, explained=choice is None
    )


def completed_named(
    engine: Engine, sittings: Collection[SittingId], by_hash: ByHash, *, explained: bool
) -> dict[SittingId, Completed]:
    """These of the submitted sittings, if they are not confidential."""
    submitted = db_sitting.c.submitted_at.is_not(None)
    found = (
        _batches(engine, (db_sitting.c.id.in_(some), submitted), by_hash, explained=explained)
        for some in portions(sittings)
    )
    return {each.sitting.id: each for batch in found for each in batch}


def _batches(
    engine: Engine, which: tuple[ColumnElement[bool], ...], by_hash: ByHash, *, explained: bool
) -> Iterator[Completed]:
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
            pages = read_pages(connection, [row.id for row in rows])
        for row in rows:
            yield _record(row, pages.get(row.id, {}), by_hash(row.content_hash), explained=explained)
        if len(rows) < BATCH:
            return
        last = rows[-1]
        at_once = and_(sitting.submitted_at == last.submitted_at, sitting.id > last.id)
        later = or_(sitting.submitted_at > last.submitted_at, at_once)


def _record(
    row: Row[Any], pages: Mapping[PageId, str], questionnaire: Questionnaire | None, *, explained: bool
) -> Completed:
    """What may be shown. Of a text that no longer compiles nobody can say what is confidential in it: show nothing."""
    sitting = sitting_of(row)
    saved: PageAnswers = {}
    answers: Answers = {}
    scores: Scores = {}
    if questionnaire is not None:
        must_be_pinned(row.content_hash, questionnaire)
        everything = load_pages(pages, questionnaire)
        hidden = _hidden(questionnaire)
        saved = {page: _without(hidden, answered) for page, answered in everything.items()}
        answers = _without(hidden, journey_of(questionnaire, replace(sitting, saved=everything)).answers)
        scores = _open_scores(load_scores(json.loads(row.scores), explained=explained), questionnaire)
    shown = replace(sitting, saved=saved)
    return Completed(sitting=shown, questionnaire=questionnaire, answers=answers, scores=scores)


def _hidden(questionnaire: Questionnaire) -> frozenset[str]:
    return frozenset(item.id for item in questionnaire.items.values() if item.confidential)


def _without(hidden: frozenset[str], answers: Answers) -> Answers:
    """The answers without those hidden, and without what is known beside them, such as `<item>.other`."""
    return {key: value for key, value in answers.items() if owner_of(key) not in hidden}


def _open_scores(scores: Scores, questionnaire: Questionnaire) -> Scores:
    """The scores without those that go by a confidential answer, be it by way of another scale or a group of norms."""
    hidden = _hidden(questionnaire)
    by = goes_by(questionnaire)
    return {scale: score for scale, score in scores.items() if hidden.isdisjoint(by.get(scale, ()))}


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
