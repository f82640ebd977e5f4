"""The real thing to walk through: the app on a free port of this machine, with its own new database."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import Any

from waitress.server import create_server
from waitress.wasyncore import close_all

from engine.config import ROOT, Settings
from engine.store import open_store
from engine.web import create_app
from engine.web.site import EXTENSION

SECRET = "only for walking"  # noqa: S105  # guards a database that lives as long as a walk
THREADS = 4
EXAMPLES = ROOT / "tests" / "examples" / "good"
EVERY_KIND = Path(__file__).parent / "every_kind.yaml"
ID = re.compile(r"^id: (\S+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class House:
    """Where the app is served, and what lets a centre in."""

    address: str
    centre_password: str


@contextmanager
def open_gallery(folder: Path) -> Iterator[House]:
    """Serve the example questionnaires, each under the id it has: one for each feature, and one with every kind."""
    shelf = folder / "gallery"
    for example in [*sorted(EXAMPLES.glob("*.yaml")), EVERY_KIND]:
        text = example.read_text("utf-8")
        place = shelf / str(ID.search(text)[1])  # type: ignore[index]  # every example has an id
        place.mkdir(parents=True, exist_ok=True)
        (place / "1.0.0.yaml").write_text(text, "utf-8")
    with open_house(folder, shelf) as opened:
        yield opened


@contextmanager
def open_house(folder: Path, questionnaires: Path = ROOT / "questionnaires") -> Iterator[House]:
    """Serve some questionnaires, those of this repository if nothing is said, in the default theme."""
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
        theme=ROOT / "themes" / "default",
    )
    app = create_app(settings)
    # Any: the published types of waitress leave out the port and the trigger.
    channels: dict[int, Any] = {}
    server: Any = create_server(app, host="127.0.0.1", port=0, threads=THREADS, map=channels)
    serving = Thread(target=server.run)
    serving.start()
    try:
        yield House(f"http://127.0.0.1:{server.effective_port}", settings.centre_password or "")
    finally:
        # Closed by its own thread: it leaves its loop as soon as it has no channel left.
        server.trigger.pull_trigger(lambda: close_all(channels))
        serving.join()
        server.task_dispatcher.shutdown()
        app.extensions[EXTENSION].store.close()
