"""What has to hold on every page of a walk, whatever is on it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response, ViewportSize

from tests.pages.window import Setting, Window

TOKEN = re.compile(r"/s/[\w-]{20,}")
PIECE = re.compile(r'<\w+(?: (?:type|class)="[^"]*")?')
NARROW = 600
SECRETS = re.compile(r'name="_csrf" value="[^"]*"')


@dataclass
class Notes:
    """What a browser asked for and complained of since the last page."""

    asked: list[str] = field(default_factory=list)
    complaints: list[tuple[str, str]] = field(default_factory=list)

    def take(self, page: Page) -> None:
        """Write down everything this page does."""
        page.on("request", self._request)
        page.on("console", self._console)

    def _request(self, request: Request) -> None:
        self.asked.append(request.url)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append((message.location["url"], message.text))

    def faults(self, response: Response, address: str) -> list[str]:
        """What should not have happened. A page that is itself an error may be called one."""
        strangers = [f"asks for {url}" for url in self.asked if not url.startswith(f"{address}/")]
        complaints = [
            f"{text} ({url})"
            for url, text in self.complaints
            if not (response.status >= 400 and url == response.url and f"status of {response.status}" in text)
        ]
        self.asked.clear()
        self.complaints.clear()
        return strangers + complaints


class Examiner:
    """Looks at the very HTML a browser got, with axe and our own checks, in a window of its own: they are scripts.

    What it has seen already in that size it does not look at again. Words are read on the small window, every page; on
    the large one only the layout differs, and pages made of the same pieces are laid out alike.
    """

    def __init__(self, browser: Browser, address: str) -> None:
        self._browser = browser
        self._address = address
        self._windows: dict[int, Window] = {}
        self._seen: set[tuple[int, frozenset[str]]] = set()

    def faults(self, html: str, size: ViewportSize) -> list[str]:
        """Everything that keeps somebody from using a page."""
        if size["width"] > NARROW:
            pieces = frozenset(PIECE.findall(html))
        else:
            pieces = frozenset([TOKEN.sub("/s/token", SECRETS.sub("", html))])
        if (size["width"], pieces) in self._seen:
            return []
        self._seen.add((size["width"], pieces))
        window = self._window(size)
        window.show(html)
        return window.faults()

    def _window(self, size: ViewportSize) -> Window:
        width = size["width"]
        if width not in self._windows:
            setting = Setting(name=str(width), size=(width, size["height"]))
            self._windows[width] = Window(self._browser, self._address, setting)
        return self._windows[width]


def outward_faults(response: Response) -> list[str]:
    """What is wrong with a page as it was sent."""
    policy = response.headers.get("content-security-policy", "")
    if "default-src 'none'" in policy and "unsafe" not in policy:
        return []
    return [f"the Content-Security-Policy is {policy!r}"]
