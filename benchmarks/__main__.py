"""`make benchmarks`: print every table."""

from benchmarks import bad_input, checking, expressions, journeys, pages, scoring

for title, table in (
    ("Pages", pages.report),
    ("Journeys", journeys.report),
    ("Checking", checking.report),
    ("Expressions", expressions.report),
    ("Bad input", bad_input.report),
    ("Scoring", scoring.report),
):
    print(f"## {title}\n\n{table()}\n")
