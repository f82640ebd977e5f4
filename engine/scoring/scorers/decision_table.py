"""Decision table: rules on which options were chosen, or a grid of two inputs, decide on one of several outcomes.

Formula: the outcome of the rule whose `when` the answers match. `when` names a code, a list of codes or `any` for each
input; an input it leaves out may be anything. With `hit: unique` (if nothing is said) no two rules may match the same
answers; with `hit: first` the first that matches decides. A rule can decide that there is no score, and why, with
`unscored` in place of `outcome`.
A `grid` is a table as it is printed: each row is a code of one input, each column a code of another, and a cell the
outcome where they meet. Rules beside it say what becomes of codes that are no row or column; rules are looked at first.
`otherwise` says what follows where no rule and no cell does.
`derive` names what follows from the answers and is not asked, such as the employment position: its own rules say with
`is` which of its `values` it has. The rules and the grid may then go by it as by an answer.
Inputs are items, and other scales named under `scales`: by their outcome, or else by their band.
Units: none; the value is the code of an outcome. It has a band where bands say with `outcomes` which belong together,
and nothing is reversed.
Missing data: every option on offer is an ordinary code here, also those that mean "prefer not to say", "don't know" or
"not applicable", so that the rules say what becomes of them. An unanswered input is the missing policy's business;
where `answered_at_least` lets it pass, it matches `any` only, and so does an input that does not apply, or a scale
without a score.
Range: none.
Checked: every combination of answers that can come about is covered, and gives a value to whatever is derived; with
`unique` no two rules cover the same one, nor a rule and a cell; with `first` no rule comes too late; no rule, row or
column is one no answers lead to. Which combinations can come about follows from the options, the conditions for showing
the inputs, and the missing policy.
Source: decision tables of the OMG's DMN (hit policies unique and first); for derivations such as NS-SEC self-coded.

Worked example:

    - id: s
      label: Class
      items: [c1, c2]
      scorer: decision_table
      missing: all_required
      outcomes: [{code: low, label: Low}, {code: high, label: High}]
      derive:
        - id: side
          label: Side
          values: [{code: left, label: Left}, {code: right, label: Right}]
          rules:
            - {when: {c2: a}, is: left}
            - {when: {c2: [b, c]}, is: right}
      grid:
        rows: c1
        columns: side
        header: [left, right]
        cells:
          a: [low, low]
          b: [low, high]
      rules:
        - {when: {c1: c}, unscored: Nothing is said about c.}

    c1: b, c2: a -> s: low
    c1: b, c2: c -> s: high
    c1: c, c2: c -> s: no_score
    c1: b -> s: no_score
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, ClassVar

from engine.questionnaire import ItemId, Scale, Text
from engine.scoring.complaint import Complaint
from engine.scoring.deciding import rules
from engine.scoring.deciding.proofs import reachable, table_complaints
from engine.scoring.deciding.rules import Cell, Rule
from engine.scoring.deciding.schema import TABLE
from engine.scoring.deciding.table import Decision, Derived, Table, chosen_in, codes_of, inputs_of, read_table
from engine.scoring.key import Key
from engine.scoring.member import Member
from engine.scoring.score import Said, Score, Step
from engine.scoring.scorer import Given, Material, Reads, Result, Scorer, Takes
from engine.wording import mark

IN_BAND = mark("“{scale}” is in the band “{band}”.")
DERIVED = mark("These answers lead to “{derived}”: {value}. This is rule {number} of {rules} for it.")
DECIDED = mark("Rule {number} of {rules} fits these answers. It decides: {outcome}.")
NOT_DECIDED = mark("Rule {number} of {rules} fits these answers. It gives no score.")
CELL = mark("In the table, the row “{row}” and the column “{column}” meet at: {outcome}.")
OTHERWISE = mark("Neither a rule nor the table covers these answers. The result is then: {outcome}.")
NOTHING_ELSE = mark("Neither a rule nor the table covers these answers. There is no score then.")
NO_RULE = mark("No rule fits these answers, so there is no score.")

REMEMBERED = 4096
"""For so many combinations what decides is looked for once only."""


class DecisionTable(Scorer):
    """Rules on the options chosen, or a grid, decide on an outcome."""

    name = "decision_table"
    version = 1
    reads = Reads.CODES
    takes = Takes.EITHER
    decides = True
    schema: ClassVar[dict[str, Any]] = TABLE

    def __init__(self, material: Material) -> None:
        """Read the table, and what everything in it is called."""
        super().__init__(material)
        self._table: Table = read_table(self.scale)
        self._outcomes: dict[str, Text] = {outcome.code: outcome.label for outcome in self.scale.outcomes}
        self._labels: dict[str, Mapping[str, Text]] = {
            **{str(key.id): chosen_in(key) for key in self.keys},
            **{str(member.id): codes_of(member.scale) for member in self.members},
            **{each.id: {value.code: value.label for value in each.values} for each in self._table.derived},
        }
        self._banded = tuple(member for member in self.members if not member.scale.outcomes)
        self._secret = frozenset(str(key.id) for key in self.keys if key.item.confidential)
        self._decision = lru_cache(REMEMBERED)(self._decide)

    def check(self) -> Iterator[Complaint]:
        """The table names what there is, leaves nothing out and does not contradict itself."""
        yield from table_complaints(self.scale, self._table, self.keys, self.members)

    def score(self, given: Given) -> Result:
        """The outcome of the rule that fits, or of the cell."""
        codes: Mapping[str, str] = given.codes
        if self._banded:
            bands = {str(member.id): given.scores[member.id].band for member in self._banded}
            codes = {**given.codes, **{scale: band for scale, band in bands.items() if band is not None}}
        decision = self._decision(tuple(codes.items()))
        steps = tuple(self._steps(decision, codes)) if given.explain else ()
        match decision.by:
            case None:
                return Result(None, Step(NO_RULE), steps=steps)
            case Rule(unscored=Text() as why):
                return Result(None, Step("{reason}", {"reason": why}), steps=steps)
            case line:
                return Result(str(line.outcome), steps=steps)

    def _decide(self, codes: tuple[tuple[str, str], ...]) -> Decision:
        return self._table.decide(dict(codes))

    def _steps(self, decision: Decision, codes: Mapping[str, str]) -> Iterator[Step]:
        """What was derived, and what decided; each with the codes that are meant beside the words that are said."""
        for member in self._banded:
            band = self._labels[member.id].get(codes.get(member.id, ""))
            if band is not None:
                yield Step(IN_BAND, {"scale": member.ask, "band": band})
        for derived, rule in decision.derived:
            yield Step(DERIVED, _of_derived(derived, rule), self._about(rule))
        match decision.by:
            case Rule() as rule:
                told: dict[str, Said] = {"number": rule.number, "rules": len(self._table.rules)}
                if rule.unscored is None:
                    told["outcome"] = self._outcomes[rule.outcome]
                decides, gives_none = (DECIDED, NOT_DECIDED) if rule.number else (OTHERWISE, NOTHING_ELSE)
                yield Step(gives_none if rule.unscored else decides, told, self._about(rule))
            case Cell() as cell:
                yield Step(CELL, {**self._of_cell(cell), "cell": cell.name}, self._about(cell))

    def _of_cell(self, cell: Cell) -> dict[str, Said]:
        row, column = ((self._labels[name], code) for name, [code] in cell.pattern.items())
        return {"row": row[0][row[1]], "column": column[0][column[1]], "outcome": self._outcomes[cell.outcome]}

    def _about(self, line: Rule | Cell) -> ItemId | None:
        """The confidential item a line goes by, so that what was answered to it is not told."""
        return next((ItemId(name) for name in line.pattern if name in self._secret), None)


def _of_derived(derived: Derived, rule: Rule) -> dict[str, Said]:
    return {
        "derived": derived.label,
        "value": derived.label_of(rule.outcome),
        "number": rule.number,
        "rules": len(derived.rules),
        "rule": rule.name,
        "code": str(rule.outcome),
    }


def ways_through(
    scale: Scale, keys: Sequence[Key], members: Sequence[Member]
) -> Iterator[tuple[Rule | Cell, Mapping[str, str | None]]]:
    """Every rule and cell of a decision table that answers can lead to, each with such answers."""
    if scale.scorer == DecisionTable.name:
        table = read_table(scale)
        yield from reachable(table, inputs_of(table, scale, keys, members))


def deciding_lines(score: Score) -> Iterator[str]:
    """The rules and cells that had a say in a score, as their names are and as its explanation has them."""
    for step in score.explanation:
        told = step.values
        if step.sentence in {DECIDED, NOT_DECIDED}:
            yield str(told["number"])
        elif step.sentence in {OTHERWISE, NOTHING_ELSE}:
            yield rules.OTHERWISE
        elif step.sentence == DERIVED:
            yield str(told["rule"])
        elif step.sentence == CELL:
            yield str(told["cell"])
