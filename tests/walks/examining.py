"""What has to hold on every page of a walk, whatever is on it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response, ViewportSize

LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
ACTIVE = re.compile(r"<script|<style|\sstyle=|\son[a-z]+=|javascript:", re.IGNORECASE)
TOKEN = re.compile(r"/s/[\w-]{20,}")
PIECE = re.compile(r'<\w+(?: (?:type|class)="[^"]*")?')
NARROW = 600
LAID_OUT = """[
    document.querySelectorAll("h1").length,
    document.title,
    document.documentElement.scrollWidth > innerWidth,
]"""
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
    """Looks at the very HTML a browser got, with axe. axe is a script, so it looks at it in a window of its own.

    What it has seen already in that size it does not look at again. Words are read on the small window, every page; on
    the large one only the layout differs, and pages made of the same pieces are laid out alike.
    """

    def __init__(self, browser: Browser, address: str) -> None:
        self._browser = browser
        self._address = address
        self._windows: dict[int, Page] = {}
        self._seen: set[tuple[int, frozenset[str]]] = set()

    def faults(self, html: str, size: ViewportSize) -> list[str]:
        """The success criteria of WCAG that a page fails."""
        if size["width"] > NARROW:
            pieces = frozenset(PIECE.findall(html))
        else:
            pieces = frozenset([TOKEN.sub("/s/token", SECRETS.sub("", html))])
        if (size["width"], pieces) in self._seen:
            return []
        self._seen.add((size["width"], pieces))
        window = self._window(size)
        window.set_content(html)
        window.evaluate(AXE_SCRIPT)
        options = {"runOnly": LEVELS, "resultTypes": ["violations"]}
        found = window.evaluate("options => axe.run(options)", options)
        assert found["passes"], "axe has not looked at anything"
        return [
            f"{violation['id']}: {violation['help']}: {node['html']}"
            for violation in found["violations"]
            for node in violation["nodes"]
        ]

    def _window(self, size: ViewportSize) -> Page:
        """A window that stands at the app's address, so that the stylesheets are found, and its policy holds."""
        if size["width"] not in self._windows:
            window = self._browser.new_page(viewport=size)
            window.goto(f"{self._address}/en/")
            self._windows[size["width"]] = window
        return self._windows[size["width"]]


def outward_faults(page: Page, response: Response, html: str) -> list[str]:
    """What is wrong with a page as it was sent and as it is laid out."""
    found = [f"holds {part.strip()}" for part in ACTIVE.findall(html)]
    policy = response.headers.get("content-security-policy", "")
    if "default-src 'none'" not in policy or "unsafe" in policy:
        found.append(f"the Content-Security-Policy is {policy!r}")
    headings, title, too_wide = page.evaluate(LAID_OUT)
    if headings != 1:
        found.append(f"has {headings} main headings")
    if not title.strip():
        found.append("has no title")
    if too_wide:
        found.append("scrolls sideways")
    return found
