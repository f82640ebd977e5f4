"""Sample sittings: made-up answers to real questionnaires, the same ones every time."""

from __future__ import annotations

import random

from engine.cases.made_up import Somebody
from engine.catalogue import Catalogue
from engine.journey import Journey
from engine.questionnaire import Answers, PageId, Questionnaire
from engine.store import Store

NAMES = (
    "Siân Llŵyd",
    "Oluwaseun Adébáyò",
    "Zoë Fitzgerald-O\u2019Connor",
    "Wojciech Żółkiewski",
    "Ama Mensah",
    "Tomos ap Rhŷs",
)


def add_samples(store: Store, catalogue: Catalogue, number: int) -> int:
    """Complete so many sittings of every questionnaire in the catalogue, and say how many that are."""
    chance = random.Random(20261122)  # noqa: S311  # samples, not secrets
    questionnaires = catalogue.newest()
    for questionnaire in questionnaires:
        text = catalogue.text(questionnaire.content_hash)
        for place in range(number):
            _complete(store, questionnaire, text, place, chance)
    return number * len(questionnaires)


def _complete(store: Store, questionnaire: Questionnaire, text: str, place: int, chance: random.Random) -> None:
    language = questionnaire.languages[place % len(questionnaire.languages)]
    sitting, _ = store.start(questionnaire, text, language, sample=True)
    name = f"{NAMES[place % len(NAMES)]} (sample)"
    somebody = Somebody(name, chance.random(), chance)
    saved: dict[PageId, Answers] = {}
    for page in questionnaire.pages:
        items = Journey(questionnaire, saved).items(page)
        if items:
            saved[page.id] = somebody.answers(items)
            store.save_page(sitting.id, questionnaire, page.id, saved[page.id], language)
    store.submit(sitting, questionnaire)
