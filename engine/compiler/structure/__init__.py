"""Whether a document is built as the published JSON Schema says."""

from engine.compiler.structure.check import check_structure

__all__ = ["check_structure"]
