"""Whether a class that some package calls a scorer can be used as one: nothing it declares may harm the others."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import SchemaError

from engine.scoring.scorer import Reads, Scorer, Takes

COMMON_KEYS = frozenset(
    {"id", "label", "about", "items", "scales", "reverse", "range", "ranges_differ", "scorer", "missing"}
    | {"bands", "decimals", "shown", "do_not"}
)
"""The keys of every scale, which no scorer may take for itself."""

PLACED = frozenset({"missing", "range"})
"""Those of them that a scale keeps among its settings as well, to tell where in the file they stand."""

DEFINED = tuple(f"#/$defs/{name}" for name in ("id", "code", "wording", "markdown", "plain", "condition", "options"))
"""What the language defines for every scorer to refer to."""

MOST_PLACES = 6


def faults(name: str, scorer: object) -> Iterator[str]:
    """Why it cannot be used under a name, if it cannot."""
    if not isinstance(scorer, type) or not issubclass(scorer, Scorer):
        yield "it is not a subclass of engine.scoring.Scorer"
        return
    if getattr(scorer, "name", None) != name:
        yield f'its name is not "{name}", under which it is registered'
    if not _is_whole(getattr(scorer, "version", None), 1):
        yield "its version is not a whole number from 1 up"
    schema = getattr(scorer, "schema", None)
    yield from _of_schema(schema)
    yield from _of_variables(scorer, schema)
    if getattr(scorer, "__abstractmethods__", None):
        yield "it has no score method"


def _of_schema(schema: object) -> Iterator[str]:
    if not isinstance(schema, Mapping) or not isinstance(schema.get("properties"), Mapping):
        yield "its schema has no properties"
        return
    keys, required = schema["properties"], schema.get("required")
    if not isinstance(required, list):
        yield "its schema does not say what is required"
    elif unknown := [str(key) for key in required if key not in keys]:
        yield f"its schema requires keys it does not describe: {', '.join(unknown)}"
    if common := sorted(set(map(str, keys)) & COMMON_KEYS):
        yield f"its schema takes keys every scale has: {', '.join(common)}"
    for key, described in keys.items():
        if not isinstance(described, Mapping):
            yield f'its schema does not describe the key "{key}"'
    try:
        Draft202012Validator.check_schema({"type": "object", **schema})
        json.dumps(schema)
    except (SchemaError, TypeError, ValueError) as error:
        said = error.message if isinstance(error, SchemaError) else str(error)
        yield f"its schema is no JSON Schema: {said}"
    else:
        yield from _of_references(schema)


def _of_references(node: Any) -> Iterator[str]:  # noqa: ANN401  # JSON
    """References that lead nowhere, anywhere in a schema."""
    if isinstance(node, list):
        for each in node:
            yield from _of_references(each)
    if not isinstance(node, Mapping):
        return
    reference = node.get("$ref")
    if isinstance(reference, str) and reference not in DEFINED:
        yield f"its schema refers to {reference}, which is not there; there are: {', '.join(DEFINED)}"
    for each in node.values():
        yield from _of_references(each)


def _of_variables(scorer: type[Scorer], schema: object) -> Iterator[str]:
    if not isinstance(scorer.takes, Takes):
        yield f"takes is not one of {', '.join(map(str, Takes))}"
    if not isinstance(scorer.reads, Reads):
        yield f"reads is not one of {', '.join(map(str, Reads))}"
    if not _is_whole(scorer.places, 0) or scorer.places > MOST_PLACES:
        yield f"places is not a whole number from 0 to {MOST_PLACES}"
    own = schema["properties"] if isinstance(schema, Mapping) and isinstance(schema.get("properties"), Mapping) else {}
    if scorer.decides and scorer.outcomes_from not in {"scales", *own}:
        yield f'its schema has no key "{scorer.outcomes_from}", in which its outcomes are to be listed'


def _is_whole(number: object, least: int) -> bool:
    return isinstance(number, int) and not isinstance(number, bool) and number >= least
