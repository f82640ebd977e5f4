"""A decision table: what is derived from the answers, rules, a grid; and which of them decides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from engine.document import Mapping as MappingNode
from engine.document import Scalar, Span
from engine.document import Sequence as SequenceNode
from engine.document.entries import entries, words
from engine.expressions import Choice
from engine.questionnaire import Language, Scale, Text, read_text
from engine.scoring.complaint import place
from engine.scoring.deciding.coverage import Input, Inputs, Means
from engine.scoring.deciding.rules import Cell, Grid, Rule, read_grid, read_otherwise, read_rules
from engine.scoring.key import Key
from engine.scoring.member import Member


@dataclass(frozen=True, slots=True)
class Value:
    """What something derived can be: a code with its wording."""

    code: str
    label: Text
    span: Span


@dataclass(frozen=True, slots=True)
class Derived:
    """Something that follows from the answers and that a table then goes by as if it had been asked."""

    id: str
    label: Text
    values: tuple[Value, ...]
    rules: tuple[Rule, ...]
    span: Span

    def find(self, codes: Mapping[str, str]) -> Rule | None:
        """The rule that tells its value."""
        return next((rule for rule in self.rules if rule.fits(codes)), None)

    def label_of(self, code: str) -> Text:
        """What a value of it is called."""
        return next((value.label for value in self.values if value.code == code), self.label)


@dataclass(frozen=True, slots=True)
class Decision:
    """What was derived, each by which rule, and what decided: a rule, a cell, or nothing."""

    derived: tuple[tuple[Derived, Rule], ...]
    by: Rule | Cell | None


@dataclass(frozen=True, slots=True)
class Table:
    """A decision table as its document has it. `first` says that the first rule that fits decides."""

    derived: tuple[Derived, ...]
    rules: tuple[Rule, ...]
    grid: Grid | None
    cells: tuple[Cell, ...]
    otherwise: Rule | None
    first: bool
    places: Mapping[tuple[str, str], Cell]

    def decide(self, codes: Mapping[str, str]) -> Decision:
        """What follows from the codes chosen."""
        known = dict(codes)
        derived = []
        for each in self.derived:
            rule = each.find(known)
            if rule is not None:
                known[each.id] = rule.outcome
                derived.append((each, rule))
        by: Rule | Cell | None = next((rule for rule in self.rules if rule.fits(known)), None)
        if by is None and self.grid is not None:
            by = self.places.get((known.get(self.grid.rows, ""), known.get(self.grid.columns, "")))
        return Decision(tuple(derived), by or self.otherwise)

    def lines(self) -> tuple[Rule | Cell, ...]:
        """Its rules and cells, in the order in which they are looked at."""
        return (*self.rules, *self.cells)

    def deciding(self) -> tuple[Rule | Cell, ...]:
        """Everything in it that can decide: its rules and cells, and what is said otherwise."""
        return self.lines() if self.otherwise is None else (*self.lines(), self.otherwise)


def read_table(scale: Scale) -> Table:
    """The decision table of a scale."""
    author = next(iter(scale.label.words))
    grid = read_grid(scale.settings.get("grid"))
    cells = () if grid is None else tuple(grid.cells())
    return Table(
        derived=tuple(_derived(scale, author)),
        rules=read_rules(scale.settings.get("rules"), scale.span, author),
        grid=grid,
        cells=cells,
        otherwise=read_otherwise(scale.settings.get("otherwise"), scale.span, author),
        first=str(scale.settings.get("hit", "unique")) == "first",
        places={(cell.row, cell.column): cell for cell in reversed(cells)},
    )


def inputs_of(table: Table, scale: Scale, keys: Sequence[Key], members: Sequence[Member]) -> Inputs:
    """What a table goes by: items, scales, and what is derived from them, for proofs about it."""
    asked = [asked_input(key) for key in keys]
    scored = [
        Input(id=member.id, codes=tuple(codes_of(member.scale)), may_lack=not member.always) for member in members
    ]
    derived = [
        Input(
            id=each.id,
            codes=tuple(value.code for value in each.values),
            means=tuple(Means(each.id, rule.pattern, rule.outcome) for rule in each.rules),
        )
        for each in table.derived
    ]
    return Inputs.of([*asked, *scored, *derived], scale.missing)


def asked_input(key: Key) -> Input:
    """An item as a proof sees it."""
    return Input(id=key.id, codes=tuple(key.worths), conditions=key.conditions)


def codes_of(scale: Scale) -> dict[str, Text]:
    """What a table can go by in another scale: its outcomes, or else its bands, each with its wording."""
    if scale.outcomes:
        return {outcome.code: outcome.label for outcome in scale.outcomes}
    return {str(band.id): band.label for band in scale.bands}


def chosen_in(key: Key) -> dict[str, Text]:
    """What a table can go by in an item: its options, each with its wording; none where it is no single choice."""
    return {option.code: option.label for option in key.options} if isinstance(key.type, Choice) else {}


def _derived(scale: Scale, author: Language) -> Iterator[Derived]:
    node = scale.settings.get("derive")
    for entry in node if isinstance(node, SequenceNode) else ():
        name = entry.find("id") if isinstance(entry, MappingNode) else None
        if isinstance(name, Scalar) and isinstance(entry, MappingNode):
            label = read_text(entry.find("label"), author) or Text({author: str(name)})
            yield Derived(
                id=name,
                label=label,
                values=tuple(
                    Value(words(value, "code") or "", read_text(value.find("label"), author) or label, value.span)
                    for value in entries(entry, "values")
                ),
                rules=read_rules(entry.find("rules"), entry.span, author, decides="is", of=name),
                span=place(entry, scale.span),
            )
