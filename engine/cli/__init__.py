"""The same verbs for a terminal."""

from __future__ import annotations

from importlib import import_module
from typing import cast

import click

from engine.clock import tell_days_in
from engine.config import SettingsError, read_time_zone

COMMANDS = {
    "new": "author",
    "check": "check",
    "test": "cases",
    "score": "score",
    "scores": "scores",
    "scorers": "scorers",
    "eval": "eval",
    "diff": "versions",
    "publish": "versions",
    "map": "maps",
    "serve": "operator",
    "work": "work",
    "sittings": "centre",
    "export": "centre",
    "group-report": "groups",
    "slips": "centre",
    "print": "print",
    "certificate": "certificate",
    "theme": "theme",
    "samples": "operator",
    "migrate": "operator",
    "schema": "author",
    "reference": "reference",
}
"""The module of each command. It is imported when the command is typed: to check a file takes no database, no Pango."""


class Commands(click.Group):
    """The commands by name, in the order of their use."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every name."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"engine.cli.{COMMANDS[cmd_name]}")
        return cast("click.Command", getattr(module, cmd_name.replace("-", "_")))


CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


@click.group(cls=Commands, context_settings=CONTEXT)
@click.version_option(package_name="formwright")
def main() -> None:
    """Questionnaires written in YAML: pages, scores, feedback and certificates.

    Authors need new, check, test, serve, diff and publish; designers theme; centres sittings, export, slips, print,
    group-report and certificate; operators the rest.
    """
    try:
        tell_days_in(read_time_zone())
    except SettingsError as faulty:
        raise click.ClickException(str(faulty)) from faulty
