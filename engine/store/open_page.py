"""A page of a sitting that somebody has open: what they do to it happens to what they have seen, or not at all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, update

from engine.clock import now
from engine.items.file import Upload
from engine.journey import SittingId
from engine.questionnaire import Answers, ItemId, Language, PageId, Questionnaire, Raw
from engine.store.database import writing
from engine.store.documents import dump_page
from engine.store.drafts import Seen, forget_draft, is_seen, keep_draft, newest_stamp
from engine.store.locks import lock_open
from engine.store.prepared import Prepared, upserting
from engine.store.tables import db_page, db_sitting
from engine.store.trouble import Changed
from engine.store.uploads import add_upload, forget_others, remove_upload

_SAVE = Prepared(upserting(db_page, "answers", "showing", "saved_at"))


@dataclass(frozen=True, slots=True)
class OpenPage:
    """A page of a sitting, and what whoever has it open has `seen` of it. None is somebody who sees nothing: a sample.

    After submission every method raises `AlreadySubmitted`. `save` and `keep` raise `Changed` where something else is
    kept for the page by now, in the very transaction that would have overwritten it.
    """

    engine: Engine
    sitting_id: SittingId
    questionnaire: Questionnaire
    page_id: PageId
    seen: Seen | None

    def save(self, answers: Answers, language: Language) -> None:
        """Keep these answers in place of what was kept for the page before, and the language last used.

        Saving the same answers again is harmless.
        """
        page = self.questionnaire.pages_by_id[self.page_id]
        document = dump_page(answers, page)
        with self._changing(language) as connection:
            kept = {"answers": document, "showing": self._showing, "saved_at": now()}
            _SAVE.rows(connection, sitting_id=self.sitting_id, page_id=self.page_id, **kept)
            forget_draft(connection, self.sitting_id, self.page_id)
            forget_others(connection, self.sitting_id, page, answers)

    def keep(self, typed: Mapping[ItemId, Raw] | None, language: Language) -> str:
        """Keep what was typed beside what is saved, or only what is saved; and say the stamp of what is kept then.

        What is typed counts nowhere. Saving the page, or submitting, deletes it.
        """
        with self._changing(language) as connection:
            if typed is None:
                forget_draft(connection, self.sitting_id, self.page_id)
            else:
                keep_draft(connection, self.sitting_id, self.page_id, typed, self._showing)
            return newest_stamp(connection, self.sitting_id, self.page_id)

    def add_upload(self, item_id: ItemId, upload: Upload) -> None:
        """Keep a file that was sent. Saving its page makes it the answer; another one takes its place before."""
        with writing(self.engine) as connection:
            lock_open(connection, self.sitting_id, self.questionnaire)
            add_upload(connection, self.sitting_id, self.page_id, item_id, upload)

    def remove_upload(self, item_id: ItemId, content_hash: str) -> None:
        """Delete a file that was sent for an item, saved with its page or not."""
        with writing(self.engine) as connection:
            lock_open(connection, self.sitting_id, self.questionnaire)
            known = is_seen(connection, self.sitting_id, self.page_id, self.seen)
            removed = remove_upload(connection, self.sitting_id, self.page_id, item_id, content_hash)
            if removed and known:  # for who saw the rest as well, this is no change
                this = (db_page.c.sitting_id == self.sitting_id, db_page.c.page_id == self.page_id)
                connection.execute(update(db_page).where(*this).values(showing=self._showing))

    @property
    def _showing(self) -> str | None:
        return None if self.seen is None else self.seen.showing

    @contextmanager
    def _changing(self, language: Language) -> Iterator[Connection]:
        """Lock the sitting, and see that nobody is overwritten."""
        with writing(self.engine) as connection:
            sitting = lock_open(connection, self.sitting_id, self.questionnaire)
            if not is_seen(connection, self.sitting_id, self.page_id, self.seen):
                raise Changed(self.page_id)
            if sitting.language != language:
                this = db_sitting.c.id == self.sitting_id
                connection.execute(update(db_sitting).where(this).values(language=language))
            yield connection
