"""How pages and prints look: tokens, typefaces and a logo from a theme's folder, checked when they are loaded.

A theme is data, never a stylesheet, so that none can take away the focus ring or make text too faint to read.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn, cast

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

COLOURS = (
    "page", "surface", "text", "muted", "link", "action", "on-action", "border", "rule", "chosen", "focus",
    "focus-edge", "error", "error-surface", "success", "brand", "on-brand",
)  # fmt: skip
FONT_LISTS = ("font-body", "font-heading")
TEXT_CONTRAST = 7.0
EDGE_CONTRAST = 3.0

PAIRS: tuple[tuple[str, tuple[str, ...], float], ...] = (
    ("text", ("page", "surface", "chosen", "error-surface"), TEXT_CONTRAST),
    ("muted", ("page", "surface", "chosen"), TEXT_CONTRAST),
    ("link", ("page", "surface"), TEXT_CONTRAST),
    ("error", ("page", "surface", "error-surface"), TEXT_CONTRAST),
    ("success", ("page", "surface"), TEXT_CONTRAST),
    ("on-action", ("action",), TEXT_CONTRAST),
    ("on-brand", ("brand",), TEXT_CONTRAST),
    ("action", ("page", "surface", "chosen"), EDGE_CONTRAST),
    ("border", ("page", "surface"), EDGE_CONTRAST),
    ("focus", ("page", "surface", "focus-edge"), EDGE_CONTRAST),
)
"""What must stand out from what, and by how much (WCAG 2.2: 7:1 for text, 3:1 for edges)."""

_COLOUR = re.compile(r"#[0-9a-f]{6}", re.IGNORECASE)
_FAMILY = re.compile(r"[A-Za-z][A-Za-z0-9 -]*")
_LENGTH = re.compile(r"(0|[0-9.]+(rem|em|px))")
_LINEAR = 0.04045  # below it sRGB is linear
_GENERIC = frozenset({"serif", "sans-serif", "monospace", "system-ui"})
_PICTURES = frozenset({".png", ".jpg", ".jpeg", ".webp"})  # SVG can carry script


class ThemeError(ValueError):
    """A theme that cannot be used; says in which file, at which key, and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Font:
    """One cut of a typeface: a small file for the web, a full one for print. Paths are relative to the theme."""

    family: str
    weight: int
    web: str
    print: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """The look of every page and print. `dark` is empty where a theme has no dark colours."""

    name: str
    folder: Path
    tokens: dict[str, str]
    dark: dict[str, str]
    fonts: tuple[Font, ...]
    logo: Path | None = None
    logo_alt: Mapping[str, str]
    icon: Path | None = None

    @property
    def files(self) -> dict[str, Path]:
        """What of the folder may be sent to a browser, by the names it is sent under."""
        pictures = [path for path in (self.logo, self.icon) if path]
        return {sent_as(path): path for path in (*(self.folder / font.web for font in self.fonts), *pictures)}

    def css(self) -> str:
        """Tokens and typefaces for the screen; to be sent from the same place as `files`."""
        faces = [_face(font, f'url("{sent_as(self.folder / font.web)}") format("woff2")') for font in self.fonts]
        scheme = {"color-scheme": "light dark" if self.dark else "light"}
        sheet = [*faces, _rule(":root", scheme | _properties(self.tokens))]
        if self.dark:
            dark = _rule(":root", _properties(self.dark))
            sheet.append(f"@media screen and (prefers-color-scheme: dark) {{\n{dark}}}\n")
        return "".join(sheet)

    def print_css(self) -> str:
        """The stylesheet for paper: light colours, and typefaces at `asset:` addresses within the folder."""
        faces = [_face(font, f'url("asset:{font.print}")') for font in self.fonts]
        return "".join([*faces, _rule(":root", _properties(self.tokens))])


def sent_as(path: Path) -> str:
    """The name under which a file is sent: another one whenever its content is another, so that it can be kept."""
    return f"{path.stem}-{hashlib.sha256(path.read_bytes()).hexdigest()[:12]}{path.suffix}"


