"""Which scorers there are: those built in, and those from installed packages."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import EntryPoint, entry_points, version
from types import MappingProxyType

from engine.scoring.scorer import Scorer
from engine.scoring.scorers import BUILT_IN
from engine.scoring.usable import faults

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
    except (Exception, SystemExit) as error:  # noqa: BLE001  # whatever a package of somebody else does when it is imported
        return Registration(name=entry.name, origin=origin, fault=f"{type(error).__name__}: {error}")
    fault = "; ".join(faults(entry.name, scorer))
    return Registration(name=entry.name, origin=origin, scorer=None if fault else scorer, fault=fault or None)
