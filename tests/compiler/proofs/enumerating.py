"""All ways of answering a small questionnaire, one by one, to hold proofs against."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations, permutations, product

from engine.expressions import Boolean, Choice, Choices, DateType, Number, Rows, TextType
from engine.items.multiple_choice import MultipleChoice
from engine.items.ranking import Ranking
from engine.journey import Journey, PageAnswers
from engine.questionnaire import Answers, Item, PageId, Questionnaire, Value

TEXTS = ("Ann", "Bob", "Cy", "somebody else")


def sittings(questionnaire: Questionnaire) -> Iterator[PageAnswers]:
    """Every sitting that can be completed."""
    yield from _from(questionnaire, {}, 0)


def _from(questionnaire: Questionnaire, saved: dict[PageId, Answers], place: int) -> Iterator[PageAnswers]:
    if place == len(questionnaire.pages):
        yield saved
        return
    page = questionnaire.pages[place]
    items = Journey(questionnaire, saved).items(page)
    for values in product(*(list(answers_to(item)) for item in items)) if items else [()]:
        sent: Answers = {item.id: value for item, value in zip(items, values, strict=True) if value is not None}
        yield from _from(questionnaire, {**saved, page.id: sent} if items else saved, place + 1)


def answers_to(item: Item) -> Iterator[Value | None]:
    """Every answer to an item, and none where it can be left out."""
    if not item.kind.parts:
        yield None
        return
    match item.kind.type:
        case Choice(codes):
            yield from codes
        case Choices(codes) if isinstance(item.kind, Ranking):
            counts = [len(codes)] if item.kind.most == len(codes) else range(1, item.kind.most + 1)
            yield from (each for count in counts for each in permutations(codes, count))
        case Choices(codes):
            assert isinstance(item.kind, MultipleChoice)
            for count in range(1, (item.kind.at_most or len(codes)) + 1):
                chosen = combinations(codes, count)
                yield from (each for each in chosen if count == 1 or not item.kind.alone & set(each))
        case Number(least, most):
            assert least is not None
            assert most is not None
            step = Decimal(1).scaleb(-getattr(item.kind, "decimals", 0))
            yield from (least + step * each for each in range(int((most - least) / step) + 1))
        case Boolean():
            yield from (True,) if item.required else (True, False)
        case TextType():
            yield from TEXTS
        case _:
            yield from _dates_and_parts(item)
    if not item.required:
        yield None


def _dates_and_parts(item: Item) -> Iterator[Value]:
    match item.kind.type:
        case DateType():
            days = (date(2025, 11, 15) + timedelta(days=each) for each in range(120))
            read = (item.kind.read(item, item.kind.raw(day))[0] for day in days)
            yield from dict.fromkeys(answers[item.id] for answers in read if answers)
        case Rows():
            yield from (({"hours": Decimal(each)},) for each in (1, 2))
        case _:
            yield from ({"current": current, "target": target} for current, target in product("abc", repeat=2))
