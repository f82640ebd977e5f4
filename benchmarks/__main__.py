"""`make benchmarks`: print every table."""

from benchmarks import bad_input, checking, expressions, pages, scoring

for title, table in (
    ("Pages", pages.report),
    ("Checking", checking.report),
    ("Expressions", expressions.report),
    ("Bad input", bad_input.report),
    ("Scoring", scoring.report),
):
    print(f"## {title}\n\n{table()}\n")
