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


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """One questionnaire and everything stored of it."""

    settings: Settings
    catalogue: Catalogue
    store: Store
    questionnaire: Questionnaire

    def completed(self) -> Iterator[Completed]:
        """Its completed sittings, each with the questionnaire it was begun on. Raises Confidential."""
        return self.store.completed(self.questionnaire.id, self._by_hash, self.questionnaire.version)

    def _by_hash(self, content_hash: str) -> Questionnaire | None:
        found = self.catalogue.by_hash(content_hash)
        if found is None:
            text = self.store.source(content_hash)
            found = None if text is None else self.catalogue.keep(text)
        return found


@contextmanager
def at_desk(name: str, version: str | None) -> Iterator[Desk]:
    """A questionnaire by its id, in a version or its newest, with the store open."""
    settings = read_settings()
    catalogue = Catalogue(settings.questionnaires)
    questionnaire = _named(catalogue, name, version)
    with opened_store(settings) as store:
        yield Desk(settings=settings, catalogue=catalogue, store=store, questionnaire=questionnaire)


@contextmanager
def opened_store(settings: Settings) -> Iterator[Store]:
    """The store, ready to use; what keeps it from being so is said in a sentence."""
    store = open_store(settings.database_url)
    try:
        store.check()
        yield store
    except StoreOutdated as outdated:
        message = f"{outdated}\nRun `formwright migrate` first; it keeps everything that is stored."
        raise click.ClickException(message) from outdated
    except StoreUnavailable as unavailable:
        message = f"The database cannot be used now: {unavailable}"
        raise click.ClickException(message) from unavailable
    except Confidential as confidential:
        message = "This questionnaire is confidential: answers of single people are never shown, exported or printed."
        raise click.ClickException(message) from confidential
    finally:
        store.close()


def _named(catalogue: Catalogue, name: str, version: str | None) -> Questionnaire:
    found = catalogue.find(name, version)
    if found is not None:
        return found
    known = {questionnaire.id for questionnaire in catalogue.newest()}
    if name in known:
        message = f'"{name}" has no version {version}.'
    else:
        listed = f"There are: {', '.join(sorted(known)) or 'none'}."
        message = f'There is no questionnaire "{name}". {did_you_mean(name, known, listed)}'
    raise click.ClickException(message)
