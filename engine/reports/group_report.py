"""A report on a group: how many are in which band, without names, and nothing that so few people stand behind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal

from engine.questionnaire import Language, Scale
from engine.reports.group_tally import Tally, comparable_scales, names_of
from engine.reports.hiding import Cells, Run, Told, counted_in, told_of
from engine.wording import Wording, wording

SMALLEST = 10
"""Nothing is told of fewer people, unless an installation sets more."""


@dataclass(frozen=True, slots=True)
class Share:
    """How many are in a band, or in one of several that are told together, and how much that is of all in per cent."""

    label: str
    people: int
    percent: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """One scale: who is where, in words where the middle is; without shares where they would tell too much."""

    label: str
    shares: tuple[Share, ...]
    middle: str | None

    @property
    def rounded(self) -> bool:
        """Whether its percentages do not add up to 100, because each of them is rounded."""
        return bool(self.shares) and sum(share.percent for share in self.shares) != 100  # noqa: PLR2004  # per cent


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupReport:
    """Everything the report on a group says, or on everybody where `group` is None.

    `people` is None where they are fewer than `least`; then nothing else is told. `without` says that those in groups
    that are too small are left out, or they could be worked out.
    """

    title: str
    body: str | None
    language: Language
    group: str | None
    people: int | None
    least: int
    without: bool
    spreads: tuple[Spread, ...]
    not_told: tuple[str, ...]
    version: str
    created: datetime


def group_report_of(
    tally: Tally, language: Language, *, group: str | None = None, least: int = SMALLEST
) -> GroupReport | None:
    """The report on a group, or on everybody; None where nobody has completed anything yet."""
    if tally.last is None:
        return None
    asked, words = tally.questionnaire, wording(language)
    large = [name for name, number in tally.people.items() if name is not None and number >= least]
    others = sum(number for name, number in tally.people.items() if name not in large)
    without = 0 < others < least
    if group is None:
        people = sum(tally.people[name] for name in large) + (0 if without else others)
    else:
        people = tally.people.get(group, 0)
    told = people >= least
    scales = comparable_scales(asked) if told else ()
    return GroupReport(
        title=asked.title.say(language),
        body=asked.body.say(language) if asked.body else None,
        language=language,
        group=group,
        people=people if told else None,
        least=least,
        without=told and group is None and without,
        spreads=tuple(_spread(tally, scale, large, group, least, words) for scale in scales),
        not_told=tuple(
            scale.label.say(language) for scale in asked.scales if told and scale.shown and scale not in scales
        )
        if not asked.confidential
        else (),
        version=asked.version,
        created=tally.last,
    )


def _spread(  # noqa: PLR0913, PLR0917  # of whom, of what, in which words
    tally: Tally, scale: Scale, large: Sequence[str], group: str | None, least: int, words: Wording
) -> Spread:
    cells = tally.cells[scale.id]
    groups = {name: cells[name] for name in large}
    nobody = (0,) * (len(names_of(scale)) + 1)
    others = _added([nobody, *(found for name, found in cells.items() if name not in groups)])
    if sum(others) < least:
        others = nobody
    whole = _added([others, *groups.values()])
    first = 0 if whole[0] else 1  # where everybody has a score, there is no cell for those without
    told: Told[str] = told_of({name: found[first:] for name, found in groups.items()}, others[first:], least)
    runs, own = (told.everybody, whole) if group is None else (told.groups.get(group, ()), cells[group])
    return _as_told(scale, runs, own[first:], first, words)


def _added(several: Sequence[Cells]) -> Cells:
    return tuple(map(sum, zip(*several, strict=True)))


def _as_told(scale: Scale, runs: Sequence[Run], cells: Cells, first: int, words: Wording) -> Spread:
    language = Language(words.language)
    names = [words.say("No score"), *(name.say(language) for name in names_of(scale).values())][first:]
    everybody = sum(cells)
    shares = tuple(
        Share(
            _together(names[start:end], words),
            counted_in(cells, (start, end)),
            _percent(cells, (start, end), everybody),
        )
        for start, end in runs
    )
    in_order = bool(scale.bands) and not (runs and first == 0 and runs[0][1] > 1)
    climbing = shares[1:] if first == 0 else shares
    return Spread(
        label=scale.label.say(language),
        shares=shares,
        middle=_middle(climbing, words) if in_order and climbing else None,
    )


def _together(names: Sequence[str], words: Wording) -> str:
    *earlier, last = names
    return words.say("{earlier} or {last}", earlier=", ".join(earlier), last=last) if earlier else last


def _percent(cells: Cells, run: Run, everybody: int) -> int:
    share = Decimal(100 * counted_in(cells, run)) / everybody
    return int(share.quantize(Decimal(1), ROUND_HALF_UP))


def _middle(shares: Sequence[Share], words: Wording) -> str:
    """Where the middle is, and the middle half, worked out from what is told anyway: it gives nothing else away."""
    people = sum(share.people for share in shares)
    low, middle, high = (_reached(shares, people * part / 4) for part in (1, 2, 3))
    said = words.say("From the lowest to the highest, the person in the middle is in: {band}.", band=middle)
    if low == high:
        return f"{said} {words.say('So are at least half of all.')}"
    if (low, high) == (shares[0].label, shares[-1].label):
        return said
    return f"{said} {words.say('Half of all are between: {low}, and: {high}.', low=low, high=high)}"


def _reached(shares: Sequence[Share], people: float) -> str:
    """The share in which so many people are reached, counted from the lowest."""
    so_far = 0
    for share in shares:
        so_far += share.people
        if so_far >= people:
            return share.label
    return shares[-1].label
