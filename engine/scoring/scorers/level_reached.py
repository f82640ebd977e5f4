"""Level reached: every criterion of a level has to be met; strength in one does not make up for another.

Formula: the value is the highest level all of whose `needs` are met, and, since levels build on each other, all needs
of the levels before it; with `cumulative: no` each level stands for itself. A need asks each of its `items` or `scales`
to be worth `at_least` so much; one that names none asks it of all the scale is made of. `levels` go from the lowest to
the highest. A level without needs is reached by everybody, such as "Fail" or "Not yet": where there is none, there is
no score for those who reach no level. What is missing for the next level is told beside the result.
Units: none; the value is the code of a level.
Missing data: what has no answer, or no score, does not meet a need; `missing` says how much must be there at all. What
does not apply to somebody is not asked of them. A level whose needs all do not apply says nothing about them: it is
passed over, and never the one that is reached.
Checked: needs name what the scale is made of and can be met; no level asks for nothing more than the one before it.
Source: conjunctive (non-compensatory) grading, as in end-point assessment, where all knowledge, skills and behaviours
have to be met for a pass; `masteryValue` of each criterion in QTI.

Worked example:

    - id: s
      label: Grade
      items: [q1, q2, q3]
      scorer: level_reached
      levels:
        - {code: fail, label: Fail}
        - {code: pass, label: Pass, needs: [{at_least: 3}]}
        - {code: distinction, label: Distinction, needs: [{items: [q1, q2], at_least: 5}]}
      missing: all_required

    q1: 5, q2: 5, q3: 3 -> s: distinction
    q1: 5, q2: 4, q3: 3 -> s: pass
    q1: 5, q2: 5, q3: 2 -> s: fail
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, ClassVar

from engine.document.entries import YES_NO
from engine.scoring.complaint import Complaint
from engine.scoring.key import Key
from engine.scoring.levels import Criterion, Level, complaints_of, read_levels
from engine.scoring.member import Counting
from engine.scoring.rounding import shown
from engine.scoring.score import Part, Said, Step
from engine.scoring.scorer import Given, Material, Result, Scorer, Takes
from engine.scoring.spread import not_cut, not_numbers, within_person
from engine.wording import mark

REACHED = mark("All that “{level}” asks for is met.")
NOT_YET = mark("“{level}” is not reached yet.")
HELD_BACK = mark("“{level}” asks for at least {least} in “{criterion}”, where there is {worth}.")
HELD_BACK_NOTHING = mark("“{level}” asks for at least {least} in “{criterion}”, which has no answer or score.")
PASSED_OVER = mark("Nothing that “{level}” asks for applies here, so this level is skipped.")
NONE_REACHED = mark("None of the levels is reached yet. The first of them is “{level}”.")
NO_LEVEL = mark("None of what these levels ask for applies here.")
STILL_NEEDED = mark("At least {least} is needed for “{level}”")


class LevelReached(Scorer):
    """The highest level every criterion of which is met."""

    name = "level_reached"
    version = 1
    takes = Takes.EITHER
    decides = True
    outcomes_from = "levels"
    gives_parts = True
    schema: ClassVar[dict[str, Any]] = {
        "properties": {
            "levels": {
                "description": "What can be reached, from the lowest to the highest.",
                "type": "array",
                "minItems": 1,
                "maxItems": 100,
                "items": {
                    "description": "One level.",
                    "type": "object",
                    "properties": {
                        "code": {"$ref": "#/$defs/code", "description": "Its short name in stored scores."},
                        "label": {"$ref": "#/$defs/wording", "description": "What respondents read it is called."},
                        "needs": {
                            "description": "What has to be met. Without it everybody reaches the level.",
                            "type": "array",
                            "minItems": 1,
                            "maxItems": 1000,
                            "items": {
                                "description": "So much, in each of these.",
                                "type": "object",
                                "properties": {
                                    "items": {
                                        "description": "Items of the scale, each of which has to be worth so much. "
                                        "If neither items nor scales are named, all of them are meant.",
                                        "type": "array",
                                        "minItems": 1,
                                        "maxItems": 10_000,
                                        "uniqueItems": True,
                                        "items": {"type": "string", "maxLength": 121, "description": "An item."},
                                    },
                                    "scales": {
                                        "description": "Scales it is made of, each of which has to score so much.",
                                        "type": "array",
                                        "minItems": 1,
                                        "maxItems": 1000,
                                        "uniqueItems": True,
                                        "items": {"$ref": "#/$defs/id"},
                                    },
                                    "at_least": {
                                        "description": "The least that meets it.",
                                        "type": "number",
                                        "examples": [3],
                                    },
                                },
                                "required": ["at_least"],
                                "additionalProperties": False,
                            },
                        },
                    },
                    "required": ["code", "label"],
                    "additionalProperties": False,
                },
            },
            "cumulative": {
                "description": "yes (if nothing is said): a level is reached only with all before it. "
                "no: each level stands for itself.",
                "enum": ["yes", "no", "Yes", "No", True, False],
                "default": "yes",
            },
        },
        "required": ["levels"],
    }

    def __init__(self, material: Material) -> None:
        """Read what each level asks for."""
        super().__init__(material)
        self._cumulative = YES_NO.get(str(self.scale.settings.get("cumulative", "yes")), True)
        self._levels = read_levels(self.scale, [*self.keys, *self.members])

    def check(self) -> Iterator[Complaint]:
        """Levels name what there is, can be reached and differ."""
        yield from not_numbers(self.scale, self.members)
        yield from within_person(self.scale, self.members)
        yield from not_cut(self.scale, self.members)
        yield from complaints_of(self.scale, [*self.keys, *self.members], self._levels, cumulative=self._cumulative)

    def score(self, given: Given) -> Result:
        """Up the levels, as far as all needs are met."""
        counting = {str(key.id): key for key in given.keys}
        reached: Level | None = None
        held: tuple[Level, Sequence[Criterion]] | None = None
        over: list[Level] = []
        for level in self._levels:
            asked = [each for each in level.criteria if each.name in counting]
            if level.criteria and not asked:
                over.append(level)
                continue
            unmet = [each for each in asked if not _met(each, given)]
            if not unmet and (held is None or not self._cumulative):
                reached, held = level, None
            elif unmet and held is None:
                held = (level, unmet)
        steps = tuple(_told(reached, held, over, counting, given)) if given.explain else ()
        if reached is None:
            reason = Step(NO_LEVEL) if held is None else Step(NONE_REACHED, {"level": held[0].label})
            return Result(None, reason, steps=steps)
        return Result(reached.code, steps=steps, parts=() if held is None else tuple(_parts(*held, counting, given)))


def _met(criterion: Criterion, given: Given) -> bool:
    worth = given.worths.get(criterion.name)
    return worth is not None and worth >= criterion.least


def _parts(level: Level, unmet: Sequence[Criterion], counting: dict[str, Counting], given: Given) -> Iterator[Part]:
    for each in unmet:
        note = Step(STILL_NEEDED, {"least": each.least, "level": level.label})
        yield Part(id=each.name, label=counting[each.name].ask, value=given.worths.get(each.name), note=note)


def _told(
    reached: Level | None,
    held: tuple[Level, Sequence[Criterion]] | None,
    over: Sequence[Level],
    counting: dict[str, Counting],
    given: Given,
) -> Iterator[Step]:
    for level in over:
        yield Step(PASSED_OVER, {"level": level.label})
    if reached is not None:
        yield Step(REACHED, {"level": reached.label})
    if held is None:
        return
    level, unmet = held
    for each in unmet:
        told: dict[str, Said] = {"level": level.label, "least": each.least, "criterion": counting[each.name].ask}
        worth = given.worths.get(each.name)
        item = key.id if isinstance(key := counting[each.name], Key) else None
        if worth is None:
            yield Step(HELD_BACK_NOTHING, told, item)
        else:
            yield Step(HELD_BACK, {**told, "worth": shown(worth)}, item)
    yield Step(NOT_YET, {"level": level.label})
