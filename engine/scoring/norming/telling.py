"""How a score came about that is compared with those of others, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from engine.document import Mapping as MappingNode
from engine.document.entries import whole, words
from engine.questionnaire import Answers, ItemId, Scale, Text, read_text
from engine.scoring.key import Key
from engine.scoring.norming.groups import Group
from engine.scoring.norming.standard import Standing
from engine.scoring.rounding import Exact, shown
from engine.scoring.score import Said, Step
from engine.wording import mark

KNOWN = mark("“{item}”: {answer}. Which people this score is compared with depends on this.")
UNKNOWN = mark("“{item}” was not answered. Which people this score is compared with depends on this.")
GROUP = mark("It is compared with the scores of this group: {group}. People in the group: {people}.")
FALLBACK = mark(
    "There is no group for exactly these answers, so it is compared with the scores of this group: {group}. "
    "People in the group: {people}."
)
SOURCE = mark("The scores it is compared with are from {source}: {population}, {date}. People asked in all: {people}.")
Z = mark(
    "The mean of the group is {mean}. Its standard deviation, which says how far apart the scores are, is {sd}. "
    "The z score says how many of these the score is above the mean (below it, if less than 0): "
    "({raw} - {mean}) ÷ {sd} = {standard}."
)
STANDARD_OF = {
    "t": mark("The T score is 50 + 10 × z = {standard}."),  # noqa: RUF001  # the sign of multiplication
    "sten": mark("The sten, a place from 1 to 10, is 2 × z + 6, rounded down and kept within 1 and 10: {standard}."),  # noqa: RUF001  # the sign of multiplication
    "stanine": mark(
        "The stanine, a place from 1 to 9, is 2 × z + 5.5, rounded down and kept within 1 and 9: {standard}."  # noqa: RUF001  # the sign of multiplication
    ),
    "percentile": mark(
        "If scores are spread like a bell, as in the normal distribution, {standard} in 100 people score lower."
    ),
}
EMPIRICAL = mark(
    "Of {people} people in the group, {below} had a lower score and {at} the same one: "
    "100 × ({below} + {at} ÷ 2) ÷ {people} = {standard}."  # noqa: RUF001  # the sign of multiplication
)
CONVERTED = mark("The published conversion turns {standard} into {turned}.")
NOT_CONVERTED = mark("The published conversion is not made for {standard}, so its limit is used: {value}.")
LIMITED = mark("This score is kept within its limits, so it is {value}.")
STATED = mark("{group}. People: {people}, mean: {mean}, standard deviation: {sd}.")
STATED_TABLE = mark("{group}. People: {people}, counted score by score.")
STATED_OTHERS = mark("For everybody else there is no score: {reason}")
NO_GROUP = mark("There is no group to compare these answers with, so there is no score.")
OUTSIDE = mark("Nobody in the group scored as low or as high as {raw}, so there is no score.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What is told of every score of one scale.

    Where an attribute is confidential, what gives it away is told as a step of that item, and so is withheld with it.
    """

    attributes: tuple[Key, ...]
    secret: ItemId | None
    source: dict[str, Said]
    gives: str
    converts: bool

    @classmethod
    def of(cls, scale: Scale, gives: str, attributes: Sequence[Key], *, converts: bool) -> Telling:
        """Made once for a scale."""
        author = next(iter(scale.label.words))
        node = scale.settings.get("source")
        source = node if isinstance(node, MappingNode) else MappingNode(scale.span)
        nothing = Text({author: ""})
        return cls(
            attributes=tuple(attributes),
            secret=next((key.item.id for key in attributes if key.item.confidential), None),
            source={
                "source": read_text(source.find("name"), author) or nothing,
                "population": read_text(source.find("population"), author) or nothing,
                "date": words(source, "date") or "",
                "people": whole(source, "people") or 0,
            },
            gives=gives,
            converts=converts,
        )

    def known(self, answers: Answers) -> tuple[Step, ...]:
        """What was answered to each item the groups go by."""
        return tuple(self._known(answers))

    def compared(self, group: Group, *, fallback: bool) -> tuple[Step, ...]:
        """Which group it is, and where its scores are from."""
        told: dict[str, Said] = {"group": group.label, "people": group.people}
        return Step(FALLBACK if fallback else GROUP, told, self.secret), Step(SOURCE, self.source)

    def stated(self, groups: Sequence[Group], fallback: Group | Text | None) -> Iterator[Step]:
        """Where the norms are from, and the groups with their numbers."""
        yield Step(SOURCE, self.source)
        for group in (*groups, *((fallback,) if isinstance(fallback, Group) else ())):
            told: dict[str, Said] = {"group": group.label, "people": group.people}
            if group.mean is None or group.sd is None:
                yield Step(STATED_TABLE, told)
            else:
                yield Step(STATED, {**told, "mean": shown(group.mean), "sd": shown(group.sd)})
        if isinstance(fallback, Text):
            yield Step(STATED_OTHERS, {"reason": fallback})

    def formula(self, group: Group, raw: Exact, found: Standing) -> tuple[Step, ...]:
        """The arithmetic with its numbers."""
        return tuple(self._formula(group, raw, found))

    def _formula(self, group: Group, raw: Exact, found: Standing) -> Iterator[Step]:
        if group.mean is None or group.sd is None or found.z is None:
            yield self._empirical(group, raw, found)
        else:
            told: dict[str, Said] = {"raw": shown(raw), "mean": shown(group.mean), "sd": shown(group.sd)}
            yield Step(Z, {**told, "standard": shown(found.z)}, self.secret)
            if self.gives in STANDARD_OF:
                yield Step(STANDARD_OF[self.gives], {"standard": shown(found.standard)})
        if found.turned is None:
            yield Step(NOT_CONVERTED, {"standard": shown(found.standard), "value": shown(found.value)})
            return
        if self.converts:
            yield Step(CONVERTED, {"standard": shown(found.standard), "turned": shown(found.turned)})
        if found.value != found.turned:
            yield Step(LIMITED, {"value": shown(found.value)})

    def _empirical(self, group: Group, raw: Exact, found: Standing) -> Step:
        frequencies = group.frequencies
        below, at = (0, 0) if frequencies is None else (frequencies.below(raw), frequencies.at(raw))
        told: dict[str, Said] = {"people": group.people, "below": below, "at": at, "standard": shown(found.standard)}
        return Step(EMPIRICAL, told, self.secret)

    def _known(self, answers: Answers) -> Iterator[Step]:
        for key in self.attributes:
            answer = answers.get(key.id)
            if answer is None:
                yield Step(UNKNOWN, {"item": key.ask}, key.item.id)
            else:
                yield Step(KNOWN, {"item": key.ask, "answer": key.shown(answer)}, key.item.id)
