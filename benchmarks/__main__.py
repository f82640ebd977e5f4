"""`make benchmarks`: print every table."""

from benchmarks import bad_input, beside, checking, expressions, journeys, many, pages, scoring
from benchmarks import print as printing

for title, table in (
    ("Pages", pages.report),
    ("Journeys", journeys.report),
    ("Checking", checking.report),
    ("Expressions", expressions.report),
    ("Bad input", bad_input.report),
    ("Scoring", scoring.report),
    ("Print", printing.report),
    ("Many at once", many.report),
    ("Journeys beside a print run", beside.report),
):
    print(f"## {title}\n\n{table()}\n")
