"""The same verbs for a terminal."""

from __future__ import annotations

import click

from engine.cli.author import check, new, schema
from engine.cli.centre import certificates, export, sittings
from engine.cli.operator import migrate, samples, serve


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="formwright")
def main() -> None:
    r"""Questionnaires written in YAML: pages, scores, feedback and certificates.

    \b
    Authors:    new, check, serve
    Centres:    sittings, export, certificates
    Operators:  serve, migrate, samples, schema
    """


for command in (new, check, serve, sittings, export, certificates, samples, migrate, schema):
    main.add_command(command)
