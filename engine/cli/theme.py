"""`formwright theme`: what is wrong with a theme, and how it looks before anybody else sees it."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from engine.cli.formats import format_option
from engine.cli.listing import FORMATS
from engine.cli.listing.beside import theme_checked
from engine.cli.listing.text import blocks
from engine.cli.near import near
from engine.compiler.draft import did_you_mean
from engine.config import read_settings
from engine.document import Problem
from engine.themes import Read, Shelf, Theme

FILE = "theme.yaml"


@click.group()
def theme() -> None:
    """Check how a body's pages and prints look, and look at them."""


@theme.command()
@click.argument("names", nargs=-1)
@format_option(FORMATS)
def check(names: tuple[str, ...], written: str) -> None:
    """Print all problems of the themes NAMES, or of every theme.

    A theme is named by its folder, such as default; a path will do as well.

    Exit code 0: none of them is an error. 1: there are errors. 2: the command was not understood, or names nothing.
    """
    checked = [theme_checked(told) for read in _read(names) for told in read.files]
    click.echo(FORMATS[written](checked), nl=False)
    sys.exit(1 if any(each.errors for each in checked) else 0)


@theme.command()
@click.argument("name")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="The folder to write to.  [default: in var/preview]"
)
def preview(name: str, output: Path | None) -> None:
    """Show the theme NAME on a question of each kind, in every palette, and in print.

    Writes pages to open in a browser: each question empty, answered and with a mistake, a certificate, a report, and
    the ratio of every pair of colours. They can be sent to somebody else.
    """
    from engine.cli.preview import preview_files  # noqa: PLC0415  # Pango and the pages, which check does without

    (read,) = _read((name,))
    if read.theme is None:
        told = (block for file in read.files for block in blocks(file.problems, file.source.lines))
        click.echo("\n".join(told) or f"A theme that {name} extends has problems: formwright theme check", err=True)
        sys.exit(1)
    folder = output or read_settings().compiled.parent / "preview" / read.id
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for file, content in preview_files(read.theme):
            (folder / file).write_bytes(content)
    except OSError as error:
        raise click.FileError(str(near(folder)), error.strerror) from error
    click.echo(f"Open in a browser: {(folder / 'index.html').resolve().as_uri()}")


def _read(names: tuple[str, ...]) -> list[Read]:
    """The themes that are meant; all of them where none is named."""
    settings = read_settings()
    questionnaires = [path.name for path in settings.questionnaires.glob("*") if path.is_dir()]
    shelf = Shelf(near(settings.theme.parent), questionnaires, _proof)
    if not names:
        return [shelf.read(name) for name in dict.fromkeys([settings.theme.name, *shelf.names])]
    return [_named(name, shelf, questionnaires) for name in dict.fromkeys(names)]


def _proof(folder: Path, theme: Theme) -> tuple[Problem, ...]:
    """What is wrong with certificates of a body's own once they are printed."""
    from engine.reports import LookedAt  # noqa: PLC0415  # Pango, which themes without such are checked without

    return LookedAt(read_settings().compiled)(folder, theme)


def _named(name: str, shelf: Shelf, questionnaires: list[str]) -> Read:
    if name in shelf.names:
        return shelf.read(name)
    path = Path(name).parent if Path(name).name == FILE else Path(name)
    if not (path / FILE).exists():
        hint = did_you_mean(name, shelf.names, f"There are: {', '.join(shelf.names) or 'none'}.")
        raise click.UsageError(f'There is no theme "{name}". {hint}')
    return Shelf(path.parent, questionnaires, _proof).read(path.name)
