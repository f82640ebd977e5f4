"""A respondent's request, resolved: who, on which questionnaire, how far along."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from werkzeug.exceptions import NotFound, ServiceUnavailable

from engine.forms import FilledPage, Typed, page_view, typed_from
from engine.journey import Journey, Sitting, journey_of, teller
from engine.questionnaire import Fault, ItemId, Language, Page, PageId, Questionnaire, Tell
from engine.store import NoSuchSitting, StoredSitting, load_sitting
from engine.web.site import site
from engine.wording import LANGUAGES, mark, wording

log = logging.getLogger(__name__)

RETRY_AFTER_SECONDS = 30


class Missing(NotFound):
    """There is nothing at this address; the sentence says what may have gone wrong."""

    def __init__(self, sentence: str) -> None:
        super().__init__(description=sentence)


class Away(ServiceUnavailable):
    """What is at this address cannot be shown just now; the sentence says why."""

    def __init__(self, sentence: str) -> None:
        super().__init__(description=sentence, retry_after=RETRY_AFTER_SECONDS)


NO_LANGUAGE = mark("This page is not available in the language you asked for.")
NO_QUESTIONNAIRE = mark("There is no questionnaire at this address. It may have been renamed or taken down.")
NO_VERSION = mark("There is no such version of this questionnaire.")
NOT_SHOWN = mark(
    "Your answers are safe. This questionnaire cannot be shown just now. Try again later, with the same link."
)
QUESTION_OF, PAGE_OF = mark("Question {number} of {all}"), mark("Page {number} of {all}")
NO_PAGE = mark("This questionnaire has no such page.")


MOST_PAGES = 1000
"""So many ways to say how far along a page is are kept in memory."""


@dataclass(frozen=True)
class Visit:
    """A sitting, its questionnaire and the language of the request."""

    language: Language
    token: str
    stored: StoredSitting
    questionnaire: Questionnaire

    @cached_property
    def sitting(self) -> Sitting:
        """The sitting with its answers."""
        return load_sitting(self.stored, self.questionnaire)

    @cached_property
    def journey(self) -> Journey:
        """The way through the pages with what is saved so far."""
        return journey_of(self.questionnaire, self.sitting)

    @cached_property
    def tell(self) -> Tell:
        """What to put in the place of placeholders: what is answered so far."""
        return teller(self.questionnaire, self.journey.answers, self.language)

    @property
    def begun(self) -> bool:
        """Whether a page has been saved, or something typed."""
        return bool(self.stored.pages or self.stored.drafts)

    @property
    def submitted(self) -> bool:
        """Whether the answers were sent and change no more."""
        return self.stored.sitting.submitted_at is not None

    def fill(self, page: Page, typed: Typed, faults: Mapping[ItemId, Sequence[Fault]] | None = None) -> FilledPage:
        """A page with what stands in its boxes and what is wrong with it."""
        view = page_view(self.questionnaire, page, self.language)
        return view.fill(self.journey.items(page), typed, faults, self.tell, how_far(self.journey, page, self.language))

    def draft(self, page: Page) -> Typed | None:
        """What was typed into a page and is not saved."""
        draft = self.stored.drafts.get(page.id)
        return None if draft is None else draft.typed

    def saved(self, page: Page) -> Typed:
        """What is saved of a page, as it was typed."""
        return typed_from(page.items, self.sitting.saved.get(page.id, {}))

    def page(self, page_id: str) -> Page:
        """A page by its id. Raises Missing."""
        page = self.questionnaire.pages_by_id.get(PageId(page_id))
        if page is None:
            raise Missing(NO_PAGE)
        return page


def how_far(journey: Journey, page: Page, language: Language) -> str:
    """How far along a page is, in words; nothing where that is not certain."""
    found = journey.progress(page) if page in journey.pages else None
    if found is None:
        return ""
    number, all_of_them = found
    words = QUESTION_OF if journey.questionnaire.one_question_each else PAGE_OF
    return _how_far(language, words, number, all_of_them)


@lru_cache(maxsize=MOST_PAGES)
def _how_far(language: Language, words: str, number: int, all_of_them: int) -> str:
    return wording(language).say(words, number=number, all=all_of_them)


def site_language(language: str) -> Language:
    """A language the site itself speaks. Raises Missing."""
    if language not in LANGUAGES:
        raise Missing(NO_LANGUAGE)
    return Language(language)


def visit(language: str | None, token: str) -> Visit:
    """The sitting behind a personal link, in a language or the one it was last answered in.

    Raises NoSuchSitting, Missing, and Away where this program does not understand the questionnaire's text any more.
    """
    stored = site().store.find(token)
    if stored is None:
        raise NoSuchSitting
    questionnaire = site().questionnaire(stored.sitting.content_hash)
    if questionnaire is None:
        log.error(
            "A sitting cannot go on: this program cannot read the text of %s %s it began with (%s)",
            stored.sitting.questionnaire_id,
            stored.sitting.version,
            stored.sitting.content_hash,
        )
        raise Away(NOT_SHOWN)
    if language is not None and language not in questionnaire.languages:
        raise Missing(NO_LANGUAGE)
    return Visit(Language(language or stored.sitting.language), token, stored, questionnaire)


def named(questionnaire_id: str, version: str | None) -> Questionnaire:
    """A questionnaire in the version named, or its newest. Raises Missing."""
    catalogue = site().catalogue
    questionnaire = catalogue.find(questionnaire_id, version)
    if questionnaire is None:
        known = catalogue.find(questionnaire_id) is not None
        raise Missing(NO_VERSION if known else NO_QUESTIONNAIRE)
    return questionnaire


def introduced(language: str, questionnaire_id: str, version: str | None) -> Questionnaire:
    """A questionnaire as it is offered in a language. Raises Missing."""
    questionnaire = named(questionnaire_id, version)
    if language not in questionnaire.languages:
        raise Missing(NO_LANGUAGE)
    return questionnaire
