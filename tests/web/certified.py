"""Somebody who has earned a certificate, and whoever looks it up."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import event
from sqlalchemy.pool import Pool

from engine.codes import symbols_of
from engine.store import Kind, Register
from tests.forms.page_tree import words
from tests.web.browsing import Browser, Shown
from tests.web.installation import Installation, begin, site_of, token_of

TEXT = (Path(__file__).parents[1] / "examples" / "good" / "valid_for.yaml").read_text("utf-8")
NAME = "Siân Evans"
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


class Certified:
    """An installation in which one certificate was issued."""

    def __init__(self, installation: Installation, **settings: object) -> None:
        installation.write(TEXT, "valid_for")
        self.installation, self.app = installation, installation.app(**settings)
        self.learner = Browser(self.app)
        page = self.learner.open(f"/en/s/{token_of(begin(self.learner, 'valid_for'))}/page/one")
        page = self.learner.press(page, {"full_name": NAME})
        self.result = self.learner.press(page)
        self.address = self.result.link("See what they see")
        self.number = symbols_of(self.address.rpartition("/")[2])

    @property
    def register(self) -> Register:
        return site_of(self.app).store.register

    @property
    def token(self) -> str:
        return token_of(self.result)

    def log(self, kind: Kind) -> None:
        """Something happens to the certificate."""
        self.register.log([self.number], kind, "Ann", "an enquiry")

    def replace(self, name: str = NAME) -> str:
        """Another is issued in its place; gives its number."""
        registered = self.register.find(self.number)
        assert registered is not None
        kind = Kind.REPLACED if name == NAME else Kind.CORRECTED
        said = {language: {**words, "name": name} for language, words in registered.said.items()}
        return self.register.replace(
            self.number, said, "http://localhost/certificate/", "Ann", "married", kind=kind
        ).number

    def looked_up(self, number: str | None = None, language: str = "en") -> Shown:
        """What whoever looks it up is shown."""
        return self.elsewhere().open(f"/{language}/certificate/{number or self.number}")

    def elsewhere(self, address: str = "203.0.113.7", language: str | None = None) -> Browser:
        """Somebody at another machine."""
        browser = Browser(self.app, language)
        browser.client.environ_base["REMOTE_ADDR"] = address
        return browser


@contextmanager
def counting_queries() -> Iterator[list[object]]:
    """How often the database is reached for."""
    reached: list[object] = []

    def reach(*happened: object) -> None:
        reached.append(happened)

    event.listen(Pool, "checkout", reach)
    yield reached
    event.remove(Pool, "checkout", reach)


def facts(page: Shown) -> dict[str, list[str]]:
    """What is said to be printed on the paper, by what it is called."""
    found: dict[str, list[str]] = {}
    called = ""
    for each in page.tree.iter():
        if each.tag == "dt":
            called = words(each)
        elif each.tag == "dd":
            found.setdefault(called, []).append(words(each))
    return found
