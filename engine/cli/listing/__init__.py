"""What checks have found, written for different readers: one module for each format."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from engine.cli.listing import github, machine, sarif, text
from engine.cli.listing.checked import Checked

__all__ = ["FORMATS", "Checked"]

FORMATS: Mapping[str, Callable[[Sequence[Checked]], str]] = MappingProxyType(
    {"text": text.listing, "json": machine.listing, "github": github.listing, "sarif": sarif.listing}
)
"""Every format by the name it is asked for."""
