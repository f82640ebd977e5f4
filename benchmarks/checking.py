"""Checking generated questionnaires: cold, from the cache, and as the command an author types."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage

from ruamel.yaml import YAML

from benchmarks.generated import conditional, questionnaire
from benchmarks.measure import Call, cpu_times, line
from engine.compiler import Cache, compile_source
from engine.compiler.build import build
from engine.compiler.checks import conditions, reach
from engine.compiler.draft import Draft
from engine.compiler.proofs import conditions_of
from engine.compiler.schema import questionnaire_schema
from engine.compiler.structure import check_structure
from engine.document import Mapping, Source
from engine.document.reader import read, read_file
from engine.questionnaire import Questionnaire

SIZES = (100, 1_000, 10_000)
TYPED = 1_000
ROUNDS = 5
COMMAND = "from engine.cli import main; main()"


def report() -> str:
    """Tables: the parts of a cold check, many conditions, a check from the cache, and the whole command."""
    return f"{_cold()}\n\n{_conditional()}\n\n{_kept()}\n\n{_typed()}"


def _cold() -> str:
    """Bare parsing of the same text by libyaml's C loader is the floor."""
    rows = ["| check, cold | CPU ms | times bare C loader |", "|---|---|---|"]
    for size in SIZES:
        text = questionnaire(size)
        source = Source("generated.yaml", text)
        compiled = compile_source(source)
        assert compiled.questionnaire is not None, compiled.problems[:3]  # noqa: S101  # measured on a good file only
        document, _ = read(source)
        assert document is not None  # noqa: S101  # it has just been compiled
        calls: dict[str, Call] = {
            f"{size:,} items: bare C loader": partial(YAML(typ="safe", pure=False).load, text),
            f"{size:,} items: our reader, with places": partial(read, source),
            f"{size:,} items: structure": partial(check_structure, document, questionnaire_schema(), source),
            f"{size:,} items: everything": partial(compile_source, source),
        }
        times = cpu_times(calls, rounds=5 if size < SIZES[-1] else 1, repeat=1)
        floor = times[f"{size:,} items: bare C loader"]
        rows += [line(name, seconds, floor) for name, seconds in times.items()]
    return "\n".join(rows)


def _conditional() -> str:
    """What proofs cost where there are many conditions, by item in a small and a large questionnaire."""
    rows = ["| many conditions | conditions | CPU ms | of it proofs | proofs, ms per item |", "|---|---|---|---|---|"]
    by_item = []
    for size in SIZES[1:]:
        source = Source("conditional.yaml", conditional(size))
        document, _ = read(source)
        assert document is not None  # noqa: S101  # it is good
        made, problems = build(document, source)
        assert not problems, problems[:3]  # noqa: S101  # it is good
        calls: dict[str, Call] = {
            "all": partial(compile_source, source),
            "proofs": partial(_prove, source, document, made),
        }
        times = cpu_times(calls, rounds=5 if size < SIZES[-1] else 1, repeat=1)
        count = sum(1 for _ in conditions_of(made))
        everything, proofs = times["all"] * 1000, times["proofs"] * 1000
        by_item.append(proofs / size)
        rows.append(f"| {size:,} items | {count:,} | {everything:.0f} | {proofs:.0f} | {by_item[-1]:.3f} |")
    return "\n".join([*rows, f"| by item, large to small | | | | {by_item[1] / by_item[0]:.2f} |"])


def _prove(source: Source, document: Mapping, made: Questionnaire) -> None:
    draft = Draft(source=source, document=document, questionnaire=made, sound=True)
    for check in (reach.check, conditions.check):
        assert not list(check(draft))  # noqa: S101  # it is good


def _kept() -> str:
    """Loading what was compiled before, against compiling it. Reading the file and finding its hash is in both."""
    rows = ["| the same from the cache | CPU ms | of compiling |", "|---|---|---|"]
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES[:2]:
            file, cache = Path(folder) / f"{size}.yaml", Cache(Path(folder) / "compiled")
            file.write_text(questionnaire(size), encoding="utf-8")
            cache.compile_file(file)
            source, _ = read_file(file)
            assert source is not None  # noqa: S101  # it has just been written
            times = cpu_times(
                {"cold": partial(compile_source, source), "warm": partial(cache.compile_file, file)}, rounds=5, repeat=1
            )
            ratio = times["cold"] / times["warm"]
            rows.append(f"| {size:,} items | {times['warm'] * 1000:.2f} | 1/{ratio:.0f} |")
    return "\n".join(rows)


def _typed() -> str:
    """`formwright check`, the first time and again, beyond what starting Python alone takes."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "generated.yaml"
        file.write_text(questionnaire(TYPED), encoding="utf-8")
        kept = [{**os.environ, "FORMWRIGHT_VAR": f"{folder}/{number}"} for number in range(ROUNDS)]
        start = min(_child(["-c", "pass"], environment) for environment in kept)
        first = min(_child(["-c", COMMAND, "check", str(file)], environment) for environment in kept)
        again = min(_child(["-c", COMMAND, "check", str(file)], environment) for environment in kept)
    return (
        f"| formwright check of {TYPED:,} items | CPU s beyond the interpreter's start |\n|---|---|\n"
        f"| the first time | {first - start:.2f} |\n| again | {again - start:.2f} |"
    )


def _child(arguments: list[str], environment: dict[str, str]) -> float:
    """CPU seconds of a Python process."""
    before = getrusage(RUSAGE_CHILDREN)
    subprocess.run(  # noqa: S603  # our own interpreter
        [sys.executable, *arguments], env=environment, check=True, stdout=subprocess.DEVNULL
    )
    after = getrusage(RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
