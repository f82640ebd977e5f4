"""How much each item or scale weighs in a score, as its author wrote it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal
from typing import Any, TypeAlias

from engine.document import Mapping as MappingNode
from engine.document.entries import as_number
from engine.questionnaire import Scale
from engine.scoring.complaint import Complaint, near, place

Weights: TypeAlias = Mapping[str, Decimal]

ONE = Decimal(1)
"""What weighs as much as what has no weight of its own."""

WEIGHT: Mapping[str, Any] = {"type": "number", "exclusiveMinimum": 0, "maximum": 1_000_000}
"""JSON Schema of one."""


def weights_of(scale: Scale) -> Weights:
    """The weights a scale gives, exactly as written."""
    node = scale.settings.get("weights")
    entries = node.items() if isinstance(node, MappingNode) else ()
    return {name: weight for name, each in entries if (weight := as_number(each)) is not None}


def unknown_weights(scale: Scale, weights: Weights, known: Collection[str], kind: str) -> Iterator[Complaint]:
    """Weights of what is not in the scale; `kind` says what its parts are: items or scales."""
    for name in weights:
        if name not in known:
            yield Complaint(
                "scale.weight",
                f'"{name}" has a weight, but is not one of the {kind} of "{scale.id}".',
                near(name, known, f"Its {kind} are: {', '.join(known)}."),
                place(name, scale.span),
            )
