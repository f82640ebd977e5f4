"""Decision table: rules on which options were chosen decide on one of several outcomes.

Formula: the outcome of the rule whose `when` the answers match. `when` names a code, a list of codes or `any` for each
input; an input it leaves out may be anything. With `hit: unique` (if nothing is said) no two rules may match the same
answers; with `hit: first` the first that matches decides. A rule can decide that there is no score, and why, with
`unscored` in place of `outcome`.
Units: none; the value is the code of an outcome. It is not banded, and nothing is reversed.
Missing data: every option on offer is an ordinary code here, also those that mean "prefer not to say", "don't know" or
"not applicable", so that the rules say what becomes of them. An unanswered input is the missing policy's business;
where `answered_at_least` lets it pass, it matches `any` only, and so does an input that does not apply.
Checked: every combination of answers that can come about is covered; with `unique` no two rules cover the same one;
with `first` no rule comes too late. Which combinations can come about follows from the options, the conditions for
showing the inputs, and the missing policy.
Source: decision tables of the OMG's DMN (hit policies unique and first); for derivations such as NS-SEC self-coded.

Worked example:

    - id: s
      label: Result
      items: [c1, c2]
      scorer: decision_table
      missing: all_required
      outcomes: [{code: high, label: High}, {code: low, label: Low}]
      rules:
        - {when: {c1: c}, outcome: high}
        - {when: {c1: [a, b], c2: c}, outcome: high}
        - {when: {c1: [a, b], c2: [a, b]}, outcome: low}

    c1: c, c2: a -> s: high
    c1: a, c2: c -> s: high
    c1: b, c2: a -> s: low
    c1: b -> s: no_score
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, ClassVar

from engine.questionnaire import Outcome, Scale
from engine.scoring.complaint import Complaint
from engine.scoring.rules import Rule, complaints_of, read_rules
from engine.scoring.score import Score, Step
from engine.scoring.scorer import Given, Material, Reads, Result, Scorer
from engine.wording import mark

DECIDED = mark("Rule {number} of {rules} fits these answers. It decides: {outcome}.")
NOT_DECIDED = mark("Rule {number} of {rules} fits these answers. It gives no score.")
NO_RULE = mark("No rule fits these answers, so there is no score.")

REMEMBERED = 4096
"""For so many combinations the rule that fits is looked for once only."""

CODES: dict[str, Any] = {
    "description": "For each input a code, a list of codes, or any. An input that is left out may be anything.",
    "type": "object",
    "additionalProperties": {
        "type": ["string", "integer", "array"],
        "minItems": 1,
        "items": {"$ref": "#/$defs/code"},
    },
    "examples": [{"status": ["employed", "self_employed"], "size": "any"}],
}


class DecisionTable(Scorer):
    """Rules on the options chosen decide on an outcome."""

    name = "decision_table"
    version = 1
    reads = Reads.CODES
    decides = True
    schema: ClassVar[dict[str, Any]] = {
        "properties": {
            "outcomes": {
                "description": "What can be decided on, each with a code and its wording.",
                "type": "array",
                "minItems": 1,
                "maxItems": 2000,
                "items": {
                    "description": "One outcome.",
                    "type": "object",
                    "properties": {
                        "code": {"$ref": "#/$defs/code", "description": "Its short name in rules and stored scores."},
                        "label": {"$ref": "#/$defs/wording", "description": "What respondents read it is called."},
                    },
                    "required": ["code", "label"],
                    "additionalProperties": False,
                },
            },
            "rules": {
                "description": "The rows of the table.",
                "type": "array",
                "minItems": 1,
                "maxItems": 2000,
                "items": {
                    "description": "One row: what is asked of the inputs, and what it decides.",
                    "type": "object",
                    "properties": {
                        "when": CODES,
                        "outcome": {"$ref": "#/$defs/code", "description": "The code of the outcome."},
                        "unscored": {
                            "$ref": "#/$defs/wording",
                            "description": "Why there is no score. Takes the place of outcome.",
                        },
                    },
                    "required": ["when"],
                    "additionalProperties": False,
                },
            },
            "hit": {
                "description": "unique (if nothing is said): no two rules may fit the same answers. "
                "first: the first rule that fits decides.",
                "enum": ["unique", "first"],
                "default": "unique",
            },
        },
        "required": ["outcomes", "rules"],
    }

    def __init__(self, material: Material) -> None:
        """Read the rules."""
        super().__init__(material)
        scale = self.scale
        self._rules: tuple[Rule, ...] = read_rules(scale)
        self._outcomes: dict[str, Outcome] = {outcome.code: outcome for outcome in scale.outcomes}
        self._rule_for = lru_cache(REMEMBERED)(self._find)

    def check(self) -> Iterator[Complaint]:
        """The rules name what there is, leave nothing out and do not contradict each other."""
        yield from complaints_of(self.scale, self.keys, self._rules)

    def score(self, given: Given) -> Result:
        """The outcome of the rule that fits."""
        rule = self._rule_for(tuple(given.codes.items()))
        return Result(None, Step(NO_RULE)) if rule is None else self._result(rule, explain=given.explain)

    def _find(self, codes: tuple[tuple[str, str], ...]) -> Rule | None:
        chosen = dict(codes)
        return next((rule for rule in self._rules if rule.fits(chosen)), None)

    def _result(self, rule: Rule, *, explain: bool) -> Result:
        told = {"number": rule.number, "rules": len(self._rules)}
        if rule.unscored is not None:
            steps = (Step(NOT_DECIDED, told),) if explain else ()
            return Result(None, Step("{reason}", {"reason": rule.unscored}), steps=steps)
        outcome = self._outcomes[rule.outcome]
        steps = (Step(DECIDED, {**told, "outcome": outcome.label}),) if explain else ()
        return Result(outcome.code, steps=steps)


def rules_of(scale: Scale) -> tuple[Rule, ...]:
    """The rules of a scale; none where it is no decision table."""
    return read_rules(scale) if scale.scorer == DecisionTable.name else ()


def deciding_rule(score: Score) -> int | None:
    """The number of the rule that decided on a score, as its explanation has it; None where none did."""
    told = (step.values["number"] for step in score.explanation if step.sentence in {DECIDED, NOT_DECIDED})
    return next((number for number in told if isinstance(number, int)), None)
