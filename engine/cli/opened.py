"""What the commands for centres and operators open: the settings, the catalogue, the store."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import click

from engine.compiler import Catalogue
from engine.compiler.draft import did_you_mean
from engine.config import Settings, read_settings
from engine.questionnaire import Questionnaire
from engine.store import Completed, Confidential, Store, StoreOutdated, StoreUnavailable, open_store
from engine.themes import ThemeError

MIGRATE = "Run `formwright migrate` first; it keeps everything that is stored."
CONFIDENTIAL = "This questionnaire is confidential: answers of single people are never shown, exported or printed."


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """One questionnaire and everything stored of it."""

    settings: Settings
    catalogue: Catalogue
    store: Store
    questionnaire: Questionnaire

    def completed(self) -> Iterator[Completed]:
        """Its completed sittings, each with the questionnaire it was begun on. Raises Confidential."""
        if self.questionnaire.confidential:
            raise Confidential(self.questionnaire.id)
        return self.store.completed(self.questionnaire.id, self._by_hash, self.questionnaire.version)

    def count(self) -> int:
        """How many sittings were completed, also where nobody may see them."""
        return self.store.count_completed(self.questionnaire.id, self.questionnaire.version)

    def _by_hash(self, content_hash: str) -> Questionnaire | None:
        return self.store.questionnaire(content_hash, self.catalogue)

    def __str__(self) -> str:
        return f"{self.questionnaire.id} {self.questionnaire.version}"


@contextmanager
def explained() -> Iterator[None]:
    """What keeps a command from its work is said in a sentence; only bugs show a traceback."""
    try:
        yield
    except StoreOutdated as outdated:
        said = str(outdated)
        raise click.ClickException(f"{said[:1].upper()}{said[1:]}.\n{MIGRATE}") from outdated
    except StoreUnavailable as unavailable:
        raise click.ClickException(f"The database cannot be used now: {unavailable}.") from unavailable
    except Confidential as confidential:
        raise click.ClickException(CONFIDENTIAL) from confidential
    except ThemeError as faulty:
        raise click.ClickException(str(faulty)) from faulty
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        raise click.ClickException(f"{place}{error.strerror or error}") from error


@contextmanager
def at_desk(name: str, version: str | None) -> Iterator[Desk]:
    """A questionnaire by its id, in a version or its newest, with the store open."""
    settings = read_settings()
    catalogue = Catalogue(settings.questionnaires)
    questionnaire = _named(catalogue, name, version)
    with opened_store(settings) as store:
        yield Desk(settings=settings, catalogue=catalogue, store=store, questionnaire=questionnaire)


@contextmanager
def opened_store(settings: Settings, *, checked: bool = True) -> Iterator[Store]:
    """The store, closed afterwards. Raises StoreOutdated unless its tables are up to date or not `checked`."""
    try:
        store = open_store(settings.database_url)
    except ValueError as faulty:
        raise click.ClickException(f"DATABASE_URL: {faulty}.") from faulty
    try:
        if checked:
            store.check()
        yield store
    finally:
        store.close()


def _named(catalogue: Catalogue, name: str, version: str | None) -> Questionnaire:
    found = catalogue.find(name, version)
    if found is not None:
        return found
    broken = next((each for each in catalogue.shelved if each.broken and each.path.parent.name == name), None)
    if broken is not None:
        raise click.ClickException(f'"{name}" has problems. See them with: formwright check {broken.path}')
    known = {questionnaire.id for questionnaire in catalogue.newest()}
    if name not in known:
        listed = f"There are: {', '.join(sorted(known)) or 'none'}."
        raise click.ClickException(f'There is no questionnaire "{name}". {did_you_mean(name, known, listed)}')
    good = [each.questionnaire for each in catalogue.shelved if each.questionnaire]
    versions = ", ".join(each.version for each in good if each.id == name)
    raise click.ClickException(f'"{name}" has no version {version}. There are: {versions}.')
