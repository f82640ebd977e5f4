"""How pages are looked at: in a window of one size, in the colours somebody has chosen, in one direction."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from playwright.sync_api import Browser, Page, ViewportSize

from tests.pages.axe import axe_faults
from tests.pages.own import colour_faults, layout_faults, structure_faults

PHONE = (320, 640)
DESKTOP = (1280, 900)
SHEET = (680, 960)
"""What is left of A4 between its margins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """A way to look. `html` is what the page's first tag says instead.

    `reads` where the HTML itself is looked at, `lays_out` where it is laid out in another way than in other colours.
    """

    name: str
    size: tuple[int, int]
    colours: Literal["dark", "light"] = "light"
    contrast: Literal["more", "no-preference"] = "no-preference"
    forced: Literal["active", "none"] = "none"
    html: tuple[str, str] = ("", "")
    reads: bool = False
    lays_out: bool = False
    printed: bool = False


LEFT, RIGHT = '<html lang="', ' dir="ltr"'
_OTHERWISE: dict[str, dict[str, Any]] = {
    "dark": {"colours": "dark"},
    "more-contrast": {"contrast": "more"},
    "dark-more-contrast": {"colours": "dark", "contrast": "more"},
    "forced-colours": {"forced": "active"},
    "dark-forced-colours": {"colours": "dark", "forced": "active"},
    "cream": {"html": (LEFT, '<html data-colours="cream" lang="')},
    "dark-chosen": {"html": (LEFT, '<html data-colours="dark" lang="')},
    "light-chosen-in-the-dark": {
        "colours": "dark",
        "html": (LEFT, '<html data-colours="light" lang="'),
    },
    "larger-and-spaced": {"html": (LEFT, '<html class="fw-larger fw-spaced" lang="'), "lays_out": True},
    "right-to-left": {"html": (RIGHT, ' dir="rtl"'), "lays_out": True},
}
PLAIN = Setting(name="light-320", size=PHONE, reads=True, lays_out=True)
SETTINGS = (
    PLAIN,
    Setting(name="light-1280", size=DESKTOP, lays_out=True),
    *(
        Setting(name=f"{name}-{size[0]}", size=size, **ways)
        for name, ways in _OTHERWISE.items()
        for size in (PHONE, DESKTOP)
    ),
    Setting(name="printed", size=SHEET, printed=True),
)


class Window:
    """A window that stands at the app's address, so that the stylesheets are found, and its policy holds.

    Here scripts may run, ours and axe's; the pages were sent to somebody whose browser runs none.
    """

    def __init__(self, browser: Browser, address: str, setting: Setting = PLAIN) -> None:
        self._setting = setting
        width, height = setting.size
        viewport = ViewportSize(width=width, height=height)
        self._context = browser.new_context(
            viewport=viewport,
            reduced_motion="reduce",
            color_scheme=setting.colours,
            contrast=setting.contrast,
            forced_colors=setting.forced,
        )
        self.page: Page = self._context.new_page()
        if setting.printed:
            self.page.emulate_media(media="print")
        self.page.goto(f"{address}/en/")

    def show(self, html: str) -> None:
        """Show the very HTML that somebody was sent."""
        before, instead = self._setting.html
        assert before in html, f"no page says {before}"
        self.page.set_content(html.replace(before, instead, 1))

    def faults(self) -> list[str]:
        """Everything that is wrong with what is shown."""
        return [
            *(structure_faults(self.page) if self._setting.reads else ()),
            *(layout_faults(self.page) if self._setting.lays_out else ()),
            *(colour_faults(self.page) if not self._setting.printed else ()),
            *axe_faults(self.page),
        ]

    def close(self) -> None:
        """Close it."""
        self._context.close()
