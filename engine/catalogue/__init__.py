"""The questionnaires of a folder, by id and version: what they are, what is published, what changed between two."""

from engine.catalogue.catalogue import CASES, Catalogue, Shelved, may_be_questionnaire, questionnaire_files
from engine.catalogue.difference import Difference, Side, difference
from engine.catalogue.earlier import as_earlier
from engine.catalogue.lock import LOCK, read_lock
from engine.catalogue.promises import Promises
from engine.catalogue.publishing import publish, refusals
from engine.catalogue.versions import Weight, read_version

__all__ = [
    "CASES",
    "LOCK",
    "Catalogue",
    "Difference",
    "Promises",
    "Shelved",
    "Side",
    "Weight",
    "as_earlier",
    "difference",
    "may_be_questionnaire",
    "publish",
    "questionnaire_files",
    "read_lock",
    "read_version",
    "refusals",
]
