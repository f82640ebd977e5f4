"""A certificate: it can name its holder, everybody can earn it, and it tells nothing confidential."""

from __future__ import annotations

from collections.abc import Iterator

from engine.compiler.draft import Draft, did_you_mean
from engine.document import Mapping, Problem, Scalar
from engine.questionnaire import ItemId

NAMED_BY = "text"


def check(draft: Draft) -> Iterator[Problem]:
    """The item that holds the name is a text item that everybody is asked, and nothing confidential decides."""
    entry = draft.document.find("certificate")
    if not isinstance(entry, Mapping):
        return
    name = entry.find("name")
    if isinstance(name, Scalar):
        yield from _check_name(draft, name)
    certificate = draft.questionnaire.certificate
    awarded_when = entry.find("awarded_when")
    items = draft.questionnaire.items
    for named in sorted(certificate.awarded_when.names) if certificate else ():
        item = items.get(ItemId(named))
        if item is not None and item.confidential and isinstance(awarded_when, Scalar):
            yield _confidential(draft, awarded_when, named)


def _check_name(draft: Draft, name: Scalar) -> Iterator[Problem]:
    items = draft.questionnaire.items
    item = items.get(ItemId(str(name)))
    texts = [item.id for item in items.values() if item.kind.name == NAMED_BY]
    if item is None:
        yield draft.problem(
            "certificate.unknown-item",
            name.span,
            f'There is no item "{name}" to take the name from.',
            did_you_mean(name, texts, "Name the text item that asks for the name to print."),
        )
        return
    page = next(page for page in draft.questionnaire.pages if item in page.items)
    if item.kind.name != NAMED_BY:
        yield draft.problem(
            "certificate.not-a-name",
            name.span,
            f'"{name}" is a {item.kind.name} item; a name cannot be taken from it.',
            did_you_mean(name, texts, "Name a text item."),
        )
    elif item.confidential:
        yield _confidential(draft, name, name)
    elif not item.required or item.shown_when is not None or page.shown_when is not None:
        yield draft.warning(
            "certificate.not-everyone",
            name.span,
            f'Not everybody answers "{name}", and without a name no certificate is printed.',
            "Ask for the name on a page that everybody sees, and let it be required.",
        )


def _confidential(draft: Draft, place: Scalar, item: str) -> Problem:
    return draft.problem(
        "certificate.confidential-item",
        place.span,
        f'"{item}" is confidential, so a certificate must not depend on it.',
        "Remove confidential from the item, or leave it out of the certificate.",
    )
