"""What was typed into a page and is not saved; and how two who answer the same page learn of each other."""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from typing import cast as as_type

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Row,
    Select,
    bindparam,
    cast,
    delete,
    false,
    null,
    select,
    true,
    union_all,
)

from engine.clock import now
from engine.journey import SittingId
from engine.questionnaire import ItemId, PageId, Raw
from engine.store.documents import dump_json, load_json, storable
from engine.store.prepared import Prepared, upserting
from engine.store.tables import DbUtc, db_draft, db_page

_SEEN = re.compile(r"([0-9a-f]{16})\.([A-Za-z0-9_-]{8})")
_SHOWING_BYTES = 6
_SITTING: BindParameter[str] = bindparam("sitting_id")
_PAGE: BindParameter[str] = bindparam("page_id")


def kept_for(*more: ColumnElement[Any]) -> tuple[Select[Any], Select[Any]]:
    """What is saved and what was typed, beside other columns; a draft says when it was kept."""
    page, draft = db_page.c, db_draft.c
    never = cast(null(), DbUtc).label("at")
    return (
        select(*more, page.page_id, page.answers.label("document"), page.showing, never, false().label("draft")),
        select(*more, draft.page_id, draft.typed.label("document"), draft.showing, draft.kept_at, true()),
    )


_SAVED, _TYPED = (
    part.where(column == _SITTING)
    for part, column in zip(kept_for(), (db_page.c.sitting_id, db_draft.c.sitting_id), strict=True)
)
_KEPT = Prepared(union_all(_SAVED, _TYPED))
_KEPT_FOR_PAGE = Prepared(
    union_all(_SAVED.where(db_page.c.page_id == _PAGE), _TYPED.where(db_draft.c.page_id == _PAGE))
)
_KEEP = Prepared(upserting(db_draft, "typed", "showing", "kept_at"))
_FORGET_ALL = Prepared(delete(db_draft).where(db_draft.c.sitting_id == _SITTING))
_FORGET = Prepared(delete(db_draft).where(db_draft.c.sitting_id == _SITTING, db_draft.c.page_id == _PAGE))


@dataclass(frozen=True, slots=True)
class Seen:
    """What somebody had before them when they sent a page: the stamp of what was kept for it, and which showing of it.

    What that showing itself has sent since is known to whoever sends it again, so it is no surprise to them.
    """

    stamp: str
    showing: str

    @classmethod
    def now(cls, stamp: str) -> Seen:
        """A showing of a page for which this is kept."""
        return cls(stamp, secrets.token_urlsafe(_SHOWING_BYTES))

    @classmethod
    def read(cls, written: str) -> Seen:
        """What stands in a form. Who sends anything else has seen a page for which nothing was kept."""
        found = _SEEN.fullmatch(written)
        return cls(found[1], found[2]) if found else cls(stamp_of(None), "")

    def __str__(self) -> str:
        return f"{self.stamp}.{self.showing}"


@dataclass(frozen=True, slots=True)
class Draft:
    """What stood in the boxes of a page when it was left, by item, and when that was."""

    typed: Mapping[ItemId, Raw] = field(repr=False)
    kept_at: datetime

    @property
    def stamp(self) -> str:
        """What tells it from anything else that may be kept for its page."""
        return stamp_of(dump_typed(self.typed))


def stamp_of(document: str | None) -> str:
    """What tells a stored document from any other, and from none."""
    return hashlib.sha256((document or "").encode()).hexdigest()[:16]


def dump_typed(typed: Mapping[ItemId, Raw]) -> str:
    """What was typed as a JSON document; the same gives equal text."""
    return dump_json(
        {
            str(item): {part: [storable(value) for value in values] for part, values in raw.items()}
            for item, raw in typed.items()
        }
    )


def load_draft(document: str, kept_at: datetime) -> Draft:
    """The draft in a stored document."""
    return Draft(as_type("Mapping[ItemId, Raw]", load_json(document)), kept_at)


def keep_draft(
    connection: Connection, sitting_id: SittingId, page_id: PageId, typed: Mapping[ItemId, Raw], showing: str | None
) -> None:
    """Keep what was typed in place of what was typed before."""
    kept = {"typed": dump_typed(typed), "showing": showing, "kept_at": now()}
    _KEEP.rows(connection, sitting_id=sitting_id, page_id=page_id, **kept)


def forget_draft(connection: Connection, sitting_id: SittingId, page_id: PageId | None = None) -> None:
    """Delete what was typed into a page, or into any."""
    if page_id is None:
        _FORGET_ALL.rows(connection, sitting_id=sitting_id)
    else:
        _FORGET.rows(connection, sitting_id=sitting_id, page_id=page_id)


def kept_rows(connection: Connection, sitting_id: SittingId, page_id: PageId | None = None) -> Sequence[Row[Any]]:
    """What is kept for the pages of a sitting, or for one: `document`, and whether it is a `draft`. One query."""
    if page_id is None:
        return _KEPT.rows(connection, sitting_id=sitting_id)
    return _KEPT_FOR_PAGE.rows(connection, sitting_id=sitting_id, page_id=page_id)


def newest_stamp(connection: Connection, sitting_id: SittingId, page_id: PageId) -> str:
    """The stamp of what is shown when a page is opened: what was typed last, else what is saved."""
    return _newest(connection, sitting_id, page_id)[0]


def is_seen(connection: Connection, sitting_id: SittingId, page_id: PageId, seen: Seen | None) -> bool:
    """Whether whoever sends a page has seen, or sent, what is kept for it. None has nobody to ask, such as a sample."""
    if seen is None:
        return True
    stamp, showing = _newest(connection, sitting_id, page_id)
    return seen.stamp == stamp or (bool(seen.showing) and seen.showing == showing)


def _newest(connection: Connection, sitting_id: SittingId, page_id: PageId) -> tuple[str, str | None]:
    rows = sorted(kept_rows(connection, sitting_id, page_id), key=lambda row: bool(row.draft))
    return (stamp_of(rows[-1].document), rows[-1].showing) if rows else (stamp_of(None), None)
