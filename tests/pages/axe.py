"""axe-core over a page that is open: every rule of WCAG 2.2, A to AAA, and of good practice; none is left out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from playwright.sync_api import Page

from tests.pages.tools import tool

TAGS = [
    *("wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag21aaa", "wcag22aa", "wcag22aaa"),
    "best-practice",
]
"""Passed one by one: some rules, such as that of the size of targets, run only when their tag is named."""
ALL = ("*",)
COLOURS = ("color-contrast", "color-contrast-enhanced", "link-in-text-block")
"""The rules that read a colour. The enhanced one leaves to the other what is worse."""
BOXES = ("target-size", "scrollable-region-focusable")
"""The rules that read where a thing stands and how large it is."""
RUN = """only => axe.run({exclude: []}, {runOnly: only, resultTypes: ["violations", "incomplete"]})"""
FILL = """() => {
    const asked = window.getComputedStyle.bind(window);
    const forced = matchMedia("(forced-colors: active)");
    const told = (style) => new Proxy(style, {
        get(all, name) {
            const found = all[name];
            if (name !== "getPropertyValue") return typeof found === "function" ? found.bind(all) : found;
            return (asked) => all.getPropertyValue(asked === "-webkit-text-fill-color" ? "color" : asked);
        },
    });
    window.getComputedStyle = (...about) => forced.matches ? told(asked(...about)) : asked(...about);
}"""
"""Chromium draws words in the colour that is forced, and still tells axe the one that was not as their filling."""


@dataclass(frozen=True, slots=True)
class Explained:
    """What axe does not decide, and people did: where a fault begins like this. `why` is the reason."""

    fault: str
    why: str


MEASURED = "measured by our own check words_stand_out, which knows what a drawing and a table stand on"
EXPLAINED = (
    Explained("undecided: color-contrast: Element content is too short to determine", MEASURED),
    Explained("undecided: color-contrast: Element's background color could not be determined because", MEASURED),
)


@cache
def script() -> str:
    """The text of axe-core, as its lock file pins it."""
    return tool("axe-core/axe.min.js").read_text("utf-8")


def axe_faults(window: Page, rules: Iterable[str] = ALL) -> list[str]:
    """What axe finds wrong with a page by some rules or all, and what it could not decide and nobody explained."""
    if window.evaluate("typeof axe") == "undefined":
        window.evaluate(script())
        window.evaluate(FILL)
    named = set(rules)
    only = {"type": "tag", "values": TAGS} if {*ALL} & named else {"type": "rule", "values": sorted(named)}
    found = window.evaluate(RUN, only)
    explained = tuple(each.fault for each in EXPLAINED)
    faults = [*_told(found["violations"], ""), *_told(found["incomplete"], "undecided: ")]
    return [fault for fault in faults if not fault.startswith(explained)]


def _told(results: list[dict[str, Any]], prefix: str) -> list[str]:
    return [
        f"{prefix}{result['id']}: {_reason(node) or result['help']}: {node['html']}"
        for result in results
        for node in result["nodes"]
    ]


def _reason(node: dict[str, Any]) -> str:
    checks = [*node["any"], *node["all"], *node["none"]]
    return "; ".join(check["message"] for check in checks)
