"""`formwright map`: what becomes of answers and scores from one version to another."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from engine.catalogue.maps import VersionMap, map_file, maps_between, read_beside
from engine.catalogue.maps.version_map import ItemMap, ScaleMap
from engine.cli.listing import FORMATS
from engine.cli.listing.beside import map_checked
from engine.cli.near import near
from engine.cli.versions import version_file
from engine.compiler import Cache, Compiled
from engine.config import read_settings

NOWHERE = "not carried"


@click.command()
@click.argument("questionnaire")
@click.argument("old")
@click.argument("new")
def map(  # noqa: A001  # the command is called so
    questionnaire: str, old: str, new: str
) -> None:
    """Show how answers to QUESTIONNAIRE are carried from version OLD to version NEW.

    The map stands beside the new version, as NEW.map.yaml. Over several versions, each map after the other is shown.

    Exit code 0: it is shown. 1: there is no map, or it has errors. 2: the command was not understood.
    """
    settings = read_settings()
    kept = Cache(settings.compiled).compile_file
    folder = near(settings.questionnaires)
    path = version_file(folder, questionnaire, new)
    version_file(folder, questionnaire, old)
    maps = maps_between(path, old, kept)
    if not maps:
        _explain(path, old, kept(path))
    for found in maps:
        click.echo("".join(f"{line}\n" for line in lines(found)), nl=False)


def lines(found: VersionMap) -> Iterator[str]:
    """A map as a table: what each old code becomes."""
    yield f"{found.new.id} {found.old.version} → {found.new.version}"
    for item in found.items.values():
        yield ""
        yield from _item(item)
    for scale in found.scales.values():
        yield ""
        yield from _scale(scale)
    for title, names in (("Dropped", found.dropped), ("Added", found.added)):
        if names:
            yield ""
            yield f"{title}:"
            yield from (f"    {name}: {why}" for name, why in names.items())


def _item(item: ItemMap) -> Iterator[str]:
    unchanged = not item.rules and item.options is None
    yield f"{', '.join(item.sources)} → {item.target}{', as it is' if unchanged else ''}"
    codes = item.options or {}
    width = max((len(code) for code in codes), default=0)
    yield from (f"    {code.ljust(width)} → {to or NOWHERE}" for code, to in codes.items())
    for rule in item.rules:
        asked = " and ".join(f"{name} {' or '.join(sorted(codes))}" for name, codes in rule.when.items())
        yield f"    {asked or 'anything else'} → {rule.becomes or NOWHERE}"
    if item.note:
        yield f"    Note: {item.note}"


def _scale(scale: ScaleMap) -> Iterator[str]:
    outcomes = scale.outcomes or {}
    yield f"scores of {scale.source} → {scale.target}{'' if outcomes else ', as they are'}"
    yield from (f"    {code} → {to or NOWHERE}" for code, to in outcomes.items())
    if scale.note:
        yield f"    Note: {scale.note}"


def _explain(path: Path, old: str, compiled: Compiled) -> None:
    """Why there is nothing to show, and end."""
    questionnaire = compiled.questionnaire
    if questionnaire is None:
        raise click.ClickException(f"{near(path)} has problems. See them with: formwright check {near(path)}")
    mapped = read_beside(path, questionnaire, Cache(read_settings().compiled).compile_file)
    if mapped is not None and mapped.found is None:
        click.echo(FORMATS["text"]([map_checked(mapped)]), nl=False)
        sys.exit(1)
    raise click.ClickException(f"No map leads from {old} to {path.stem}: there is no {near(map_file(path))} that does.")
