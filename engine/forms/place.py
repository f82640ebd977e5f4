"""Which page of which words: the key under which what is made from a page is kept."""

from __future__ import annotations

from dataclasses import dataclass, field

from engine.questionnaire import Language, Page, PageId, Questionnaire

MOST_KEPT = 1024
"""How many pages are kept ready in memory; the ones longest unused go first."""

ANY = Language("")
"""The language of what is the same in all of them."""


@dataclass(frozen=True, slots=True)
class Place:
    """A page of one exact text. Equal when text, page and language are; the object itself does not count."""

    content_hash: str
    page_id: PageId
    language: Language
    page: Page = field(compare=False, repr=False)


def place(questionnaire: Questionnaire, page: Page, language: Language = ANY) -> Place:
    """The key of a page, in one language where that matters."""
    return Place(questionnaire.content_hash, page.id, language, page)
