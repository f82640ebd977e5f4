"""A folder of themes in; the themes and everything that is wrong with them out."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from engine.compiler.structure import check_structure
from engine.config import ROOT
from engine.document import Mapping as Node
from engine.document import Problem, Scalar, Severity, Source, Span
from engine.document.entries import child, scalars
from engine.document.problem import in_order
from engine.document.reader import read, read_file
from engine.themes.colours import with_digits
from engine.themes.complaints import Complaints
from engine.themes.inheriting import theme_of
from engine.themes.own import Own, own_of
from engine.themes.schema import THEME_NAME, theme_schema
from engine.themes.theme import Theme

FILE = "theme.yaml"
SHIPPED = ROOT / "themes"
NAME = re.compile(THEME_NAME)
TOP = Span(1, 1, 1, 1)
CLAIMS = {"questionnaires": "questionnaire", "bodies": "body", "domains": "domain"}


Proof: TypeAlias = Callable[[Path, Theme], tuple[Problem, ...]]
"""Tells what is wrong with certificates of a body's own as they are printed, of a theme in a folder of themes."""


@dataclass(frozen=True)
class Told:
    """A file with what is wrong in it: a `theme.yaml`, or a drawing that one names."""

    source: Source
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Read:
    """What became of a theme. `theme` is None where it, or one that it extends, has errors."""

    id: str
    theme: Theme | None
    files: tuple[Told, ...]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that is wrong with it."""
        return tuple(problem for told in self.files for problem in told.problems)


class Shelf:
    """The themes in a folder, each read once. What extends a theme that is not among them finds the shipped ones."""

    def __init__(self, folder: Path, questionnaires: Collection[str] | None = None, proof: Proof | None = None) -> None:
        """For the folders with a `theme.yaml` in this one. Ids of questionnaires tell which are claimed in vain.

        Without a `proof` nothing is printed: what is read must not be, then, unless within limits.
        """
        self.folder = folder
        self.names = tuple(sorted(file.parent.name for file in folder.glob(f"*/{FILE}")))
        self._questionnaires = questionnaires
        self._proof = proof
        self._owned: dict[str, _Draft] = {}

    def read(self, name: str) -> Read:
        """What became of a theme."""
        draft = self._draft(name)
        if draft.own is None:
            return Read(name, None, draft.told())
        complaints = Complaints(draft.source.name)
        self._check_claims(draft.own, complaints)
        chain = self._chain(draft.own, complaints)
        theme = None if chain is None else theme_of(chain, complaints)
        told = draft.told(complaints.problems)
        sound = all(not _broken(self._draft(own.id)) for own in chain or ()) and not _errors(told)
        unseen = self._proven(theme) if theme is not None and sound else ()
        return Read(name, None if unseen or not sound else theme, (*told, *unseen))

    def _proven(self, theme: Theme) -> tuple[Told, ...]:
        """What is wrong with its own certificates once they are printed."""
        layout = theme.printing.certificate.layout
        problems = self._proof(self.folder, theme) if self._proof is not None and layout is not None else ()
        if layout is None or not problems:
            return ()
        source = Source(str(layout.template), layout.template.read_text("utf-8", "replace"))
        return (Told(source, tuple(in_order(list(problems)))),)

    def _draft(self, name: str) -> _Draft:
        if name not in self._owned:
            self._owned[name] = _draft(self._folder_of(name))
        return self._owned[name]

    def _folder_of(self, name: str) -> Path:
        here = self.folder / name
        return here if (here / FILE).exists() or not (SHIPPED / name / FILE).exists() else SHIPPED / name

    def _chain(self, own: Own, complaints: Complaints) -> list[Own] | None:
        """From the theme that extends none to this one. None where the way breaks off."""
        chain = [own]
        while (name := chain[0].extends) is not None:
            if any(name == each.id for each in chain):
                self._complain_of_circle(own, chain, complaints)
                return None
            if not NAME.fullmatch(name) or not (self._folder_of(name) / FILE).exists():
                if chain[0] is own:
                    known = (set(self.names) | {path.parent.name for path in SHIPPED.glob(f"*/{FILE}")}) - {own.id}
                    complaints.unknown("theme.unknown-parent", name, "theme", sorted(known))
                return None
            parent = self._draft(name).own
            if parent is None:
                return None
            chain.insert(0, parent)
        return chain

    def _complain_of_circle(self, own: Own, chain: list[Own], complaints: Complaints) -> None:
        if own.extends is None or chain[0].extends != own.id:
            return
        way = " extends ".join(f'"{each.id}"' for each in [*reversed(chain), own])
        complaints.take("theme.circle", own.extends.span, f"{way}: that has no beginning.", "Let one extend none.")

    def _check_claims(self, own: Own, complaints: Complaints) -> None:
        for key, node in claimed(own):
            other = next((each for each in self._claimants(key, node) if each != own.id), None)
            if other is not None and other < own.id:
                message = f'The {CLAIMS[key]} "{node}" has a theme already: "{other}".'
                complaints.take("theme.claimed-twice", node.span, message, "Take it out of one of them.")
            known = self._questionnaires
            if key == "questionnaires" and known is not None and node not in known:
                self._unknown(node, known, complaints)

    def _claimants(self, key: str, what: Scalar) -> Iterator[str]:
        for name in self.names:
            own = self._draft(name).own
            if own is not None and any(same(each) == same(what) for kind, each in claimed(own) if kind == key):
                yield name

    @staticmethod
    def _unknown(node: Scalar, known: Collection[str], complaints: Complaints) -> None:
        taken = Complaints(complaints.file)
        taken.unknown("theme.unknown-questionnaire", node, "questionnaire", sorted(known))
        for problem in taken.problems:
            complaints.take(problem.code, problem.span, problem.message, problem.hint, Severity.WARNING)


@dataclass(frozen=True)
class _Draft:
    """A `theme.yaml` read by itself. `own` is None where it has no tree."""

    source: Source
    own: Own | None
    problems: tuple[Problem, ...]
    inside: tuple[Told, ...] = ()

    def told(self, more: Collection[Problem] = ()) -> tuple[Told, ...]:
        return (Told(self.source, tuple(in_order([*self.problems, *more]))), *self.inside)


def _draft(folder: Path) -> _Draft:
    file = folder / FILE
    source, problems = read_file(file)
    if source is None:
        return _Draft(Source(str(file), ""), None, tuple(problems))
    document, problems = read(source)
    if document is None:
        return _Draft(source, None, tuple(problems))
    complaints = Complaints(source.name)
    if not NAME.fullmatch(folder.name):
        message = f'The folder is called "{folder.name}".'
        complaints.take("theme.folder-name", TOP, message, "Small letters, digits and hyphens, such as my-institute.")
    own, inside = own_of(folder.name, folder, document, complaints)
    told = (
        Told(Source(each.file, Path(each.file).read_text("utf-8", "replace")), tuple(in_order(each.problems)))
        for each in inside
    )
    problems += with_digits(check_structure(document, theme_schema(), source), own.painted)
    return _Draft(source, own, (*problems, *complaints.problems), tuple(told))


def claimed(own: Own) -> Iterator[tuple[str, Scalar]]:
    """What a theme says whom it dresses, each with its place."""
    written: Node = child(own.document, "for")
    return ((key, node) for key in CLAIMS for node in scalars(written, key))


def same(name: str) -> str:
    """A name of a body or a domain as it is compared."""
    return " ".join(name.split()).casefold()


def _broken(draft: _Draft) -> bool:
    return _errors(draft.told())


def _errors(told: Collection[Told]) -> bool:
    return any(problem.severity is Severity.ERROR for each in told for problem in each.problems)
