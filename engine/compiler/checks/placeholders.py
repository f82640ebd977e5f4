"""Placeholders in wordings: each names what is known where it stands, and the same in every language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from engine.compiler.asked import WORDINGS, wordings
from engine.compiler.draft import Draft, did_you_mean
from engine.compiler.placing import Here, needs_answer, parts, places
from engine.document import Mapping, Node, Problem, Scalar, Severity, Span
from engine.document.entries import scalars
from engine.document.near import nearest
from engine.questionnaire import Item, ItemId, Placeholder, ScaleId, owner_of
from engine.questionnaire.placeholders import has_braces, placeholders, stray_brace

BAND = "band"
UNIT = "unit"
NOT_SHOWN = frozenset({"information", "consent", "file", "repeated_group"})
"""Kinds whose answers are nothing to put into a sentence."""

IN_LINK = re.compile(r"\]\([^)\s]*\{")
DOUBLED = "A brace that is meant as one is written twice: {{ or }}."


def check(draft: Draft) -> Iterator[Problem]:
    """Every brace is a placeholder's or doubled, and every placeholder can be told."""
    languages = scalars(draft.document, "languages")
    known = _known(draft)
    for part, here in places(draft.document, draft.questionnaire):
        for key, node in wordings(part):
            said = _said(node, languages)
            if key in WORDINGS and any(map(has_braces, said)):
                yield from _check_wording(known, here, key, said)


def _said(node: Node, languages: list[Scalar]) -> list[Scalar]:
    """The wording in the author's language first, then in the others."""
    if not isinstance(node, Mapping):
        return [node] if isinstance(node, Scalar) else []
    ordered = sorted(node.items(), key=lambda entry: entry[0] not in languages[:1])
    return [scalar for _, scalar in ordered if isinstance(scalar, Scalar)]


@dataclass(frozen=True, slots=True)
class _Known:
    """The draft with what placeholders can name: on which page each item is asked, and the scores and bands."""

    draft: Draft
    asked_on: dict[ItemId, int]
    scores: tuple[str, ...]


def _known(draft: Draft) -> _Known:
    questionnaire = draft.questionnaire
    asked_on = {item.id: number for number, page in enumerate(questionnaire.pages) for item in page.items}
    bands = (f"{scale.id}.{BAND}" for scale in questionnaire.scales if scale.bands)
    return _Known(draft, asked_on, (*questionnaire.scales_by_id, *bands))


def _check_wording(known: _Known, here: Here, key: Scalar, said: list[Scalar]) -> Iterator[Problem]:
    draft = known.draft
    faults: list[Problem] = []
    for scalar in said:
        own = list(dict.fromkeys(placeholders(scalar)))
        stray, link = stray_brace(scalar), IN_LINK.search(scalar)
        faults += [problem for placeholder in own for problem in _about(known, here, scalar, placeholder)]
        if stray:
            faults.append(_stray(draft, scalar, stray))
        if link:
            where = "in the address of a link: another site would learn the answer"
            faults.append(_not_here(draft, scalar, link[0], where))
        elif own and key == UNIT:
            faults.append(_not_here(draft, scalar, "{", "in a unit: a number is read and written with it"))
    yield from faults
    if all(problem.severity is Severity.WARNING for problem in faults):
        yield from _unequal(draft, said)


def _stray(draft: Draft, scalar: Scalar, stray: str) -> Problem:
    return draft.problem(
        "placeholder.brace",
        _place(draft, scalar, stray.partition("\n")[0], 1),
        f'This "{stray[0]}" belongs to no placeholder.',
        f"A placeholder is an id between braces: {{id}} or {{id|words where there is no answer}}. {DOUBLED}",
    )


def _not_here(draft: Draft, scalar: Scalar, written: str, where: str) -> Problem:
    return draft.problem(
        "placeholder.not-here",
        _place(draft, scalar, written),
        f"A placeholder cannot stand {where}.",
        "Leave it out, or put it into the words around.",
    )


def _unequal(draft: Draft, said: list[Scalar]) -> Iterator[Problem]:
    first, *others = [{each.name for each in placeholders(scalar)} for scalar in said]
    for scalar, own in zip(said[1:], others, strict=True):
        lost, added = sorted(first - own), sorted(own - first)
        if lost or added:
            wrong = f"{{{lost[0]}}} is missing in these words" if lost else f"{{{added[0]}}} is in these words only"
            yield draft.problem(
                "placeholder.translation",
                scalar.span,
                f"{wrong}: the languages do not say the same.",
                "Give each language the same placeholders. The id is not translated, the words after | are.",
            )


