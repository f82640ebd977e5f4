"""The kinds of item, each by its name: its YAML keys, how an answer is read from a form, shown and stored."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Protocol

from engine.document import Mapping as MappingNode
from engine.items import (
    allocation,
    calculated,
    consent,
    current_and_target,
    date,
    email,
    file,
    information,
    long_text,
    look_up,
    month,
    multiple_choice,
    number,
    ranking,
    rating,
    repeated_group,
    single_choice,
    telephone,
    text,
    year,
)
from engine.items.schema import Messages, Schema
from engine.questionnaire import Kind, Language, Option

__all__ = ["KINDS", "KindModule", "Messages", "Schema"]


class KindModule(Protocol):
    """What the module of a kind has to offer."""

    NAME: str
    SCHEMA: Schema
    MESSAGES: Messages

    def build(self, written: MappingNode, options: tuple[Option, ...], author: Language) -> Kind:
        """The kind of an item as far as it can be made out; never raises, the schema has complained already."""


_MODULES: tuple[KindModule, ...] = (
    single_choice,
    multiple_choice,
    look_up,
    number,
    text,
    long_text,
    email,
    telephone,
    date,
    month,
    year,
    file,
    consent,
    calculated,
    information,
    rating,
    ranking,
    allocation,
    current_and_target,
    repeated_group,
)

KINDS: Mapping[str, KindModule] = MappingProxyType({module.NAME: module for module in _MODULES})
"""Every kind by the name authors write."""
