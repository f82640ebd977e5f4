"""What a theme is: frozen data."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from engine.themes.certificates.layout import Layout
from engine.themes.derivation import Colours
from engine.themes.guilloche import band, rosette
from engine.themes.tokens import LIGHT, PAPER

BAND, ROSETTE = "q-band.svg", "q-rosette.svg"
"""Names of what is drawn in the colour of a theme."""
INSET = 8.0
"""How far the band is from the edges of the sheet, in millimetres."""
LANDSCAPE: Mapping[str, tuple[float, float]] = {"A4": (297.0, 210.0), "letter": (279.4, 215.9)}


@dataclass(frozen=True)
class Asset:
    """A file of a theme."""

    path: Path

    @cached_property
    def name(self) -> str:
        """The name it is sent under: another one whenever its content is another, so that it can be kept."""
        plain = re.sub("[^A-Za-z0-9]+", "-", self.path.stem).strip("-").lower()
        return f"{plain}-{hashlib.sha256(self.path.read_bytes()).hexdigest()[:12]}{self.path.suffix.lower()}"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture, and by language what it shows in words."""

    file: Asset
    alt: Mapping[str, str]

    def said_in(self, language: str) -> str:
        """What it shows, in a language, or else in the first there is."""
        return self.alt.get(language) or next(iter(self.alt.values()), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """One cut of a typeface, for paper."""

    family: str
    weight: int
    print: Asset


@dataclass(frozen=True, slots=True, kw_only=True)
class Font(Cut):
    """One cut with a small file for the web as well."""

    web: Asset


@dataclass(frozen=True, slots=True, kw_only=True)
class Help:
    """Whom to ask. At least one of them is there."""

    email: str | None = None
    telephone: str | None = None
    page: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatory:
    """Who signs certificates, by language in what role, and how that looks."""

    name: str
    role: Mapping[str, str] = field(default_factory=dict)
    signature: Asset | None = None

    def role_in(self, language: str) -> str:
        """What this person is, in a language, or else in the first there is."""
        return self.role.get(language) or next(iter(self.role.values()), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Award:
    """What is special about a body's certificates. `border` is none, line, double or guilloche.

    `layout` is a template of its own, `pictures` what that shows.
    """

    signatory: Signatory | None = None
    seal: Picture | None = None
    border: str = "none"
    layout: Layout | None = None
    pictures: tuple[Asset, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Printing:
    """How a body prints. `large` for everything in large print, `further` for names in other scripts."""

    page_size: str = "A4"
    large: bool = False
    further: tuple[Cut, ...] = ()
    certificate: Award = Award()


@dataclass(frozen=True, slots=True, kw_only=True)
class Claims:
    """Whom a theme dresses: questionnaires by id, bodies by name, domains."""

    questionnaires: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, eq=False)
class Theme:
    """The look of every page and print of a body. Two are the same only if they are one."""

    id: str
    name: str
    palettes: Mapping[str, Colours]
    shapes: Mapping[str, str]
    fonts: tuple[Font, ...]
    claims: Claims
    printing: Printing
    logo: Picture | None = None
    icon: Asset | None = None
    home_url: str | None = None
    help: Help | None = None
    statement_url: str | None = None
    statement: Mapping[str, str] = field(default_factory=dict)

    @property
    def tokens(self) -> Mapping[str, str]:
        """Every token with what it is in light colours."""
        return {**self.palettes[LIGHT], **self.shapes}

    @property
    def paper(self) -> Mapping[str, str]:
        """Every token with what it is on paper."""
        return {**self.palettes[PAPER], **self.shapes}

    @property
    def sheet(self) -> tuple[float, float]:
        """Width and height of its certificates, in millimetres."""
        layout, (width, height) = self.printing.certificate.layout, LANDSCAPE[self.printing.page_size]
        return (height, width) if layout is not None and layout.portrait else (width, height)

    @property
    def drawn_for_colour(self) -> bool:
        """Whether the logo is to have another colour behind it than that of the paper."""
        return self.shapes["logo-ground"] != self.palettes[PAPER]["page"]

    @cached_property
    def sent(self) -> Mapping[str, Path]:
        """What may be sent to a browser, by the names it is sent under."""
        pictures = [self.logo.file if self.logo else None, self.icon]
        return {asset.name: asset.path for asset in (*(font.web for font in self.fonts), *pictures) if asset}

    @cached_property
    def printed(self) -> Mapping[str, Path | bytes]:
        """What the PDF writer may read, by the same kind of names: files, and what is drawn in the theme's colour."""
        award = self.printing.certificate
        pictures = [self.logo.file if self.logo else None, award.seal.file if award.seal else None]
        pictures += [award.signatory.signature if award.signatory else None, *award.pictures]
        fonts = [font.print for font in (*self.fonts, *self.printing.further)]
        files = {asset.name: asset.path for asset in (*fonts, *pictures) if asset}
        brand = self.palettes[PAPER]["brand"]
        width, height = (edge - 2 * INSET for edge in self.sheet)
        return {**files, BAND: band(width, height, brand), ROSETTE: rosette(brand)}
