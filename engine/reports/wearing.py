"""The themes of an installation as they are worn: those with a layout of their own have been looked at."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from engine.compiler import engine_fingerprint
from engine.config import Settings
from engine.document import Problem
from engine.reports.certificates.seeing import problems_seen
from engine.themes import Theme, Wardrobe, open_wardrobe

ENDING = ".seen"


def wardrobe_of(settings: Settings) -> Wardrobe:
    """The themes of an installation. Raises ThemeError where any is faulty, or hides what has to be on certificates."""
    return open_wardrobe(settings.theme, settings.domain, LookedAt(settings.compiled))


@dataclass(frozen=True, slots=True)
class LookedAt:
    """Looks at certificates of a theme, and keeps in a folder that nothing was wrong: it is not looked at again."""

    kept: Path

    def __call__(self, folder: Path, theme: Theme) -> tuple[Problem, ...]:
        """What cannot be seen on certificates of a theme in a folder of themes."""
        mark = self.kept / f"{_fingerprint(theme)}{ENDING}"
        if mark.exists():
            return ()
        problems = problems_seen(folder, theme)
        if not problems:
            with suppress(OSError):  # a disk that cannot be written only costs time
                self.kept.mkdir(mode=0o700, parents=True, exist_ok=True)
                mark.touch()
        return problems


def _fingerprint(theme: Theme) -> str:
    """Changes with everything that decides how certificates of a theme look."""
    award = theme.printing.certificate
    said = [engine_fingerprint(), version("weasyprint"), award.border, award.signatory and award.signatory.name]
    parts = [repr([*said, sorted(theme.paper.items()), sorted(theme.printed)]).encode()]
    if award.layout is not None:
        parts += [file.read_bytes() for file in (award.layout.template, award.layout.stylesheet)]
        parts.append(repr(award.layout.portrait).encode())
    return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()
