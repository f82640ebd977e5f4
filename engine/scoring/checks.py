"""What is wrong with a questionnaire's scales, told when it is compiled."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence

from engine.document import Severity
from engine.expressions import Choice, Number, Rows
from engine.questionnaire import Item, ItemId, Questionnaire, Scale, ScaleId, inner_key
from engine.scoring.bands import band_complaints
from engine.scoring.complaint import Complaint, named, near, place
from engine.scoring.declarations import declared_complaints
from engine.scoring.key import Key, NonAnswer
from engine.scoring.nonsense import sensible_steps
from engine.scoring.plan import made, materials
from engine.scoring.ranges import stated
from engine.scoring.rating.checks import single_raters_seen
from engine.scoring.register import scorers
from engine.scoring.scorer import Material, Reads, Scorer
from engine.scoring.sidesteps import sidesteps

log = logging.getLogger(__name__)


def complaints(questionnaire: Questionnaire) -> Iterator[Complaint]:
    """Everything that is wrong with the scales. Never raises: a scorer that fails is complained about as well."""
    yield from _made_of(questionnaire)
    by_id = {material.scale.id: material for material in materials(questionnaire)}
    for scale in questionnaire.scales:
        try:
            wrong = False
            for complaint in _of_scale(by_id[scale.id]):
                wrong = wrong or complaint.severity is Severity.ERROR
                yield complaint
            if not wrong:
                _try(by_id[scale.id])
        except Exception as error:
            log.exception('The scorer "%s" failed while the scale "%s" was checked.', scale.scorer, scale.id)
            yield Complaint(
                "scale.scorer-failed",
                f'The scorer "{scale.scorer}" failed while it checked this scale: {type(error).__name__}: {error}',
                "This is a fault of the scorer. Tell those who made it, or use another.",
                scale.span,
            )
    yield from single_raters_seen(questionnaire, filter(_gathers, by_id.values()))
    yield from sidesteps(questionnaire)


def _gathers(material: Material) -> bool:
    scorer = scorers().get(material.scale.scorer)
    return scorer is not None and scorer.gathers


def _made_of(questionnaire: Questionnaire) -> Iterator[Complaint]:
    """Scales made of scales that are not there, or of themselves."""
    scales = questionnaire.scales_by_id
    for scale in questionnaire.scales:
        for name in scale.scales:
            if name not in scales:
                yield Complaint(
                    "scale.unknown-scale",
                    f'There is no scale "{name}".',
                    f'"{name}" is an item. Items stand under items:.'
                    if ItemId(name) in questionnaire.items
                    else near(name, scales, f"The scales are: {', '.join(scales)}."),
                    place(name, scale.span),
                )
            elif (way := _way_back(questionnaire, name, scale)) is not None:
                yield Complaint(
                    "scale.circular",
                    f'"{scale.id}" is made of itself: {" is made of ".join((scale.id, *way))}.',
                    f'Take "{name}" out of the scales of "{scale.id}"'
                    + ("." if len(way) == 1 else ", or break the circle elsewhere."),
                    place(name, scale.span),
                )


def _way_back(questionnaire: Questionnaire, start: ScaleId, to: Scale) -> tuple[ScaleId, ...] | None:
    """The way from a scale over those it is made of to another, if there is one."""
    ways: list[tuple[ScaleId, ...]] = [(start,)]
    seen = {start}
    while ways:
        way = ways.pop(0)
        if way[-1] == to.id:
            return way
        scale = questionnaire.scales_by_id.get(way[-1])
        further = [name for name in (scale.scales if scale is not None else ()) if name not in seen]
        seen.update(further)
        ways += [(*way, name) for name in further]
    return None


def _of_scale(material: Material) -> Iterator[Complaint]:
    scale = material.scale
    scorer = made(scorers()[scale.scorer], material)
    keys = scorer.keys
    yield from declared_complaints(scorer)
    if scorer.reads is Reads.CODES:
        yield from _nothing_to_reverse(scorer)
    else:
        yield from _unscored(scale, keys)
        yield from _reverse(scale, keys)
    yield from band_complaints(scorer)
    yield from _unknown_items(scorer)
    for complaint in scorer.check():
        if not isinstance(complaint, Complaint):
            message = f"what it complains of is no Complaint: {complaint!r}"
            raise TypeError(message)
        yield complaint


def _try(material: Material) -> None:
    """Ask a scorer what it is asked later, so that its author hears of a failure first; raises what it raises."""
    scorer = scorers()[material.scale.scorer](material)
    possible = stated(scorer, (*scorer.keys, *scorer.members), scorer.scale.places)
    if possible is not None and possible[0] > possible[1]:
        message = f"the least it calls possible is {possible[0]}, the greatest {possible[1]}"
        raise ValueError(message)
    tuple(scorer.read())
    sensible_steps(scorer.stated())


def _unknown_items(scorer: Scorer) -> Iterator[Complaint]:
    known = scorer.material.others
    for name in scorer.named():
        if name not in known:
            hint = near(name, known, "Name an item that is asked on one of the pages.")
            yield Complaint("scale.unknown-item", f'There is no item "{name}".', hint, name.span)


def _nothing_to_reverse(scorer: Scorer) -> Iterator[Complaint]:
    if scorer.scale.reverse:
        yield Complaint(
            "scale.reverse",
            f"The scorer {scorer.name} goes by codes; there is nothing to reverse.",
            "Remove reverse.",
            place(next(iter(scorer.scale.reverse)), scorer.scale.span),
        )


def _unscored(scale: Scale, keys: Sequence[Key]) -> Iterator[Complaint]:
    for key in keys:
        if not key.scored:
            yield Complaint(
                "scale.unscored-item",
                f'No answer to "{key.id}" is worth anything, so "{scale.id}" cannot count it.',
                "Give its options a score, or remove it from the items of the scale."
                if key.options
                else _inside_instead(key)
                or f"Remove it from the items of the scale; an item of kind {key.item.kind.name} has no score.",
                named(key.id, scale.items, scale.span),
            )
            continue
        for option in key.options:
            if key.worths[option.code] is NonAnswer.NO_SCORE:
                yield Complaint(
                    "scale.unscored-option",
                    f'Choosing "{option.code}" counts as no answer: it has neither score nor means.',
                    "Give it a score, or say with means: what it stands for.",
                    option.span,
                    Severity.WARNING,
                )


def _inside_instead(key: Key) -> str:
    """What to name instead of an item that has only inside it what could be scored."""
    scored = (name for name, kind in key.item.kind.inner.items() if isinstance(kind, Number | Choice))
    inside = ", ".join(inner_key(key.id, name) for name in scored)
    return f"Name what is inside it: {inside}." if inside and not key.inner else calculated_first(key.item, key.id)


def calculated_first(item: Item | None, name: str) -> str:
    """What to name instead of a repeated group, or of something it asks about each entry."""
    if item is None or not isinstance(item.kind.type, Rows):
        return ""
    numbers = [inner_key(item.id, inner) for inner, kind in item.kind.type.fields.items() if isinstance(kind, Number)]
    of_all = f"sum({name if name in numbers else numbers[0]})" if numbers else f"count({item.id})"
    return f"Add an item of kind calculated, such as value: {of_all}, and name that one here."


def _reverse(scale: Scale, keys: Sequence[Key]) -> Iterator[Complaint]:
    known = {str(key.id): key for key in keys}
    for item in sorted(scale.reverse):
        if item not in known:
            yield Complaint(
                "scale.reverse",
                f'"{item}" is reversed, but is not an item of "{scale.id}".',
                near(item, known, f"Its items are: {', '.join(known)}."),
                place(item, scale.span),
            )
        elif known[item].range is None and known[item].scored:
            yield Complaint(
                "scale.reverse",
                f'"{item}" cannot be reversed: it has no lowest or no highest answer.',
                "Give it at_least and at_most.",
                place(item, scale.span),
            )
