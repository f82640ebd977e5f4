"""The real thing to walk through: the app on a free port of this machine, with its own new database."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from socket import create_server, socket
from threading import Thread
from typing import TYPE_CHECKING

from flask import Flask
from werkzeug.serving import WSGIRequestHandler, make_server

from engine.config import ROOT, MailServer, Settings
from engine.store import open_store
from engine.web import create_app
from engine.web.site import EXTENSION
from tests.pages.sink import kitchen_sink

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

SECRET = "only for walking"  # noqa: S105  # guards a database that lives as long as a walk
EXAMPLES = ROOT / "tests" / "examples" / "good"
HERE = "127.0.0.1"
DEFAULT = ROOT / "themes" / "default"
ID = re.compile(r"^id: (\S+)", re.MULTILINE)


class Silent(WSGIRequestHandler):
    """Keeps connections open, as the real server does, and logs nothing."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def log(self, type: str, message: str, *args: object) -> None:  # noqa: A002  # werkzeug's
        """Say nothing."""


@dataclass(frozen=True, slots=True)
class House:
    """Where the app is served, what lets a centre in, and the app itself."""

    address: str
    centre_password: str
    app: Flask


@contextmanager
def open_gallery(folder: Path) -> Iterator[House]:
    """Serve the example questionnaires, each under the id it has: one for each feature, and one with every kind."""
    examples = [example.read_text("utf-8") for example in sorted(EXAMPLES.glob("*.yaml"))]
    shelf = put_on_a_shelf(folder, [*examples, kitchen_sink()])
    with open_house(folder, shelf) as opened:
        yield opened


def put_on_a_shelf(folder: Path, texts: Iterable[str]) -> Path:
    """A folder of questionnaires, each under the id it has."""
    shelf = folder / "shelf"
    for text in texts:
        place = shelf / str(ID.search(text)[1])  # type: ignore[index]  # every questionnaire has an id
        place.mkdir(parents=True, exist_ok=True)
        (place / "1.0.0.yaml").write_text(text, "utf-8")
    return shelf


@contextmanager
def open_house(
    folder: Path,
    questionnaires: Path = ROOT / "questionnaires",
    theme: Path = DEFAULT,
    mail: MailServer | None = None,
    door: socket | None = None,
) -> Iterator[House]:
    """Serve some questionnaires, those of this repository in the default theme if nothing is said.

    Behind a door of its own it knows at which address it is reached, and prints that on certificates.
    """
    database_url = f"sqlite:///{folder / 'walks.sqlite'}"
    store = open_store(database_url)
    store.upgrade()
    store.close()
    settings = Settings(
        compiled=folder / "compiled",
        database_url=database_url,
        secret_key=SECRET,
        centre_password="open sesame",  # noqa: S106  # as above
        questionnaires=questionnaires,
        theme=theme,
        mail=mail,
        address=None if door is None else address_of(door),
    )
    app = create_app(settings)
    with serve_app(app, door) as address:
        yield House(address, settings.centre_password or "", app)
    app.extensions[EXTENSION].store.close()


@contextmanager
def open_door() -> Iterator[socket]:
    """A free port, taken before there is an app to serve on it."""
    with create_server((HERE, 0)) as door:
        yield door


def address_of(door: socket) -> str:
    """How it is reached."""
    return f"http://{HERE}:{door.getsockname()[1]}"


@contextmanager
def serve_app(app: WSGIApplication, door: socket | None = None) -> Iterator[str]:
    """Serve an app at a door, or on any free port, and say at which address."""
    with open_door() if door is None else nullcontext(door) as taken:
        server = make_server(HERE, 0, app, threaded=True, request_handler=Silent, fd=taken.fileno())
        serving = Thread(target=server.serve_forever)
        serving.start()
        try:
            yield address_of(taken)
        finally:
            server.shutdown()
            serving.join()
            server.server_close()