def _about(known: _Known, here: Here, scalar: Scalar, placeholder: Placeholder) -> Iterator[Problem]:
    """What is wrong with one placeholder."""
    draft, name = known.draft, placeholder.name
    span = _place(draft, scalar, f"{{{name}")
    if known.asked_on.get(ItemId(name), here.pages) < here.pages:
        yield from _about_item(known, here, span, placeholder)
    elif not (here.scores and name in known.scores):
        yield from _unknown(known, here, span, name)
    elif here.printed:
        scale = draft.questionnaire.scales_by_id[ScaleId(name.removesuffix(f".{BAND}"))]
        items = draft.questionnaire.items
        if any(items[item].confidential for item in map(owner_of, scale.items) if item in items):
            yield _confidential(draft, span, name)


def _about_item(known: _Known, here: Here, span: Span, placeholder: Placeholder) -> Iterator[Problem]:
    draft, name = known.draft, placeholder.name
    item = draft.questionnaire.items[ItemId(name)]
    if item.kind.name in NOT_SHOWN:
        yield draft.problem(
            "placeholder.not-shown",
            span,
            f'"{name}" is an item of kind {item.kind.name}: it has no answer that can stand in a sentence.',
            "Name an item that is answered with a few words, a number, a date or a choice.",
        )
    elif here.printed and item.confidential:
        yield _confidential(draft, span, name)
    elif placeholder.otherwise is None and not _answered_by_all(known, item, here):
        yield draft.warning(
            "placeholder.not-everyone",
            span,
            f'Not everybody who reads this has answered "{name}". Where there is no answer, "…" is shown.',
            f"Say what to show instead: {{{name}|words where there is no answer}}.",
        )


def _answered_by_all(known: _Known, item: Item, here: Here) -> bool:
    """Whether whoever reads a wording has answered an item: all have to, or the conditions make sure of it.

    Where pages are taken in any order, none of them is certain to have been answered before another.
    """
    if any(needs_answer(condition, item.id) for condition in here.holds):
        return True
    if known.draft.questionnaire.order == "free" and not here.scores:
        return False
    page = known.draft.questionnaire.pages[known.asked_on[item.id]]
    asked = [parts(each) for each in (page.shown_when, item.shown_when)]
    declining = any(option.means for option in item.options)
    if item.required and not declining and all(conditions <= here.holds for conditions in asked):
        return True
    proofs = known.draft.proofs
    if proofs is None:
        return False
    read = [proofs.part_met(part) for part in here.holds]
    return proofs.possible(proofs.together(*read, proofs.unanswered(item))) is False


def _unknown(known: _Known, here: Here, span: Span, name: str) -> Iterator[Problem]:
    draft = known.draft
    if name in known.asked_on:
        yield draft.problem(
            "placeholder.later-name",
            span,
            f'What is answered to "{name}" is not known here yet.',
            "A text can tell answers from earlier pages only: ask it earlier, or leave the placeholder out.",
        )
    elif name in known.scores:
        yield draft.problem(
            "placeholder.later-name",
            span,
            f'"{name}" is a score, and scores are known only when everything is answered.',
            "Put it into results, feedback, the certificate or the closing, or leave the placeholder out.",
        )
    elif draft.lacks(name):
        earlier = [item for item, page in known.asked_on.items() if page < here.pages]
        names = [*earlier, *(known.scores if here.scores else ())]
        near = nearest(name, names) or nearest(name, [*known.asked_on, *known.scores])
        yield draft.problem(
            "placeholder.unknown-name",
            span,
            f'There is nothing called "{name}".',
            did_you_mean(name, [near] if near else [], f"Write the id of an item between the braces. {DOUBLED}"),
        )


def _confidential(draft: Draft, span: Span, name: str) -> Problem:
    return draft.problem(
        "placeholder.confidential",
        span,
        f'What was answered to "{name}" is confidential, and this is printed together with a name.',
        "Leave the placeholder out, or remove confidential from the item.",
    )


def _place(draft: Draft, scalar: Scalar, written: str, width: int = 0) -> Span:
    """Where some characters of a scalar stand in the file; the whole of it where it is written with escapes."""
    lines = draft.source.lines
    for line in range(scalar.span.line, min(scalar.span.end_line, len(lines)) + 1):
        begin = scalar.span.column - 1 if line == scalar.span.line else 0
        column = lines[line - 1].find(written, begin) + 1
        if column:
            return Span(line, column, line, column + (width or len(written)))
    return scalar.span
