"""A certificate: it can name its holder, everybody can earn it, and it tells nothing confidential."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from engine.compiler.draft import Draft, did_you_mean
from engine.compiler.shut_out import why
from engine.document import Mapping as MappingNode
from engine.document import Problem, Scalar
from engine.expressions import Expression
from engine.expressions.tree import Comparison, Literal, Name, walk
from engine.questionnaire import Declined, ItemId, ScaleId, owner_of
from engine.scoring import goes_by

NAMED_BY = "text"


def check(draft: Draft) -> Iterator[Problem]:
    """The item that holds the name is a text item that everybody is asked, and nothing confidential decides."""
    entry = draft.document.find("certificate")
    if not isinstance(entry, MappingNode):
        return
    name, awarded_when = entry.find("name"), entry.find("awarded_when")
    if isinstance(name, Scalar) and name:
        yield from _check_name(draft, name)
    yield from _check_award(draft)
    certificate = draft.questionnaire.certificate
    if certificate is not None and isinstance(awarded_when, Scalar):
        behind = goes_by(draft.questionnaire)
        named = {item for each in certificate.awarded_when.names for item in _behind(behind, each)}
        for item in draft.questionnaire.items.values():
            if item.id in named and item.confidential:
                yield _confidential(draft, awarded_when, item.id)
        yield from _check_declined(draft, certificate.awarded_when)


def _check_award(draft: Draft) -> Iterator[Problem]:
    """Somebody can earn the certificate; and where scores decide on it, somebody may not."""
    proofs, certificate = draft.proofs, draft.questionnaire.certificate
    if proofs is None or certificate is None:
        return
    condition = certificate.awarded_when
    awarded = proofs.met(condition)
    scales = {name.partition(".")[0] for name in condition.names} & draft.questionnaire.scales_by_id.keys()
    if proofs.ruled_out(awarded):
        yield draft.problem(
            "certificate.never-awarded",
            condition.span,
            f"Nobody can earn this certificate. {why(draft.questionnaire, proofs, awarded, condition)}",
            "Correct the condition: awarded_when: completed is for everybody who comes to the end.",
        )
    elif scales and proofs.ruled_out(proofs.without(proofs.met(None), awarded)):
        yield draft.warning(
            "certificate.always-awarded",
            condition.span,
            f"Everybody earns this certificate, whatever the score of {' and '.join(sorted(scales))}.",
            "Correct the condition, or write awarded_when: completed if everybody should.",
        )


def _behind(known: Mapping[ScaleId, frozenset[ItemId]], name: str) -> frozenset[ItemId]:
    """The items whose answers decide what a name in a condition is: itself, or all that a scale goes by."""
    whole = owner_of(name)
    return known.get(ScaleId(whole), frozenset({whole}))


def _check_declined(draft: Draft, condition: Expression) -> Iterator[Problem]:
    """No score divides those who get a certificate from others if its scale says that no cut-off is sound."""
    nodes = list(walk(condition.tree))
    sides = [(node.left, node.right) for node in nodes if isinstance(node, Comparison)]
    whether = [side for pair in sides if Literal(None, pair[0].place) in pair for side in pair]
    for node in nodes:
        scale = draft.questionnaire.scales_by_id.get(ScaleId(node.name)) if isinstance(node, Name) else None
        if scale is not None and Declined.BAND in scale.do_not and not any(node is each for each in whether):
            yield draft.problem(
                "scale.declined",
                condition.span_of(node),
                f'The certificate divides people by their score on "{scale.id}", though that says do_not: [band].',
                f"Leave it out, or ask only whether there is a score: {scale.id} != null.",
            )


def _check_name(draft: Draft, name: Scalar) -> Iterator[Problem]:
    items = draft.questionnaire.items
    item = items.get(ItemId(name))
    texts = [item.id for item in items.values() if item.kind.name == NAMED_BY]
    if item is None and not draft.lacks(name):
        return
    if item is None:
        yield draft.problem(
            "certificate.unknown-item",
            name.span,
            f'There is no item "{name}" to take the name from.',
            did_you_mean(name, texts, "Write the id of the text item that asks for the name to print."),
        )
        return
    page = next(page for page in draft.questionnaire.pages if item in page.items)
    if item.kind.name != NAMED_BY:
        yield draft.problem(
            "certificate.not-a-name",
            name.span,
            f'"{name}" is an item of kind {item.kind.name}, and what is printed as the name has to be a text.',
            did_you_mean(name, texts, "Write the id of a text item that asks for the name."),
        )
    elif item.confidential:
        yield _confidential(draft, name, item.id)
    elif not item.required or item.shown_when is not None or page.shown_when is not None:
        yield draft.warning(
            "certificate.not-everyone",
            name.span,
            f'Not everybody answers "{name}", and without a name no certificate is printed.',
            "Ask for the name on a page that everybody sees, and let it be required.",
        )


def _confidential(draft: Draft, place: Scalar, item: ItemId) -> Problem:
    return draft.problem(
        "certificate.confidential-item",
        place.span,
        f'The answer to "{item}" is confidential, so a certificate must neither show it nor depend on it.',
        "Leave it out of the certificate, or remove confidential from the item.",
    )
