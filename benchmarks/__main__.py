"""`make benchmarks`: print every table."""

from benchmarks import checking, expressions, pages

for title, table in (("Pages", pages.report), ("Checking", checking.report), ("Expressions", expressions.report)):
    print(f"## {title}\n\n{table()}\n")
