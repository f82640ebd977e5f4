"""What a case expects, read against what the questionnaire has."""

from __future__ import annotations

from collections.abc import Iterator

from engine.cases.answers import how_to_write, unanswered, value_written
from engine.cases.case import Expected, ExpectedScore, ExpectedValue
from engine.cases.complaints import Complaints
from engine.cases.schema import NO_SCORE
from engine.compiler.draft import did_you_mean
from engine.document import Mapping, Node, Scalar
from engine.document.entries import YES_NO, as_number, child, scalars, words
from engine.questionnaire import ItemId, PageId, Questionnaire, Scale, ScaleId


def read_expected(written: Mapping, questionnaire: Questionnaire, complaints: Complaints) -> Expected:
    """What must follow, as far as it names what there is."""
    for page in scalars(written, "pages"):
        if PageId(page) not in questionnaire.pages_by_id:
            complaints.unknown("cases.unknown-page", page, "page", list(questionnaire.pages_by_id))
    for item in scalars(written, "items"):
        if ItemId(item) not in questionnaire.items:
            complaints.unknown("cases.unknown-item", item, "item", list(questionnaire.items))
    certificate = written.find("certificate")
    return Expected(
        pages=tuple(PageId(page) for page in scalars(written, "pages")) if "pages" in written else None,
        items=tuple(ItemId(item) for item in scalars(written, "items")) if "items" in written else None,
        calculated=_calculated(child(written, "calculated"), questionnaire, complaints),
        scores=read_scores(child(written, "scores"), questionnaire, complaints),
        feedback=_feedback(child(written, "feedback"), questionnaire, complaints) if "feedback" in written else None,
        certificate=YES_NO.get(certificate) if isinstance(certificate, Scalar) else None,
        places={str(key): key.span for key in written},
    )


def read_scores(written: Mapping, questionnaire: Questionnaire, complaints: Complaints) -> dict[ScaleId, ExpectedScore]:
    """Scores by scale as an author writes them."""
    return {
        scale.id: _score(scale, key, node, complaints)
        for scale, key, node in _by_scale(written, questionnaire, complaints)
    }


def _calculated(written: Mapping, questionnaire: Questionnaire, complaints: Complaints) -> dict[ItemId, ExpectedValue]:
    known = {item.id: item for item in questionnaire.items.values() if item.kind.type and not item.kind.parts}
    found = {}
    for key, node in written.items():
        item = known.get(ItemId(key))
        if item is None:
            complaints.unknown("cases.unknown-item", key, "calculated item", list(known))
            continue
        value = None if unanswered(node) else value_written(node, item.kind.type)
        if value is None and not unanswered(node):
            complaints.take("cases.wrong-answer", key.span, f'This is no value of "{key}".', how_to_write(item))
        found[item.id] = ExpectedValue(key.span, value)
    return found


def _by_scale(
    written: Mapping, questionnaire: Questionnaire, complaints: Complaints
) -> Iterator[tuple[Scale, Scalar, Node]]:
    for key, node in written.items():
        scale = questionnaire.scales_by_id.get(ScaleId(key))
        if scale is None:
            complaints.unknown("cases.unknown-scale", key, "scale", list(questionnaire.scales_by_id))
        else:
            yield scale, key, node


def _feedback(written: Mapping, questionnaire: Questionnaire, complaints: Complaints) -> dict[ScaleId, str]:
    told = {}
    for scale, _, node in _by_scale(written, questionnaire, complaints):
        if isinstance(node, Scalar):
            _check_band(node, scale, complaints)
            told[scale.id] = str(node)
    return told


def _score(scale: Scale, key: Scalar, node: Node, complaints: Complaints) -> ExpectedScore:
    if not isinstance(node, Mapping):
        return _said(scale, key, node, complaints)
    value, band = node.find("value"), node.find("band")
    expected = ExpectedScore(span=key.span) if value is None else _value(scale, key, value, complaints)
    named = None
    called = [str(each.id) for each in scale.bands] or _bands(scale)
    if isinstance(band, Scalar):
        _check_band(band, scale, complaints, called)
        named = str(band)
    without_bands = not scale.bands and bool(scale.outcomes)
    return ExpectedScore(
        span=key.span,
        value=named if without_bands and value is None else expected.value,
        unscored=expected.unscored or "reason" in node,
        band=None if without_bands else named,
        reason=words(node, "reason"),
    )


def _said(scale: Scale, key: Scalar, node: Node, complaints: Complaints) -> ExpectedScore:
    """A score in one word: a band where the word is none of the others."""
    if isinstance(node, Scalar) and node in _bands(scale):
        word = str(node)
        return ExpectedScore(
            span=key.span, value=word if scale.outcomes else None, band=None if scale.outcomes else word
        )
    return _value(scale, key, node, complaints)


def _value(scale: Scale, key: Scalar, node: Node, complaints: Complaints) -> ExpectedScore:
    if node == NO_SCORE and NO_SCORE not in _bands(scale):
        return ExpectedScore(span=key.span, unscored=True)
    number = as_number(node)
    if scale.outcomes:
        if isinstance(node, Scalar):
            _check_band(node, scale, complaints)
        return ExpectedScore(span=key.span, value=str(node))
    if number is None and isinstance(node, Scalar):
        known = [NO_SCORE, *_bands(scale)]
        hint = did_you_mean(node, known, f"Write a number, or one of: {', '.join(known)}.")
        complaints.take("cases.wrong-score", node.span, f'"{node}" is no score on "{scale.id}".', hint)
    return ExpectedScore(span=key.span, value=number)


def _bands(scale: Scale) -> list[str]:
    """What a score on the scale can be called."""
    return [outcome.code for outcome in scale.outcomes] or [str(band.id) for band in scale.bands]


def _check_band(word: Scalar, scale: Scale, complaints: Complaints, called: list[str] | None = None) -> None:
    known = called or _bands(scale)
    if word not in known:
        thing = "outcome" if scale.outcomes and known == _bands(scale) else "band"
        complaints.unknown("cases.unknown-band", word, f'{thing} of "{scale.id}" called', known)
