"""Sample sittings: made-up answers to real questionnaires, the same ones every time."""

from __future__ import annotations

import random
from datetime import UTC, datetime
from decimal import Decimal

from engine.compiler import Catalogue
from engine.expressions import Number
from engine.journey import Journey
from engine.questionnaire import Answers, Item, Questionnaire, Value
from engine.store import Store, load_sitting

NAMES = (
    "Siân Llŵyd", "Oluwaseun Adébáyò", "Zoë Fitzgerald-O\u2019Connor", "Wojciech Żółkiewski", "Ama Mensah", "Tomos ap Rhŷs",
)  # fmt: skip
MOST = Decimal(24)


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
    sitting, token = store.start(questionnaire, text, language, sample=True)
    name = f"{NAMES[place % len(NAMES)]} (sample)"
    leaning = chance.random()
    while (stored := store.find(token)) is not None:
        journey = Journey(questionnaire, load_sitting(stored, questionnaire).saved)
        page = journey.first_undone
        if page is None:
            break
        answers: dict[str, Value] = {}
        for item in journey.items(page):
            answers.update(_answer(item, name, leaning, chance))
        store.save_page(sitting.id, questionnaire, page.id, answers, language)
    store.submit(sitting, questionnaire)


def _answer(item: Item, name: str, leaning: float, chance: random.Random) -> Answers:
    """One made-up answer; `leaning` (0 to 1) is how far up the options somebody tends to choose."""
    plain = [option for option in item.options if option.specify is None and not option.exclusive]
    if item.kind.name == "single_choice":
        spot = chance.gauss(leaning, 0.25) * (len(plain) - 1)
        return {item.id: plain[min(max(round(spot), 0), len(plain) - 1)].code}
    if item.kind.name == "multiple_choice":
        meant = [option.code for option in plain if option.means is None]
        return {item.id: tuple(code for code in meant if code in chance.sample(meant, k=min(2, len(meant))))}
    if item.kind.name == "text":
        return {item.id: name}
    if item.kind.name == "number" and isinstance(item.kind.type, Number):
        least = item.kind.type.least or Decimal(0)
        most = MOST if item.kind.type.most is None else item.kind.type.most
        return {item.id: Decimal(chance.randint(int(least), int(max(least, most))))}
    if not item.required:
        return {}
    required: dict[str, Value] = {
        "consent": True,
        "date": datetime.now(UTC).date(),
        "long_text": "A sample answer.",
    }
    return {item.id: required[item.kind.name]} if item.kind.name in required else {}
