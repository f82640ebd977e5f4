"""Which scorers there are: those built in, and those from installed packages."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import EntryPoint, entry_points, version
from types import MappingProxyType

from engine.scoring.scorer import Scorer
from engine.scoring.scorers import BUILT_IN

GROUP = "formwright.scorers"
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Registration:
    """One scorer that was found, and where; `scorer` is None where it cannot be used, and `fault` says why."""

    name: str
    origin: str
    scorer: type[Scorer] | None = None
    fault: str | None = None


@cache
def scorers() -> Mapping[str, type[Scorer]]:
    """Every scorer that can be used, by the name authors write. Looked for once."""
    return MappingProxyType({each.name: each.scorer for each in registrations() if each.scorer is not None})


@cache
def registrations() -> tuple[Registration, ...]:
    """Every scorer that was found, also those that cannot be used. A built-in scorer cannot be replaced."""
    own = f"formwright {version('formwright')}"
    found = {scorer.name: Registration(name=scorer.name, origin=own, scorer=scorer) for scorer in BUILT_IN}
    unusable = []
    for entry in sorted(entry_points(group=GROUP), key=lambda entry: (entry.name, entry.value)):
        registration = _registration(entry, found)
        if registration.fault is None:
            found[entry.name] = registration
        else:
            log.error("The scorer %s from %s cannot be used: %s", entry.name, registration.origin, registration.fault)
            unusable.append(registration)
    return (*found.values(), *unusable)


def _registration(entry: EntryPoint, taken: Mapping[str, Registration]) -> Registration:
    origin = f"{entry.dist.name} {entry.dist.version}" if entry.dist is not None else entry.value
    if entry.name in taken:
        fault = f"there is a scorer of that name already, from {taken[entry.name].origin}"
        return Registration(name=entry.name, origin=origin, fault=fault)
    try:
        scorer = entry.load()
    except Exception as error:  # noqa: BLE001  # whatever a package of somebody else does when it is imported
        return Registration(name=entry.name, origin=origin, fault=f"{type(error).__name__}: {error}")
    fault = "; ".join(_faults(entry.name, scorer))
    return Registration(name=entry.name, origin=origin, scorer=None if fault else scorer, fault=fault or None)


def _faults(name: str, scorer: object) -> Iterator[str]:
    if not isinstance(scorer, type) or not issubclass(scorer, Scorer):
        yield "it is not a subclass of engine.scoring.Scorer"
        return
    if getattr(scorer, "name", None) != name:
        yield f'its name is not "{name}", under which it is registered'
    number = getattr(scorer, "version", None)
    if not isinstance(number, int) or isinstance(number, bool) or number < 1:
        yield "its version is not a whole number from 1 up"
    schema = getattr(scorer, "schema", None)
    if not isinstance(schema, Mapping) or not isinstance(schema.get("properties"), Mapping):
        yield "its schema has no properties"
    elif not isinstance(schema.get("required"), list):
        yield "its schema does not say what is required"
    elif common := sorted(schema["properties"].keys() & COMMON_KEYS):
        yield f"its schema takes keys every scale has: {', '.join(common)}"
    if getattr(scorer, "__abstractmethods__", None):
        yield "it has no score method"


COMMON_KEYS = frozenset(
    {"id", "label", "about", "items", "scales", "reverse", "range", "ranges_differ", "scorer", "missing"}
    | {"bands", "decimals", "shown", "do_not"}
)
"""The keys of every scale, which no scorer may take for itself."""

PLACED = frozenset({"missing", "range"})
"""Those of them that a scale keeps among its settings as well, to tell where in the file they stand."""
