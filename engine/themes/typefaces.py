"""Whether a typeface may be used, and can be: its licence, its two files, its letters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from fontTools.ttLib import TTFont

from engine.document import Scalar, Severity, Span
from engine.themes.complaints import Complaints

LETTERS = (
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789£€"
    "ŵŷâêîôûáéíóúàèìòùẁẃẅỳýÿäëïöüŴŶÂÊÎÔÛÁÉÍÓÚÀÈÌÒÙẀẂẄỲÝŸÄËÏÖÜ"
    "\N{EN DASH}\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}“”…"
)
"""What English and Welsh are written with."""
RESERVED = re.compile(r"\b(gds[ -]?transport|new[ -]?transport|frutiger)\b", re.IGNORECASE)
"""Typefaces of governments and health services: to use them is to pass oneself off as one."""
RESTRICTED, PRINT_NO_PART, ONLY_BITMAPS = 0x0002, 0x0100, 0x0200
EMBEDDING = 0x000F
FAMILY_NAMES = (16, 1)
MOST_NAMED = 12
LARGEST = 60_000
"""So many bytes of one weight, for pages: more letters than anybody on a slow line should wait for."""


@dataclass(frozen=True, slots=True)
class Face:
    """A file of a typeface, read."""

    families: frozenset[str]
    embedding: int
    letters: frozenset[int]


def check_family(name: Scalar, complaints: Complaints) -> None:
    """Complain of a typeface that is somebody's badge."""
    if RESERVED.search(name):
        message = f'"{name}" is reserved for the services of a government: others may not look like one.'
        complaints.take("theme.reserved", name.span, message, "Choose another one, such as those under themes/.")


def check_faces(web: tuple[Path, Span] | None, paper: tuple[Path, Span] | None, complaints: Complaints) -> None:
    """Complain of the two files of a typeface, those that are there."""
    faces = []
    if web is not None:
        _check_size(*web, complaints)
    for path, span in filter(None, (web, paper)):
        face = _read(path, span, complaints)
        if face is not None:
            _check_face(face, path, span, complaints)
            faces.append((face, span))
    if len(faces) == 2:  # noqa: PLR2004  # for the screen and for paper
        (one, _), (other, span) = faces
        if one.families and other.families and one.families.isdisjoint(other.families):
            names = f'"{min(other.families)}" for paper and "{min(one.families)}" for the screen'
            complaints.take("theme.font-families", span, f"The two files are {names}.", "Give both of one typeface.")


def check_further(path: Path, span: Span, complaints: Complaints) -> None:
    """Complain of a typeface for other scripts: English and Welsh it need not write."""
    face = _read(path, span, complaints)
    if face is not None:
        _check_rights(face, path, span, complaints)


def check_licence(path: Path, span: Span, complaints: Complaints) -> None:
    """Complain of a licence that says nothing."""
    if not path.read_bytes().strip():
        complaints.take("theme.licence", span, "The licence is empty.", "Put in the text that came with the typeface.")


def _check_size(path: Path, span: Span, complaints: Complaints) -> None:
    size = path.stat().st_size
    if size > LARGEST:
        message = f"{path.name} is {size // 1000} kB, which every reader fetches; {LARGEST // 1000} kB is plenty."
        hint = "Take a file with the Latin letters only (latin and latin-ext in one), and of one weight."
        complaints.take("theme.font-large", span, message, hint, Severity.WARNING)


def _read(path: Path, span: Span, complaints: Complaints) -> Face | None:
    try:
        with TTFont(BytesIO(path.read_bytes())) as font:
            squeezed = font.flavor == "woff2"
            if squeezed is (path.suffix.lower() == ".woff2"):
                names = (font["name"].getDebugName(number) for number in FAMILY_NAMES)
                return Face(frozenset(filter(None, names)), font["OS/2"].fsType, frozenset(font.getBestCmap() or ()))
            kind = "WOFF2" if squeezed else "not WOFF2"
    except Exception as error:  # noqa: BLE001  # whatever the reading of a broken file may meet in its many tables
        message = f"{path.name} is no typeface: {str(error) or type(error).__name__}."
        complaints.take("theme.font-broken", span, message, "Download it again.")
        return None
    message = f"{path.name} is {kind} inside."
    complaints.take(
        "theme.font-broken", span, message, "Give the .woff2 for the screen and the .ttf or .otf for paper."
    )
    return None


def _check_face(face: Face, path: Path, span: Span, complaints: Complaints) -> None:
    _check_rights(face, path, span, complaints)
    missing = [letter for letter in LETTERS if ord(letter) not in face.letters]
    if missing:
        complaints.take("theme.font-letters", span, f"{path.name} cannot write {_listed(missing)}.", LATIN)


def _check_rights(face: Face, path: Path, span: Span, complaints: Complaints) -> None:
    if face.embedding & EMBEDDING == RESTRICTED or face.embedding & (PRINT_NO_PART | ONLY_BITMAPS):
        message = f"{path.name} says itself that it may not be sent along with pages and PDFs (OS/2 fsType)."
        hint = "Choose one that may, such as those under the SIL Open Font License, or ask its maker for another file."
        complaints.take("theme.font-restricted", span, message, hint)
    for family in face.families:
        if RESERVED.search(family):
            message = f'{path.name} is "{family}", which is reserved for the services of a government.'
            complaints.take("theme.reserved", span, message, "Choose another one, such as those under themes/.")


LATIN = "Take the file with extended Latin letters (latin-ext): Welsh needs ŵ and ŷ."


def _listed(letters: Sequence[str]) -> str:
    return " ".join(letters[:MOST_NAMED]) + (" …" if len(letters) > MOST_NAMED else "")
