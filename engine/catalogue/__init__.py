"""The questionnaires of a folder, by id and version."""

from engine.catalogue.catalogue import CASES, Catalogue, Shelved

__all__ = ["CASES", "Catalogue", "Shelved"]
