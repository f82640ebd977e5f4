"""What is wrong with the raters of a scale, and what would give single ones away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from engine.document import Scalar
from engine.expressions import Choice
from engine.questionnaire import AnsweredAtLeast, Questionnaire, Scale
from engine.scoring.complaint import Complaint, near, place
from engine.scoring.rating.raters import AT_LEAST, Raters, asked_of_each, names, raters_of
from engine.scoring.scorer import Material
from engine.scoring.spread import mixed_ranges

GROUPING = ("group", "at_least", "not_anonymous")


def rater_complaints(material: Material) -> Iterator[Complaint]:
    """What is named is in the repeated group, and can be rated and grouped by."""
    scale, raters = material.scale, raters_of(material)
    if raters.item is None:
        return  # an item that is not there is told of already
    inside = [str(each.id) for each in asked_of_each(raters.item)]
    if not inside:
        yield Complaint(
            "raters.not-a-group",
            f'"{raters.item.id}" is asked once, so it cannot hold what several raters say.',
            "Name an item of kind repeated_group.",
            place(scale.settings.get("raters"), scale.span),
        )
        return
    yield from _unknown(scale, raters, inside)
    yield from _group(scale, raters)
    yield from _rated(material, raters)
    yield from _missing(scale, len(raters.keys))


def _unknown(scale: Scale, raters: Raters, inside: list[str]) -> Iterator[Complaint]:
    for name in (*_written(scale.settings.get("group")), *names(scale.settings.get("rated_by"))):
        if name not in inside:
            hint = near(name, inside, f"It asks: {', '.join(inside)}.")
            message = f'"{raters.item.id if raters.item else ""}" does not ask "{name}" of each rater.'
            yield Complaint("raters.unknown-name", message, hint, name.span)
    codes = [str(group.code) for group in raters.groups]
    for name in names(scale.settings.get("not_anonymous")) if codes else ():
        if name not in codes:
            hint = near(name, codes, f"The groups are: {', '.join(codes)}.")
            yield Complaint("raters.unknown-name", f'There is no group "{name}".', hint, name.span)


def _group(scale: Scale, raters: Raters) -> Iterator[Complaint]:
    group = raters.group
    if group is not None and not (isinstance(group.kind.type, Choice) and raters.groups):
        yield Complaint(
            "raters.group",
            f'"{group.id}" is an item of kind {group.kind.name}, which puts nobody into a group.',
            "Name an item of kind single_choice, whose options are the groups.",
            place(scale.settings.get("group"), scale.span),
        )


def _rated(material: Material, raters: Raters) -> Iterator[Complaint]:
    scale, written = material.scale, {str(name): name for name in names(material.scale.settings.get("rated_by"))}
    for key in raters.keys:
        if not key.scored:
            yield Complaint(
                "scale.unscored-item",
                f'No answer to "{key.id}" is worth anything, so "{scale.id}" cannot count it.',
                "Give its options a score, or remove it from rated_by.",
                place(written[key.id], scale.span),
            )
    if material.keys and len(material.keys) != len(written):
        yield Complaint(
            "raters.unlike",
            f"Raters answer {len(written)} items, and the person {len(material.keys)}, so they cannot be compared.",
            "List under items the own answers to what stands under rated_by, in the same order; or leave items out.",
            place(scale.settings.get("rated_by"), scale.span),
        )
    yield from mixed_ranges(scale, (*material.keys, *raters.keys))


def _missing(scale: Scale, rated: int) -> Iterator[Complaint]:
    missing, span = scale.missing, place(scale.settings.get("missing"), scale.span)
    if missing.instead is not None:
        yield Complaint(
            "scale.stand-in",
            "Nothing stands in for what a rater has not answered: the mean is that of the answers there are.",
            "Remove instead.",
            span,
        )
    if isinstance(missing, AnsweredAtLeast) and rated and missing.count > rated:
        message = f'"{scale.id}" needs {missing.count} answers of each rater, but has {rated} items under rated_by.'
        yield Complaint("scale.missing", message, f"Ask for {rated} answers at most.", span)


def single_raters_seen(questionnaire: Questionnaire, gathering: Iterable[Material]) -> Iterator[Complaint]:
    """Raters whose answers a centre would see one by one, or who are grouped in ways that tell on each other."""
    seen: dict[str, list[Scale]] = {}
    for material in gathering:
        scale, item = material.scale, raters_of(material).item
        if item is None or not asked_of_each(item):
            continue
        span = place(scale.settings.get("raters"), scale.span)
        others = seen.setdefault(str(item.id), [])
        if not (item.confidential or questionnaire.confidential) and not others:
            yield Complaint(
                "raters.not-confidential",
                f'What each rater says would be seen one by one, because "{item.id}" is not confidential.',
                f'Write confidential: yes at "{item.id}". The scores made of it are shown all the same.',
                span,
            )
        if others and _grouping(scale) != _grouping(others[0]):
            yield Complaint(
                "raters.grouped-otherwise",
                f'"{scale.id}" groups its raters in another way than "{others[0].id}": one could be subtracted from '
                "the other, and what a hidden group says would be known.",
                f"Give both the same {', '.join(GROUPING[:-1])} and {GROUPING[-1]}.",
                span,
            )
        yield from _counted_otherwise(scale, others)
        others.append(scale)


def _counted_otherwise(scale: Scale, others: Iterable[Scale]) -> Iterator[Complaint]:
    """Scales with items in common that may count different raters: the difference is what one of them says."""
    rated = _rated_by(scale)
    for other in others:
        alike = rated == _rated_by(other) and scale.missing == other.missing
        if not alike and not rated.isdisjoint(_rated_by(other)):
            yield Complaint(
                "raters.counted-otherwise",
                f'"{scale.id}" counts some of the items of "{other.id}" again: where a rater has left out an answer, '
                "one could be subtracted from the other, and what this rater says would be known.",
                "Name each item in one of these scales only; to put scales together use scorer: composite.",
                place(scale.settings.get("rated_by"), scale.span),
            )
            return


def _rated_by(scale: Scale) -> frozenset[str]:
    return frozenset(map(str, names(scale.settings.get("rated_by"))))


def _grouping(scale: Scale) -> tuple[object, ...]:
    group, least, known = (scale.settings.get(key) for key in GROUPING)
    return str(group), str(least or AT_LEAST), frozenset(map(str, names(known)))


def _written(node: object) -> tuple[Scalar, ...]:
    return (node,) if isinstance(node, Scalar) else ()
