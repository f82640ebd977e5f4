"""Rules and grids of a decision table, as its document has them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from engine.document import Mapping as MappingNode
from engine.document import Node, Scalar, Span
from engine.document import Sequence as SequenceNode
from engine.document.entries import child
from engine.questionnaire import Language, Text, read_text
from engine.scoring.complaint import place
from engine.scoring.deciding.coverage import Pattern

ANY = "any"
OTHERWISE = "otherwise"
MEETING = " / "


@dataclass(frozen=True, slots=True)
class Rule:
    """One row: what it asks of the inputs, and what it decides.

    `number` counts from 1, in a table or for something derived, which it is then `of`; 0 is what is said `otherwise`.
    """

    number: int
    pattern: Pattern
    outcome: str
    unscored: Text | None
    when: MappingNode
    span: Span
    of: str = ""

    @property
    def name(self) -> str:
        """What it is called beside the others of a scale."""
        if not self.number:
            return OTHERWISE
        return f"{self.number} of {self.of}" if self.of else str(self.number)

    def fits(self, codes: Mapping[str, str]) -> bool:
        """Whether the chosen codes are what the rule asks for."""
        return all(codes.get(item) in accepted for item, accepted in self.pattern.items())


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a row and a column of a grid meet."""

    row: str
    column: str
    outcome: str
    pattern: Pattern
    span: Span

    @property
    def name(self) -> str:
        """What it is called beside the others of a scale."""
        return f"{self.row}{MEETING}{self.column}"


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of two inputs: a line of outcomes for each code of the one, in the order of the `header`."""

    rows: Scalar
    columns: Scalar
    header: tuple[Scalar, ...]
    lines: tuple[tuple[Scalar, tuple[Scalar, ...]], ...]
    span: Span

    def cells(self) -> Iterator[Cell]:
        """Its cells, as far as lines and header go together."""
        for row, line in self.lines:
            for column, outcome in zip(self.header, line, strict=False):
                pattern = {str(self.rows): frozenset({str(row)}), str(self.columns): frozenset({str(column)})}
                yield Cell(str(row), str(column), str(outcome), pattern, outcome.span)


def read_rules(
    node: object, span: Span, author: Language, *, decides: str = "outcome", of: str = ""
) -> tuple[Rule, ...]:
    """The rules in a list of them; `decides` is the key that says what they decide on."""
    rows = [row for row in node if isinstance(row, MappingNode)] if isinstance(node, SequenceNode) else []
    return tuple(_rule(number, row, span, author, (decides, of)) for number, row in enumerate(rows, start=1))


def read_otherwise(node: object, span: Span, author: Language) -> Rule | None:
    """What a scale says of answers that fit no rule and no cell."""
    return _rule(0, node, span, author) if isinstance(node, MappingNode) else None


def read_grid(node: object) -> Grid | None:
    """The grid of a scale that has one."""
    if not isinstance(node, MappingNode):
        return None
    rows, columns = node.find("rows"), node.find("columns")
    if not isinstance(rows, Scalar) or not isinstance(columns, Scalar):
        return None
    return Grid(
        rows=rows,
        columns=columns,
        header=tuple(scalars_of(node.find("header"))),
        lines=tuple((row, tuple(scalars_of(line))) for row, line in child(node, "cells").items()),
        span=node.span,
    )


def scalars_of(node: Node | None) -> list[Scalar]:
    """A code, or each of a list of codes."""
    if isinstance(node, SequenceNode):
        return [code for code in node if isinstance(code, Scalar)]
    return [node] if isinstance(node, Scalar) else []


def _rule(number: int, row: MappingNode, span: Span, author: Language, kind: tuple[str, str] = ("outcome", "")) -> Rule:
    decides, of = kind
    return Rule(
        number=number,
        pattern=_pattern(child(row, "when")),
        outcome=next(iter(scalars_of(row.find(decides))), ""),
        unscored=read_text(row.find("unscored"), author),
        when=child(row, "when"),
        span=place(row, span),
        of=of,
    )


def _pattern(when: MappingNode) -> Pattern:
    asked = {str(item): frozenset(map(str, scalars_of(node))) for item, node in when.items()}
    return {item: codes for item, codes in asked.items() if ANY not in codes}
