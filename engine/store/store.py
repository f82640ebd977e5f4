"""The store: sittings, their pages of answers and results, and the exact texts they began with."""

from __future__ import annotations

import hashlib
import json
import re
import secrets
import uuid
from collections.abc import Callable, Iterator, Mapping
from typing import NewType

from sqlalchemy import Connection, Engine, bindparam, delete, select, update

from engine.catalogue import Catalogue
from engine.clock import now, supposing_now
from engine.items.file import Upload
from engine.journey import Journey, Sitting, SittingId
from engine.questionnaire import Answers, Language, PageId, Questionnaire, Value
from engine.scoring import Earlier, Scores, dump_scores, load_scores, score
from engine.store.brake import Brake
from engine.store.completed import (
    ByHash,
    Completed,
    completed_scores,
    completed_sittings,
    count_sittings,
    submitted_texts,
    submitted_versions,
)
from engine.store.database import inserting, make_engine, reading, writing
from engine.store.documents import dump_json, load_pages
from engine.store.drafts import Seen, forget_draft
from engine.store.following import followed
from engine.store.leases import Leases
from engine.store.locks import lock
from engine.store.open_page import OpenPage
from engine.store.prepared import Prepared, inserting_all
from engine.store.print_run import Choice
from engine.store.register import Register
from engine.store.runs import Runs
from engine.store.schema import check, upgrade
from engine.store.sheets import Sheets
from engine.store.stored import StoredSitting, find_sitting, read_sitting
from engine.store.tables import db_result, db_sitting, db_source
from engine.store.trouble import Changed, NotComplete, away_is_unavailable
from engine.store.uploads import find_upload, known_uploads

Token = NewType("Token", str)
"""The secret in a respondent's personal link."""

TOKEN_BYTES = 24
TOKEN = re.compile(r"[A-Za-z0-9_-]{32}")


_KEPT_SOURCE = Prepared(select(db_source.c.content_hash).where(db_source.c.content_hash == bindparam("content_hash")))
_START = Prepared(inserting_all(db_sitting))
_SCORED = Prepared(inserting_all(db_result))
_SCORES = Prepared(select(db_result.c.scores).where(db_result.c.sitting_id == bindparam("sitting_id")))
_CLOSE = Prepared(
    update(db_sitting)
    .where(db_sitting.c.id == bindparam("sitting_id"))
    .values(submitted_at=bindparam("submitted_at"), language=bindparam("language"))
)


