"""Files that were sent as answers: one for each item, and another while a page with it is not saved yet."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal

from sqlalchemy import ColumnElement, Connection, Engine, and_, delete, insert, or_, select, update

from engine.items.file import FILE_NAME, FILE_SIZE, HASH, File, Upload
from engine.journey import SittingId
from engine.questionnaire import Answers, ItemId, Page, PageId, Value
from engine.store.database import reading
from engine.store.documents import dump_json, read_pages
from engine.store.tables import db_page, db_upload


def add_upload(connection: Connection, sitting_id: SittingId, page_id: PageId, item_id: ItemId, upload: Upload) -> None:
    """Keep a file beside the one that is saved with the page, in place of any other that was sent for the item."""
    saved = _hash(_saved(connection, sitting_id, page_id).get(item_id))
    replaced = or_(db_upload.c.content_hash != saved, db_upload.c.content_hash == upload.content_hash)
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
            uploaded_at=datetime.now(UTC),
        )
    )


def remove_uploads(connection: Connection, sitting_id: SittingId, page_id: PageId, item_id: ItemId) -> None:
    """Delete what was sent for an item, and the answer that says so, if the page was saved with one."""
    connection.execute(delete(db_upload).where(*_of(sitting_id, item_id)))
    saved = _saved(connection, sitting_id, page_id)
    if saved.pop(item_id, None) is not None:
        this = and_(db_page.c.sitting_id == sitting_id, db_page.c.page_id == page_id)
        connection.execute(update(db_page).where(this).values(answers=dump_json(saved)))


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


def _saved(connection: Connection, sitting_id: SittingId, page_id: PageId) -> dict[str, object]:
    return read_pages(connection, [sitting_id])[sitting_id].get(page_id, {})


def _hash(answer: object) -> str:
    """The hash in an answer, saved or about to be; empty where there is none."""
    return str(answer.get(HASH, "")) if isinstance(answer, Mapping) else ""
