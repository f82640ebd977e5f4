"""Whether a picture can be shown: one that stands still, is not too heavy, and whose content is what its name says."""

from __future__ import annotations

import re
import warnings
from io import BytesIO
from pathlib import Path

from PIL import Image

from engine.document import Scalar, Span
from engine.themes.complaints import Complaints
from engine.themes.drawings import check_drawing

FORMATS = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".webp": "WEBP"}
LARGEST = 300_000
WIDEST = 4_000
RESERVED = re.compile(
    r"gov[-_. ]?uk|royal[-_ ]?(coat[-_ ]?of[-_ ]?)?arms|royal[-_ ]?crest|crown[-_ ]?crest", re.IGNORECASE
)
"""Badges of governments."""


def check_picture(path: Path, span: Span, complaints: Complaints) -> Complaints | None:
    """Complain of a picture where it is named. What is wrong inside an SVG is complained of there; that is returned."""
    data = path.read_bytes()
    if len(data) > LARGEST:
        message = f"{path.name} has {len(data) // 1000:,} kB; a phone waits for each. It can have {LARGEST // 1000} kB."
        complaints.take("theme.picture-large", span, message, "Save it smaller.")
        return None
    if RESERVED.search(path.name):
        _reserved(path.name, span, complaints)
    if path.suffix.lower() == ".svg":
        inside = Complaints(str(path))
        check_drawing(data, inside)
        return inside if inside.problems else None
    _check_image(path, data, span, complaints)
    return None


def check_alt(words: Scalar, complaints: Complaints) -> None:
    """Complain of a picture that is said to be somebody's badge."""
    if RESERVED.search(words):
        _reserved(words, words.span, complaints)


def _check_image(path: Path, data: bytes, span: Span, complaints: Complaints) -> None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(data), formats=[FORMATS[path.suffix.lower()]]) as image:
                width, height = image.size
                moves = getattr(image, "n_frames", 1) > 1
                if max(width, height) <= WIDEST:
                    image.load()
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombWarning, Image.DecompressionBombError):
        message = f"{path.name} is no picture that can be read as {FORMATS[path.suffix.lower()]}."
        complaints.take("theme.picture-broken", span, message, "Export it again.")
        return
    if max(width, height) > WIDEST:
        message = f"{path.name} is {width} by {height} dots. It can be {WIDEST} by {WIDEST}."
        complaints.take("theme.picture-large", span, message, "Save it smaller.")
    if moves:
        complaints.take("theme.picture-moves", span, f"{path.name} moves.", "Save it as a picture that stands still.")


def _reserved(said: str, span: Span, complaints: Complaints) -> None:
    message = f'"{said}" speaks of the badge of a government, which others may not bear.'
    complaints.take("theme.reserved", span, message, "Use the logo of your own body.")
