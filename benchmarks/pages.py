"""CPU of one GET and one POST of a page with ten items, against bare Flask doing the same in the same run."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from flask import Flask
from flask import request as received
from werkzeug.test import EnvironBuilder

from benchmarks.generated import questionnaire
from benchmarks.installed import door, installed
from benchmarks.measure import Call, cpu_times, line
from benchmarks.served import Request, cpu_per_request
from engine.questionnaire import Language, PageId
from engine.web.site import EXTENSION

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication, WSGIEnvironment

HELLO = "bare Flask, GET"
PARSING = "bare Flask, parsing the form"
HIDDEN = re.compile(r'name="(_csrf|_seen)"[^>]*value="([^"]+)"')
ANSWERS = {**{f"item_{number}": "o3" for number in range(8)}, "item_8": "12", "item_9": "Some words"}


def report() -> str:
    """Two tables: in process, and behind a server, where bare Flask pays for the server as well."""
    with TemporaryDirectory() as folder:
        app, path = prepared(Path(folder))
        body = filled_in(app, path)
        app.extensions[EXTENSION].store.close()
        floor = _bare_flask()
        asked = {
            HELLO: (floor, Request("/hello", 200)),
            "a page of ten items, GET": (app, Request(path, 200)),
            PARSING: (floor, Request("/form", 200, body)),
            "a page of ten items, POST, saved": (app, Request(path, 303, body)),
        }
        behind = cpu_per_request(
            {name: (partial(_door, which), request) for name, (which, request) in asked.items()}, rounds=3, repeat=1600
        )
        calls: dict[str, Call] = {name: caller(which, request) for name, (which, request) in asked.items()}
        times = cpu_times(calls, rounds=7, repeat=40)
    return f"Behind a server:\n\n{_table(behind)}\n\nIn process:\n\n{_table(times)}"


def _table(times: Mapping[str, float]) -> str:
    rows = ["| page | CPU ms | times its floor |", "|---|---|---|"]
    rows += [
        line(name, seconds, times[PARSING if "form" in name or "POST" in name else HELLO])
        for name, seconds in times.items()
    ]
    return "\n".join(rows)


def prepared(folder: Path) -> tuple[Flask, str]:
    """The app, and the address of the first page of a sitting, saved once."""
    app = installed(folder, questionnaire(20))
    site = app.extensions[EXTENSION]
    found = site.catalogue.find("generated")
    sitting, token = site.store.start(found, site.catalogue.text(found.content_hash), Language("en"))
    answers = {key: value for key, value in ANSWERS.items() if key != "item_8"}
    site.store.save_page(sitting.id, found, PageId("page_0"), answers, Language("en"))
    return app, f"/en/s/{token}/page/page_0"


def filled_in(app: Flask, path: str) -> bytes:
    """The form of a page as a browser would send it."""
    shown = app.test_client().get(path)
    hidden = dict(HIDDEN.findall(shown.text))
    assert shown.status_code == 200, shown.status  # noqa: S101, PLR2004  # nothing is measured on a fault
    assert hidden.keys() == {"_csrf", "_seen"}  # noqa: S101  # there is a form
    return urlencode({**hidden, **ANSWERS}).encode()


def _bare_flask() -> Flask:
    app = Flask("floor")
    app.add_url_rule("/hello", "hello", lambda: "Hello")
    app.add_url_rule("/form", "form", lambda: str(len(received.form.to_dict())), methods=["POST"])
    return app


def _door(app: Flask) -> WSGIApplication:
    """How an app is served: ours behind its waiting room."""
    return door(app) if EXTENSION in app.extensions else app.wsgi_app


def caller(app: Flask, request: Request) -> Callable[[], int]:
    """A request straight through the WSGI door. Fails when it is not answered as it should be."""
    wsgi: WSGIApplication = app.wsgi_app
    body = request.body
    method = "GET" if body is None else "POST"
    kind = None if body is None else "application/x-www-form-urlencoded"
    made = EnvironBuilder(request.path, method=method, data=body, content_type=kind).get_environ()
    wanted = str(request.status)

    def call() -> int:
        environ: WSGIEnvironment = {**made, "wsgi.input": io.BytesIO(body or b"")}
        status: list[str] = []

        def started(line: str, *_: object) -> Callable[[bytes], object]:
            status.append(line)
            return _write_nothing

        answered: Iterable[bytes] = wsgi(environ, started)
        size = sum(len(part) for part in answered)
        assert status[0].startswith(wanted), status  # noqa: S101  # a fault must not be measured
        return size

    return call


def _write_nothing(_: bytes) -> Mapping[str, str]:
    return {}
