"""Sample sittings: made-up answers to real questionnaires, the same ones every time."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from engine.catalogue import Catalogue
from engine.clock import today
from engine.items.consent import Consent
from engine.items.date import Date
from engine.items.long_text import LongText
from engine.items.multiple_choice import MultipleChoice
from engine.items.number import Number
from engine.items.single_choice import SingleChoice
from engine.items.text import ShortText
from engine.journey import Journey
from engine.questionnaire import Answers, Item, Option, PageId, Questionnaire, Value, other_key
from engine.store import Store

NAMES = (
    "Siân Llŵyd",
    "Oluwaseun Adébáyò",
    "Zoë Fitzgerald-O\u2019Connor",
    "Wojciech Żółkiewski",
    "Ama Mensah",
    "Tomos ap Rhŷs",
)
WORDS = "A sample answer."
FAR = Decimal(24)
SPREAD = 0.25
MOST_CHOSEN = 2


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
    leaning = chance.random()
    saved: dict[PageId, Answers] = {}
    for page in questionnaire.pages:
        items = Journey(questionnaire, saved).items(page)
        if items:
            saved[page.id] = _answers(items, name, leaning, chance)
            store.save_page(sitting.id, questionnaire, page.id, saved[page.id], language)
    store.submit(sitting, questionnaire)


def _answers(items: tuple[Item, ...], name: str, leaning: float, chance: random.Random) -> Answers:
    answers: dict[str, Value] = {}
    for item in items:
        value = _value(item, name, leaning, chance)
        if value is not None:
            answers[item.id] = value
            option = item.option(value) if isinstance(value, str) else None
            if option is not None and option.specify is not None:
                answers[other_key(item.id)] = WORDS
    return answers


def _value(item: Item, name: str, leaning: float, chance: random.Random) -> Value | None:
    """One made-up answer; `leaning` (0 to 1) is how far up the options somebody tends to choose."""
    value: Value | None = None
    match item.kind:
        case SingleChoice():
            value = _one(_offered(item), leaning, chance)
        case MultipleChoice():
            offered = _offered(item)
            chosen = chance.sample(offered, k=min(MOST_CHOSEN, len(offered)))
            value = tuple(option.code for option in offered if option in chosen)
        case Number() as kind:
            value = _number(kind, chance)
        case Date() as kind:
            value = _day(kind)
        case LongText(max_length=length):
            value = WORDS[:length].strip()
        case ShortText(max_length=length):
            value = name[:length].strip()
        case Consent():
            value = True
    return value


def _offered(item: Item) -> tuple[Option, ...]:
    """The options that are plain answers, or the first one where none is."""
    plain = [each for each in item.options if not (each.means or each.exclusive or each.specify)]
    return tuple(plain) or item.options[:1]


def _one(offered: Sequence[Option], leaning: float, chance: random.Random) -> str:
    spot = round(chance.gauss(leaning, SPREAD) * (len(offered) - 1))
    return offered[min(max(spot, 0), len(offered) - 1)].code


def _number(kind: Number, chance: random.Random) -> Decimal:
    least = kind.at_least if kind.at_least is not None else min(Decimal(0), (kind.at_most or FAR) - FAR)
    most = kind.at_most if kind.at_most is not None else least + FAR
    unit = Decimal(1).scaleb(-kind.decimals)
    return least + chance.randint(0, int((most - least) / unit)) * unit


def _day(kind: Date) -> date:
    day = today()
    earliest, latest = (day if isinstance(limit, str) else limit for limit in (kind.earliest, kind.latest))
    return max(earliest or date.min, min(latest or date.max, day))