def _face(font: Font, source: str) -> str:
    return _rule(
        "@font-face",
        {
            "font-family": f'"{font.family}"',
            "font-weight": str(font.weight),
            "font-style": "normal",
            "font-display": "swap",
            "src": source,
        },
    )


def _rule(selector: str, properties: Mapping[str, str]) -> str:
    body = "".join(f"  {name}: {value};\n" for name, value in properties.items())
    return f"{selector} {{\n{body}}}\n"


def _properties(tokens: Mapping[str, str]) -> dict[str, str]:
    return {f"--q-{name}": value for name, value in tokens.items()}


def contrast(one: str, other: str) -> float:
    """How much two colours (`#rrggbb`) stand out from each other, from 1 to 21, as WCAG 2 defines it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= _LINEAR else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def nearest_readable(colour: str, ground: str, need: float) -> str:
    """The first colour on the way to black or white that stands out enough from its ground."""
    goal = 0 if contrast("#000000", ground) > contrast("#ffffff", ground) else 255
    parts = [int(colour[place : place + 2], 16) for place in (1, 3, 5)]
    steps = (step / 100 for step in range(101))
    mixes = ("#" + "".join(f"{round(part + (goal - part) * step):02x}" for part in parts) for step in steps)
    return next(mix for mix in mixes if contrast(mix, ground) >= need or int(mix[1:3], 16) == int(mix[3:5], 16) == goal)


def load_theme(folder: Path) -> Theme:
    """Read and check `theme.yaml` in a folder. Raises ThemeError."""
    return _Reader(folder).theme()


class _Reader:
    """Reads one theme; every complaint names the file and the key."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.file = folder / "theme.yaml"

    def theme(self) -> Theme:
        """The theme, if nothing is wrong with it."""
        top = self._mapping("the file", self._yaml())
        self._only("the file", top, ("name", "logo", "icon", "fonts", "tokens", "dark"))
        tokens = self._mapping("tokens", top.get("tokens"))
        self._only("tokens", tokens, (*FONT_LISTS, "radius", *COLOURS))
        families = {name: self._families(f"tokens.{name}", tokens.get(name)) for name in FONT_LISTS}
        radius = {"radius": self._matching("tokens.radius", tokens.get("radius"), _LENGTH, "a length, such as 0.5rem")}
        logo, logo_alt = self._logo(top.get("logo"))
        return Theme(
            name=self._words("name", top.get("name")),
            folder=self.folder,
            tokens=families | radius | self._colours("tokens", tokens),
            dark=self._colours("dark", self._mapping("dark", top["dark"])) if "dark" in top else {},
            fonts=self._fonts(top.get("fonts", [])),
            logo=logo,
            logo_alt=logo_alt,
            icon=self._picture("icon", top["icon"]) if "icon" in top else None,
        )

    def _refuse(self, key: str, complaint: str) -> NoReturn:
        message = f"{self.file}: {key}: {complaint}"
        raise ThemeError(message)

    def _yaml(self) -> object:
        try:
            return YAML(typ="safe", pure=True).load(self.file.read_text(encoding="utf-8"))
        except FileNotFoundError:
            self._refuse("the file", "is not there. A theme's folder holds a theme.yaml.")
        except (YAMLError, UnicodeDecodeError, OSError) as fault:
            self._refuse("the file", f"cannot be read: {fault}")

    def _mapping(self, key: str, value: object) -> Mapping[str, object]:
        if not isinstance(value, Mapping) or not all(isinstance(name, str) for name in value):
            self._refuse(key, "must hold names with values.")
        return cast("Mapping[str, object]", value)

    def _only(self, key: str, given: Mapping[str, object], known: tuple[str, ...]) -> None:
        for name in given:
            if name not in known:
                self._refuse(key, f"does not know “{name}”. It knows {', '.join(known)}.")

    def _words(self, key: str, value: object) -> str:
        if not isinstance(value, str) or not value.strip():
            self._refuse(key, "is missing or empty.")
        return value.strip()

    def _matching(self, key: str, value: object, pattern: re.Pattern[str], wanted: str) -> str:
        if not isinstance(value, str | int) or not pattern.fullmatch(str(value)):
            self._refuse(key, f"must be {wanted}.")
        return str(value)

    def _families(self, key: str, value: object) -> str:
        if not isinstance(value, list) or not value:
            self._refuse(key, "must be a list of typefaces, the last one sans-serif or the like.")
        names = [self._matching(key, name, _FAMILY, "a list of plain names of typefaces") for name in value]
        return ", ".join(name if name in _GENERIC else f'"{name}"' for name in names)

    def _colours(self, key: str, given: Mapping[str, object]) -> dict[str, str]:
        if key == "dark":
            self._only(key, given, COLOURS)
        wanted = 'a colour, such as "#1d2433" (in quotation marks)'
        colours = {name: self._matching(f"{key}.{name}", given.get(name), _COLOUR, wanted) for name in COLOURS}
        for name, grounds, need in PAIRS:
            for ground in grounds:
                self._readable(key, (name, colours[name]), (ground, colours[ground]), need)
        return colours

    def _readable(self, key: str, on_top: tuple[str, str], ground: tuple[str, str], need: float) -> None:
        ratio = contrast(on_top[1], ground[1])
        if ratio < need:
            better = nearest_readable(on_top[1], ground[1], need)
            said = f"stands out from {ground[0]} by {ratio:.2f}:1 only; {need:g}:1 is needed. {better} would do."
            self._refuse(f"{key}.{on_top[0]}", said)

    def _fonts(self, value: object) -> tuple[Font, ...]:
        if not isinstance(value, list):
            self._refuse("fonts", "must be a list.")
        return tuple(self._font(f"fonts[{place}]", font) for place, font in enumerate(value, start=1))

    def _font(self, key: str, value: object) -> Font:
        given = self._mapping(key, value)
        self._only(key, given, ("family", "weight", "web", "print", "licence"))
        weight = given.get("weight")
        if weight not in range(100, 1000, 100):
            self._refuse(f"{key}.weight", "must be a whole hundred from 100 to 900.")
        self._path(f"{key}.licence", given.get("licence"), frozenset({".txt", ".md"}))
        return Font(
            family=self._matching(f"{key}.family", given.get("family"), _FAMILY, "a plain name"),
            weight=cast("int", weight),
            web=self._path(f"{key}.web", given.get("web"), frozenset({".woff2"})),
            print=self._path(f"{key}.print", given.get("print"), frozenset({".ttf", ".otf"})),
        )

    def _logo(self, value: object) -> tuple[Path | None, Mapping[str, str]]:
        if value is None:
            return None, {}
        logo = self._mapping("logo", value)
        self._only("logo", logo, ("file", "alt"))
        alt = self._mapping("logo.alt", logo.get("alt"))
        said = {language: self._words(f"logo.alt.{language}", words) for language, words in alt.items()}
        if not said:
            self._refuse("logo.alt", "must say in words what the logo shows.")
        return self._picture("logo.file", logo.get("file")), said

    def _picture(self, key: str, value: object) -> Path:
        return self.folder / self._path(key, value, _PICTURES)

    def _path(self, key: str, value: object, endings: frozenset[str]) -> str:
        name = self._words(key, value)
        path = (self.folder / name).resolve()
        if path.suffix.lower() not in endings:
            self._refuse(key, f"must be a file that ends in {' or '.join(sorted(endings))}.")
        if not re.fullmatch(r"[\w./-]+", name) or not path.is_relative_to(self.folder.resolve()):
            self._refuse(key, "must be a plain path within the theme's folder.")
        if not path.is_file():
            self._refuse(key, f"names {name}, and there is no such file.")
        return name
