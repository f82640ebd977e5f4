"""All that has changed between two questionnaires."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from engine.catalogue.canonical import condition
from engine.catalogue.difference.both import Both, Wording, is_wording
from engine.catalogue.difference.change import Change, Difference, Side, together
from engine.catalogue.difference.pages import NEIGHBOURS, pages_changed
from engine.catalogue.difference.scales import scales_changed
from engine.catalogue.meaning import ASIDE
from engine.catalogue.versions import Weight
from engine.questionnaire import Certificate, Questionnaire

ELSEWHERE = frozenset(
    {"id", "version", "pages", "scales", "feedback", "results", "certificate", "content_hash", *ASIDE}
)
CALLED = {
    "title": "the title",
    "purpose": "the purpose",
    "who_sees_it": "who sees the answers",
    "minutes": "how long it takes",
    "body": "the body",
    "closing": "the closing words",
    "references": "the list of sources",
    "translations": "what is said about the translations",
    "languages": "the list of languages",
}
WORDS = frozenset({"minutes", "references", "translations"})
"""Fields that are about the questionnaire and change nothing in it."""

PROMISED = "Whoever answered before was promised something else; what they said is kept as it was promised then."
EARNED = "Certificates before and after are not earned in the same way."


def difference(before: Side, after: Side, same: frozenset[tuple[str, str]] = frozenset()) -> Difference:
    """What is different between two versions, compared by their meaning and not by their text.

    `same` are options, by item and code, that mean the same although their labels have nothing in common.
    """
    both = Both(old=before.questionnaire, new=after.questionnaire, same=same)
    return Difference(before=before, after=after, changes=together(_changes(both)))


def _changes(both: Both) -> Iterator[Change]:
    if both.old.id != both.new.id:
        what = f'it is another questionnaire, "{both.new.id}" instead of "{both.old.id}"'
        yield Change(weight=Weight.BREAKING, what=what, effect="Nothing of one can be compared with the other.")
    yield from _head_changed(both)
    yield from pages_changed(both)
    yield from scales_changed(both)
    yield from _results_changed(both)
    yield from _feedback_changed(both)
    yield from _certificate_changed(both.old.certificate, both.new.certificate)


def _head_changed(both: Both) -> Iterator[Change]:
    for name in (field.name for field in fields(Questionnaire)):
        old, new = getattr(both.old, name), getattr(both.new, name)
        if name in ELSEWHERE or old == new:
            continue
        places = both.old.title.span, both.new.title.span
        if name == "confidential":
            what = "the answers are confidential now" if new else "the answers are not confidential any more"
            yield Change(weight=Weight.COMPARABLE, what=what, before=places[0], after=places[1], effect=PROMISED)
            continue
        if name == "order":
            what = "the pages can be answered in any order now" if new == "free" else "the pages have a fixed order now"
            yield Change(weight=Weight.COMPARABLE, what=what, before=places[0], after=places[1], effect=NEIGHBOURS)
            continue
        weight = Weight.WORDING if name in WORDS or is_wording(old or new) else Weight.COMPARABLE
        yield from Wording((), CALLED.get(name, f'"{name}"'), places, weight).changed(old, new)


def _results_changed(both: Both) -> Iterator[Change]:
    places = both.old.title.span, both.new.title.span
    for field in fields(both.old.results):
        old, new = getattr(both.old.results, field.name), getattr(both.new.results, field.name)
        weight = Weight.WORDING if is_wording(old or new) else Weight.COMPARABLE
        yield from Wording((), f'"{field.name}" of the results', places, weight).changed(old, new)


def _feedback_changed(both: Both) -> Iterator[Change]:
    before, after = both.old.feedback_by_band, both.new.feedback_by_band
    for key in dict.fromkeys((*before, *after)):
        old, new = before.get(key), after.get(key)
        scale, band = key
        called = f'the feedback on "{band}"'
        if old is None or new is None:
            what = f"{called} is {'new' if old is None else 'gone'}"
            before_it, after_it = old.span if old else None, new.span if new else None
            yield Change(weight=Weight.COMPARABLE, about=(scale,), what=what, before=before_it, after=after_it)
            continue
        spans = old.span, new.span
        yield from Wording((scale,), called, spans).changed(old.text, new.text)
        for name, told in (
            ("can_do", "what can be done"),
            ("next_step", "the next step"),
            ("activity", "the activity"),
        ):
            said = Wording((scale,), f'{told} of "{band}"', spans)
            yield from said.changed(getattr(old, name), getattr(new, name))


def _certificate_changed(old: Certificate | None, new: Certificate | None) -> Iterator[Change]:
    if old is None or new is None:
        if old is not None:
            yield Change(
                weight=Weight.BREAKING, what="the certificate is gone", before=old.span, effect="Nobody earns one now."
            )
        if new is not None:
            yield Change(weight=Weight.COMPARABLE, what="there is a certificate now", after=new.span)
        return
    if condition(old.awarded_when) != condition(new.awarded_when):
        yield Change(
            weight=Weight.BREAKING,
            what="the certificate is awarded under another condition",
            before=old.awarded_when.span,
            after=new.awarded_when.span,
            effect=EARNED,
        )
    for name in (field.name for field in fields(Certificate) if field.compare and field.name != "awarded_when"):
        before, after = getattr(old, name), getattr(new, name)
        weight = Weight.WORDING if is_wording(before or after) else Weight.COMPARABLE
        yield from Wording((), f'"{name}" of the certificate', (old.span, new.span), weight).changed(before, after)
