"""`formwright score`: scores of answers that never saw our pages."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import BinaryIO

import click

from engine.cases.before import looked_back_at
from engine.catalogue.maps import VersionMap, maps_between
from engine.cli.meant import meant
from engine.cli.near import near
from engine.cli.opened import explained
from engine.cli.outcome import NAMED, insist_on_good, say_scored, say_who_is_missing
from engine.compiler import Cache
from engine.config import read_settings
from engine.document.replacing import replacing
from engine.exchange import Order, Outcome, Wanted, columns_of, read_last_time, score_file
from engine.questionnaire import Language, Questionnaire
from engine.scoring.marking import log as scorer_log

CSV, JSONL = ".csv", ".jsonl"
LONG = 1_000_000
"""A file of so many bytes takes long enough to be watched."""
LOOK_EVERY = 200
OWNERS_ALONE = 0o600
FILE = click.Path(path_type=Path, dir_okay=False)
READABLE = click.Path(path_type=Path, dir_okay=False, exists=True)

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

Scores about change since last time look back at --earlier: the same people's answers of then, in a file like DATA.
--by names the column that says who it is, in both files; it is carried along. Whoever is only in one of them has no
last time. A fault in the earlier file, or somebody who is there twice, is told, and nothing is written. What is looked
back at is kept in memory, a few scores for each person of the earlier file, and the names of the people of now.

Exit code 0: written. 1: nothing is written, because something is wrong. 2: the command was not understood.
"""


@click.command(help=HELP, short_help="Score answers from a file.")
@click.argument("questionnaire", type=click.Path(path_type=Path))
@click.argument("data", type=READABLE)
@click.option("-o", "--output", type=FILE, required=True, help="The file to write.")
@click.option("--keep", multiple=True, metavar="COLUMN", help="Carry a column along, such as a number for each person.")
@click.option("--ignore", multiple=True, metavar="COLUMN", help="Pass over a column.")
@click.option("--empty", multiple=True, metavar="TEXT", help="What also means unanswered, such as NA.")
@click.option("--skip-faulty", is_flag=True, help="Leave out rows in which something is wrong.")
@click.option("--explain", is_flag=True, help="Say how each score came about, in a .jsonl file.")
@click.option("--earlier", type=READABLE, help="The same people's answers of last time.")
@click.option("--by", metavar="COLUMN", help="What says who it is, in DATA and in the file of --earlier.")
@click.option("--earlier-version", metavar="VERSION", help="The version of last time; maps carry its scores.")
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
    earlier: Path | None,
    by: str | None,
    earlier_version: str | None,
    lang: str | None,
    skip_faulty: bool,
    explain: bool,
) -> None:
    """Score a file."""
    file = _meant(questionnaire)
    asked = _asked(file)
    if (earlier is None) == bool(by) or (earlier_version is not None and earlier is None):
        raise click.UsageError("--earlier and --by belong together: a file, and what says in it who it is.")
    order = Order(
        wanted=_wanted(keep, ignore, empty, by or ""),
        from_table=_is_table(data),
        to_table=_is_table(output),
        language=_language(asked, lang),
        explain=explain,
        skip_faulty=skip_faulty,
    )
    _check(asked, data, output, order)
    if earlier is not None:
        _check_earlier(asked, data, output, earlier)
        order = _looking_back(asked, earlier, _maps(file, asked, earlier_version), order, output)
    outcome = _scored(asked, data, output, order)
    insist_on_good(outcome, data, output)
    say_scored(asked, outcome, output)
    if earlier is not None:
        say_who_is_missing(outcome, earlier)


def _wanted(keep: tuple[str, ...], ignore: tuple[str, ...], empty: tuple[str, ...], by: str) -> Wanted:
    kept = tuple(dict.fromkeys((by, *keep) if by else keep))
    return Wanted(keep=kept, ignore=frozenset(ignore), empty=frozenset(empty), by=by)


def _meant(named: Path) -> Path:
    """The one questionnaire that is meant: scores are reproducible on the version they were given on."""
    files = meant([named])
    if len(files) > 1:
        raise click.UsageError(f"Name one of them: {', '.join(str(near(file)) for file in files[:NAMED])}.")
    return files[0]


def _asked(file: Path) -> Questionnaire:
    asked = Cache(read_settings().compiled).compile_file(file).questionnaire
    if asked is None:
        raise click.ClickException(f"{near(file)} has errors. See them with: formwright check {near(file)}")
    if not asked.scales:
        raise click.ClickException(f"{near(file)} has no scales, so there is nothing to score.")
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


def _check_earlier(asked: Questionnaire, data: Path, output: Path, earlier: Path) -> None:
    """There is something to look back at, and something that looks back. Raises UsageError."""
    if not looked_back_at(asked):
        raise click.UsageError(f"No scale of {asked.id} {asked.version} looks back, so --earlier would change nothing.")
    if earlier.samefile(data):
        raise click.UsageError("The answers of now and of last time are the same file.")
    if output.exists() and output.samefile(earlier):
        raise click.UsageError("The scores would take the place of the answers. Name another file to write.")


def _maps(file: Path, asked: Questionnaire, version: str | None) -> tuple[VersionMap, ...]:
    """What leads from the version of last time to this one. Raises ClickException where nothing does."""
    if version in {None, asked.version}:
        return ()
    maps = maps_between(file, str(version), Cache(read_settings().compiled).compile_file)
    if not maps:
        raise click.ClickException(f"No map leads from version {version} to {near(file)}.")
    return maps


def _looking_back(
    asked: Questionnaire, earlier: Path, maps: tuple[VersionMap, ...], order: Order, output: Path
) -> Order:
    """With what the file of last time says of each person. Raises ClickException where something in it is wrong."""
    with earlier.open("rb") as file, _watched(file, "Reading the last time") as progress, _each_failure_once():
        like_that = replace(order, from_table=_is_table(earlier))
        sittings, outcome = read_last_time(asked, file, like_that, progress, maps)
    insist_on_good(outcome, earlier, output)
    return replace(order, earlier=sittings)


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
def _watched(file: BinaryIO, label: str = "Scoring") -> Iterator[Callable[[], None]]:
    """What to call after each row: a bar moves, where the file is long and somebody watches."""
    size = os.fstat(file.fileno()).st_size
    if size < LONG or not _somebody_watches():
        yield lambda: None
        return
    rows = count(1)
    with click.progressbar(length=size, label=label, file=sys.stderr) as bar:

        def progress() -> None:
            if next(rows) % LOOK_EVERY == 0:
                bar.update(file.tell() - bar.pos)

        yield progress


def _somebody_watches() -> bool:
    return sys.stderr.isatty()
