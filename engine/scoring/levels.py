"""The levels of a scale, what each asks for, and what can be wrong with them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from engine.document import Mapping as MappingNode
from engine.document import Span
from engine.document.entries import entries, number, scalars
from engine.questionnaire import Scale, Text
from engine.scoring.complaint import Complaint, near, place
from engine.scoring.member import Counting


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing a level asks for: so much in an item or a scale."""

    name: str
    least: Decimal
    span: Span


@dataclass(frozen=True, slots=True)
class Level:
    """A level and all it asks for; without criteria everybody reaches it."""

    code: str
    label: Text
    criteria: tuple[Criterion, ...]
    span: Span


def read_levels(scale: Scale, made_of: Sequence[Counting]) -> tuple[Level, ...]:
    """The levels of a scale, from the lowest to the highest."""
    everything = [str(each.id) for each in made_of]
    return tuple(
        Level(outcome.code, outcome.label, tuple(_criteria(node, everything)), outcome.span)
        for outcome, node in zip(scale.outcomes, scale.settings["levels"], strict=False)
    )


def complaints_of(
    scale: Scale, made_of: Sequence[Counting], levels: Sequence[Level], *, cumulative: bool
) -> Iterator[Complaint]:
    """What levels name that is not there; if there is nothing of that kind, what nobody can reach."""
    known = {str(each.id): each for each in made_of}
    unknown = [each for level in levels for each in level.criteria if each.name not in known]
    for criterion in unknown:
        yield Complaint(
            "level.unknown-name",
            f'"{criterion.name}" is neither among the items nor among the scales of "{scale.id}".',
            near(criterion.name, known, f"There are: {', '.join(known)}."),
            criterion.span,
        )
    if not unknown:
        yield from _out_of_reach(levels, known)
        yield from _never_last(levels, cumulative=cumulative)


def _criteria(node: MappingNode, everything: Sequence[str]) -> Iterator[Criterion]:
    for need in entries(node, "needs"):
        least = number(need, "at_least") or Decimal(0)
        names = [*scalars(need, "items"), *scalars(need, "scales")]
        for name in names or everything:
            yield Criterion(str(name), least, place(name, need.span))


def _out_of_reach(levels: Sequence[Level], known: Mapping[str, Counting]) -> Iterator[Complaint]:
    for level in levels:
        for each in level.criteria:
            within = known[each.name].range
            if within is not None and each.least > within[1]:
                yield Complaint(
                    "level.never-reached",
                    f'Nobody can reach "{level.code}": it asks for {each.least} in "{each.name}", '
                    f"which is {within[1]} at most.",
                    f"Ask for {within[1]} or less.",
                    each.span,
                )
                break


def _never_last(levels: Sequence[Level], *, cumulative: bool) -> Iterator[Complaint]:
    """Levels that are never the one reached, because a later one asks for nothing more."""
    asked: list[dict[str, Decimal]] = []
    for level in levels:
        needs = dict(asked[-1]) if asked and cumulative else {}
        for each in level.criteria:
            needs[each.name] = max(each.least, needs.get(each.name, each.least))
        asked.append(needs)
    for rank, (level, needs) in enumerate(zip(levels, asked, strict=True)):
        later = next((after for after in range(rank + 1, len(levels)) if _follows(asked[after], needs)), None)
        if later is not None:
            yield Complaint(
                "level.never-reached",
                f'Nobody is told "{level.code}": who reaches it reaches "{levels[later].code}" as well, '
                "which asks for nothing more.",
                "Let each level ask for more than those before it, from the lowest to the highest.",
                levels[later].span,
            )


def _follows(later: Mapping[str, Decimal], earlier: Mapping[str, Decimal]) -> bool:
    """Whether who meets the earlier needs meets the later ones as well."""
    return all(name in earlier and least <= earlier[name] for name, least in later.items())
