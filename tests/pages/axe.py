"""axe-core over a page that is open: every rule of WCAG 2.2, A to AAA, and of good practice; none is left out."""

from __future__ import annotations

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
RUN = """tags => axe.run({exclude: []}, {
    runOnly: {type: "tag", values: tags},
    resultTypes: ["violations", "incomplete"],
})"""


@dataclass(frozen=True, slots=True)
class Explained:
    """What axe does not decide, or cannot, and people did: where a fault begins like this. `why` is the reason.

    `where` is a media query; it holds in such windows only.
    """

    fault: str
    why: str
    where: str = "all"


MEASURED = "measured by our own check words_stand_out, which knows what a drawing and a table stand on"
FORCED = "axe reads -webkit-text-fill-color, which is not forced as the colour is; our own check reads the colour"
EXPLAINED = (
    Explained("undecided: color-contrast: Element content is too short to determine", MEASURED),
    Explained("undecided: color-contrast: Element's background color could not be determined because", MEASURED),
    Explained("undecided: color-contrast: ", FORCED, "(forced-colors: active)"),
    Explained("color-contrast: ", FORCED, "(forced-colors: active)"),
    Explained("color-contrast-enhanced: ", FORCED, "(forced-colors: active)"),
)


@cache
def script() -> str:
    """The text of axe-core, as its lock file pins it."""
    return tool("axe-core/axe.min.js").read_text("utf-8")


def axe_faults(window: Page) -> list[str]:
    """What axe finds wrong with a page, and what it could not decide and nobody has explained."""
    if window.evaluate("typeof axe") == "undefined":
        window.evaluate(script())
    found = window.evaluate(RUN, TAGS)
    explained = tuple(
        each.fault for each in EXPLAINED if window.evaluate("query => matchMedia(query).matches", each.where)
    )
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
