"""A browser in a few lines: it follows redirects, keeps cookies and fills in the forms it is shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urljoin, urlsplit
from xml.etree.ElementTree import Element

from flask import Flask
from werkzeug.datastructures import Headers, MultiDict
from werkzeug.test import TestResponse

from tests.forms.page_tree import one, tree, words

REDIRECTS = frozenset({301, 302, 303, 307, 308})
MOST_REDIRECTS = 5


@dataclass(frozen=True)
class Shown:
    """What came back: where the browser ended, and the page there."""

    url: str
    status: int
    headers: Headers
    body: bytes
    passed: tuple[str, ...] = ()

    @property
    def html(self) -> str:
        return self.body.decode()

    @cached_property
    def tree(self) -> Element:
        return tree(self.html)

    @property
    def heading(self) -> str:
        return words(one(self.tree, ".//h1"))

    @property
    def words(self) -> str:
        """Everything the page says."""
        return words(one(self.tree, ".//main"))

    @property
    def language(self) -> str:
        return one(self.tree, "html").attrib["lang"]

    def link(self, called: str) -> str:
        """Where the first link with these words leads."""
        for link in self.tree.iter("a"):
            if words(link) == called:
                return link.attrib["href"]
        raise AssertionError(f"no link says {called!r}: {[words(link) for link in self.tree.iter('a')]}")

    def typed(self, name: str) -> str:
        """What stands in a box, or which option is chosen; empty where nothing is."""
        return "; ".join(value for field, value in filled_in(self.form()) if field == name)

    def form(self, button: str | None = None) -> Element:
        """The form with this button, or the only one."""
        forms = list(self.tree.iter("form"))
        found = [form for form in forms if button is None or button in [words(each) for each in form.iter("button")]]
        assert len(found) == 1, f"{len(found)} forms with {button!r} on {self.url}: {self.words[:200]}"
        return found[0]

    @property
    def errors(self) -> list[str]:
        """The lines of the error summary."""
        summary = self.tree.find(".//div[@id='error-summary']")
        return [] if summary is None else [words(item.find("a")) for item in summary.iter("li")]


def filled_in(form: Element) -> Iterable[tuple[str, str]]:
    """Name and value of everything a browser would send of a form as it stands."""
    for control in form.iter():
        name = control.get("name", "")
        if control.tag == "textarea":
            yield name, (control.text or "").removeprefix("\n")
        elif control.tag == "input" and (
            control.get("type") not in {"radio", "checkbox"} or "checked" in control.attrib
        ):
            yield name, control.get("value", "")


class Browser:
    """Somebody with cookies of their own."""

    def __init__(self, app: Flask, accept_language: str | None = None) -> None:
        self.client = app.test_client()
        self._headers = {"Accept-Language": accept_language} if accept_language else {}

    def open(self, url: str, method: str = "GET", *, follow: bool = True, **more: Any) -> Shown:  # noqa: ANN401  # werkzeug's
        """Go to an address, and on to where it leads."""
        passed: list[str] = []
        while True:
            answered = self.client.open(url, method=method, headers=self._headers, buffered=True, **more)
            passed.append(url)
            if not follow or answered.status_code not in REDIRECTS:
                return _shown(url, answered, tuple(passed))
            assert len(passed) <= MOST_REDIRECTS, f"redirected for ever: {passed}"
            url, method, more = _path(urljoin(url, answered.headers["Location"])), "GET", {}

    def press(
        self,
        page: Shown,
        typed: Mapping[str, str | list[str]] | None = None,
        *,
        button: str | None = None,
        follow: bool = True,
    ) -> Shown:
        """Type into a page's form and send it; what is typed replaces what stood there."""
        form = page.form(button)
        sent = MultiDict(filled_in(form))
        for name, value in (typed or {}).items():
            sent.setlist(name, [value] if isinstance(value, str) else value)
        return self.open(urljoin(page.url, form.get("action", "")), "POST", data=sent, follow=follow)

    def choose(self, page: Shown, called: str) -> Shown:
        """Press one of the buttons of a form that has several: it says itself what it sends, and where to."""
        [button] = [each for each in page.tree.iter("button") if words(each) == called]
        form = page.form()
        sent = MultiDict(filled_in(form))
        sent.setlist(button.attrib["name"], [button.attrib["value"]])
        action = button.get("formaction", form.get("action", ""))
        return self.open(urljoin(page.url, action), "POST", data=sent)

    def follow(self, page: Shown, called: str, typed: Mapping[str, str | list[str]] | None = None) -> Shown:
        """Follow the link with these words, or press the button that looks like one, after typing this."""
        ways = [
            button for button in page.tree.iter("button") if button.get("name") == "_go" and words(button) == called
        ]
        if ways:
            return self.press(page, {**(typed or {}), "_go": ways[0].attrib["value"]})
        assert not typed, f"what is typed does not come along with {called!r}"
        return self.open(_path(urljoin(page.url, page.link(called))))


def _path(url: str) -> str:
    parts = urlsplit(url)
    assert parts.netloc in {"", "localhost"}, f"leads away: {url}"
    return parts._replace(scheme="", netloc="").geturl()


def _shown(url: str, answered: TestResponse, passed: tuple[str, ...]) -> Shown:
    return Shown(url, answered.status_code, answered.headers, answered.data, passed)
