"""Everything that was submitted of one version of a questionnaire, for whoever may see it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from engine.catalogue import Catalogue, read_version
from engine.questionnaire import Questionnaire
from engine.store.completed import Completed
from engine.store.print_run import Choice
from engine.store.store import Store
from engine.store.trouble import Confidential


@dataclass(frozen=True, slots=True, kw_only=True)
class Collected:
    """A version of a questionnaire, as it is now, and what has been collected with it, also on earlier texts of it."""

    store: Store
    catalogue: Catalogue
    questionnaire: Questionnaire

    def count(self, *, sample: bool) -> int:
        """How many were submitted: samples, or real ones."""
        return self.store.count_completed(self.questionnaire.id, self.questionnaire.version, sample=sample)

    def texts(self) -> list[Questionnaire]:
        """The text as it is now, then the others that somebody answered, the latest first."""
        earlier = self.store.texts(self.questionnaire.id, self.questionnaire.version, self.catalogue)
        return list({text.content_hash: text for text in (self.questionnaire, *earlier)}.values())

    def sittings(self, choice: Choice | None = None) -> Iterator[Completed]:
        """The submitted sittings in their order. Raises Confidential where nobody may see them one by one.

        Of those that are chosen, where there is a choice, no scores tell how they came about.
        """
        if self.questionnaire.confidential:
            raise Confidential(self.questionnaire.id)
        return self.store.completed(self.questionnaire.id, self.by_hash, self.questionnaire.version, choice)

    def scored(self) -> Iterator[Completed]:
        """The same without answers, and without how scores came about. Raises Confidential, too."""
        if self.questionnaire.confidential:
            raise Confidential(self.questionnaire.id)
        return self.store.scored(self.questionnaire.id, self.by_hash, self.questionnaire.version)

    def groups(self) -> list[str]:
        """What those were called, by whoever handed out their codes, who have submitted it."""
        return self.store.runs.groups(self.questionnaire.id, self.questionnaire.version)

    def by_hash(self, content_hash: str) -> Questionnaire | None:
        """The very text with this hash, or None where it no longer compiles."""
        return self.store.questionnaire(content_hash, self.catalogue)

    def __str__(self) -> str:
        return f"{self.questionnaire.id} {self.questionnaire.version}"


def collected(store: Store, catalogue: Catalogue, questionnaire_id: str, version: str | None) -> Collected | None:
    """What was collected with a version, or the newest there is; also where its file is gone by now."""
    questionnaire = catalogue.find(questionnaire_id, version)
    if questionnaire is None:
        meant = _newest_first(store, questionnaire_id) if version is None else [version]
        texts = (text for each in meant for text in store.texts(questionnaire_id, each, catalogue))
        questionnaire = next(texts, None)
    if questionnaire is None:
        return None
    return Collected(store=store, catalogue=catalogue, questionnaire=questionnaire)


def _newest_first(store: Store, questionnaire_id: str) -> list[str]:
    """The versions of a questionnaire that were ever submitted."""
    submitted = [version for name, version in store.versions() if name == questionnaire_id]
    return sorted(submitted, key=lambda version: read_version(version) or (), reverse=True)
