"""What can be wrong with what a conversion table turns into what, beside single rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from engine.document import Severity
from engine.questionnaire import Scale
from engine.scoring.complaint import Complaint, named, place
from engine.scoring.converting.table import Conversion
from engine.scoring.member import Member
from engine.scoring.rounding import shown


def one_source(scale: Scale, members: Sequence[Member]) -> Iterator[Complaint]:
    """It is one score that is turned into another."""
    if bool(scale.items) is bool(scale.scales) or len(scale.scales) > 1 or (scale.scales and "from" in scale.settings):
        yield Complaint(
            "table.made-of",
            f'It is not clear which score the table of "{scale.id}" turns into another.',
            "Name either items, with from: sum or mean, or one scale, as in scales: [teamwork].",
            scale.span,
        )
    for member in members:
        if member.scale.outcomes:
            yield Complaint(
                "scale.not-a-number",
                f'The result of "{member.id}" is no number, so no table can turn it into another.',
                "Name a scale whose result is a number.",
                named(member.id, scale.scales, scale.span),
            )


def outside(scale: Scale, table: Conversion, span: tuple[Fraction, Fraction], called: str) -> Iterator[Complaint]:
    """Raw values below or above a table that is interpolated. Of a strict one each value without a row is told."""
    rows = table.ordered
    if not table.interpolates or not rows:
        return
    for raw, beyond in ((span[0], span[0] < rows[0].raw), (span[1], span[1] > rows[-1].raw)):
        if beyond:
            yield Complaint(
                "table.hole",
                f"The table goes from {shown(rows[0].raw)} to {shown(rows[-1].raw)}, but a {called} can be "
                f"{shown(raw)}, and then there is no score.",
                f"Add a row for {shown(raw)}.",
                place(scale.settings["table"], scale.span),
                Severity.WARNING,
            )


def turning(table: Conversion) -> Iterator[Complaint]:
    """Scores that rise and then fall, which what lies between rows would follow."""
    row = table.turns() if table.interpolates else None
    if row is not None:
        yield Complaint(
            "table.turns-back",
            "In this table scores rise and then fall, or fall and then rise, and what lies between follows them.",
            "Check this row. In a published table more nearly always means more, or always less.",
            row.span,
            Severity.WARNING,
        )
