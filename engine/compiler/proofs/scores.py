"""Scores as variables after all items: which values and bands there can be, whatever was answered.

More may be taken to be possible here than is: two scales are looked at apart from one another, and from the answers. So
what cannot be is proved, and what can be never is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from engine.compiler.proofs.cells import between, numbers
from engine.compiler.proofs.diagrams import Diagrams, Node
from engine.compiler.proofs.knowledge import NULL, Knowledge, Known, sure_only
from engine.compiler.proofs.mentions import Mention
from engine.compiler.proofs.variables import Choices
from engine.expressions import Number
from engine.questionnaire import Questionnaire, Scale, Value
from engine.scoring import Key, score_ranges
from engine.scoring.plan import Plan, plans
from engine.scoring.ranges import left_out

BAND = "band"


@dataclass(frozen=True, slots=True)
class ScoreVariable:
    """The score of a scale: its values with the band of each, then none, where there may be none."""

    name: str
    top: int
    values: tuple[tuple[Knowledge, Knowledge], ...]
    always: bool

    item: None = None

    def score(self, diagrams: Diagrams) -> Node:
        """The value."""
        return self._node(diagrams, [value for value, _ in self.values])

    def band(self, diagrams: Diagrams) -> Node:
        """The band."""
        return self._node(diagrams, [band for _, band in self.values])

    def before(self, diagrams: Diagrams, goal: Node, applies: Node) -> Node:
        """Some value may reach it."""
        del applies
        *kids, nothing = goal.kids
        return diagrams.combine(sure_only, diagrams.either(*kids, *(() if self.always and kids else (nothing,))))

    def reach(self, diagrams: Diagrams, goal: Node, chosen: Choices, *, applies: bool) -> Value | None:
        """Nothing: a score cannot be chosen."""
        del diagrams, goal, chosen, applies
        return None

    def _node(self, diagrams: Diagrams, given: list[Knowledge]) -> Node:
        return diagrams.branch(self.top, tuple(diagrams.leaf(knowledge) for knowledge in [*given, NULL]))


def score_variables(
    questionnaire: Questionnaire, mentioned: Mapping[str, Mention], first: int
) -> Iterator[ScoreVariable]:
    """The scales that conditions name, with their variables, the first of which has this number."""
    named = [plan for plan in plans(questionnaire) if {plan.scale.id, f"{plan.scale.id}.{BAND}"} & mentioned.keys()]
    ranges = score_ranges(questionnaire) if named else {}
    for number, plan in enumerate(named, first):
        known = ranges.get(plan.scale.id) if _bounded(plan) else None
        mention = mentioned.get(plan.scale.id, Mention())
        values = _outcomes(plan.scale) or _values(plan.scale, Number(*(known or (None, None))), mention)
        yield ScoreVariable(plan.scale.id, number, tuple(values), always=_always(plan))


def _bounded(plan: Plan) -> bool:
    return _certain(plan) or left_out(plan.keys) is None


def _certain(plan: Plan) -> bool:
    return plan.scorer is not None and plan.scorer.certain


def _outcomes(scale: Scale) -> list[tuple[Knowledge, Knowledge]]:
    bands = {outcome.code: scale.band_of(outcome.code) for outcome in scale.outcomes}
    return [(Known(code), NULL if band is None else Known(band.id)) for code, band in bands.items()]


def _values(scale: Scale, number: Number, mention: Mention) -> Iterator[tuple[Knowledge, Knowledge]]:
    starts = frozenset(band.at_least for band in scale.bands)
    for low, high in numbers(number, scale.places, Mention(mention.constants | starts, mention.whole)):
        band = scale.band_of(low)
        yield between(low, high), NULL if band is None else Known(band.id)


def _always(plan: Plan) -> bool:
    """Whether everybody who finishes has a score: enough items are asked of all, and every answer to them counts."""
    sure = sum(not key.conditions and key.item.required and _counts(key) for key in plan.keys)
    enough = plan.scale.missing.needed(len(plan.keys))
    return _certain(plan) and bool(plan.keys) and not plan.members and sure >= enough


def _counts(key: Key) -> bool:
    """Whether every answer does. Of what is inside an answer some may be missing, such as places in an order."""
    return not key.inner and (
        isinstance(key.type, Number) or all(isinstance(worth, Decimal) for worth in key.worths.values())
    )
