"""A sitting as it was kept, and everything with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import Connection, Engine, Row, bindparam, union_all

from engine.journey import Sitting
from engine.questionnaire import PageId, Questionnaire
from engine.store.documents import dump_json, load_pages, must_be_pinned, sitting_of
from engine.store.drafts import Draft, kept_for, kept_rows, load_draft, stamp_of
from engine.store.prepared import Prepared
from engine.store.tables import db_draft, db_page, db_sitting
from engine.store.trouble import away_is_unavailable


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredSitting:
    """A sitting: who, when and on which text, its pages as JSON, not yet read as answers, and its drafts."""

    sitting: Sitting
    pages: Mapping[PageId, str] = field(repr=False)
    drafts: Mapping[PageId, Draft] = field(default_factory=dict, repr=False)

    def page_stamp(self, page_id: PageId) -> str:
        """What tells what is shown when this page is opened from anything else that may be kept for it."""
        draft = self.drafts.get(page_id)
        return draft.stamp if draft else stamp_of(self.pages.get(page_id))

    @property
    def stamp(self) -> str:
        """What tells everything that is kept from anything else that may be."""
        drafts = [[page_id, draft.stamp] for page_id, draft in sorted(self.drafts.items())]
        return stamp_of(dump_json([sorted(self.pages.items()), drafts]))


_SAVED, _TYPED = kept_for(*db_sitting.c)
_OWN = db_sitting.c.token_hash == bindparam("token_hash")
_FOUND = Prepared(
    union_all(
        _SAVED.select_from(db_sitting.outerjoin(db_page)).where(_OWN),
        _TYPED.select_from(db_sitting.join(db_draft)).where(_OWN),
    )
)


def find_sitting(engine: Engine, token_hash: str) -> StoredSitting | None:
    """The sitting behind a personal link with everything that is kept for it, in one query."""
    with away_is_unavailable():
        found = _FOUND.alone(engine, token_hash=token_hash)
    return _stored(found[0], found) if found else None


def read_sitting(connection: Connection, row: Row[Any]) -> StoredSitting:
    """A row of the sittings with everything that is kept for it."""
    return _stored(row, kept_rows(connection, row.id))


def _stored(row: Row[Any], kept: Sequence[Row[Any]]) -> StoredSitting:
    return StoredSitting(
        sitting=sitting_of(row),
        pages={each.page_id: each.document for each in kept if each.page_id and not each.draft},
        drafts={each.page_id: load_draft(each.document, each.at) for each in kept if each.draft},
    )


def load_sitting(stored: StoredSitting, questionnaire: Questionnaire) -> Sitting:
    """The sitting with its answers as values. `questionnaire` must be the text it began with."""
    must_be_pinned(stored.sitting.content_hash, questionnaire)
    return replace(stored.sitting, saved=load_pages(stored.pages, questionnaire))
