"""A page that was sent: read, and what there is to keep of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from flask import request
from werkzeug.datastructures import MultiDict

from engine.forms import (
    GO_FIELD,
    QUESTIONNAIRE_FIELD,
    SEEN_FIELD,
    Reading,
    Typed,
    control_name,
    page_form,
    read_page,
    settled,
)
from engine.questionnaire import Fault, Item, ItemId, Language, Page
from engine.store import Seen, dump_page, dump_typed, stamp_of
from engine.web.site import site
from engine.web.uploads import named_files, sent
from engine.web.visits import Visit, visit

IN = "in-"
"""What the button begins with that shows a page in another language."""


@dataclass(frozen=True)
class Post:
    """What was posted to a page, and what was seen of it before; `form` names the files that are kept."""

    here: Visit
    page: Page
    items: tuple[Item, ...]
    form: MultiDict[str, str]
    reading: Reading
    faults: Mapping[ItemId, tuple[Fault, ...]]
    seen: Seen

    @property
    def going(self) -> str | None:
        """Where a button leads that leaves the page, or None where none was pressed."""
        return self.form.get(GO_FIELD)

    @property
    def language(self) -> Language:
        """The language to go on in."""
        spoken = Language((self.going or "").removeprefix(IN))
        return spoken if spoken in self.here.questionnaire.languages else self.here.language

    @property
    def saves(self) -> bool:
        """Whether the page is to be saved."""
        return self.going is None and self.reading.pressed is None and not self.faults

    @cached_property
    def typed(self) -> Typed:
        """What stands in the boxes."""
        return settled(self.items, self.reading.typed)

    @cached_property
    def untouched(self) -> bool:
        """Whether it was sent just as it had been shown."""
        shown = {stamp_of(dump_typed(self.typed))}
        if not self.typed:
            shown.add(stamp_of(None))
        if not self.reading.faults:
            shown.add(stamp_of(dump_page(self.reading.answers, self.page)))
        return self.seen.stamp in shown

    @property
    def again(self) -> list[tuple[str, str]]:
        """Everything to send once more, by name."""
        kept = ((name, self.form[name]) for name in (GO_FIELD, QUESTIONNAIRE_FIELD) if name in self.form)
        typed = (
            (control_name(item, part), value)
            for item, raw in self.reading.typed.items()
            for part, values in raw.items()
            for value in values
        )
        return [*kept, *typed]


def read_post(here: Visit, page: Page) -> Post:
    """Read what was sent to a page, after its files are taken in or removed. Raises AlreadySubmitted."""
    seen = Seen.read(request.form.get(SEEN_FIELD, ""))
    items = here.journey.items(page) or sent_items(page)
    posted = sent(here, site().store.page(here.sitting.id, here.questionnaire, page.id, seen), items)
    reading = read_page(page_form(here.questionnaire, page), posted.form, items)
    if reading.pressed:
        here = visit(here.language, here.token)  # a file may have been removed
    return Post(here, page, items, posted.form, reading, {**reading.faults, **posted.faults}, seen)


def read_late(here: Visit, page: Page) -> Post:
    """Read what was sent to a page when nothing of it can be taken in any more."""
    items, form = here.journey.items(page) or sent_items(page), named_files()
    reading = read_page(page_form(here.questionnaire, page), form, items)
    return Post(here, page, items, form, reading, reading.faults, Seen.read(form.get(SEEN_FIELD, "")))


def sent_items(page: Page) -> tuple[Item, ...]:
    """The items that stood on a page: without the saved answers, a condition tells by what was sent."""
    return tuple(item for item in page.items if item.kind.shown and _was_shown(item))


def _was_shown(item: Item) -> bool:
    names = {item.id, *(f"{item.id}-{part}" for part in item.kind.parts if part)}
    return item.shown_when is None or not names.isdisjoint(request.form)


def keep(post: Post, seen: Seen) -> str:
    """Keep what was typed into a page that is not saved, and say the stamp of what is kept then.

    Nothing is written where that is what is saved already. Raises AlreadySubmitted and Changed.
    """
    here, page = post.here, post.page
    typed = None if post.typed == settled(post.items, here.saved(page)) else post.typed
    if typed is None and here.draft(page) is None:
        return here.stored.page_stamp(page.id)
    return site().store.page(here.sitting.id, here.questionnaire, page.id, seen).keep(typed, post.language)
