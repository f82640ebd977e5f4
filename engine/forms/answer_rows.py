"""Questions with their answers in words, to be checked before they are sent."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup, escape

from engine.forms.fields import control_name
from engine.forms.said import said
from engine.forms.templating import macro_html
from engine.items.choosing import label
from engine.items.current_and_target import CurrentAndTarget
from engine.items.repeated_group import RepeatedGroup, rows
from engine.journey import told
from engine.questionnaire import Answers, Item, ItemId, Language, Tell, Value, other_key, untold
from engine.wording import wording


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerRow:
    """A question and its answer; `answer` is None where there is none. `id` is that of the row, to come back to.

    `stem` is what several questions in a row are asked under; `stem_hint` tells it from another with the same words.
    """

    id: str
    stem: Markup | None
    stem_hint: Markup | None
    question: Markup
    answer: Markup | None
    change_url: str | None = None


def row_id(item_id: str) -> str:
    """The id of the row with the answer to an item."""
    return f"answer-{item_id}"


def control_id(item: Item) -> str:
    """The id of an item's first control, to link to."""
    return control_name(item.id, next(iter(item.kind.parts), ""))


def answer_rows(
    items: Iterable[Item],
    answers: Answers,
    language: Language,
    change_url: Callable[[Item], str] | None = None,
    tell: Tell = untold,
) -> tuple[AnswerRow, ...]:
    """A row for each item that can be answered, and for each value that follows.

    `change_url` says where its answer can be changed, `tell` what was answered before it.
    """
    found: list[AnswerRow] = []
    for item in (told(item, tell) for item in items):
        entries = answers.get(item.id)
        if isinstance(item.kind, RepeatedGroup) and entries is not None:
            found += _entries(item, item.kind, rows(entries), language, change_url)
        elif item.kind.parts or item.id in answers:
            found.append(
                AnswerRow(
                    id=row_id(item.id),
                    stem=said(item.grid.ask, language) if item.grid else None,
                    stem_hint=said(item.grid.hint, language) if item.grid and item.grid.hint else None,
                    question=_question(item, language),
                    answer=_answer(item, answers, language),
                    change_url=change_url(item) if change_url and item.kind.parts else None,
                )
            )
    return tuple(found)


def _entries(
    group: Item,
    kind: RepeatedGroup,
    entries: tuple[Answers, ...],
    language: Language,
    change_url: Callable[[Item], str] | None,
) -> Iterator[AnswerRow]:
    """A row for each item in each entry of a repeated group."""
    entry = kind.entry.say(language)
    for number, answers in enumerate(entries, 1):
        called = wording(language).say("{entry} {number}", entry=entry, number=number)
        for item in kind.items:
            control = replace(item, id=ItemId(f"{group.id}-{number}-{item.id}"))
            yield AnswerRow(
                id=row_id(control.id),
                stem=said(group.ask, language),
                stem_hint=said(group.hint, language) if group.hint else None,
                question=escape(f"{called}: ") + said(item.ask, language),
                answer=_answer(item, answers, language),
                change_url=change_url(control) if change_url else None,
            )


def _question(item: Item, language: Language) -> Markup:
    asked = said(item.ask, language)
    if item.step is None:
        return asked
    return escape(wording(language).say("Step {number}", number=item.step)) + ": " + asked


def _answer(item: Item, answers: Answers, language: Language) -> Markup | None:
    value, words = answers.get(item.id), answers.get(other_key(item.id))
    if value is None:
        return None
    if isinstance(item.kind, CurrentAndTarget):
        return _both(item, item.kind, value, language)
    shown = item.kind.show(item, value, language)
    return escape(f"{shown}: {words}" if words else shown)


def _both(item: Item, kind: CurrentAndTarget, value: Value, language: Language) -> Markup:
    codes = kind.inside(value).items()
    return Markup().join(
        macro_html("pieces", "labelled", kind.call(item, part, language), label(item, str(code), language))
        for part, code in codes
    )
