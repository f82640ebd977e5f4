"""Cold check of generated questionnaires against bare parsing of the same text by libyaml's C loader."""

from __future__ import annotations

from functools import partial

from ruamel.yaml import YAML

from benchmarks.generated import questionnaire
from benchmarks.measure import Call, cpu_times, line
from engine.compiler import compile_source
from engine.compiler.schema import questionnaire_schema
from engine.compiler.structure import check_structure
from engine.document import Source
from engine.document.reader import read

SIZES = (100, 1000)


def report() -> str:
    """A table: bare parsing is the floor."""
    rows = ["| check, cold | CPU ms | times bare C loader |", "|---|---|---|"]
    for size in SIZES:
        text = questionnaire(size)
        source = Source("generated.yaml", text)
        compiled = compile_source(source)
        assert compiled.questionnaire is not None, compiled.problems[:3]  # noqa: S101  # measured on a good file only
        document, _ = read(source)
        assert document is not None  # noqa: S101  # it has just been compiled

        calls: dict[str, Call] = {
            f"{size} items: bare C loader": partial(YAML(typ="safe", pure=False).load, text),
            f"{size} items: our reader, with places": partial(read, source),
            f"{size} items: structure": partial(check_structure, document, questionnaire_schema(), source),
            f"{size} items: everything": partial(compile_source, source),
        }
        times = cpu_times(calls, rounds=5, repeat=1)
        floor = times[f"{size} items: bare C loader"]
        rows += [line(name, seconds, floor) for name, seconds in times.items()]
    return "\n".join(rows)
