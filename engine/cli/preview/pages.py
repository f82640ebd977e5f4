"""The files of a preview: pages in every palette and state, the pairs of colours with their ratios, and prints."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from engine.cli.preview.sample import EN, answered
from engine.forms import Frame, environment
from engine.reports import certificate_of, report_of, write_certificate_pdf, write_report_pdf
from engine.themes import Theme, fixed_css
from engine.themes.contrast import contrast
from engine.themes.derivation import Colours
from engine.themes.gate import RING, Pair, pairs_of, said
from engine.themes.tokens import COLOURS, MORE, PALETTES, PAPER, SCHEMES
from engine.web.looks import sheet

HERE = Path(__file__).parent
INDEX = "index.html"
SHOWN = {
    **dict(zip(SCHEMES, ("Light", "Dark", "Cream"), strict=True)),
    **dict(zip((MORE + scheme for scheme in SCHEMES), ("More contrast", "More, dark", "More, cream"), strict=True)),
}
"""Palettes of the screen, as the preview calls them."""

_templates = Environment(
    loader=FileSystemLoader(HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
)


@dataclass(frozen=True, slots=True)
class Measured:
    """A pair with the colours it is of."""

    pair: Pair
    colour: str
    ground: str

    @property
    def ratio(self) -> str:
        """What it comes to."""
        return said(self.pair.ratio)


def preview_files(theme: Theme) -> Iterator[tuple[str, bytes]]:
    """Every file by its name; `index.html` leads to the others, and all are to lie in one folder."""
    yield from ((name, path.read_bytes()) for name, path in theme.sent.items())
    pages = answered().pages()
    for palette in SHOWN:
        yield f"{palette}.css", sheet(fixed_css(theme, palette)).encode()
        for state, page in pages.items():
            html = (
                environment()
                .get_template("forms/page.html")
                .render(frame=_frame(theme, palette), page=page, action="#", csrf="", seen="")
            )
            yield f"{palette}-{state}.html", html.encode()
    yield from _prints(theme)
    index = _templates.get_template(INDEX).render(
        theme=theme, palettes=SHOWN, states=list(pages), tokens=COLOURS, measured=_measured(theme), paper=PAPER
    )
    yield INDEX, index.encode()


def _frame(theme: Theme, palette: str) -> Frame:
    logo = theme.logo
    return Frame(
        language=EN,
        title=answered().questionnaire.title.say(EN),
        stylesheet=f"{palette}.css",
        body=theme.name,
        home_url=INDEX,
        logo_url=logo.file.name if logo else None,
        logo_alt=logo.alt.get(EN, "") if logo else "",
        icon_url=theme.icon.name if theme.icon else None,
    )


def _prints(theme: Theme) -> Iterator[tuple[str, bytes]]:
    found = answered()
    of = (found.questionnaire, found.sitting, found.scores, EN)
    yield "report.pdf", write_report_pdf(report_of(*of), theme)
    certificate = certificate_of(*of)
    if certificate is not None:
        yield "certificate.pdf", write_certificate_pdf(certificate, theme)


def _measured(theme: Theme) -> dict[str, list[tuple[str, list[Measured]]]]:
    """The pairs of each palette, by the colour that stands on others."""
    found = {}
    for name in PALETTES:
        colours = theme.palettes[name]
        pairs = [_measure(pair, colours) for pair in pairs_of(name, colours)]
        found[name] = [(token, list(group)) for token, group in groupby(pairs, lambda measured: measured.pair.token)]
    return found


def _measure(pair: Pair, colours: Colours) -> Measured:
    """Of the ring round what the keyboard is at, the colour that is seen is the one that the ratio is of."""
    ground = colours[pair.ground]
    both = RING if pair.token in RING else ()
    seen = (token for token in both if contrast(colours[token], ground) == pair.ratio)
    return Measured(pair, colours[next(seen, pair.token)], ground)
