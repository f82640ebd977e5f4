"""An author's own words for a mistake name only what is known of that mistake."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator

from engine.compiler.asked import ROW_KIND, SHORTHANDS, written
from engine.compiler.draft import Draft, did_you_mean
from engine.document import Mapping, Problem, Scalar
from engine.document.entries import child, words
from engine.items import KINDS

PLACE = re.compile(r"\{(\w+)\}")


def check(draft: Draft) -> Iterator[Problem]:
    """Each `{place}` in a message is one that the kind's description of it names, and each brace has its partner."""
    for entry in written(draft.document):
        kind = words(entry, "kind") or ""
        module = KINDS.get(ROW_KIND if kind in SHORTHANDS else kind)
        for about, node in child(entry, "messages").items():
            known = PLACE.findall(module.MESSAGES.get(about, "")) if module else []
            for said in node.values() if isinstance(node, Mapping) else [node]:
                if isinstance(said, Scalar):
                    yield from _check_places(draft, about, said, known)


def _check_places(draft: Draft, about: Scalar, said: Scalar, known: list[str]) -> Iterator[Problem]:
    named = ", ".join(f"{{{name}}}" for name in known)
    can_name = f"It can name {named}." if known else "Write it without { and }: there is nothing it could name."
    try:
        places = [place for _, *place in string.Formatter().parse(said)]
    except ValueError:
        places = [["", "", ""]]
    for name, form, conversion in places:
        if name is None or (name in known and not form and not conversion):
            continue
        yield draft.problem(
            "item.message-place",
            said.span,
            f'The message "{about}" cannot name "{name}".' if name else f'In the message "{about}", {{ or }} is alone.',
            did_you_mean(name, known, can_name),
        )
        return
