"""Scoring: one sitting of 40 items in four scales, with and without its explanation, and a whole file of such."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from benchmarks.measure import Call, cpu_times, line
from engine.compiler import compile_source
from engine.document import Source
from engine.exchange import Order, score_file
from engine.journey import Journey, PageAnswers
from engine.questionnaire import Questionnaire
from engine.scoring import score

ITEMS, SCALES, OPTIONS = 40, 4, 5
PER_SCALE = ITEMS // SCALES
NEEDED = 8
ROWS = 10_000
EXPLAINED = 500
CODES = [f"o{number}" for number in range(1, OPTIONS + 1)]
HEAD = """\
format: 1
id: measured
version: 1.0.0
title: Measured
languages: [en]
purpose: To measure.
who_sees_it: Nobody.
option_sets:
  how_often:
"""


def report() -> str:
    """Two tables: one sitting, and a file."""
    return f"{_sitting()}\n\n{_file()}"


def questionnaire() -> Questionnaire:
    """Forty choices on four pages; scales of ten, each with two reversed items and two bands."""
    text = HEAD + "".join(
        f"    - {{code: {code}, label: Option {code}, score: {worth}}}\n" for worth, code in enumerate(CODES, start=1)
    )
    text += "pages:\n"
    for page in range(SCALES):
        text += f"  - id: page_{page}\n    title: Page {page}\n    items:\n"
        text += "".join(
            f"      - {{id: i{number}, kind: single_choice, ask: Question {number}, "
            "options: how_often, required: no}\n"
            for number in range(page * PER_SCALE, (page + 1) * PER_SCALE)
        )
    text += "scales:\n"
    for scale in range(SCALES):
        names = [f"i{number}" for number in range(scale * PER_SCALE, (scale + 1) * PER_SCALE)]
        text += (
            f"  - id: scale_{scale}\n    label: Scale {scale}\n    items: [{', '.join(names)}]\n"
            f"    reverse: [{names[0]}, {names[1]}]\n    scorer: mean\n"
            "    missing: {answered_at_least: 8, otherwise: no_score}\n"
            "    bands: [{id: low, label: Low, at_least: 1}, {id: high, label: High, at_least: 3}]\n"
        )
    compiled = compile_source(Source("measured.yaml", text))
    assert compiled.questionnaire is not None, compiled.problems[:3]  # noqa: S101  # measured on a good file only
    return compiled.questionnaire


def answers() -> list[dict[str, str]]:
    """So many people's answers, one in fifty left out."""
    chance = random.Random(20261122)  # noqa: S311  # figures, not secrets
    return [
        {f"i{number}": chance.choice(CODES) if chance.random() > 1 / 50 else "" for number in range(ITEMS)}
        for _ in range(ROWS)
    ]


def _sitting() -> str:
    """The floor is the least that anybody could do: look up, reverse, add up and divide, in floats."""
    asked = questionnaire()
    given = {name: code for name, code in answers()[0].items() if code}
    everything = frozenset(asked.items)
    saved: PageAnswers = {
        page.id: {str(item.id): given[item.id] for item in page.items if item.id in given} for page in asked.pages
    }
    calls: dict[str, Call] = {
        "bare Python, in floats": partial(bare_scores, given),
        "without explanation": partial(score, asked, given, everything, explain=False),
        "with explanation": partial(score, asked, given, everything),
        "what applies": partial(Journey, asked, saved),
    }
    times = cpu_times(calls, rounds=20, repeat=200)
    floor = times["bare Python, in floats"]
    rows = ["| one sitting of 40 items in four scales | CPU ms | times the floor |", "|---|---|---|"]
    return "\n".join([*rows, *(line(name, seconds, floor) for name, seconds in times.items())])


def bare_scores(given: Mapping[str, str]) -> list[float | None]:
    """The four scores as somebody might write them for this one questionnaire."""
    worths = {code: worth for worth, code in enumerate(CODES, start=1)}
    scores: list[float | None] = []
    for scale in range(SCALES):
        first = scale * PER_SCALE
        found = []
        for number in range(first, first + PER_SCALE):
            worth = worths.get(given.get(f"i{number}", ""))
            if worth is not None:
                found.append(OPTIONS + 1 - worth if number < first + 2 else worth)
        scores.append(round(sum(found) / len(found), 2) if len(found) >= NEEDED else None)
    return scores


def _file() -> str:
    """The floor is reading the same rows and writing four columns with the csv module."""
    asked, data, few = questionnaire(), _table(ROWS), _table(EXPLAINED)
    table, objects = Order(language=asked.languages[0]), Order(language=asked.languages[0], to_table=False)
    calls: dict[str, Call] = {
        "csv read and written": partial(_copy, data),
        "CSV to CSV": partial(_score, asked, data, table),
        "CSV to JSON Lines": partial(_score, asked, data, objects),
        "CSV to JSON Lines, explained": partial(_score, asked, few, replace(objects, explain=True)),
    }
    times = cpu_times(calls, rounds=2, repeat=1)
    times["CSV to JSON Lines, explained"] *= ROWS / EXPLAINED
    floor = times["csv read and written"]
    told = [f"| {ROWS:,} rows of 40 items | CPU ms | times the floor | rows a second |", "|---|---|---|---|"]
    return "\n".join(
        [*told, *(f"{line(name, seconds, floor)} {ROWS / seconds:,.0f} |" for name, seconds in times.items())]
    )


def _table(rows: int) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, [f"i{number}" for number in range(ITEMS)])
    writer.writeheader()
    writer.writerows(answers()[:rows])
    return text.getvalue().encode()


def _copy(data: bytes) -> None:
    writer = csv.writer(io.StringIO(newline=""))
    for row in csv.DictReader(io.TextIOWrapper(io.BytesIO(data), "utf-8", newline="")):
        writer.writerow([row[f"i{number}"] for number in range(SCALES)])


def _score(asked: Questionnaire, data: bytes, order: Order) -> None:
    outcome = score_file(asked, io.BytesIO(data), io.BytesIO(), order, lambda: None)
    assert outcome.good  # noqa: S101  # what is not scored is not measured
