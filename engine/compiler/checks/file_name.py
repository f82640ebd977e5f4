"""A file in a catalogue stands where its id and version say: `<id>/<version>.yaml`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath

from engine.compiler.draft import Draft
from engine.document import Problem

ID = re.compile(r"[a-z][a-z0-9_-]*")
VERSIONED = re.compile(r"[0-9]+\.[0-9]+\.[0-9]+")


def check(draft: Draft) -> Iterator[Problem]:
    """Where the file's name is a version number, it is this one's, and the folder is named after the id."""
    path = PurePath(draft.source.name)
    named, version = draft.questionnaire.id, draft.questionnaire.version
    if not (VERSIONED.fullmatch(path.stem) and VERSIONED.fullmatch(version) and ID.fullmatch(named)):
        return
    for key, found, wanted in (("version", path.stem, version), ("id", path.parent.name, named)):
        if found and found != wanted:
            node = draft.document.find(key)
            yield draft.problem(
                "file.name",
                node.span if node is not None else draft.document.span,
                f'The {key} is "{wanted}", but the file stands at {path.parent.name}/{path.name}.',
                f"Write {key}: {found}, or move the file to {named}/{version}.yaml if there is none yet.",
            )
