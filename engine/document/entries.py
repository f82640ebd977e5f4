"""Entries of a mapping read as what their place demands; what cannot be read as that counts as absent.

The published schema has already complained about it: whoever builds from a tree need not do so again.
"""

from __future__ import annotations

import re
from decimal import Decimal

from engine.document.node import Mapping, Node, Scalar, Sequence

NUMBER = re.compile(r"[-+]?[0-9]+(\.[0-9]+)?")
YES_NO = {"yes": True, "Yes": True, "true": True, "no": False, "No": False, "false": False}


def words(mapping: Mapping, key: str) -> str | None:
    """The text of an entry, without the space around it."""
    node = mapping.find(key)
    return str(node).strip() if isinstance(node, Scalar) and node.strip() else None


def number(mapping: Mapping, key: str) -> Decimal | None:
    """The number of an entry, exactly as written."""
    return as_number(mapping.find(key))


def as_number(node: Node | None) -> Decimal | None:
    """A node as a number, if it is one in decimal notation."""
    return Decimal(node) if isinstance(node, Scalar) and NUMBER.fullmatch(node) else None


def whole(mapping: Mapping, key: str) -> int | None:
    """The whole number of an entry."""
    found = number(mapping, key)
    return int(found) if found is not None and found == found.to_integral_value() else None


def yes(mapping: Mapping, key: str, *, default: bool) -> bool:
    """Whether an entry says yes."""
    node = mapping.find(key)
    return YES_NO.get(node, default) if isinstance(node, Scalar) else default


def entries(mapping: Mapping, key: str) -> list[Mapping]:
    """The mappings in the list of an entry."""
    return [node for node in listed(mapping, key) if isinstance(node, Mapping)]


def scalars(mapping: Mapping, key: str) -> list[Scalar]:
    """The texts in the list of an entry."""
    return [node for node in listed(mapping, key) if isinstance(node, Scalar)]


def listed(mapping: Mapping, key: str) -> Sequence | tuple[()]:
    """The list of an entry, whatever is in it."""
    node = mapping.find(key)
    return node if isinstance(node, Sequence) else ()


def child(mapping: Mapping, key: str) -> Mapping:
    """The mapping of an entry, empty where there is none."""
    node = mapping.find(key)
    return node if isinstance(node, Mapping) else Mapping(mapping.span)