def random_token() -> str:
    """The secret of a personal link that has no code."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def open_store(database_url: str, new_token: Callable[[], str] = random_token) -> Store:
    """The store in a database: `sqlite:///<file>` or `postgresql://…`. It is reached when first used."""
    return Store(make_engine(database_url), new_token)


class Store:
    """Everything kept in one database. What a method has done when it returns is committed.

    Every method raises `StoreUnavailable` where the database is away, locked, full or read-only; it may be used by
    many threads at once.
    """

    def __init__(self, engine: Engine, new_token: Callable[[], str]) -> None:
        """Keep to this database; the secrets of personal links are made by `new_token`."""
        self._engine, self._new_token = engine, new_token
        self.brake, self.register = Brake(engine), Register(engine)
        self.runs, self.sheets, self.leases = Runs(engine), Sheets(engine), Leases(engine)

    def upgrade(self) -> None:
        """Bring the tables up to date; nothing happens where they are. Raises `StoreOutdated` where they are newer."""
        upgrade(self._engine)

    def check(self) -> None:
        """Raise `StoreOutdated` unless the tables are those this program was written for."""
        check(self._engine)

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def start(  # noqa: PLR0913  # each is a fact about a sitting that is known from its beginning
        self,
        questionnaire: Questionnaire,
        text: str,
        language: Language,
        *,
        sample: bool = False,
        follows: SittingId | None = None,
        group: str | None = None,
    ) -> tuple[Sitting, Token]:
        """Begin a sitting. `text` is the YAML the questionnaire was compiled from; it is kept once.

        `follows` is the same person's earlier sitting, for scores that look back; `group` is whom its code is for. The
        token leaves here and is not kept: it cannot be read again.
        """
        if hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() != questionnaire.content_hash:
            message = f"this is not the text of {questionnaire.id} {questionnaire.version}"
            raise ValueError(message)
        sitting = Sitting(
            id=SittingId(str(uuid.uuid4())),
            questionnaire_id=questionnaire.id,
            version=questionnaire.version,
            content_hash=questionnaire.content_hash,
            language=language,
            started_at=now(),
            sample=sample,
            follows=follows,
            group=group,
        )
        token = Token(self._new_token())
        source = {"content_hash": questionnaire.content_hash, "text": text}
        with writing(self._engine) as connection:
            if not _KEPT_SOURCE.rows(connection, content_hash=questionnaire.content_hash):
                connection.execute(inserting(connection, db_source).values(source).on_conflict_do_nothing())
            _START.rows(
                connection,
                id=sitting.id,
                token_hash=_token_hash(token),
                questionnaire_id=sitting.questionnaire_id,
                version=sitting.version,
                content_hash=sitting.content_hash,
                language=sitting.language,
                sample=sitting.sample,
                confidential=questionnaire.confidential,
                started_at=sitting.started_at,
                submitted_at=None,
                follows=sitting.follows,
                group_name=sitting.group,
            )
        return sitting, token

    def find(self, token: str) -> StoredSitting | None:
        """The sitting behind a personal link, or None for whatever else stands in its place."""
        if not TOKEN.fullmatch(token):
            return None
        return find_sitting(self._engine, _token_hash(token))

    def source(self, content_hash: str) -> str | None:
        """The exact text of a questionnaire that some sitting began with."""
        query = select(db_source.c.text).where(db_source.c.content_hash == content_hash)
        with reading(self._engine) as connection:
            return connection.execute(query).scalar_one_or_none()

    def questionnaire(self, content_hash: str, catalogue: Catalogue) -> Questionnaire | None:
        """The questionnaire with exactly this content, compiled again from its text where no file has it any more."""
        found = catalogue.by_hash(content_hash)
        if found is None:
            text = self.source(content_hash)
            found = None if text is None else catalogue.keep(text)
        return found

    def page(
        self, sitting_id: SittingId, questionnaire: Questionnaire, page_id: PageId, seen: Seen | None = None
    ) -> OpenPage:
        """A page of a sitting, to be changed by who has seen this of it."""
        return OpenPage(self._engine, sitting_id, questionnaire, page_id, seen)

    def save_page(
        self,
        sitting_id: SittingId,
        questionnaire: Questionnaire,
        page_id: PageId,
        answers: Answers,
        language: Language,
    ) -> None:
        """Keep a page of answers, whatever was kept for it before."""
        self.page(sitting_id, questionnaire, page_id).save(answers, language)

    def known_uploads(self, sitting_id: SittingId) -> Mapping[tuple[str, str], Value]:
        """What stands for each file of a sitting among its answers, by item and hash."""
        return known_uploads(self._engine, sitting_id)

    def find_upload(self, sitting_id: SittingId, item_id: str, content_hash: str) -> Upload | None:
        """A file of this sitting, or None for whatever else stands in its place."""
        return find_upload(self._engine, sitting_id, item_id, content_hash)

    def earlier(self, sitting: Sitting, questionnaire: Questionnaire, catalogue: Catalogue) -> Earlier | None:
        """The scores of the sitting that this one follows, in terms of this one's questionnaire.

        None where it follows none that was submitted, or that one has been deleted since.
        """
        before = None if sitting.follows is None else followed(self._engine, sitting.follows)
        old = None if before is None else self.questionnaire(before.content_hash, catalogue)
        if before is None or old is None:
            return None
        return catalogue.earlier(before.scores, old, questionnaire, before.day)

    def submit(
        self,
        sitting: Sitting,
        questionnaire: Questionnaire,
        earlier: Earlier | None = None,
        *,
        seen: str | None = None,
    ) -> Scores:
        """Score a sitting and close it, in one transaction. Once is for ever: again gives the same scores.

        `earlier` is what is known of the sitting it follows; its scores are stored with what came of that, so that they
        stay as they are when the earlier one is deleted.
        The sitting's language is kept as the one it was sent in. What counts are the answers in the database, not those
        in `sitting`: `Changed` where they, or the drafts, have not this stamp that was seen. Drafts are deleted.
        `NotComplete` where some are missing. All of it goes by one moment: no midnight comes in between.
        """
        with supposing_now(now()), writing(self._engine) as connection:
            row = lock(connection, sitting.id, questionnaire)
            if row.submitted_at is not None:
                return _scores(connection, sitting.id)
            stored = read_sitting(connection, row)
            journey = Journey(questionnaire, load_pages(stored.pages, questionnaire))
            if not journey.complete:
                raise NotComplete(sitting.id)
            if seen is not None and seen != stored.stamp:
                raise Changed(sitting.id)
            scores = score(questionnaire, journey.answers, journey.applicable, earlier=earlier)
            _SCORED.rows(connection, sitting_id=sitting.id, scores=dump_json(dump_scores(scores)))
            forget_draft(connection, sitting.id)
            _CLOSE.rows(connection, sitting_id=sitting.id, submitted_at=now(), language=sitting.language)
        return scores

    def scores(self, sitting_id: SittingId) -> Scores | None:
        """The scores of a submitted sitting, as they were worked out then."""
        with away_is_unavailable():
            found = _SCORES.alone(self._engine, sitting_id=sitting_id)
        return load_scores(json.loads(found[0].scores)) if found else None

    def completed(
        self, questionnaire_id: str, by_hash: ByHash, version: str | None = None, choice: Choice | None = None
    ) -> Iterator[Completed]:
        """What a centre may see, one submitted sitting after another, in the order of submission.

        `Confidential` is raised at once where respondents were promised that nobody sees their answers one by one;
        answers to confidential items, and scores made of them, are left out of every record. Of those that are chosen,
        where there is a choice, no scores tell how they came about.
        """
        return completed_sittings(self._engine, questionnaire_id, by_hash, version, choice)

    def scored(self, questionnaire_id: str, by_hash: ByHash, version: str) -> Iterator[Completed]:
        """The same of one version without answers, and without how scores came about."""
        return completed_scores(self._engine, questionnaire_id, by_hash, version)

    def versions(self) -> list[tuple[str, str]]:
        """Id and version of every questionnaire that was ever submitted, also of those whose file is gone."""
        return sorted(submitted_versions(self._engine))

    def texts(self, questionnaire_id: str, version: str, catalogue: Catalogue) -> list[Questionnaire]:
        """Every text a version was submitted on, the latest first; those that no longer compile are left out."""
        hashes = submitted_texts(self._engine, questionnaire_id, version)
        found = [self.questionnaire(content_hash, catalogue) for content_hash in hashes]
        return [questionnaire for questionnaire in found if questionnaire is not None]

    def count_completed(self, questionnaire_id: str, version: str | None = None, *, sample: bool | None = None) -> int:
        """How many sittings were submitted: all, only samples, or only those that are none."""
        return count_sittings(self._engine, questionnaire_id, version, sample=sample)

    def delete_samples(self) -> int:
        """Delete every sample with its answers and results, and say how many there were."""
        with writing(self._engine) as connection:
            return connection.execute(delete(db_sitting).where(db_sitting.c.sample)).rowcount


def _token_hash(token: str) -> str:
    return hashlib.sha256(token.encode("ascii")).hexdigest()


def _scores(connection: Connection, sitting_id: SittingId) -> Scores:
    (row,) = _SCORES.rows(connection, sitting_id=sitting_id)
    return load_scores(json.loads(row.scores))
