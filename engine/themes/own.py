"""What one `theme.yaml` says by itself, before anything is taken over from another theme."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from engine.document import Mapping as Node
from engine.document import Scalar, Span
from engine.document.entries import child, entries, scalars, whole, words, yes
from engine.themes.colours import six_digits
from engine.themes.complaints import Complaints
from engine.themes.derivation import Colours
from engine.themes.files import Files
from engine.themes.laying_out import layout_of
from engine.themes.schema import BORDERS, GENERIC, LENGTH, PRINT, SIZES, TEXTS, WEB
from engine.themes.theme import Asset, Award, Claims, Cut, Font, Help, Picture, Signatory
from engine.themes.tokens import COLOURS, CREAM, DARK, FONT_LISTS, LIGHT, MORE, SCHEMES
from engine.themes.typefaces import check_faces, check_family, check_further, check_licence

FAMILY = re.compile("[A-Za-z][A-Za-z0-9 -]*")


@dataclass(frozen=True, kw_only=True)
class Own:
    """What a theme says itself. None or empty is what it does not say."""

    id: str
    name: str
    document: Node
    extends: Scalar | None
    written: Mapping[str, Node]
    families: Mapping[str, tuple[Scalar, ...]]
    radius: str | None
    fonts: tuple[Font, ...]
    logo: Picture | None
    ground: str | None
    icon: Asset | None
    page_size: str | None
    large: bool | None
    further: tuple[Cut, ...]
    award: Award
    claims: Claims
    home_url: str | None
    help: Help | None
    statement_url: str | None
    statement: Mapping[str, str]

    def colours(self, palette: str) -> Colours:
        """The colours that are given for a palette, as far as they are colours."""
        given = self.written.get(palette)
        pairs = given.items() if given is not None else ()
        return {str(token): colour for token, node in pairs if (colour := six_digits(str(node)))}

    @property
    def painted(self) -> Iterator[Scalar]:
        """Every value that is to be a colour."""
        nodes = [each.find(token) for each in self.written.values() for token in COLOURS]
        nodes.append(child(self.document, "logo").find("ground"))
        return (node for node in nodes if isinstance(node, Scalar))

    @property
    def place(self) -> Span:
        """Where to complain of what is not there."""
        keys = {str(key): key.span for key in self.document}
        return keys.get("tokens", next(iter(keys.values()), self.document.span))


def own_of(name: str, folder: Path, document: Node, complaints: Complaints) -> tuple[Own, list[Complaints]]:
    """What a document says, with its files looked at; complaints about the insides of drawings come by themselves."""
    files = Files(folder, complaints)
    tokens, prints = child(document, "tokens"), child(document, "print")
    award, extends = child(prints, "certificate"), document.find("extends")
    families = {key: tuple(scalars(tokens, key)) for key in FONT_LISTS if key in tokens}
    for listed in families.values():
        _check_list(listed, complaints)
    layout, shown = layout_of(child(award, "layout"), files)
    border, size, radius = words(award, "border"), words(prints, "page_size"), words(tokens, "radius")
    own = Own(
        id=name,
        name=words(document, "name") or name,
        document=document,
        extends=extends if isinstance(extends, Scalar) else None,
        written=_written(document),
        families=families,
        radius=radius if radius and re.fullmatch(LENGTH, radius) else None,
        fonts=tuple(filter(None, (_font(entry, files, complaints) for entry in entries(document, "fonts")))),
        logo=files.with_alt(child(document, "logo")),
        ground=_colour(words(child(document, "logo"), "ground")),
        icon=files.picture(document, "icon"),
        page_size=size if size in SIZES else None,
        large=yes(prints, "large_print", default=False) if "large_print" in prints else None,
        further=tuple(filter(None, (_further(entry, files, complaints) for entry in entries(prints, "further_fonts")))),
        award=Award(
            signatory=_signatory(child(award, "signatory"), files),
            seal=files.with_alt(child(award, "seal")),
            border=border if border in BORDERS else BORDERS[0],
            layout=layout,
            pictures=shown,
        ),
        claims=_claims(child(document, "for")),
        home_url=words(document, "home_url"),
        help=_help(child(document, "help")),
        statement_url=words(document, "statement_url"),
        statement=_spoken(document, "statement"),
    )
    return own, files.inside


def _written(document: Node) -> dict[str, Node]:
    more = child(document, "more_contrast")
    keys = {LIGHT: "tokens", DARK: DARK, CREAM: CREAM}
    return {scheme: child(document, key) for scheme, key in keys.items()} | {
        MORE + scheme: child(more, scheme) for scheme in SCHEMES
    }


def _font(entry: Node, files: Files, complaints: Complaints) -> Font | None:
    family, weight = _named(entry, files, complaints)
    web, paper = files.find(entry, "web", WEB), files.find(entry, "print", PRINT)
    check_faces(web, paper, complaints)
    if family is None or weight is None or web is None or paper is None:
        return None
    return Font(family=family, weight=weight, web=Asset(web[0]), print=Asset(paper[0]))


def _further(entry: Node, files: Files, complaints: Complaints) -> Cut | None:
    family, weight = _named(entry, files, complaints)
    paper = files.find(entry, "print", PRINT)
    if paper is not None:
        check_further(*paper, complaints)
    if family is None or weight is None or paper is None:
        return None
    return Cut(family=family, weight=weight, print=Asset(paper[0]))


def _named(entry: Node, files: Files, complaints: Complaints) -> tuple[str | None, int | None]:
    """Family and weight of a typeface, with name and licence looked at."""
    family, licence = entry.find("family"), files.find(entry, "licence", TEXTS)
    if isinstance(family, Scalar):
        check_family(family, complaints)
    if licence is not None:
        check_licence(*licence, complaints)
    return str(family) if isinstance(family, Scalar) else None, whole(entry, "weight")


def _check_list(families: tuple[Scalar, ...], complaints: Complaints) -> None:
    for family in families:
        check_family(family, complaints)
    if families and families[-1] not in GENERIC and FAMILY.fullmatch(families[-1]):
        last = families[-1]
        hint = f"Add one of {', '.join(GENERIC)}: every machine has it."
        complaints.take("theme.font-list", last.span, f'The last typeface is "{last}", which not all have.', hint)


def _signatory(entry: Node, files: Files) -> Signatory | None:
    name = words(entry, "name")
    if name is None:
        return None
    return Signatory(name=name, role=_spoken(entry, "role"), signature=files.picture(entry, "signature"))


def _spoken(entry: Node, key: str) -> dict[str, str]:
    return {str(tag): str(said).strip() for tag, said in child(entry, key).items() if isinstance(said, Scalar)}


def _claims(entry: Node) -> Claims:
    listed = {key: tuple(map(str, scalars(entry, key))) for key in ("questionnaires", "bodies", "domains")}
    return Claims(**listed)


def _help(entry: Node) -> Help | None:
    found = {key: words(entry, key) for key in ("email", "telephone", "page")}
    return Help(**found) if any(found.values()) else None


def _colour(written: str | None) -> str | None:
    return six_digits(written) if written else None
