"""Files that were sent as answers: one for each item, and another while a page with it is not saved yet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from sqlalchemy import ColumnElement, Connection, Engine, and_, delete, insert, or_, select, update

from engine.clock import now
from engine.items.file import FILE_NAME, FILE_SIZE, HASH, File, Upload
from engine.journey import SittingId
from engine.questionnaire import Answers, ItemId, Page, PageId, Value
from engine.store.database import reading
from engine.store.documents import dump_json, load_json, read_pages
from engine.store.drafts import kept_rows
from engine.store.tables import db_page, db_upload

_HASHED = re.compile("[0-9a-f]{64}")


def add_upload(connection: Connection, sitting_id: SittingId, page_id: PageId, item_id: ItemId, upload: Upload) -> None:
    """Keep a file beside those that are saved with the page, or typed; in place of any other sent for the item."""
    kept = [*_kept(connection, sitting_id, page_id, item_id)]
    replaced = or_(db_upload.c.content_hash.not_in(kept), db_upload.c.content_hash == upload.content_hash)
    connection.execute(delete(db_upload).where(*_of(sitting_id, item_id), replaced))
    connection.execute(
        insert(db_upload).values(
            sitting_id=sitting_id,
            item_id=item_id,
            content_hash=upload.content_hash,
            name=upload.name,
            media_type=upload.media_type,
            size=len(upload.content),
            content=upload.content,
            uploaded_at=now(),
        )
    )


def remove_upload(
    connection: Connection, sitting_id: SittingId, page_id: PageId, item_id: ItemId, content_hash: str
) -> bool:
    """Delete a file, and the answer that says so, if the page was saved with it. Says whether that was so."""
    if not _HASHED.fullmatch(content_hash):  # nobody's; and PostgreSQL cannot even look for a NUL
        return False
    connection.execute(delete(db_upload).where(*_of(sitting_id, item_id), db_upload.c.content_hash == content_hash))
    document = read_pages(connection, [sitting_id])[sitting_id].get(page_id)
    saved = {} if document is None else load_json(document)
    if _hash(saved.get(item_id)) != content_hash:
        return False
    del saved[item_id]
    this = and_(db_page.c.sitting_id == sitting_id, db_page.c.page_id == page_id)
    connection.execute(update(db_page).where(this).values(answers=dump_json(saved)))
    return True


def forget_others(connection: Connection, sitting_id: SittingId, page: Page, answers: Answers) -> None:
    """Delete the files of a page that are not those it is saved with."""
    files = [item.id for item in page.items if isinstance(item.kind, File)]
    for item_id in files:
        other = db_upload.c.content_hash != _hash(answers.get(item_id))
        connection.execute(delete(db_upload).where(*_of(sitting_id, item_id), other))


def known_uploads(engine: Engine, sitting_id: SittingId) -> Mapping[tuple[str, str], Value]:
    """What stands for each file of a sitting among its answers, by item and hash."""
    upload = db_upload.c
    query = select(upload.item_id, upload.content_hash, upload.name, upload.size)
    with reading(engine) as connection:
        return {
            (row.item_id, row.content_hash): {
                FILE_NAME: row.name,
                FILE_SIZE: Decimal(row.size),
                HASH: row.content_hash,
            }
            for row in connection.execute(query.where(upload.sitting_id == sitting_id))
        }


def find_upload(engine: Engine, sitting_id: SittingId, item_id: str, content_hash: str) -> Upload | None:
    """A file of a sitting."""
    upload = db_upload.c
    query = select(upload.name, upload.media_type, upload.content)
    this = (*_of(sitting_id, item_id), upload.content_hash == content_hash)
    with reading(engine) as connection:
        row = connection.execute(query.where(*this)).one_or_none()
    return None if row is None else Upload(row.name, row.media_type, bytes(row.content))


def _of(sitting_id: SittingId, item_id: str) -> tuple[ColumnElement[bool], ...]:
    return db_upload.c.sitting_id == sitting_id, db_upload.c.item_id == item_id


def _kept(connection: Connection, sitting_id: SittingId, page_id: PageId, item_id: ItemId) -> Iterator[str]:
    """The hashes of what was sent for an item and is saved, or typed."""
    for row in kept_rows(connection, sitting_id, page_id):
        document = load_json(row.document)
        typed = document.get(item_id)
        yield _typed_hash(typed) if row.draft else _hash(typed)


def _typed_hash(typed: object) -> str:
    return next(iter(typed.get("", ())), "") if isinstance(typed, Mapping) else ""


def _hash(answer: object) -> str:
    """The hash in an answer, saved or about to be; empty where there is none."""
    return str(answer.get(HASH, "")) if isinstance(answer, Mapping) else ""
