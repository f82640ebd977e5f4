"""`formwright score`: scores of answers that never saw our pages."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import BinaryIO

import click

from engine.cli.counting import counted
from engine.cli.meant import meant
from engine.cli.near import near
from engine.cli.opened import explained
from engine.compiler import Cache
from engine.config import read_settings
from engine.document.replacing import replacing
from engine.exchange import MOST_TOLD, Order, Outcome, Wanted, columns_of, score_file
from engine.questionnaire import Language, Questionnaire
from engine.scoring import incomparable_scales
from engine.scoring.marking import log as scorer_log

CSV, JSONL = ".csv", ".jsonl"
LONG = 1_000_000
"""A file of so many bytes takes long enough to be watched."""
LOOK_EVERY = 200
OWNERS_ALONE = 0o600
NAMED = 12
LONGEST_LINE = 500
FILE = click.Path(path_type=Path, dir_okay=False)

HELP = """Score the answers in DATA and write OUT. Both are .csv or .jsonl.

QUESTIONNAIRE is a file, or the id of a questionnaire of which there is one version.

The columns of DATA are ids of items, or of what is inside an answer: q1, p1.current, route.other. The cells are codes
of options or numbers; several codes stand with ; between them, dates as 2026-01-31. An empty cell is unanswered. JSONL
has an object a line, with the same names.

Whatever cannot be taken for an answer is told with its line and column, and nothing is written; with --skip-faulty the
other rows are. Answers to items that do not apply are ignored, as they are on the pages.

OUT has the columns of --keep, or else the line in DATA, and for every scale its value, .band, .n_answered, .reason why
there is no score, .prorated, and .parts where there are some. JSONL also has .n_items, .possible (the least and the
greatest), .scorer and .scorer_version. Nobody but its owner can read it.

