"""A body's own certificate: its two files found, read and checked, with the pictures that the template shows."""

from __future__ import annotations

import re
from dataclasses import replace

from engine.document import Mapping as Node
from engine.document import Scalar
from engine.document.entries import yes
from engine.themes.certificates import Element, Layout, read_layout
from engine.themes.complaints import Complaints
from engine.themes.files import Files
from engine.themes.schema import PICTURES, SHEET, TEMPLATE, file_name
from engine.themes.theme import Asset


def layout_of(entry: Node, files: Files) -> tuple[Layout | None, tuple[Asset, ...]]:
    """The layout that an entry names, if there is one, and its pictures. What is wrong is told inside its files."""
    template, stylesheet = files.find(entry, "template", TEMPLATE), files.find(entry, "stylesheet", SHEET)
    if template is None or stylesheet is None:
        return None, ()
    layout, html, css = read_layout(template[0], stylesheet[0], portrait=yes(entry, "portrait", default=False))
    inside = Files(files.folder, html)
    shown = {each.attributes.get("src", ""): each for area in layout.areas for each in area.all if each.tag == "img"}
    assets = {src: asset for src, each in shown.items() if (asset := _picture(src, each, inside, html)) is not None}
    files.inside += [each for each in (html, css, *inside.inside) if each.problems]
    pictures = {src: asset.name for src, asset in assets.items()}
    return replace(layout, pictures=pictures), tuple(assets.values())


def _picture(src: str, element: Element, files: Files, complaints: Complaints) -> Asset | None:
    if not re.fullmatch(file_name(PICTURES), src):
        message = f'"{src}" is no picture in the folder of the theme.' if src else "The picture has no src."
        hint = 'Put a copy beside theme.yaml, and name it: src="frame.svg".'
        complaints.take("theme.certificate-picture", element.span, message, hint)
        return None
    entry = Node(element.span)
    entry[Scalar("src", element.span)] = Scalar(src, element.span)
    return files.picture(entry, "src")
