"""What a rule of question design is, and what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from engine.compiler.advice.form import Form, Owners
from engine.document import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One place a rule is about: what stands there, what to write instead, and where it could be waived."""

    what: str
    instead: str
    span: Span
    owners: Owners


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule with the reason for it, in one sentence without its full stop, and where the reason comes from."""

    id: str
    name: str
    why: str
    source: str
    find: Callable[[Form], Iterator[Finding]]
