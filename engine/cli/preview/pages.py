"""The files of a preview: pages in every palette and state, the pairs of colours with their ratios, and prints."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from itertools import groupby
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import escape

from engine.cli.preview.forced import forced_css
from engine.cli.preview.sample import CY, EN, answered
from engine.cli.preview.screens import CERTIFICATE_PDF, REPORT_PDF, RESULT, STATES, screen
from engine.forms import Frame, LanguageLink
from engine.questionnaire import Language
from engine.reports import Certificate, certificate_of, report_of, write_certificates_pdf, write_report_pdf
from engine.themes import Theme, fixed_css
from engine.themes.contrast import contrast
from engine.themes.derivation import Colours
from engine.themes.gate import RING, Pair, pairs_of, said
from engine.themes.tokens import LIGHT, MORE, PALETTES, PAPER, SCHEMES
from engine.web.looks import Look, sheet
from engine.wording import LANGUAGES

HERE = Path(__file__).parent
INDEX = "index.html"
NUMBER, REPLACED = "HSD7PHAV4022E", "XVPNGP7B86SQ5"
LONG = "Maximiliana Katarzyna Nowakowska-Wiśniewska ferch Llywelyn"
FORCED, WELSH = "forced", "welsh"
PALETTES_SHOWN = {
    **dict(zip(SCHEMES, ("Light", "Dark", "Cream"), strict=True)),
    **dict(zip((MORE + scheme for scheme in SCHEMES), ("More contrast", "More, dark", "More, cream"), strict=True)),
}
"""Palettes of the screen, as the preview calls them."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the preview: every page in one stylesheet and one language."""

    name: str
    title: str
    stylesheet: str
    language: Language = EN


SECTIONS = (
    *(Section(name, title, f"{name}.css") for name, title in PALETTES_SHOWN.items()),
    Section(FORCED, "In a device's own colours (an impression: each has others)", f"{FORCED}.css"),
    Section(WELSH, "In Welsh", f"{LIGHT}.css", CY),
)

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
    for palette in PALETTES_SHOWN:
        yield f"{palette}.css", sheet(fixed_css(theme, palette)).encode()
    yield f"{FORCED}.css", forced_css(theme).encode()
    look = Look(theme)
    for section in SECTIONS:
        for state in STATES:
            yield f"{section.name}-{state}.html", screen(state, _frame(look, section, state)).encode()
    yield from _prints(theme)
    measured = {"Paper" if name == PAPER else PALETTES_SHOWN[name]: rows for name, rows in _measured(theme).items()}
    index = _templates.get_template(INDEX).render(theme=theme, sections=SECTIONS, states=STATES, measured=measured)
    yield INDEX, index.encode()


def _frame(look: Look, section: Section, state: str) -> Frame:
    """As the web fills it in, with the addresses of other pages of the preview."""
    theme, language = look.theme, section.language
    others = {EN: LIGHT, CY: WELSH}
    return Frame(
        language=language,
        title=answered().questionnaire.title.say(language),
        stylesheet=section.stylesheet,
        body=escape(theme.name),
        home_url=INDEX if state == RESULT else None,
        logo_url=theme.logo.file.name if theme.logo else None,
        logo_alt=look.logo_alt(language),
        icon_url=theme.icon.name if theme.icon else None,
        languages=tuple(
            LanguageLink(code=tag, name=LANGUAGES[tag], url=f"{name}-{state}.html") for tag, name in others.items()
        ),
        links=look.links[language],
        reading_url=INDEX,
        statement_url=INDEX,
    )


def _prints(theme: Theme) -> Iterator[tuple[str, bytes]]:
    found = answered()
    of = (found.questionnaire, found.sitting, found.scores, EN)
    yield REPORT_PDF, write_report_pdf(report_of(*of), theme)
    certificate = certificate_of(*of, theme)
    if certificate is not None:
        file = BytesIO()
        write_certificates_pdf(file, _certificates(certificate), theme)
        yield CERTIFICATE_PDF, file.getvalue()


def _certificates(sample: Certificate) -> list[Certificate]:
    """A certificate as it is registered, one on which everything is that can be, at its longest, and a sample."""
    plain = replace(sample, number=NUMBER, address=f"https://certificates.example.org/certificate/{NUMBER}")
    full = replace(plain, name=LONG, valid_until=sample.date, replaces=REPLACED)
    return [plain, full, sample]


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
