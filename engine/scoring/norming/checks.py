"""What can be wrong with the norms of a scale."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from engine.document import Mapping as MappingNode
from engine.document import Severity, Span
from engine.document.entries import as_number, entries, number, whole
from engine.expressions import Choice, Number
from engine.expressions.types import plain
from engine.questionnaire import Declined, Scale
from engine.scoring.complaint import Complaint, named, near, place
from engine.scoring.key import Key
from engine.scoring.norming.groups import Asked, Between, Group, OneOf, read_fallback, read_groups
from engine.scoring.norming.standard import read_conversion
from engine.scoring.norming.whom import misplaced
from engine.scoring.ranges import left_out
from engine.scoring.rounding import Exact, rounded, shown
from engine.scoring.scorer import Material

USUAL = {"z": (-5, 5), "t": (0, 100), "sten": (1, 10), "stanine": (1, 9)}
"""Where standard scores lie: a polynomial is looked at there, if it does not say for which scores it is made."""

STEPS = 100


def complaints_of(material: Material, raw: tuple[Exact, Exact] | None) -> Iterator[Complaint]:
    """All of it; `raw` is the range of the score that is compared."""
    scale = material.scale
    yield from _made_of(material)
    yield from _method(scale)
    yield from _conversion(scale)
    yield from _turning(scale)
    groups, fallback = read_groups(scale), read_fallback(scale)
    for group in (*groups, *((fallback,) if isinstance(fallback, Group) else ())):
        yield from _numbers(scale, group, raw)
    yield from _people(scale, groups)
    faults = [fault for group in groups for fault in _attributes(material, group)]
    yield from faults
    known = all(str(name) in material.others for group in groups for name, _ in group.when)
    if not faults and known:
        yield from misplaced(material, groups, fallback)


def _made_of(material: Material) -> Iterator[Complaint]:
    scale = material.scale
    if bool(scale.items) is bool(scale.scales) or len(scale.scales) > 1 or (scale.scales and "from" in scale.settings):
        yield Complaint(
            "norm.made-of",
            f'It is not clear which score "{scale.id}" compares with norms.',
            "Name either items, with from: sum or mean, or one scale, as in scales: [teamwork].",
            scale.span,
        )
    if Declined.NORM in scale.do_not:
        yield Complaint(
            "scale.declined",
            f'"{scale.id}" gives norms, though it says do_not: [norm].',
            "Remove the scale; or take norm out of do_not, if there are norms that are sound.",
            place(scale.settings.get("gives"), scale.span),
        )
    for member in material.members:
        where = named(member.id, scale.scales, scale.span)
        own = Declined.NORM in member.scale.do_not
        declared = f'at "{member.id}"' if own else "in what it is made of"
        if member.scale.outcomes:
            message = f'The result of "{member.id}" is no number, so it cannot be compared with norms.'
            yield Complaint("scale.not-a-number", message, "Name a scale whose result is a number.", where)
        elif not member.comparable:
            yield Complaint(
                "scale.declined",
                f'The scores of "{member.id}" are not to be compared with those of other people.',
                "Remove this scale. Scores that only rank what is in one person mean nothing beside another's."
                if member.within_person
                else f"Remove it; or take norm out of do_not {declared}, if there are norms that are sound.",
                where,
            )
        elif member.shrinks:
            message = (
                f'Where an item of "{member.id}" does not apply, its sum is smaller, and too small beside the norms.'
            )
            hint = f'Let "{member.id}" be a mean, with norms for the mean, or ask all of its items of everybody.'
            yield Complaint("scale.partial-sum", message, hint, where)
    lacking = left_out(material.keys) if str(scale.settings.get("from", "sum")) != "mean" else None
    if lacking is not None:
        yield Complaint(
            "scale.partial-sum",
            f'Where "{lacking.id}" does not apply, the sum is smaller by one item, and too small beside the norms.',
            "Write from: mean with norms for the mean, or ask all of these items of everybody.",
            named(lacking.id, scale.items, scale.span),
        )


def _method(scale: Scale) -> Iterator[Complaint]:
    gives = scale.settings.get("gives")
    turned = "what to turn, such as {of: z, polynomial: [100, 15]}"
    for kind, key, what in (("percentile", "method", "normal or empirical"), ("converted", "convert", turned)):
        written = scale.settings.get(key)
        if str(gives) == kind and written is None:
            message = f'"{scale.id}" gives {kind}, but does not say {key}.'
            yield Complaint("norm.method", message, f"Add {key}: {what}.", place(gives, scale.span))
        elif str(gives) != kind and written is not None:
            message = f"{key} goes with gives: {kind}, and this gives {gives}."
            hint = f"Remove {key}, or write gives: {kind}."
            yield Complaint("norm.method", message, hint, place(written, scale.span))


def _conversion(scale: Scale) -> Iterator[Complaint]:
    floor, ceiling = (as_number(scale.settings.get(key)) for key in ("floor", "ceiling"))
    if floor is not None and ceiling is not None and floor >= ceiling:
        message = f"The floor is {floor}, which is not below the ceiling, {ceiling}."
        yield Complaint("norm.conversion", message, "Correct one of them.", place(scale.settings["floor"], scale.span))
    node = scale.settings.get("convert")
    if not isinstance(node, MappingNode):
        return
    if ("polynomial" in node) is ("points" in node):
        hint = "Write either polynomial, its numbers beginning with the constant, or points."
        yield Complaint("norm.conversion", "It is not clear how scores are converted.", hint, node.span)
    elif "polynomial" in node and (floor is None or ceiling is None):
        message = "A polynomial goes up and down without end, so its scores need limits."
        yield Complaint("norm.conversion", message, "Add floor and ceiling to the scale.", node.span)
    elif "points" in node and ("at_least" in node or "at_most" in node):
        message = "at_least and at_most are for a polynomial; points have a first and a last one."
        yield Complaint("norm.conversion", message, "Remove them.", node.span)
    for one, other in pairwise(entries(node, "points")):
        low, high = number(one, "at"), number(other, "at")
        if low is not None and high is not None and low >= high:
            message = f"The point at {high} comes after the point at {low}."
            yield Complaint("norm.conversion", message, "Write the points from the lowest to the highest.", other.span)
    least, most = number(node, "at_least"), number(node, "at_most")
    if least is not None and most is not None and least >= most:
        message = f"No score is from {least} to {most}."
        yield Complaint("norm.conversion", message, "Correct at_least or at_most.", node.span)


def _turning(scale: Scale) -> Iterator[Complaint]:
    """A polynomial that rises and then falls, or the other way round, among the scores it is made for."""
    node = scale.settings.get("convert")
    floor, ceiling = (as_number(scale.settings.get(key)) for key in ("floor", "ceiling"))
    if not isinstance(node, MappingNode) or floor is None or ceiling is None or floor >= ceiling:
        return
    conversion = read_conversion(node)
    start, end = USUAL.get(conversion.of, (0, 0))
    low = Fraction(start if conversion.least is None else conversion.least)
    high = Fraction(end if conversion.most is None else conversion.most)
    steps = [low + (high - low) * step / STEPS for step in range(STEPS + 1)]
    turned = [
        rounded(min(max(conversion.turned(each), Fraction(floor)), Fraction(ceiling)), scale.places) for each in steps
    ]
    if conversion.points or len(turns := _turns(turned)) < 3:  # noqa: PLR2004  # a beginning, a turn and an end
        return
    told = [f"{plain(shown(steps[at]))} into {plain(turned[at])}" for at in turns[:3]]
    yield Complaint(
        "norm.turns-back",
        f"The polynomial turns back: it turns {told[0]}, {told[1]} and {told[2]}.",
        "Say under convert for which scores it is made: at_least, at_most.",
        node.span,
        Severity.WARNING,
    )


def _turns(values: Sequence[Decimal]) -> list[int]:
    """The places where values begin, end, and turn between rising and falling."""
    turns, direction = [0], 0
    for at, (one, other) in enumerate(pairwise(values)):
        step = (other > one) - (other < one)
        if step and direction and step != direction:
            turns.append(at)
        direction = step or direction
    return [*turns, len(values) - 1]


def _numbers(scale: Scale, group: Group, raw: tuple[Exact, Exact] | None) -> Iterator[Complaint]:
    """What a group needs for the method: mean and sd, or frequencies that rise, add up and go far enough."""
    empirical = str(scale.settings.get("method", "")) == "empirical"
    needed = "frequencies" if empirical else "mean and sd"
    lacking = group.frequencies is None if empirical else group.mean is None or group.sd is None
    unfit = (group.mean, group.sd) != (None, None) if empirical else group.frequencies is not None
    if lacking or unfit:
        message = f"{group.called} has no {needed}." if lacking else f"{group.called} has more than {needed}."
        hint = f"Give each group its {needed}" + (", and nothing else." if unfit else ".")
        yield Complaint("norm.group", message, hint, group.span)
    elif not group.label.words or not any(group.label.words.values()) or not group.people:
        yield Complaint("norm.group", "A group has a label and people.", "Add label and people.", group.span)
    frequencies = group.frequencies
    if frequencies is None or not empirical:
        return
    if any(low >= high for low, high in pairwise(frequencies.scores)):
        message = f"The scores of {group.called} do not rise from row to row."
        yield Complaint("norm.table", message, "Write each score once, from the lowest to the highest.", group.span)
    elif raw is not None and not frequencies.scores[0] <= raw[0] <= raw[1] <= frequencies.scores[-1]:
        least, most = (shown(end) for end in (frequencies.scores[0], frequencies.scores[-1]))
        yield Complaint(
            "norm.table",
            f"The table of {group.called} goes from {least} to {most}, "
            f"but a score can be from {shown(raw[0])} to {shown(raw[1])}.",
            "Add a row for the lowest and the highest score; people: 0 if nobody had it.",
            group.span,
        )
    if frequencies.everybody != group.people:
        yield Complaint(
            "norm.people",
            f"The rows of {group.called} come to {frequencies.everybody} people, but it says {group.people}.",
            "Correct the rows, or people.",
            group.span,
        )


def _people(scale: Scale, groups: tuple[Group, ...]) -> Iterator[Complaint]:
    source = scale.settings.get("source")
    said = whole(source, "people") if isinstance(source, MappingNode) else None
    together = sum(group.people for group in groups)
    if said is not None and together > said:
        yield Complaint(
            "norm.people",
            f"The groups come to {together} people, but only {said} were asked in all.",
            "Correct the groups, or the people of the source.",
            place(source, scale.span),
        )


def _attributes(material: Material, group: Group) -> Iterator[Complaint]:
    for name, asked in group.when:
        key = material.others.get(str(name))
        if key is None:
            continue  # told as an unknown item
        if not isinstance(key.type, Choice | Number):
            message = f'"{name}" is an item of kind {key.item.kind.name}; groups go by single_choice and numbers.'
            yield Complaint("norm.attribute", message, "Name an item of one of these kinds.", name.span)
        elif isinstance(asked, OneOf) is not isinstance(key.type, Choice):
            yield _misasked(name.span, str(name), key)
        elif isinstance(asked, OneOf):
            for code in asked.written:
                if code not in key.worths:
                    hint = near(code, key.worths, f"Its options are: {', '.join(key.worths)}.")
                    message = f'"{name}" has no option "{code}".'
                    yield Complaint("table.unknown-option", message, hint, code.span)
        elif not _possible(asked, key):
            message = f'Nobody answers "{name}" like this.'
            yield Complaint("norm.attribute", message, "Correct at_least or at_most.", name.span)


def _misasked(span: Span, name: str, key: Key) -> Complaint:
    if isinstance(key.type, Number):
        message = f'"{name}" is a number, and a group says from where to where.'
        hint = f"Write {name}: {{at_least: 16, at_most: 24}}, or one of the two."
    else:
        message = f'"{name}" has options, and a group names some of them.'
        hint = f"Write {name}: {next(iter(key.worths), 'code')}, or a list of codes."
    return Complaint("norm.attribute", message, hint, span)


def _possible(asked: Asked, key: Key) -> bool:
    number = key.type
    if not isinstance(asked, Between) or not isinstance(number, Number):
        return True
    lows = [each for each in (asked.least, number.least) if each is not None]
    highs = [each for each in (asked.most, number.most) if each is not None]
    return not lows or not highs or max(lows) <= min(highs)
