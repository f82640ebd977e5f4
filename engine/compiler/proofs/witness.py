"""Answers that lead to a goal: those it asks for, and to all other items whatever can be answered there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from engine.compiler.proofs.diagrams import Diagrams, Node
from engine.compiler.proofs.mentions import Mention
from engine.compiler.proofs.variables import Choices, ItemVariable, variable_of
from engine.expressions import Expression
from engine.journey import PageAnswers
from engine.questionnaire import Answers, Item, PageId, Questionnaire, Value, inner_key, other_key

SPECIFIED = "A sample answer"
STEPS = 20_000


@dataclass(frozen=True, slots=True)
class Witness:
    """Walks the pages as a respondent does who wants to reach a goal; `chain` has what each item must lead to."""

    questionnaire: Questionnaire
    diagrams: Diagrams
    asked: Mapping[str, ItemVariable]
    chain: Mapping[str, Node]
    chosen: Choices = field(default_factory=dict)

    def answers(self) -> PageAnswers:
        """What is sent on each page that is shown, to the end of the questionnaire."""
        self.diagrams.grant(STEPS)
        given: dict[str, Value] = {}
        saved: dict[PageId, Answers] = {}
        for page in self.questionnaire.pages:
            shown = _met(page.shown_when, given)
            sent: dict[str, Value] = {}
            applying = [item for item in page.items if self._answer(item, given, sent, shown=shown)]
            given |= sent
            for item in applying:
                if item.kind.columns and item.id in sent:
                    given |= {inner_key(item.id, name): each for name, each in item.kind.inside(sent[item.id]).items()}
            if applying:
                saved[page.id] = sent
        return saved

    def _answer(self, item: Item, given: dict[str, Value], sent: dict[str, Value], *, shown: bool) -> bool:
        """Answer an item, if it applies; say whether it does."""
        applies = shown and _met(item.shown_when, given)
        asked = self.asked.get(item.id)
        goal = self.chain.get(item.id, self.diagrams.true)
        if asked is None and applies and item.kind.parts:
            asked, goal = variable_of(item, Mention(), 0), self.diagrams.true
            value = asked.reach(self.diagrams, goal, {}, applies=True)
        else:
            value = asked.reach(self.diagrams, goal, self.chosen, applies=applies) if asked else None
        calculated = item.kind.calculate({**given, **sent}) if applies and not item.kind.parts else None
        if calculated is not None:
            given[item.id] = calculated
        if value is not None:
            sent[item.id] = value
            specify = {option.code for option in item.options if option.specify is not None}
            if specify & set(value if isinstance(value, tuple) else (value,)):
                sent[other_key(item.id)] = SPECIFIED
        return applies


def _met(condition: Expression | None, given: Answers) -> bool:
    return condition is None or condition.evaluate(given) is True
