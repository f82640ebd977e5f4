"""`make benchmarks`: print every table."""

from benchmarks import checking, pages

for title, table in (("Pages", pages.report), ("Checking", checking.report)):
    print(f"## {title}\n\n{table()}\n")
