"""The files that a theme names: there, within its folder, and what they are said to be."""

from __future__ import annotations

import re
from pathlib import Path

from engine.compiler.draft import did_you_mean
from engine.document import Mapping, Scalar, Span
from engine.document.entries import child
from engine.themes.complaints import Complaints
from engine.themes.pictures import check_alt, check_picture
from engine.themes.schema import PICTURES, file_name
from engine.themes.theme import Asset, Picture

MOST_LISTED = 200


class Files:
    """Looks for the files of one theme, and takes down what is wrong with them."""

    def __init__(self, folder: Path, complaints: Complaints) -> None:
        """For the theme in this folder."""
        self.folder = folder
        self._complaints = complaints
        self.inside: list[Complaints] = []

    def find(self, entry: Mapping, key: str, endings: str) -> tuple[Path, Span] | None:
        """The file that is named under a key, with its place. What can be no name of such a file is passed over."""
        name = entry.find(key)
        if not isinstance(name, Scalar) or not re.fullmatch(file_name(endings), name):
            return None
        path = self.folder / name
        if not path.resolve().is_relative_to(self.folder.resolve()):
            hint = "Put a copy of the file beside theme.yaml, or in a folder there."
            message = f'"{name}" lies outside the folder of the theme.'
            self._complaints.take("theme.file-outside", name.span, message, hint)
            return None
        if not path.is_file():
            known = [each.relative_to(self.folder).as_posix() for each in self._listed(path.suffix)]
            listed = f"There are: {', '.join(known)}." if known else f"Nothing in the folder ends in {path.suffix}."
            hint = did_you_mean(name, known, listed)
            self._complaints.take("theme.file-missing", name.span, f'There is no file "{name}".', hint)
            return None
        return path, name.span

    def picture(self, entry: Mapping, key: str) -> Asset | None:
        """A picture that can be shown, if there is one."""
        found = self.find(entry, key, PICTURES)
        if found is None:
            return None
        inside = check_picture(*found, self._complaints)
        if inside is not None:
            self.inside.append(inside)
        return Asset(found[0])

    def with_alt(self, entry: Mapping) -> Picture | None:
        """A picture with what it shows in words."""
        asset = self.picture(entry, "file")
        alt = {str(tag): said for tag, said in child(entry, "alt").items() if isinstance(said, Scalar)}
        for said in alt.values():
            check_alt(said, self._complaints)
        if asset is None:
            return None
        return Picture(asset, {tag: str(said).strip() for tag, said in alt.items()})

    def _listed(self, suffix: str) -> list[Path]:
        found = sorted(self.folder.rglob(f"*{suffix}")) if suffix else []
        return found[:MOST_LISTED]
