"""What a decision table names: every item, scale, code and outcome in it has to be there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from engine.document import Scalar, Severity, Span
from engine.questionnaire import Scale
from engine.scoring.complaint import Complaint, named, near, place
from engine.scoring.deciding.rules import ANY, Grid, Rule, scalars_of
from engine.scoring.deciding.table import Derived, Table, chosen_in, codes_of
from engine.scoring.key import Key
from engine.scoring.member import Member

SINGLE_CHOICE = "single_choice"


@dataclass(frozen=True, slots=True)
class _Known:
    """What the rules of a table may name: each input with its codes, and how to list them."""

    codes: Mapping[str, Sequence[str]]
    listed: str

    def and_(self, derived: Derived) -> _Known:
        codes = {**self.codes, derived.id: [value.code for value in derived.values]}
        return _Known(codes, f"It can go by: {', '.join(codes)}.")


def names_complaints(scale: Scale, table: Table, keys: Sequence[Key], members: Sequence[Member]) -> Iterator[Complaint]:
    """Everything a table names that is not there, or is no use to it."""
    if not scale.items and not scale.scales:
        message = f'"{scale.id}" has neither items nor scales to go by.'
        yield Complaint("scale.made-of-nothing", message, "Name what it goes by under items or scales.", scale.span)
    yield from _inputs(scale, keys, members)
    codes = {str(key.id): list(key.worths) for key in keys}
    codes |= {str(member.id): list(codes_of(member.scale)) for member in members}
    known = _Known(codes, f"{'It can go by' if members else 'Its items are'}: {', '.join(codes)}.")
    for derived in table.derived:
        yield from _of_derived(derived, known)
        known = known.and_(derived)
    yield from _whens(table.rules, known)
    if table.grid is not None:
        yield from _of_grid(table.grid, known)
    yield from _outcomes(scale, table)
    yield from _unused(table)


def _inputs(scale: Scale, keys: Sequence[Key], members: Sequence[Member]) -> Iterator[Complaint]:
    for key in keys:
        where = named(key.id, scale.items, scale.span)
        if not chosen_in(key):
            yield Complaint(
                "scale.unscored-item",
                f'"{key.id}" is an item of kind {key.item.kind.name}; '
                f"a decision table goes by items of kind {SINGLE_CHOICE}.",
                f'Remove it from the items of "{scale.id}".',
                where,
            )
        elif ANY in key.worths:
            yield _any(f'"{key.id}" has an option', where)
    for member in members:
        where = named(member.id, scale.scales, scale.span)
        codes = codes_of(member.scale)
        if not codes:
            yield Complaint(
                "table.unfit-scale",
                f'"{member.id}" has neither outcomes nor bands, so no rule can go by it.',
                "Give it bands, or remove it from scales.",
                where,
            )
        elif ANY in codes:
            yield _any(f'"{member.id}" has a result', where)


def _any(what: str, where: Span) -> Complaint:
    return Complaint(
        "table.unknown-option",
        f'{what} with the code "{ANY}", which means something else in a rule.',
        "Give it another code.",
        where,
    )


def _of_derived(derived: Derived, known: _Known) -> Iterator[Complaint]:
    where = place(derived.id, derived.span)
    if derived.id in known.codes:
        message = f'There is something named "{derived.id}" in this table already.'
        yield Complaint("id.duplicate", message, "Give what is derived an id of its own.", where)
    codes = [value.code for value in derived.values]
    said = {str(rule.outcome) for rule in derived.rules}
    for number, value in enumerate(derived.values):
        if value.code in codes[:number]:
            message = f'There is another value "{value.code}" of "{derived.id}".'
            yield Complaint("id.duplicate", message, "Give each a code of its own.", value.span)
        elif value.code == ANY:
            yield _any(f'"{derived.id}" has a value', value.span)
        elif value.code not in said and said <= set(codes):  # otherwise a misspelt one may be meant
            yield Complaint(
                "table.never-reached",
                f'No rule says that "{derived.id}" is "{value.code}".',
                "Remove the value, or add the rule that is missing.",
                value.span,
                Severity.WARNING,
            )
    yield from _whens(derived.rules, known)
    for rule in derived.rules:
        if rule.outcome not in codes:
            yield Complaint(
                "table.unknown-outcome",
                f'There is no value "{rule.outcome}" of "{derived.id}".',
                near(rule.outcome, codes, f"Its values are: {', '.join(codes)}."),
                place(rule.outcome, rule.span),
            )


def _whens(rules: Sequence[Rule], known: _Known) -> Iterator[Complaint]:
    for rule in rules:
        for item, node in rule.when.items():
            codes = known.codes.get(item)
            if codes is None:
                message = f'"{item}" is not an item of this scale.'
                yield Complaint("table.unknown-item", message, near(item, known.codes, known.listed), item.span)
                continue
            for code in scalars_of(node):
                if code != ANY and code not in codes:
                    yield _unknown_code(item, code, codes)


def _unknown_code(item: str, code: Scalar, codes: Sequence[str]) -> Complaint:
    return Complaint(
        "table.unknown-option",
        f'"{item}" has no option "{code}".',
        near(code, codes, f"Its options are: {', '.join(codes)}."),
        code.span,
    )


def _of_grid(grid: Grid, known: _Known) -> Iterator[Complaint]:
    for name, codes in ((grid.rows, [row for row, _ in grid.lines]), (grid.columns, grid.header)):
        there_are = known.codes.get(name)
        if there_are is None:
            message = f'"{name}" is not an item of this scale.'
            yield Complaint("table.unknown-item", message, near(name, known.codes, known.listed), name.span)
            continue
        for code in codes:
            if code not in there_are:
                yield _unknown_code(name, code, there_are)
    if grid.rows == grid.columns:
        message = f'The rows and the columns are both "{grid.rows}".'
        yield Complaint("table.uneven", message, "Name two different inputs.", grid.columns.span)
    for number, code in enumerate(grid.header):
        if code in grid.header[:number]:
            message = f'There are two columns "{code}".'
            yield Complaint(
                "table.duplicate", message, "Keep one of the two, in the header and in each row.", code.span
            )
    yield from _uneven(grid)


def _uneven(grid: Grid) -> Iterator[Complaint]:
    """Rows that are longer or shorter than the header; or the header, where all rows agree with each other."""
    columns, lengths = _many(len(grid.header), "column"), {len(line) for _, line in grid.lines}
    if len(grid.lines) > 1 and len(lengths) == 1 and len(grid.header) not in lengths and grid.header:
        yield Complaint(
            "table.uneven",
            f"The header has {columns}, but each row has {_many(lengths.pop(), 'cell')}.",
            "Write the code of each column in the header, from left to right.",
            grid.header[0].span,
        )
        return
    for row, line in grid.lines:
        if len(line) != len(grid.header):
            yield Complaint(
                "table.uneven",
                f'The row "{row}" has {_many(len(line), "cell")}, but the header has {columns}.',
                "Write one outcome for each column, in the order of the header.",
                row.span,
            )


def _many(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def _outcomes(scale: Scale, table: Table) -> Iterator[Complaint]:
    codes = {outcome.code: outcome for outcome in scale.outcomes}
    listed = f"Its outcomes are: {', '.join(codes)}."
    if not table.rules and table.grid is None:
        message = f'"{scale.id}" decides nothing: it has neither rules nor a grid.'
        yield Complaint("table.undecided", message, "Add rules, or a grid.", scale.span)
    for line in table.deciding():
        if line.outcome and line.outcome not in codes:
            yield Complaint(
                "table.unknown-outcome",
                f'There is no outcome "{line.outcome}" in this table.',
                near(line.outcome, codes, listed),
                place(line.outcome, line.span),
            )
    for rule in (line for line in table.deciding() if isinstance(line, Rule)):
        if (rule.unscored is None) is not bool(rule.outcome):
            called = f"Rule {rule.name}" if rule.number else "What is said otherwise"
            yield Complaint(
                "table.undecided",
                f"{called} decides {'nothing' if rule.unscored is None else 'twice'}.",
                "Give it either an outcome, or unscored with the reason.",
                rule.span,
            )
    decided = {line.outcome for line in table.deciding() if line.outcome}
    even = table.grid is None or all(len(line) == len(table.grid.header) for _, line in table.grid.lines)
    legible = even and decided <= codes.keys()  # otherwise one that is misspelt, or in no column, may be meant
    for code, outcome in codes.items():
        if code not in decided and legible:
            yield Complaint(
                "table.never-reached",
                f'{"No rule decides" if table.grid is None else "Neither a rule nor a cell decides"} on "{code}".',
                "Remove the outcome, or add the rule that is missing.",
                outcome.span,
                Severity.WARNING,
            )


def _unused(table: Table) -> Iterator[Complaint]:
    grid = () if table.grid is None else (table.grid.rows, table.grid.columns)
    rules = (*table.rules, *(rule for derived in table.derived for rule in derived.rules))
    used = {*grid, *(item for rule in rules for item in rule.when)}
    for derived in table.derived:
        if derived.id not in used:
            yield Complaint(
                "table.never-reached",
                f'Nothing in the table goes by "{derived.id}".',
                "Name it in a rule or in the grid, or remove it.",
                place(derived.id, derived.span),
                Severity.WARNING,
            )
