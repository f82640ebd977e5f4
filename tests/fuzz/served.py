"""An app to send anything to, with two people in it: one who sends, and one whose answers are nobody else's."""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes

from werkzeug.datastructures import Headers
from werkzeug.test import run_wsgi_app

from benchmarks.installed import door
from engine.questionnaire import Page, PageId, Questionnaire
from tests.fuzz.bodies import Body
from tests.pages.sink import KITCHEN_SINK, QUESTIONNAIRE
from tests.web.browsing import Browser
from tests.web.installation import Installation, begin, site_of, token_of

NAME, PAGE = QUESTIONNAIRE, PageId("all")
SECRET = "7c1e-mine-alone"  # noqa: S105  # an answer of the one who is not asked
LEAK = re.compile(r"(?:hole|entry|told)[0-9a-f]{32}|Traceback \(most|werkzeug|sqlalchemy|engine/\w+/", re.IGNORECASE)
"""Marks of ours that stand for what is filled in, and what programs say of themselves."""

GOOD = {
    "full_name": "Ama", "about": "Much", "hours": "12", "address": "ama@example.org", "phone": "01632 960 001",
    "started-day": "1", "started-month": "2", "started-year": "2020", "joined-month": "5", "joined-year": "2021",
    "qualified": "1999", "route": "job", "tools": "chat", "helping": "never", "asking": "always", "confident": "3",
    "step_1": "yes", "step_2": "yes", "order-order": "pay", "order": "people", "week-1": "40", "week-2": "60",
    "planning-current": "none", "planning-target": "alone", "subject-search": "maths", "subject-found": "maths",
    "subject": "maths", "jobs-entries": "1", "jobs-1-called": "Baker", "jobs-1-paid": "3", "agreed": "yes",
}  # fmt: skip
"""An answer to every question, but for the file."""

PDF = b"%PDF-1.7 evidence"


@dataclass(frozen=True, slots=True)
class Answered:
    """What came back."""

    status: int
    headers: Headers
    body: bytes

    @property
    def html(self) -> str:
        """As the text it says it is."""
        return self.body.decode()


class Served:
    """An installation that serves every kind of question. `send` is what a WSGI server does with a request."""

    def __init__(self, folder: Path, migrated: Path) -> None:
        self.installation = Installation(folder, migrated)
        self.installation.write(KITCHEN_SINK.read_text("utf-8"), NAME)
        self.app = self.installation.app()
        self.door = door(self.app)
        found = site_of(self.app).catalogue.find(NAME)
        assert found is not None
        self.questionnaire: Questionnaire = found
        self.page: Page = found.pages_by_id[PAGE]
        answers = {"full_name": SECRET, "about": SECRET, "subject-other": SECRET, "jobs-1-called": SECRET}
        self.browser = Browser(self.app)
        self.begin()
        assert self.save({**GOOD, **answers, "subject": "other", "subject-search": ""}).status == 303
        self.other, self.others = self.token, self.kept(self.token)
        self.browser = Browser(self.app)
        self.begin()

    def begin(self) -> None:
        """Begin a sitting, and send a file."""
        self.token, self._draft = token_of(begin(self.browser, NAME)), dict[str, Any]()
        self.address = f"/en/s/{self.token}/page/{PAGE}"
        page = self.browser.open(self.address)
        self.hidden = {name: page.typed(name) for name in ("_csrf", "_questionnaire", "_seen") if page.typed(name)}

    def save(self, typed: dict[str, str]) -> Answered:
        """Send the page with these answers and a file."""
        part = '--x\r\nContent-Disposition: form-data; name="{}"\r\n\r\n{}\r\n'
        fields = "".join(part.format(name, value) for name, value in {**self.hidden, **typed}.items())
        file = '--x\r\nContent-Disposition: form-data; name="proof-upload"; filename="proof.pdf"\r\n\r\n'
        sent = (fields + file).encode() + PDF + b"\r\n--x--\r\n"
        return self.send("POST", self.address, sent, [("Content-Type", "multipart/form-data; boundary=x")])

    def post(self, body: Body, typed: dict[str, str]) -> Answered:
        """Send a body behind the fields that make it count, and some answers."""
        sent = body.written({**self.hidden, **typed}.items())
        return self.send("POST", self.address, sent, [("Content-Type", body.content_type)])

    def send(self, method: str, target: str, body: bytes = b"", headers: Iterable[tuple[str, str]] = ()) -> Answered:
        """Send a request as our server hands it over, and hold what must be so of every answer."""
        path, _, query = target.partition("?")
        cookie = self.browser.client.get_cookie("session")
        environ: dict[str, Any] = {
            "REQUEST_METHOD": method,
            "SCRIPT_NAME": "",
            "PATH_INFO": unquote_to_bytes(path).decode("latin-1"),
            "QUERY_STRING": query.encode("utf-8", "replace").decode("latin-1"),
            "SERVER_NAME": "localhost",
            "SERVER_PORT": "80",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "HTTP_HOST": "localhost",
            "HTTP_COOKIE": f"session={cookie.value}" if cookie else "",
            "CONTENT_LENGTH": str(len(body)),
            "wsgi.version": (1, 0),
            "wsgi.url_scheme": "http",
            "wsgi.input": BytesIO(body),
            "wsgi.errors": BytesIO(),
            "wsgi.multithread": False,
            "wsgi.multiprocess": False,
            "wsgi.run_once": False,
        }
        for name, value in headers:
            key = name.upper().replace("-", "_")
            said = value.encode("utf-8", "replace").decode("latin-1")
            environ[key if key in {"CONTENT_TYPE", "CONTENT_LENGTH"} else f"HTTP_{key}"] = said
        pieces, status, given = run_wsgi_app(self.door, environ, buffered=True)
        answered = Answered(int(status.split()[0]), given, b"".join(pieces))
        self._hold(answered)
        return answered

    def _hold(self, answered: Answered) -> None:
        assert answered.status < 500, answered.html
        assert len(answered.headers.getlist("Content-Security-Policy")) == 1
        for name, value in answered.headers:
            assert f"{name}: {value}".isascii(), (name, value)
            assert f"{name}: {value}".isprintable(), (name, value)
        assert SECRET.encode() not in answered.body
        if answered.headers.get("Content-Type", "").startswith("text/html"):
            assert LEAK.search(answered.html) is None, LEAK.search(answered.html)

    def kept(self, token: str) -> dict[str, Any]:
        """What is saved of the page with every kind, read past the program."""
        return self._rows("page", "answers", token)

    def newly_drafted(self) -> dict[str, Any]:
        """What is typed into it and not saved, if that is something else than the last time."""
        before, self._draft = self._draft, self._rows("draft", "typed", self.token)
        return self._draft if self._draft != before else {}

    def _rows(self, table: str, column: str, token: str) -> dict[str, Any]:
        query = f"SELECT {column} FROM {table} JOIN sitting ON sitting.id = {table}.sitting_id WHERE token_hash = ?"  # noqa: S608  # our own names
        with closing(sqlite3.connect(self.installation.database)) as connection:
            rows = connection.execute(f"{query} AND page_id = ?", [_hash(token), PAGE]).fetchall()
        return dict(json.loads(rows[0][0])) if rows else {}


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
