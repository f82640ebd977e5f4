"""What the rules find in a document, less what its author has set aside."""

from __future__ import annotations

from collections.abc import Iterator

from engine.compiler.advice.form import Form, Owners
from engine.compiler.advice.rules import RULES
from engine.compiler.asked import inside
from engine.document import Mapping, Problem, Scalar, Severity, Source
from engine.document.entries import child, entries


def advise(document: Mapping, source: Source) -> Iterator[Problem]:
    """Warnings on the questions of a document without errors, and on waivers that set nothing aside."""
    form = Form(document, source)
    used: set[int] = set()
    for rule in RULES:
        for finding in rule.find(form):
            waivers = _waivers(finding.owners, rule.id)
            if waivers is None:
                yield Problem(
                    code=rule.id,
                    message=f"{finding.what} {rule.why} ({rule.source}).",
                    hint=finding.instead,
                    file=source.name,
                    span=finding.span,
                    severity=Severity.WARNING,
                )
            else:
                used |= waivers
    for key in _written(document):
        if id(key) not in used:
            yield Problem(
                code="waiver.unused",
                message=f"{key} advises nothing here, so there is nothing to set aside.",
                hint="Remove it, or write it where the advice is given: at the item, its page or the questionnaire.",
                file=source.name,
                span=key.span,
                severity=Severity.WARNING,
            )


def _waivers(owners: Owners, rule: str) -> set[int] | None:
    """The keys that set a finding aside wherever it counts; None where it stands."""
    used: set[int] = set()
    for chain in owners:
        keys = [child(mapping, "waive").key(rule) for mapping in chain if rule in child(mapping, "waive")]
        if not keys:
            return None
        used.add(id(keys[0]))
    return used


def _written(document: Mapping) -> Iterator[Scalar]:
    pages = entries(document, "pages")
    items = [entry for page in pages for entry in entries(page, "items")]
    below = [each for item in items for each in inside(item)]
    for mapping in (document, *pages, *items, *below):
        yield from child(mapping, "waive")
