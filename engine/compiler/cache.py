"""Compiled questionnaires kept between runs, by the words of the file and the engine that compiled them."""

from __future__ import annotations

import hashlib
import os
import pickle
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path

from engine.compiler.compile import Compiled, compile_source
from engine.document.reader import read_file
from engine.document.replacing import replace_file
from engine.scoring import registrations

ENGINE = Path(__file__).parent.parent
ENDING = ".compiled"
MOST_KEPT = 500
OWNERS_ALONE = 0o600


class Cache:
    """A folder of compiled files. Nothing in it is missed when it is gone: it is all made anew from the questionnaires.

    What is kept is pickled, and reading a pickle runs what it says: the folder is its owner's alone to write.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def compile_file(self, path: Path) -> Compiled:
        """What `compile_file` gives, at once where the same words were compiled under this name by this engine."""
        source, problems = read_file(path)
        if source is None:
            return Compiled(questionnaire=None, problems=tuple(problems), source=None, finished=True)
        key = hashlib.sha256(f"{engine_fingerprint()}\n{source.name}\n{source.content_hash}".encode()).hexdigest()
        kept = self.folder / f"{key}{ENDING}"
        compiled = _load(kept)
        if compiled is None:
            compiled = compile_source(source)
            self._keep(kept, compiled)
        return compiled

    def _keep(self, kept: Path, compiled: Compiled) -> None:
        """A disk that cannot be written only costs time."""
        with suppress(OSError):
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            replace_file(kept, pickle.dumps(compiled, protocol=pickle.HIGHEST_PROTOCOL), OWNERS_ALONE)
            self._forget()

    def _forget(self) -> None:
        """Remove what is oldest beyond the most that is kept."""
        by_age = sorted(self.folder.glob(f"*{ENDING}"), key=lambda file: file.stat().st_mtime_ns)
        for file in by_age[:-MOST_KEPT]:
            file.unlink(missing_ok=True)


def _load(kept: Path) -> Compiled | None:
    try:
        with kept.open("rb") as file:
            if os.fstat(file.fileno()).st_uid != os.getuid():
                return None
            compiled = pickle.load(file)  # noqa: S301  # written by this very user, as was just seen
    except Exception:  # noqa: BLE001  # a file that was spoilt can raise anything, and is made anew
        return None
    return compiled if isinstance(compiled, Compiled) else None


@cache
def engine_fingerprint() -> str:
    """Changes whenever anything does that decides what becomes of a file: Python, the engine, installed scorers."""
    return hashlib.sha256("\n".join(_what_compiles()).encode()).hexdigest()


def _what_compiles() -> Iterator[str]:
    yield sys.version
    yield version("formwright")
    for registration in registrations():
        scorer = registration.scorer
        yield f"{registration.name} {registration.origin} {scorer.version if scorer else registration.fault}"
        file = Path(getattr(sys.modules.get(scorer.__module__), "__file__", None) or ENGINE) if scorer else ENGINE
        if not file.is_relative_to(ENGINE):
            yield from _as_they_are(file.parent.glob("*.py"), file.parent)
    yield from _as_they_are(ENGINE.rglob("*"), ENGINE)


def _as_they_are(files: Iterable[Path], folder: Path) -> Iterator[str]:
    for file in sorted(files):
        if file.suffix in {".py", ".lark", ".yaml"}:
            stat = file.stat()
            yield f"{file.relative_to(folder)} {stat.st_size} {stat.st_mtime_ns}"