Exit code 0: written. 1: nothing is written, because something is wrong. 2: the command was not understood.
"""


@click.command(help=HELP, short_help="Score answers from a file.")
@click.argument("questionnaire", type=click.Path(path_type=Path))
@click.argument("data", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("-o", "--output", type=FILE, required=True, help="The file to write.")
@click.option("--keep", multiple=True, metavar="COLUMN", help="Carry a column along, such as a number for each person.")
@click.option("--ignore", multiple=True, metavar="COLUMN", help="Pass over a column.")
@click.option("--empty", multiple=True, metavar="TEXT", help="What also means unanswered, such as NA.")
@click.option("--skip-faulty", is_flag=True, help="Leave out rows in which something is wrong.")
@click.option("--explain", is_flag=True, help="Say how each score came about, in a .jsonl file.")
@click.option("--lang", metavar="LANGUAGE", help="The language of reasons and explanations; otherwise the first.")
@explained()
def score(  # noqa: PLR0913  # each is something to be said
    questionnaire: Path,
    data: Path,
    *,
    output: Path,
    keep: tuple[str, ...],
    ignore: tuple[str, ...],
    empty: tuple[str, ...],
    lang: str | None,
    skip_faulty: bool,
    explain: bool,
) -> None:
    """Score a file."""
    asked = _asked(questionnaire)
    order = Order(
        wanted=Wanted(keep=tuple(dict.fromkeys(keep)), ignore=frozenset(ignore), empty=frozenset(empty)),
        from_table=_is_table(data),
        to_table=_is_table(output),
        language=_language(asked, lang),
        explain=explain,
        skip_faulty=skip_faulty,
    )
    _check(asked, data, output, order)
    outcome = _scored(asked, data, output, order)
    for misread in outcome.misreads:
        place = f"{near(data)}:{misread.line}:{misread.column}"
        click.echo(f"{place}: {_printable(misread.message)} {_printable(misread.hint)}", err=True)
    if len(outcome.misreads) == MOST_TOLD:
        click.echo(f"These are the first {MOST_TOLD} faults.", err=True)
    if not outcome.good:
        raise click.ClickException(f"Nothing is written to {near(output)}.")
    _say(asked, outcome, output)


def _asked(named: Path) -> Questionnaire:
    """The one questionnaire that is meant: scores are reproducible on the version they were given on."""
    files = meant([named])
    if len(files) > 1:
        raise click.UsageError(f"Name one of them: {', '.join(str(near(file)) for file in files[:NAMED])}.")
    asked = Cache(read_settings().compiled).compile_file(files[0]).questionnaire
    if asked is None:
        raise click.ClickException(f"{near(files[0])} has errors. See them with: formwright check {near(files[0])}")
    if not asked.scales:
        raise click.ClickException(f"{near(files[0])} has no scales, so there is nothing to score.")
    return asked


def _is_table(file: Path) -> bool:
    ending = file.suffix.lower()
    if ending not in {CSV, JSONL}:
        raise click.UsageError(f"{near(file)} is neither {CSV} nor {JSONL}. A spreadsheet reads {CSV}, and saves it.")
    return ending == CSV


def _language(asked: Questionnaire, said: str | None) -> Language:
    if said is None:
        return asked.languages[0]
    if said not in asked.languages:
        raise click.UsageError(f'It is not in "{said}", but in: {", ".join(asked.languages)}.')
    return Language(said)


def _check(asked: Questionnaire, data: Path, output: Path, order: Order) -> None:
    """What is asked for can be done. Raises UsageError."""
    if order.explain and order.to_table:
        raise click.UsageError(f"--explain needs room for sentences: write to a {JSONL} file.")
    if output.exists() and output.samefile(data):
        raise click.UsageError("The scores would take the place of the answers. Name another file to write.")
    taken = [name for name in order.wanted.keep if name in columns_of(asked.scales)]
    if taken:
        raise click.UsageError(f'"{taken[0]}" cannot be kept, because the score is called so.')


def _scored(asked: Questionnaire, data: Path, output: Path, order: Order) -> Outcome:
    """Score the file; the output takes its place only where it is good."""
    try:
        with (
            data.open("rb") as file,
            _watched(file) as progress,
            _each_failure_once(),
            replacing(output, OWNERS_ALONE) as draft,
        ):
            outcome = score_file(asked, file, draft, order, progress)
            _insist_on_good(outcome)
    except _NotGoodError as not_good:
        return not_good.outcome
    return outcome


@contextmanager
def _each_failure_once() -> Iterator[None]:
    """A scorer that fails on every row is logged for the first of them only."""
    told = set[str]()

    def first(record: logging.LogRecord) -> bool:
        said = record.getMessage()
        known = said in told
        told.add(said)
        return not known

    scorer_log.addFilter(first)
    try:
        yield
    finally:
        scorer_log.removeFilter(first)


def _insist_on_good(outcome: Outcome) -> None:
    if not outcome.good:
        raise _NotGoodError(outcome)


class _NotGoodError(Exception):
    """What was written is not to be kept."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__()
        self.outcome = outcome


@contextmanager
def _watched(file: BinaryIO) -> Iterator[Callable[[], None]]:
    """What to call after each row: a bar moves, where the file is long and somebody watches."""
    size = os.fstat(file.fileno()).st_size
    if size < LONG or not _somebody_watches():
        yield lambda: None
        return
    rows = count(1)
    with click.progressbar(length=size, label="Scoring", file=sys.stderr) as bar:

        def progress() -> None:
            if next(rows) % LOOK_EVERY == 0:
                bar.update(file.tell() - bar.pos)

        yield progress


def _somebody_watches() -> bool:
    return sys.stderr.isatty()


def _printable(text: str) -> str:
    """Words out of a file as a terminal can show them, in one line and not without end."""
    shown = "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in text)
    return shown if len(shown) <= LONGEST_LINE else f"{shown[:LONGEST_LINE]}…"


def _say(asked: Questionnaire, outcome: Outcome, output: Path) -> None:
    click.echo(f"Wrote the scores of {counted(outcome.scored, 'row')} to {near(output)}.", err=True)
    alone = ", ".join(scale.id for scale in asked.scales if scale.id in incomparable_scales(asked))
    if alone:
        click.echo(f"Not to be compared between people: {alone}.", err=True)
    if outcome.faulty:
        click.echo(f"Left out because of faults: {counted(outcome.faulty, 'row')}.", err=True)
    if outcome.ignored:
        click.echo(f"Ignored, because their items did not apply: {counted(outcome.ignored, 'answer')}.", err=True)
    if outcome.unasked:
        more = ", …" if len(outcome.unasked) > NAMED else ""
        listed = ", ".join(outcome.unasked[:NAMED])
        click.echo(f"Unanswered throughout, because there is no column: {listed}{more}.", err=True)
