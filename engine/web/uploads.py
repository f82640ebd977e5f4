"""Files that are sent with a page: taken in before the page is read, and given back to whoever sent them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from io import BytesIO
from tempfile import SpooledTemporaryFile
from typing import IO, TYPE_CHECKING, cast

from flask import Blueprint, Flask, Request, request, send_file
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from engine.forms import control_name
from engine.items.file import FILE_NAME, MEGABYTE, MOST_MEGABYTES, REMOVE, UPLOAD, File, Upload
from engine.questionnaire import Fault, Item, ItemId
from engine.store import OpenPage
from engine.web.site import site
from engine.web.visits import Away, Missing, Visit, visit
from engine.web.waiting_room import CROWDED, IN_MEMORY, LARGEST
from engine.wording import mark

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer
    from _typeshed.wsgi import WSGIEnvironment

uploads = Blueprint("uploads", __name__)

BRINGS_FILES = "multipart/form-data"
_PAGE = re.compile("/[^/]+/s/[^/]+/page/[^/]+")
NO_FILE = mark("There is no such file here. It may have been removed.")
MANY = mark("Many people are sending files just now. Wait a minute, then send yours again.")


class Arriving(Request):
    """A request of whose files no more is kept than is looked at.

    So one that is too large is told beside its question, and all else that was typed is still there.
    """

    most_of_a_file = MOST_MEGABYTES * MEGABYTE + 1

    def _get_file_stream(
        self,
        total_content_length: int | None,
        content_type: str | None,
        filename: str | None = None,
        content_length: int | None = None,
    ) -> IO[bytes]:
        del total_content_length, content_type, filename, content_length
        return cast("IO[bytes]", _Beginning(self.most_of_a_file))


class _Beginning(SpooledTemporaryFile[bytes]):
    """A file that keeps only so much of what is written to it."""

    def __init__(self, most: int) -> None:
        super().__init__(IN_MEMORY)
        self._left = most

    def write(self, s: ReadableBuffer) -> int:
        kept = memoryview(s)[: self._left]
        self._left -= len(kept)
        super().write(kept)
        return len(memoryview(s))


@dataclass(frozen=True, slots=True)
class Sent:
    """What was posted, with the files that are kept in the places of their answers, and what is wrong with others."""

    form: MultiDict[str, str]
    faults: Mapping[ItemId, tuple[Fault, ...]]


def may_bring_files(environ: WSGIEnvironment) -> bool:
    """Whether files may come with a request: all that the waiting room knows of the app."""
    return (
        environ["REQUEST_METHOD"] == "POST"
        and environ.get("CONTENT_TYPE", "").lower().startswith(BRINGS_FILES)
        and bool(_PAGE.fullmatch(environ.get("PATH_INFO", "")))
    )


def make_room(app: Flask) -> None:
    """Let files come with a page that asks for them. It has to come before anything that reads what is sent."""
    app.request_class = Arriving
    app.before_request(_make_room)


def _make_room() -> None:
    if request.environ.get(CROWDED):
        raise Away(MANY)
    if request.endpoint != "respond.answer" or request.view_args is None:
        return
    usual = request.max_content_length or 0
    if (request.content_length or 0) <= usual or request.mimetype != BRINGS_FILES:
        return
    # As much as the waiting room keeps, and already now: the page that says that the database is away shows what was
    # typed.
    request.max_content_length = LARGEST
    here = visit(request.view_args["language"], request.view_args["token"])
    kinds = [item.kind for item in here.page(request.view_args["page_id"]).items if isinstance(item.kind, File)]
    if kinds:
        cast("Arriving", request).most_of_a_file = max(kind.at_most for kind in kinds) + 1
    else:
        request.max_content_length = usual


@uploads.get("/<language>/s/<token>/file/<item_id>/<content_hash>")
def file(language: str, token: str, item_id: str, content_hash: str) -> Response:
    """A file that was sent in this very sitting, to be saved and never shown here."""
    here = visit(language, token)
    found = site().store.find_upload(here.sitting.id, item_id, content_hash)
    if found is None:
        raise Missing(NO_FILE)
    return send_file(BytesIO(found.content), found.media_type, as_attachment=True, download_name=found.name)


def sent(here: Visit, open_page: OpenPage, items: Iterable[Item]) -> Sent:
    """What was posted, after files are taken in or removed as it asks. Raises AlreadySubmitted."""
    asked = [(item, item.kind) for item in items if isinstance(item.kind, File)]
    if not asked:
        return Sent(request.form, {})
    form, faults = MultiDict(request.form), {}
    for item, kind in asked:
        if control_name(item.id, REMOVE) in form:
            open_page.remove_upload(item.id, form.get(item.id, ""))
        upload = _taken(item, kind)
        if isinstance(upload, Fault):
            faults[item.id] = (upload,)
        elif upload is not None:
            open_page.add_upload(item.id, upload)
            form[item.id] = upload.content_hash
    known = site().store.known_uploads(here.sitting.id)
    for item, kind in asked:
        value = known.get((item.id, form.get(item.id, "")))
        parts = kind.raw(value) if value is not None else {}
        for part in kind.parts:
            if part != REMOVE:
                form.setlist(control_name(item.id, part), parts.get(part, []))
    return Sent(form, faults)


def named_files() -> MultiDict[str, str]:
    """What was posted, with the bare names of the files that came too late to be taken in."""
    form = MultiDict(request.form)
    for field, posted in request.files.items():
        if posted.filename and field.endswith(f"-{UPLOAD}"):
            item_id = ItemId(field.removesuffix(f"-{UPLOAD}"))
            form.setlist(item_id, [])
            form[control_name(item_id, FILE_NAME)] = posted.filename
    return form


def _taken(item: Item, kind: File) -> Upload | Fault | None:
    """The file that came for an item; None where none was selected."""
    posted = request.files.get(control_name(item.id, UPLOAD))
    if posted is None or not posted.filename:
        return None
    return kind.take(posted.filename, posted.stream.read(kind.at_most + 1))
