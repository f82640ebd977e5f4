"""What a centre does with one certificate: look it up, withdraw it, replace it, print it again."""

from __future__ import annotations

import getpass
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

import click
from markupsafe import Markup

from engine.cli.formats import format_option
from engine.cli.opened import explained, opened_store
from engine.clock import today
from engine.codes import written_number
from engine.config import Settings, read_settings
from engine.jobs.issuing import print_one
from engine.jobs.registering import became, faulty_name, looked_up, replaced
from engine.questionnaire import Language
from engine.reports import wardrobe_of
from engine.reports.certificate import plain_kept
from engine.store import RENEWED, Entry, Event, Kind, Refused, Store
from engine.themes import Theme

Command = TypeVar("Command", bound=Callable[..., object])

SHORT_HASH = 12
SAID = {
    "name": "Awarded to",
    "title": "Certificate",
    "statement": "What it says",
    "date": "Date",
    "valid_until": "Valid until",
    "body": "Body",
    "questionnaire": "Questionnaire",
    "version": "Version",
    "reference": "Reference",
    "signatory": "Signed by",
    "role": "Role",
}
"""What is shown of what is printed, and what it is called."""


def _me() -> str:
    """Who types, as the machine knows them."""
    with suppress(KeyError, OSError):
        return getpass.getuser()
    return "operator"


def _not_blank(context: click.Context, option: click.Parameter, given: str | None) -> str | None:
    """A reason that says something."""
    if given is not None and not given.strip():
        raise click.BadParameter("Give a reason.", context, option)
    return given


def answerable(*, reason_needed: bool = True) -> Callable[[Command], Command]:
    """The options for who does something, and why."""

    def decorated(command: Command) -> Command:
        told = "Why: it is kept in the log, and not made public."
        why = click.option("--reason", required=reason_needed, callback=_not_blank, help=told)
        who = click.option("--by", default=_me, show_default="your user name", help="Who does it.")
        return why(who(command))

    return decorated


@click.group()
def certificate() -> None:
    """Look up a certificate by its number; withdraw, suspend, replace, hide it or print it again.

    What happens to a certificate is logged for ever, with who did it and why.
    """


@certificate.command()
@click.argument("number")
@format_option()
@explained()
def show(number: str, written: str) -> None:
    """Show what is printed on a certificate, how it stands and what happened to it."""
    with _found(number) as (_, entry):
        click.echo(json.dumps(_plain(entry), indent=2, ensure_ascii=False) if written == "json" else _told(entry))


@certificate.command()
@click.argument("number")
@answerable()
@explained()
def withdraw(number: str, reason: str, by: str) -> None:
    """Say that a certificate does not hold, for ever."""
    _change(number, Kind.WITHDRAWN, by, reason)


@certificate.command()
@click.argument("number")
@answerable()
@explained()
def suspend(number: str, reason: str, by: str) -> None:
    """Say that a certificate is not to be relied on for now."""
    _change(number, Kind.SUSPENDED, by, reason)


@certificate.command()
@click.argument("number")
@answerable()
@explained()
def reinstate(number: str, reason: str, by: str) -> None:
    """Let a suspended certificate hold again."""
    _change(number, Kind.REINSTATED, by, reason)


@certificate.command()
@click.argument("number")
@answerable(reason_needed=False)
@explained()
def hide(number: str, reason: str | None, by: str) -> None:
    """Let nobody find a certificate who looks up its number, because its holder wishes it."""
    _change(number, Kind.HIDDEN, by, reason)


@certificate.command()
@click.argument("number")
@answerable(reason_needed=False)
@explained()
def unhide(number: str, reason: str | None, by: str) -> None:
    """Let a hidden certificate be found again."""
    _change(number, Kind.SHOWN, by, reason)


@certificate.command()
@click.argument("number")
@click.option("--name", help="The name as it should have been; the same words where none is given.")
@answerable()
@explained()
def replace(number: str, name: str | None, reason: str, by: str) -> None:
    """Issue another certificate in the place of one that was lost, or that names somebody wrongly.

    It has a number of its own and says which one it replaces.
    """
    settings = read_settings().lasting()
    with _found(number) as (store, entry):
        fault = None if name is None else faulty_name(name, _theme(settings, entry))
        if fault is not None:
            raise click.ClickException(fault)
        address = settings.public_address
        new = replaced(store.register, entry.certificate, name, address=address, by=by, reason=reason)
    click.echo(f"{_written(entry)} is {became(entry.certificate.said, new.said)} by {written_number(new.number)}.")


