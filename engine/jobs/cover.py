"""The cover sheet of a print run: what is to be loaded, counted and compared, and boxes to tick for who does it."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from engine.jobs.telling import moment
from engine.press import printed, styles
from engine.reports.pdf import PRINT
from engine.themes import Theme, on_paper
from engine.wording import wording

HERE = Path(__file__).parent
STYLES = (PRINT, HERE / "styles" / "cover.css")
TOGETHER = 8
"""How many symbols of a checksum somebody compares at once."""

MOST_REASONS = 6
MOST_WORDS = 160

_templates = Environment(
    loader=FileSystemLoader(HERE / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    auto_reload=False,
    trim_blocks=True,
    lstrip_blocks=True,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """The first or the last of a run, to compare with what lies in the tray."""

    place: int
    name: str
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """What a cover sheet says.

    `what` is what one of them is called and many are, such as certificate and certificates; `chosen` says in words what
    was chosen, `reason` why it is printed again. `sheets` is how many sheets of paper they take. `refused` has each
    reason why some are not printed, with how many; `sums` each file with its SHA-256.
    """

    run: str
    body: str
    what: tuple[str, str]
    questionnaire: str
    version: str
    chosen: Sequence[str]
    paper: str
    duplex: bool
    printed: int
    refused: Sequence[tuple[str, int]]
    pages: int
    sheets: int
    first: End | None
    last: End | None
    sums: Sequence[tuple[str, str]]
    by: str
    started: datetime
    finished: datetime
    reason: str | None = None


def write_cover_pdf(cover: Cover, theme: Theme) -> bytes:
    """A cover sheet as a PDF, on the paper of the run."""
    words, left_out = wording("en"), sum(number for _, number in cover.refused)
    told = [(textwrap.shorten(reason, MOST_WORDS, placeholder=" …"), number) for reason, number in cover.refused]
    html = _templates.get_template("jobs/cover.html").render(
        cover=cover,
        number=words.number,
        counted=lambda number: f"{words.number(number)} {cover.what[number != 1]}",
        moment=moment,
        left_out=left_out,
        told=told[:MOST_REASONS],
        untold=sum(number for _, number in told[MOST_REASONS:]),
        grouped=grouped,
    )
    return printed(html, styles(on_paper(theme, cover.paper, large=False), STYLES))


def grouped(digest: str) -> Sequence[str]:
    """A checksum in groups that can be compared one by one."""
    return textwrap.wrap(digest, TOGETHER)
