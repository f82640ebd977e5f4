"""A version is published: from then on its file is kept as it is."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from engine.catalogue.lock import Published, file_hash, read_lock, write_lock
from engine.catalogue.meaning import meaning_hash
from engine.catalogue.promises import Promises
from engine.catalogue.versions import read_version
from engine.compiler import Compiled
from engine.document import Problem, Severity


def refusals(promises: Promises, path: Path, compiled: Compiled) -> list[Problem]:
    """Everything that keeps a file from being published."""
    found = [*promises.lock.problems, *compiled.problems, *promises.problems(path, compiled), *promises.unknown(path)]
    return [problem for problem in found if problem.severity is Severity.ERROR]


def publish(promises: Promises, compiled: Compiled, day: date) -> Published:
    """Write into the lock file what a version is. It must have been looked at for `refusals` before.

    The lock file is read again, for somebody else may have published something in the meantime.
    """
    questionnaire, source = compiled.questionnaire, compiled.source
    version = None if questionnaire is None else read_version(questionnaire.version)
    if questionnaire is None or source is None or version is None:
        message = "only a questionnaire without errors can be published"
        raise ValueError(message)
    published = Published(
        id=questionnaire.id,
        version=version,
        day=day,
        file=file_hash(source),
        meaning=meaning_hash(questionnaire),
    )
    lock = read_lock(promises.folder)
    if lock.problems:
        raise ValueError(lock.problems[0].message)
    write_lock(lock, published)
    return published