@certificate.command()
@click.argument("number")
@click.option("--language", help="The language to print it in; its learner's where none is given.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="The file to write; named by its number otherwise."
)
@answerable()
@explained()
def reprint(number: str, language: str | None, output: Path | None, reason: str, by: str) -> None:
    """Print a certificate again, with the same number. It is the same file as before, unless its theme has changed."""
    settings = read_settings()
    with _found(number) as (store, entry):
        registered, refusal = entry.certificate, entry.refusal(Kind.REPRINTED, today())
        if refusal is not None:
            raise click.ClickException(refusal)
        spoken = Language(language or registered.language)
        if spoken not in registered.said:
            raise click.ClickException(f"It was not issued in {spoken}. It is in: {', '.join(registered.said)}.")
        file = output or Path(f"certificate-{_written(entry)}.pdf")
        theme = _theme(settings, entry)
        printout = print_one(store.register, registered, spoken, theme, by=by, reason=reason)
        file.write_bytes(printout.pdf)
    click.echo(f"Wrote {file}. It is logged.", err=True)
    if printout.differs:
        click.echo("It looks otherwise than when it was printed before: its theme has changed since.", err=True)


@contextmanager
def _found(number: str) -> Iterator[tuple[Store, Entry]]:
    """The store, and the certificate of this number in it; what cannot happen to it is said in a sentence."""
    with opened_store(read_settings()) as store:
        entry = looked_up(store.register, number)
        if isinstance(entry, str):
            raise click.ClickException(entry)
        try:
            yield store, entry
        except Refused as refused:
            raise click.ClickException(refused.sentence) from refused


def _change(number: str, kind: Kind, by: str, reason: str | None) -> None:
    with _found(number) as (store, entry):
        store.register.log([entry.certificate.number], kind, by, reason)
    click.echo(f"{_written(entry)} is {kind}.")


def _theme(settings: Settings, entry: Entry) -> Theme:
    """The theme a certificate was issued in, or the installation's own where that is gone. Raises ThemeError."""
    return wardrobe_of(settings).called(entry.certificate.theme)


def _written(entry: Entry) -> str:
    return written_number(entry.certificate.number)


def _told(entry: Entry) -> str:
    """A certificate for people: how it stands first, then what is printed on it, then what happened."""
    registered, day = entry.certificate, today()
    words = registered.said[registered.language]
    lines = [f"{_written(entry)}  {entry.state(day)}{', hidden' if entry.hidden else ''}", ""]
    shown = {**words, "statement": Markup(words.get("statement") or "").striptags()}
    lines += [f"{called + ':':15}{shown[key]}" for key, called in SAID.items() if shown.get(key)]
    lines += [f"{'Checked at:':15}{registered.address}"]
    if registered.replaces:
        lines += [f"{'In place of:':15}{written_number(registered.replaces)}"]
    if registered.sitting_id is None:
        lines += ["The answers it was earned with have been deleted."]
    return "\n".join([*lines, "", *(_line(entry, event) for event in entry.events)])


def _line(entry: Entry, event: Event) -> str:
    """Something that happened, in a line."""
    other = event.other or ""
    if event.kind in RENEWED | {Kind.ISSUED} and other:
        other = f"{'in place of' if event.kind is Kind.ISSUED else 'by'} {written_number(other)}"
    elif other:
        other = (
            f"{event.sheet or ''} {other[:SHORT_HASH]}{' (looks otherwise)' if entry.differs(event) else ''}".strip()
        )
    told = f"{event.at:%Y-%m-%d %H:%M} UTC  {event.kind:10}  {event.by}"
    return "  ".join([told, *(part for part in (other, event.reason) if part)])


def _plain(entry: Entry) -> dict[str, object]:
    """The same for programs."""
    registered = entry.certificate
    return {
        "number": _written(entry),
        "state": entry.state(today()),
        "hidden": entry.hidden,
        "address": registered.address,
        "issued": registered.issued_at.isoformat(),
        "valid_until": registered.valid_until and registered.valid_until.isoformat(),
        "replaces": registered.replaces and written_number(registered.replaces),
        "replaced_by": entry.replaced_by and written_number(entry.replaced_by),
        "sitting": registered.sitting_id,
        "questionnaire": registered.questionnaire_id,
        "version": registered.version,
        "theme": registered.theme,
        "language": registered.language,
        "said": {each: plain_kept(words) for each, words in registered.said.items()},
        "events": [
            {
                "kind": event.kind,
                "at": event.at.isoformat(),
                "by": event.by,
                "reason": event.reason,
                "other": event.other,
                "sheet": event.sheet,
            }
            for event in entry.events
        ],
    }
