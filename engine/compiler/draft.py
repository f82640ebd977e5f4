"""What the checks of meaning look at: a questionnaire in the making, with the document it comes from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from engine.compiler.proofs import Proofs
from engine.compiler.unread import written_names
from engine.document import Mapping, Problem, Severity, Source, Span
from engine.document.near import nearest
from engine.questionnaire import Item, Questionnaire, owner_of


@dataclass(frozen=True, kw_only=True)
class Draft:
    """A questionnaire built as far as it could be. `sound` is False where its structure already has problems."""

    source: Source
    document: Mapping
    questionnaire: Questionnaire
    sound: bool

    @cached_property
    def proofs(self) -> Proofs | None:
        """What can come about. None where parts are missing or a name stands for two: then nothing would be proved."""
        asked = [item.id for page in self.questionnaire.pages for item in page.items]
        return Proofs(self.questionnaire) if self.sound and len(asked) == len(set(asked)) else None

    @cached_property
    def _unread(self) -> frozenset[str]:
        return written_names(self.document) - {str(item) for item in self.questionnaire.items}

    def lacks(self, name: str) -> bool:
        """Whether a name nothing was built of still leads nowhere once what is wrong with the items is right."""
        return bool(self.questionnaire.pages) and owner_of(name) not in self._unread

    def problem(self, code: str, span: Span, message: str, hint: str) -> Problem:
        """An error at a place of this document."""
        return Problem(code=code, message=message, hint=hint, file=self.source.name, span=span)

    def warning(self, code: str, span: Span, message: str, hint: str) -> Problem:
        """Something to look at again, at a place of this document."""
        return Problem(
            code=code, message=message, hint=hint, file=self.source.name, span=span, severity=Severity.WARNING
        )


def called(item: Item) -> str:
    """What an item is called in the middle of a sentence; what it is asked under, if it does not stand alone."""
    if item.grid is None:
        return f'"{item.id}"'
    return "what this grid asks" if item.step is None else "what these steps ask"


def did_you_mean(word: str, known: Iterable[str], otherwise: str) -> str:
    """A hint that offers the nearest known word, or says something else where none is near."""
    near = nearest(word, known)
    return otherwise if near is None else f'Did you mean "{near}"?'
