"""Print runs at a terminal: the same as on the pages of a centre."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from engine.cli.centre import FILE
from engine.cli.certificate import answerable
from engine.cli.choosing import choosing, chosen_of, options, tell_refused
from engine.cli.opened import at_desk, explained, opened_store
from engine.cli.printing import folder_for, take_along, theme_for, wait_for, waking, wardrobe_here
from engine.clock import here
from engine.codes import symbols_of
from engine.config import Settings, read_settings
from engine.jobs.again import choose_again
from engine.jobs.choosing import Chosen
from engine.jobs.hardest import hardest, write_hardest_pdf
from engine.jobs.reasons import reason_of
from engine.jobs.reprint_log import reprint_log
from engine.jobs.starting import NoReason, NothingToPrint, printed_before, start_run
from engine.jobs.telling import choice_told, counted, options_told
from engine.store import Collected, Store
from engine.store.print_run import Options, PrintKind, Run, RunState, new_run_id
from engine.themes import Theme
from engine.wording import wording

ENGLISH = wording("en")


@click.group(name="print")
def print() -> None:  # noqa: A001  # a command is called by its word
    """Print the certificates or reports of many at once.

    `preview` shows what would be printed, `start` freezes the list and prints it. A run that was stopped goes on where
    it was, with `resume`.
    """


@print.command()
@click.argument("questionnaire")
@choosing
@click.option("-o", "--output", type=FILE, help="A PDF of the hardest to print, to look at.")
@explained()
def preview(questionnaire: str, version: str | None, output: Path | None, **asked: Any) -> None:  # noqa: ANN401  # click's
    """Show what would be printed of QUESTIONNAIRE.

    And what would not and why, and the names that are the hardest to print.
    """
    with chosen_of(questionnaire, version, asked) as (desk, chosen, theme):
        click.echo(f"{_number(chosen)} of {desk} would be printed.")
        for part, said in (*choice_told(chosen.choice, ENGLISH), *options_told(options(asked))):
            click.echo(f"  {part}: {said}")
        if before := printed_before(desk, chosen):
            click.echo(_before(chosen, before))
        tell_refused(chosen)
        hard = hardest(chosen.entries, theme)
        if hard:
            click.echo("The hardest to print:")
        for each in hard:
            ways = (f"{way[:1].lower()}{way[1:]}" for way in each.ways)
            click.echo(f"  {each.entry.name}  ({', '.join(ways)})")
        pdf = (
            None
            if output is None
            else write_hardest_pdf(desk, chosen, options(asked), theme, wardrobe_here(read_settings()))
        )
    if output is not None and pdf is not None:
        output.write_bytes(pdf)
        click.echo(f"Wrote {output}. Look at it before you print the others.", err=True)
    if chosen.refused or chosen.unknown:
        raise click.exceptions.Exit(1)


@print.command()
@click.argument("questionnaire")
@choosing
@answerable(reason_needed=False)
@click.option("-o", "--output", type=FILE, help="The folder for the files.  [default: print-RUN]")
@click.option("--no-wait", is_flag=True, help="Leave the work to a worker, and fetch the files with `take`.")
@explained()
def start(  # noqa: PLR0913  # click hands over every option by itself
    questionnaire: str,
    version: str | None,
    output: Path | None,
    *,
    no_wait: bool,
    by: str,
    reason: str | None,
    **asked: Any,  # noqa: ANN401  # click's
) -> None:
    """Print certificates or reports of QUESTIONNAIRE.

    They are written into a folder. The list is frozen now, and certificates get their numbers. Nothing is lost when
    this is stopped.
    """
    settings, run_id = read_settings(), new_run_id()
    with chosen_of(questionnaire, version, asked) as (desk, chosen, theme):
        tell_refused(chosen)
        _start(desk, chosen, options(asked), run_id, theme=theme, settings=settings, by=by, reason=reason)
        _finish(desk.store, run_id, settings, output, no_wait=no_wait)


@print.command()
@click.argument("run")
@click.argument("names", nargs=-1)
@answerable()
@click.option("-o", "--output", type=FILE, help="The folder for the files.  [default: print-RUN]")
@explained()
def again(run: str, names: tuple[str, ...], output: Path | None, reason: str, by: str) -> None:
    """Print RUN again: all of it, or only NAMES.

    NAMES may also be references or numbers of certificates. Certificates keep their numbers, and the log says who had
    them printed again, and why.
    """
    settings, run_id = read_settings(), new_run_id()
    with _found(run) as (_, before):
        questionnaire, version = before.questionnaire_id, before.version
    with at_desk(questionnaire, version) as desk:
        wardrobe = wardrobe_here(settings)
        theme = wardrobe.worn(desk.questionnaire)
        chosen = choose_again(desk, before, names, theme, wardrobe)
        tell_refused(chosen)
        if chosen.unknown:
            raise click.ClickException(f"Nothing is printed: who is named must have been printed by {before.id}.")
        _start(
            desk,
            chosen,
            before.options,
            run_id,
            theme=theme,
            settings=settings,
            by=by,
            reason=reason,
            again_of=before.id,
        )
        _finish(desk.store, run_id, settings, output, no_wait=False)


@print.command()
@click.argument("run")
@click.option("-o", "--output", type=FILE, help="The folder for the files.  [default: print-RUN]")
@explained()
def resume(run: str, output: Path | None) -> None:
    """Go on with RUN where it was, and write its files."""
    settings = read_settings()
    with _found(run) as (store, found):
        if found.state in {RunState.CANCELLED, RunState.FAILED}:
            with waking(settings):
                store.runs.resume(found.id)
        _finish(store, found.id, settings, output, no_wait=False)


@print.command()
@click.argument("run")
@click.option("-o", "--output", type=FILE, help="The folder for the files.  [default: print-RUN]")
@explained()
def take(run: str, output: Path | None) -> None:
    """Write the files of RUN once more."""
    with _found(run) as (store, found):
        take_along(store, found, theme_for(read_settings(), found), output or folder_for(found.id))


@print.command()
@click.argument("run")
@explained()
def cancel(run: str) -> None:
    """Stop RUN. What is printed of it is kept, and it can be gone on with."""
    with _found(run) as (store, found):
        if not store.runs.cancel(found.id):
            raise click.ClickException(f"There is nothing to stop: it is {found.state}.")
    click.echo(f"Cancelled {found.id}. Go on with it: formwright print resume {found.id}")


@print.command()
@click.argument("run")
@explained()
def show(run: str) -> None:
    """Show how far RUN is, and what is not printed."""
    with _found(run) as (store, found):
        progress = store.runs.progress(found.id)
        refused = [entry for entry in store.runs.entries(found.id) if entry.problem is not None]
    if progress is None:
        raise click.ClickException(f"There is no print run {run}.")
    click.echo(f"{found.id}  {found.state}  {found.title}, version {found.version}")
    click.echo(f"  {counted(found.choice.kind, progress.ready, ENGLISH)} of {progress.entries} are ready.")
    for part, said in (*choice_told(found.choice, ENGLISH), *options_told(found.options)):
        click.echo(f"  {part}: {said}")
    click.echo(f"  Started: {here(found.made_at):%Y-%m-%d %H:%M}, by {found.by}")
    for part, told in (("Printed again, because", found.reason), ("SHA-256", found.sha256), ("Waits", found.problem)):
        if told:
            click.echo(f"  {part}: {told}")
    for entry in refused:
        click.echo(f"  Not printed: {entry.name or entry.reference}. {reason_of(entry, ENGLISH)}")


@print.command()
@explained()
def history() -> None:
    """List the print runs, the latest first."""
    with opened_store(read_settings()) as store:
        runs = store.runs.history()
    for run in runs:
        what = f"{run.questionnaire_id} {run.version}, {run.choice.kind}"
        told = f"{here(run.made_at):%Y-%m-%d %H:%M}  {run.id}  {run.state:9}  {what}, by {run.by}"
        click.echo(f"{told}: {run.reason}" if run.reason else told)
    if not runs:
        click.echo("Nothing was printed yet. Begin with: formwright print preview QUESTIONNAIRE", err=True)


@print.command()
@click.option("-o", "--output", type=FILE, help="A CSV file to write; the screen otherwise.")
@explained()
def log(output: Path | None) -> None:
    """Tell what was printed again, by whom and why."""
    with opened_store(read_settings()) as store:
        text = reprint_log(store.register)
    if output is None:
        click.echo(text, nl=False)
        return
    output.write_text(text, encoding="utf-8-sig", newline="")
    click.echo(f"Wrote {output}.", err=True)


def _start(  # noqa: PLR0913  # each is a fact about a run
    desk: Collected,
    chosen: Chosen,
    printed: Options,
    run_id: str,
    *,
    theme: Theme,
    settings: Settings,
    by: str,
    reason: str | None,
    again_of: str | None = None,
) -> None:
    numbers = chosen.choice.kind is PrintKind.CERTIFICATES and not chosen.choice.samples
    try:
        with waking(settings):
            start_run(
                desk,
                chosen,
                printed,
                run_id=run_id,
                theme=theme,
                address=(settings.lasting() if numbers else settings).public_address,
                by=by,
                reason=reason,
                again_of=again_of,
            )
    except NothingToPrint as nothing:
        raise click.ClickException("Nothing of it can be printed.") from nothing
    except NoReason as again:
        raise click.ClickException(_before(chosen, again.number)) from again
    click.echo(f"Print run {run_id}: {_number(chosen)}.", err=True)


def _finish(store: Store, run_id: str, settings: Settings, output: Path | None, *, no_wait: bool) -> None:
    """Wait for a run and write its files, or say how to fetch them."""
    if no_wait:
        click.echo(f"Fetch the files when it is done: formwright print take {run_id}", err=True)
        return
    run = wait_for(store, run_id, settings)
    if run.state is not RunState.DONE:
        why = f" {run.problem}" if run.problem else ""
        raise click.ClickException(f"The print run is {run.state}.{why} Go on with: formwright print resume {run_id}")
    faulty = [entry for entry in store.runs.entries(run_id) if entry.chunk is not None and entry.problem is not None]
    for entry in faulty:
        click.echo(f"Not printed: {entry.name or entry.reference}. {reason_of(entry, ENGLISH)}", err=True)
    take_along(store, run, theme_for(settings, run), output or folder_for(run_id))


@contextmanager
def _found(run: str) -> Iterator[tuple[Store, Run]]:
    """The store, and the print run of this name in it."""
    with opened_store(read_settings()) as store:
        found = store.runs.find(symbols_of(run))
        if found is None:
            raise click.ClickException(f'There is no print run "{run}". See them with: formwright print history')
        yield store, found


def _before(chosen: Chosen, number: int) -> str:
    some = f"{counted(chosen.choice.kind, number, ENGLISH)} of these {'has' if number == 1 else 'have'}"
    return f"{some} been printed before. Say why with --reason, or print others."


def _number(chosen: Chosen) -> str:
    return counted(chosen.choice.kind, len(chosen.entries), ENGLISH)
