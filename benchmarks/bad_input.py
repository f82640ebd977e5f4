"""Texts that are far too large or make no sense: what refusing them costs, in time and in memory."""

from __future__ import annotations

import multiprocessing
import time
from multiprocessing.queues import SimpleQueue
from resource import RLIMIT_AS, RUSAGE_SELF, getrusage, setrlimit

from benchmarks.generated import questionnaire
from engine.compiler import compile_source
from engine.document import Source
from engine.document.reader import read

ITEMS = 10_000
SIZE = 8 * 1024 * 1024
MEMORY = 2 * 1024**3
KB_IN_MB = 1024
HEAD = "format: 1\nid: bad\nversion: 1.0.0\ntitle: Bad\nlanguages: [en]\npurpose: None.\nwho_sees_it: Nobody.\n"
ITEM = "{id: same, kind: number, ask: How many?}, "
PAGE = "- {{id: p{0}, title: One, shown_when: 'nothing{0} = 1', items: [{{id: a{0}, kind: number, ask: How many?}}]}}\n"

BAD = {
    "brackets inside one another": "[" * SIZE,
    "one line": f"{HEAD}closing: {'x' * (SIZE - 1_000)}",
    "a quotation mark never closed": f'{HEAD}closing: "' + "a b\n  " * (SIZE // 6 - 100),
    "control characters": "\x07" * SIZE,
    "tabs": "\t" * SIZE,
    "colons": ":" * SIZE,
    "100,000 unknown keys": HEAD + "".join(f"k{number}: 1\n" for number in range(100_000)),
    "one key 100,000 times": HEAD + "k: 1\n" * 100_000,
    "a million entries": f"{HEAD}sources:\n" + "- a\n" * 1_000_000,
    "anchors": HEAD + "".join(f"k{number}: &a{number} x\n" for number in range(300_000)),
    "100,000 languages": HEAD.replace("[en]", f"[{', '.join(f'l{number}' for number in range(100_000))}]"),
    "10,000 items of one name": f"{HEAD}pages: [{{id: one, title: One, items: [{ITEM * ITEMS}]}}]",
    "10,000 conditions on unknown names": f"{HEAD}pages:\n" + "".join(map(PAGE.format, range(ITEMS))),
    "18,000 capitals": f"{HEAD}pages: [{{id: one, title: One, intro: {'AB ' * 6_000}, items: [{ITEM}]}}]",
}


def report() -> str:
    """For each text its time per megabyte, against reading a good one, and how much memory more than that text."""
    good = questionnaire(ITEMS)
    source = Source("generated.yaml", good)
    began = time.process_time()
    read(source)
    floor = (time.process_time() - began) / len(good)
    rows = ["| text | MB | CPU ms | times reading a good text of that size | peak MB |", "|---|---|---|---|---|"]
    for name, text in BAD.items():
        seconds, peak = _refused(text)
        size = len(text) / 1024**2
        rows.append(f"| {name} | {size:.1f} | {seconds * 1000:.0f} | {seconds / len(text) / floor:.2f} | {peak} |")
    return "\n".join(rows)


def _refused(text: str) -> tuple[float, int]:
    """CPU seconds, and megabytes of memory beyond what stood there before, in a process of its own with a limit."""
    context = multiprocessing.get_context("fork")
    told: SimpleQueue[tuple[float, int]] = context.SimpleQueue()
    child = context.Process(target=_measure, args=(text, told))
    child.start()
    child.join()
    if child.exitcode:
        raise MemoryError("refused only with more memory than there should be")
    return told.get()


def _measure(text: str, told: SimpleQueue[tuple[float, int]]) -> None:
    setrlimit(RLIMIT_AS, (MEMORY, MEMORY))
    before, began = getrusage(RUSAGE_SELF).ru_maxrss, time.process_time()
    compile_source(Source("bad.yaml", text))
    told.put((time.process_time() - began, (getrusage(RUSAGE_SELF).ru_maxrss - before) // KB_IN_MB))
