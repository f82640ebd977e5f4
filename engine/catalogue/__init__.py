"""The questionnaires of a folder, by id and version."""

from engine.catalogue.catalogue import CASES, Catalogue, Shelved, questionnaire_files

__all__ = ["CASES", "Catalogue", "Shelved", "questionnaire_files"]
