"""`--format`: for whom a command writes what it has found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., object])

READERS: Mapping[str, str] = MappingProxyType(
    {
        "text": "for people",
        "json": "for programs",
        "github": "for annotations in GitHub Actions",
        "sarif": "for code scanning",
    }
)


def format_option(formats: Iterable[str] = ("text", "json")) -> Callable[[Command], Command]:
    """The option, as `written`, for a command that knows these formats."""
    names = list(formats)
    return click.option(
        "--format",
        "written",
        type=click.Choice(names),
        metavar="FORMAT",
        default="text",
        show_default=True,
        help=f"{', '.join(f'{name} {READERS[name]}' for name in names)}.",
    )
