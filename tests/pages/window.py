"""How pages are looked at: in a window of one size, in the colours somebody has chosen, in one direction."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from playwright.sync_api import Browser, Page, ViewportSize

from engine.forms import Preferences
from engine.forms.preferences import NO_PREFERENCES
from tests.pages import axe
from tests.pages.axe import axe_faults
from tests.pages.own import COLOURS, LAYOUT, PRINTED, STRUCTURE, own_faults, seen

PHONE = (320, 640)
DESKTOP = (1280, 900)
SHEET = (680, 960)
"""What is left of A4 between its margins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """A way to look. `wishes` are what somebody has chosen on the page of reading preferences."""

    name: str
    size: tuple[int, int]
    colours: Literal["dark", "light"] = "light"
    contrast: Literal["more", "no-preference"] = "no-preference"
    forced: Literal["active", "none"] = "none"
    wishes: Preferences = NO_PREFERENCES
    mirrored: bool = False
    printed: bool = False

    @property
    def first_tag(self) -> dict[str, str]:
        """What the first tag of a page says then, by the names of its attributes; empty where it says nothing."""
        wishes = {"class": self.wishes.classes, "data-colours": self.wishes.colours}
        return {**wishes, "dir": "rtl" if self.mirrored else "ltr"}


_SIZED: dict[str, dict[str, Any]] = {
    "light": {},
    "more-contrast": {"contrast": "more"},
    "forced-colours": {"forced": "active"},
    "larger-and-spaced": {"wishes": Preferences(larger=True, spaced=True)},
    "right-to-left": {"mirrored": True},
}
"""What moves things, so that the size of the window counts."""
_COLOURED: dict[str, dict[str, Any]] = {
    "dark": {"colours": "dark"},
    "dark-more-contrast": {"colours": "dark", "contrast": "more"},
    "dark-forced-colours": {"colours": "dark", "forced": "active"},
    "cream": {"wishes": Preferences(colours="cream")},
    "dark-chosen": {"wishes": Preferences(colours="dark")},
    "light-chosen-in-the-dark": {"colours": "dark", "wishes": Preferences(colours="light")},
}
"""What changes colours only, which a test demands: they are the same in a window of any size."""
PLAIN = Setting(name="light-320", size=PHONE)
SETTINGS = (
    *(Setting(name=f"{name}-320", size=PHONE, **ways) for name, ways in {**_SIZED, **_COLOURED}.items()),
    *(Setting(name=f"{name}-1280", size=DESKTOP, **ways) for name, ways in _SIZED.items()),
    Setting(name="printed", size=SHEET, printed=True),
)
DRESS = """tag => {
    for (const [name, value] of Object.entries(tag))
        if (value) document.documentElement.setAttribute(name, value);
        else document.documentElement.removeAttribute(name);
}"""


class Window:
    """A window that stands at the app's address, so that the stylesheets are found, and its policy holds.

    Here scripts may run, ours and axe's; the pages were sent to somebody whose browser runs none. A page is loaded once
    and looked at in one setting after the other. What looks the same in two of them is examined in one: the checks of a
    group read nothing that is not in `Seen`.
    """

    def __init__(self, browser: Browser, address: str, setting: Setting = PLAIN) -> None:
        self._setting = setting
        self._context = browser.new_context(viewport=_viewport(setting), reduced_motion="reduce")
        self.page: Page = self._context.new_page()
        self.page.goto(f"{address}/en/")
        self._known: set[tuple[str, str]] = set()
        self.look(setting)

    def look(self, setting: Setting) -> None:
        """Look at the page in another setting."""
        if setting.size != self._setting.size:
            self.page.set_viewport_size(_viewport(setting))
        self.page.emulate_media(
            media="print" if setting.printed else "screen",
            color_scheme=setting.colours,
            contrast=setting.contrast,
            forced_colors=setting.forced,
        )
        self.page.evaluate(DRESS, setting.first_tag)
        self._setting = setting

    def show(self, html: str) -> None:
        """Show the very HTML that somebody was sent."""
        self.page.set_content(html)
        self.page.evaluate(DRESS, self._setting.first_tag)
        self._known.clear()

    def faults(self) -> list[str]:
        """Everything that is wrong with what is shown and was not so before in another setting."""
        now = seen(self.page)
        other = {
            name: self._is_new(name, *read)
            for name, read in {
                "page": (),
                "shown": (now.shows, str(self._setting.printed)),
                "boxes": (now.boxes,),
                "paints": (now.paints,),
            }.items()
        }
        groups = [group for group, wanted in {STRUCTURE: other["page"], **self._looks(other)}.items() if wanted]
        rules = [
            *(axe.ALL if other["shown"] else ()),
            *(axe.COLOURS if other["paints"] else ()),
            *(axe.BOXES if other["boxes"] else ()),
        ]
        return [
            *(own_faults(self.page, groups) if groups else ()),
            *(axe_faults(self.page, rules) if rules else ()),
        ]

    def faults_in(self, setting: Setting) -> list[str]:
        """The same, after looking at it in another setting."""
        self.look(setting)
        return self.faults()

    def descriptions(self) -> list[str]:
        """What the browser tells a screen reader of boxes and groups besides their names, in the order of the page."""
        tree = self._context.new_cdp_session(self.page)
        told: list[dict[str, Any]] = tree.send("Accessibility.getFullAXTree")["nodes"]
        tree.detach()
        by_id = {node["nodeId"]: node for node in told}
        left, lines = told[:1], []
        while left:
            node = left.pop()
            left += [by_id[child] for child in reversed(node.get("childIds", []))]
            role, name, described = (node.get(each, {}).get("value", "") for each in ("role", "name", "description"))
            if described:
                lines.append(f"{role} “{name}”: {described}")
        return lines

    def close(self) -> None:
        """Close it."""
        self._context.close()

    def _looks(self, other: dict[str, bool]) -> dict[str, bool]:
        if self._setting.printed:
            return {PRINTED: True}
        return {LAYOUT: other["boxes"], COLOURS: other["paints"]}

    def _is_new(self, what: str, *seen: str) -> bool:
        key = (what, " ".join(seen))
        known = key in self._known
        self._known.add(key)
        return not known


def _viewport(setting: Setting) -> ViewportSize:
    width, height = setting.size
    return ViewportSize(width=width, height=height)
