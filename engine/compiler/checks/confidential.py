"""What is confidential stays so, and nobody has to tell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from engine.compiler.asked import option_lists
from engine.compiler.checks.option_sets import NOT_FOR
from engine.compiler.draft import Draft, called
from engine.document import Problem, Span
from engine.document.entries import words
from engine.expressions import Expression
from engine.items.calculated import Calculated
from engine.items.repeated_group import asked_of_each
from engine.questionnaire import Item, ItemId, Means, Option, owner_of

KEYS = frozenset(each.name for each in fields(Option))


def check(draft: Draft) -> Iterator[Problem]:
    """No certificate of a confidential questionnaire, a way to decline, and nothing that gives an answer away."""
    yield from _check_telling(draft)
    questionnaire = draft.questionnaire
    if questionnaire.confidential and "certificate" in draft.document:
        yield draft.problem(
            "confidential.certificate",
            draft.document.key("certificate").span,
            "A confidential questionnaire cannot print a certificate: it would show who answered.",
            "Remove the certificate, or ask these questions in a questionnaire of their own.",
        )
    told: set[Span] = set()
    unread = _unread(draft)
    for item in questionnaire.items.values():
        if not (questionnaire.confidential or item.confidential):
            continue
        for each in (item, *(asked_of_each(item) if item.required else ())):
            asked = each if each.grid is None else each.grid
            if _has_to_tell(each, unread) and asked.span not in told:
                told.add(asked.span)
                yield _no_way_out(draft, each, asked.span)


def _no_way_out(draft: Draft, item: Item, span: Span) -> Problem:
    named = called(item)
    declining = "Add an option such as {code: rather_not, label: Prefer not to say, means: prefer_not_to_say}, or w"
    return draft.problem(
        "confidential.no-way-out",
        span,
        f"{named[0].upper()}{named[1:]} is confidential, but has to be answered, and no option lets people keep it to "
        "themselves.",
        ("W" if "means" in NOT_FOR.get(item.kind.name, ()) else declining) + "rite required: no.",
    )


def _check_telling(draft: Draft) -> Iterator[Problem]:
    """Whoever sees a value that was made of an answer, or that a follow-up was answered, knows that answer."""
    if draft.questionnaire.confidential:
        return
    told: set[Span] = set()
    for page in draft.questionnaire.pages:
        for item in page.items:
            if item.confidential:
                continue
            made_of = _secret(draft, item.kind.value) if isinstance(item.kind, Calculated) else None
            decides = _secret(draft, page.shown_when, item.shown_when)
            asked = item if item.grid is None else item.grid
            if made_of is not None:
                yield _tells(draft, asked.span, f'This is worked out from the confidential answer to "{made_of}".')
            elif decides is not None and item.kind.type is not None and asked.span not in told:
                told.add(asked.span)
                message = (
                    f'The confidential answer to "{decides}" decides whether this is asked: who sees one knows both.'
                )
                yield _tells(draft, asked.span, message)


def _secret(draft: Draft, *expressions: Expression | None) -> ItemId | None:
    """The first confidential item that an expression names."""
    items = draft.questionnaire.items
    names = {owner_of(name) for expression in expressions if expression for name in expression.names}
    return next((name for name in sorted(names) if name in items and items[name].confidential), None)


def _tells(draft: Draft, span: Span, message: str) -> Problem:
    return draft.problem("confidential.follow-up", span, message, "Write confidential: yes here as well.")


def _unread(draft: Draft) -> set[Span]:
    """Options of which nobody can tell yet what they mean."""
    return {
        option.span
        for options in option_lists(draft.document)
        for option in options
        if words(option, "means") not in {None, *Means} or not option.keys() <= KEYS
    }


def _has_to_tell(item: Item, unread: set[Span]) -> bool:
    declining = any(option.means is Means.PREFER_NOT_TO_SAY or option.span in unread for option in item.options)
    return item.required and bool(item.options) and not declining
