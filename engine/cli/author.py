"""What an author begins with: a starter to write on, and the schema for the editor."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import click

from engine.cases import cases_file, published_cases
from engine.catalogue.maps import published_map
from engine.cli.another import another
from engine.cli.near import near
from engine.compiler import compile_source
from engine.compiler.schema import published
from engine.config import read_settings
from engine.document import Severity, Source
from engine.themes.schema import published_theme

STARTER = Path(__file__).parent / "starter.yaml"
STARTER_CASES = Path(__file__).parent / "starter.cases.yaml"
SCHEMAS = Path(__file__).parent.parent / "schema"
PUBLISHED = {
    "questionnaire": (SCHEMAS / "questionnaire-1.json", published),
    "cases": (SCHEMAS / "cases-1.json", published_cases),
    "map": (SCHEMAS / "map-1.json", published_map),
    "theme": (SCHEMAS / "theme-1.json", published_theme),
}
"""Each language we publish a schema of: the file editors look for, and what makes its text."""
NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
FIRST_VERSION = "0.1.0"


@click.command()
@click.argument("name")
@click.argument("version", required=False)
@click.option("--title", help="The title learners see; made from NAME where none is given.")
def new(name: str, version: str | None, title: str | None) -> None:
    """Write a commented starter questionnaire called NAME. NAME is its id, such as team-skills.

    With a VERSION, such as 1.1.0: begin another version of a questionnaire that is there. It is a copy of the newest,
    with its cases, to be changed.
    """
    if not NAME.fullmatch(name):
        raise click.BadParameter(_no_name(name), param_hint="NAME")
    folder = read_settings().questionnaires / name
    if version is not None:
        if title is not None:
            raise click.UsageError("--title goes with a new questionnaire, not with another version of one.")
        _begin_another(folder, version)
        return
    there = next(iter(sorted(folder.glob("*.yaml"))), None)
    if there is not None:
        hint = f"For another version of it: formwright new {name} VERSION"
        raise click.ClickException(f"{near(there)} is there already; nothing was changed. {hint}")
    file = folder / f"{FIRST_VERSION}.yaml"
    text = _starter(file, name, name.replace("-", " ").capitalize() if title is None else title)
    _write(file, text)
    _write(cases_file(file), _begun(STARTER_CASES, "cases", file, name))
    click.echo(f"Wrote {near(file)}, and cases to try it with. Next:")
    click.echo(f"  formwright check {near(file)}")
    click.echo(f"  formwright test {near(file)}")
    click.echo("  formwright serve        and look at it in a browser while you write")


@click.command()
@click.argument("language", type=click.Choice(list(PUBLISHED)), default="questionnaire")
@click.option(
    "--write", is_flag=True, help="Write all of them to where editors look for them, instead of printing one."
)
def schema(language: str, *, write: bool) -> None:
    """Print the JSON Schema of one of our files. That of questionnaires knows the scorers installed here."""
    if not write:
        click.echo(PUBLISHED[language][1](), nl=False)
        return
    for file, text in PUBLISHED.values():
        _write(file, text())
        click.echo(f"Wrote {near(file)}.")


def _begin_another(folder: Path, version: str) -> None:
    newest, files = another(folder, version)
    for file, text in files.items():
        _write(file, text)
    first, *cases = files
    click.echo(f"Wrote {near(first)}{', and its cases' if cases else ''}: what stands in {newest.stem}.")
    click.echo(f"When you have changed it: formwright diff {folder.name} {newest.stem} {version}")


def _no_name(name: str) -> str:
    meant = "-".join(re.findall(r"[a-z0-9]+", name.lower()))
    hint = f'Did you mean "{meant}"?' if NAME.fullmatch(meant) else "An example is team-skills."
    return f'"{name}" cannot be a name: use small letters, digits and hyphens. {hint}'


def _starter(file: Path, name: str, title: str) -> str:
    """The text of a new file. Raises BadParameter where a name or title cannot be one."""
    text = _begun(STARTER, "questionnaire", file, name)
    text = text.replace('"STARTER-TITLE"', json.dumps(_plain(title), ensure_ascii=False))
    for problem in compile_source(Source(file.name, text)).problems:
        if problem.severity is Severity.ERROR:
            raise click.BadParameter(f"{problem.message} {problem.hint}", param_hint="NAME or --title")
    return text


def _plain(title: str) -> str:
    """A title in which braces stand for themselves and hold no answer."""
    return title.replace("{", "{{").replace("}", "}}")


def _begun(starter: Path, language: str, file: Path, name: str) -> str:
    """The text of a starter as it stands beside a file: with its name, and the way to the schema from there."""
    schema = PUBLISHED[language][0]
    text = starter.read_text(encoding="utf-8").replace("STARTER-NAME", name)
    return text.replace(f"../../engine/schema/{schema.name}", os.path.relpath(schema, file.parent))


def _write(file: Path, text: str) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        raise click.FileError(str(near(file)), error.strerror) from error
