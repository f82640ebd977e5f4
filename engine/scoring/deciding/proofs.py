"""What can be proved of a decision table: it leaves nothing out, contradicts itself nowhere, and has no dead rules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from engine.document import Severity
from engine.questionnaire import Scale
from engine.scoring.complaint import Complaint, place
from engine.scoring.deciding.coverage import Combination, Inputs, Pattern, TooLargeError, find
from engine.scoring.deciding.names import names_complaints
from engine.scoring.deciding.rules import Cell, Rule
from engine.scoring.deciding.table import Derived, Table, inputs_of
from engine.scoring.key import Key
from engine.scoring.member import Member


def table_complaints(scale: Scale, table: Table, keys: Sequence[Key], members: Sequence[Member]) -> Iterator[Complaint]:
    """What a table names that is not there; if there is nothing of that kind, what it leaves out or contradicts."""
    names = list(names_complaints(scale, table, keys, members))
    yield from names
    if any(complaint.severity is Severity.ERROR for complaint in names):
        return
    inputs = inputs_of(table, scale, keys, members)
    told = [*(str(key.id) for key in keys), *(str(member.id) for member in members)]
    try:
        for derived in table.derived:
            found = list(_of_derived(derived, inputs, told, first=table.first))
            yield from found
            if found:
                return  # what is wrong with it comes back in everything that goes by it
        yield from _of_lines(scale, table, inputs, told)
    except TooLargeError:
        yield Complaint(
            "table.incomplete",
            f'The table of "{scale.id}" is too large to show that it covers every combination of answers.',
            "Split it into scales with fewer inputs, or use fewer and broader rules.",
            scale.span,
        )


def reachable(table: Table, inputs: Inputs) -> Iterator[tuple[Rule | Cell, Combination]]:
    """Rules and cells answers can lead to, also the rules of what is derived; each with such a combination."""
    for lines in (*(derived.rules for derived in table.derived), table.lines()):
        before: list[Pattern] = []
        for line in lines:
            try:
                found = find(inputs, [line.pattern], before)
            except TooLargeError:
                found = None
            if found is not None:
                yield line, found
            if table.first and isinstance(line, Rule):
                before.append(line.pattern)
    if table.otherwise is not None and (gap := _gap(table, inputs)) is not None:
        yield table.otherwise, gap


def _gap(table: Table, inputs: Inputs) -> Combination | None:
    try:
        return find(inputs, [], [line.pattern for line in table.lines()])
    except TooLargeError:
        return None


def _of_derived(derived: Derived, inputs: Inputs, told: Sequence[str], *, first: bool) -> Iterator[Complaint]:
    yield from _never(derived.rules, inputs, first=first)
    if not first:
        yield from _overlaps(derived.rules, inputs, told)
    gap = find(inputs, [], [rule.pattern for rule in derived.rules])
    if gap is not None:
        yield Complaint(
            "table.incomplete",
            f'Nothing says what "{derived.id}" is for {_said(gap, told)}.',
            'Add a rule for it under derive, with a value such as "unknown" if that is what it is.',
            place(derived.id, derived.span),
        )


def _of_lines(scale: Scale, table: Table, inputs: Inputs, told: Sequence[str]) -> Iterator[Complaint]:
    yield from _never(table.rules, inputs, first=table.first)
    if table.grid is not None:
        yield from _lines_never(table, inputs)
    if not table.first:
        yield from _overlaps(table.lines(), inputs, told)
    gap = find(inputs, [], [line.pattern for line in table.lines()])
    if table.otherwise is not None and gap is None:
        yield Complaint(
            "table.never-reached",
            "What is said otherwise is never reached: all that can be answered is covered.",
            "Remove it.",
            table.otherwise.span,
        )
    if table.otherwise is None and gap is not None:
        all_told = [*told, *(derived.id for derived in table.derived)]
        yield Complaint(
            "table.incomplete",
            f"{'No rule covers' if table.grid is None else 'Neither a rule nor a cell covers'} {_said(gap, all_told)}.",
            "Add a rule for it, or say otherwise what follows. unscored: tells why there is no score.",
            place(scale.settings.get("rules"), scale.span) if table.grid is None else table.grid.span,
        )


def _never(rules: Sequence[Rule], inputs: Inputs, *, first: bool) -> Iterator[Complaint]:
    for number, rule in enumerate(rules):
        earlier = [other.pattern for other in rules[:number]] if first else []
        if find(inputs, [rule.pattern], earlier) is None:
            late = bool(earlier) and find(inputs, [rule.pattern], []) is not None
            yield Complaint(
                "table.never-reached",
                f"{_called(rule)} is never reached: the rules before it cover all it could."
                if late
                else f"{_called(rule)} is never reached: the answers it asks for cannot come together.",
                "Remove it, or move it up." if late else "Remove it, or check when its items are shown.",
                rule.span,
            )


def _lines_never(table: Table, inputs: Inputs) -> Iterator[Complaint]:
    """Rows and columns of which no cell is reached. Single cells may be: published tables are written down whole."""
    grid = table.grid
    if grid is None:
        return
    before = [rule.pattern for rule in table.rules] if table.first else []
    reached = {cell.name: cell for cell in table.cells if find(inputs, [cell.pattern], before) is not None}
    sides = (
        ("row", [row for row, _ in grid.lines], {cell.row for cell in reached.values()}),
        ("column", grid.header, {cell.column for cell in reached.values()}),
    )
    for side, codes, found in sides:
        for code in codes:
            if code not in found:
                yield Complaint(
                    "table.never-reached",
                    f'No answers lead to the {side} "{code}".',
                    "Remove it, or check the rules and when the items are shown.",
                    code.span,
                )


def _overlaps(lines: Sequence[Rule | Cell], inputs: Inputs, told: Sequence[str]) -> Iterator[Complaint]:
    for line, others in _beside(lines):
        for other in others:
            both = None if _apart(line, other) else find(inputs, [other.pattern, line.pattern], [])
            if both is not None:
                yield Complaint(
                    "table.overlap",
                    f"{_called(line)} and {_called(other, 'rule', 'the cell')} (line {other.span.line}) both cover "
                    f"{_said(both, told)}.",
                    "Make them exclude each other, or say hit: first if the earlier rule is to decide.",
                    line.span,
                )
                break


def _beside(lines: Sequence[Rule | Cell]) -> Iterator[tuple[Rule | Cell, list[Rule | Cell]]]:
    """Each line with those before it that may cover the same; found by the input with the most codes."""
    codes: defaultdict[str, set[str]] = defaultdict(set)
    for line in lines:
        for name, accepted in line.pattern.items():
            codes[name] |= accepted
    by = max(codes, key=lambda name: len(codes[name]), default="")
    anywhere: list[int] = []
    at: defaultdict[str, list[int]] = defaultdict(list)
    for number, line in enumerate(lines):
        asked = line.pattern.get(by)
        before = range(number) if asked is None else {*anywhere, *(one for code in asked for one in at[code])}
        yield line, [lines[one] for one in sorted(before) if isinstance(line, Rule) or isinstance(lines[one], Rule)]
        if asked is None:
            anywhere.append(number)
        for code in asked or ():
            at[code].append(number)


def _apart(one: Rule | Cell, other: Rule | Cell) -> bool:
    """Whether two lines obviously exclude each other; a table has many pairs, and most do."""
    return any(codes.isdisjoint(other.pattern.get(item, codes)) for item, codes in one.pattern.items() if codes)


def _called(line: Rule | Cell, rule: str = "Rule", cell: str = "The cell") -> str:
    return f"{rule if isinstance(line, Rule) else cell} {line.name}"


def _said(combination: Combination, told: Sequence[str]) -> str:
    """A combination in the author's words, in the order the scale has its items."""
    return ", ".join(f"{name}: {combination[name] or 'no answer'}" for name in told)
