"""`python -m tests.fuzz TARGET --seconds N`: look for input that does not hold, led by the branches it reaches.

Needs the extra `fuzz`. What it learns is kept in a folder outside of the repository and used the next time.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["engine"]):
    from tests.fuzz.edits import Edit, edited
    from tests.fuzz.targets import TARGETS, as_text

LONGEST = 20_000
SLOW_SECONDS = 5
MEMORY_MB = 2_000
PLACES = 1_000_000
KEPT = Path(tempfile.gettempdir()) / "formwright-fuzz"


def main() -> None:
    """Fuzz one target for some time."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("target", choices=TARGETS)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--corpus", type=Path, default=KEPT, help="where to keep what is learnt")
    asked = parser.parse_args()
    target = TARGETS[asked.target]
    corpus = asked.corpus / asked.target
    corpus.mkdir(parents=True, exist_ok=True)
    for number, text in enumerate(target.seeds()):
        (corpus / f"seed-{number}").write_text(text, encoding="utf-8")
        target.check(text.encode())  # the first takes its time, which nobody should measure

    def check(data: bytes) -> None:
        try:
            target.check(data)
        except BaseException:
            print(f"\nThis input does not hold:\n{data!r}\n", file=sys.stderr, flush=True)  # noqa: T201  # a command
            raise

    limits = [f"-max_total_time={asked.seconds}", f"-max_len={LONGEST}", f"-timeout={SLOW_SECONDS}"]
    limits += [f"-rss_limit_mb={MEMORY_MB}", f"-artifact_prefix={asked.corpus}/", "-print_final_stats=1"]
    atheris.Setup([sys.argv[0], *limits, str(corpus)], check, custom_mutator=_mutated)
    atheris.Fuzz()


def _mutated(data: bytes, longest: int, seed: int) -> bytes:
    """Half the time what a hand does to a file, otherwise what libFuzzer does to bytes."""
    chance = random.Random(seed)  # noqa: S311  # the same for the same seed
    if chance.random() < 0.5:  # half the time
        return bytes(atheris.Mutate(data, longest))
    edits = [Edit(*(chance.randrange(PLACES) for _ in range(4))) for _ in range(chance.randint(1, 3))]
    return edited(as_text(data), edits).encode("utf-8", "replace")[:longest]


main()
