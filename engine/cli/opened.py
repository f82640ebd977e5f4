"""What the commands for centres and operators open: the settings, the catalogue, the store."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import click

from engine.catalogue import Catalogue
from engine.cli.listing.text import blocks
from engine.codes import Codes
from engine.compiler import Cache
from engine.compiler.draft import did_you_mean
from engine.config import Settings, SettingsError, read_settings
from engine.store import Collected, Confidential, Store, StoreOutdated, StoreUnavailable, collected, open_store
from engine.themes import ThemeError

MIGRATE = "Run `formwright migrate` first; it keeps everything that is stored."
CONFIDENTIAL = "This questionnaire is confidential: answers of single people are never shown, exported or printed."
UNREAD = "What was completed of {unread} can no longer be read by this version of Formwright."


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
    except SettingsError as faulty:
        raise click.ClickException(str(faulty)) from faulty
    except ThemeError as faulty:
        told = (block for file in faulty.files for block in blocks(file.problems, file.source.lines))
        raise click.ClickException("\n" + "\n".join(told).rstrip()) from faulty
    except BrokenPipeError:  # who reads has read enough, as with `| head`: click ends without a word
        raise
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        raise click.ClickException(f"{place}{error.strerror or error}") from error


@contextmanager
def at_desk(name: str, version: str | None) -> Iterator[Collected]:
    """What was collected with a questionnaire, in a version or its newest, with the store open."""
    settings = read_settings()
    catalogue = Catalogue(settings.questionnaires, Cache(settings.compiled).compile_file)
    with opened_store(settings) as store:
        found = collected(store, catalogue, name, version)
        if found is None:
            raise _nothing_named(store, catalogue, name, version)
        yield found


@contextmanager
def opened_store(settings: Settings, *, checked: bool = True) -> Iterator[Store]:
    """The store, closed afterwards. Raises StoreOutdated unless its tables are up to date or not `checked`."""
    try:
        store = open_store(settings.database_url, Codes(settings.secret_keys).new_token)
    except ValueError as faulty:
        raise click.ClickException(f"DATABASE_URL: {faulty}.") from faulty
    try:
        if checked:
            store.check()
        yield store
    finally:
        store.close()


def _nothing_named(store: Store, catalogue: Catalogue, name: str, version: str | None) -> click.ClickException:
    broken = next((each for each in catalogue.shelved if each.broken and each.path.parent.name == name), None)
    if broken is not None:
        return click.ClickException(f'"{name}" has problems. See them with: formwright check {broken.path}')
    good = [(each.questionnaire.id, each.questionnaire.version) for each in catalogue.shelved if each.questionnaire]
    there = sorted({*good, *store.versions()})
    known = {each for each, _ in there}
    if name not in known:
        listed = f"There are: {', '.join(sorted(known)) or 'none'}."
        return click.ClickException(f'There is no questionnaire "{name}". {did_you_mean(name, known, listed)}')
    versions = [each for of, each in there if of == name]
    if version is None or version in versions:
        unread = name if version is None else f"{name} {version}"
        return click.ClickException(UNREAD.format(unread=unread))
    return click.ClickException(f'"{name}" has no version {version}. There are: {", ".join(versions)}.')
