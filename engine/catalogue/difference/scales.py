"""What has changed in the scales: what is scored, how, and what the scores are called."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace

from engine.catalogue.canonical import canonical, number
from engine.catalogue.difference.both import Both, Wording, is_wording, says_another_thing
from engine.catalogue.difference.change import Change, listed
from engine.catalogue.meaning import ASIDE, settings
from engine.catalogue.versions import Weight
from engine.document import Mapping, Scalar, Sequence, Span
from engine.questionnaire import AllRequired, ItemValue, Missing, Scale

CALLED = {"label": "the label of the scale", "about": "what is said about the scale"}
ELSEWHERE = frozenset(
    {
        "id",
        "do_not",
        "ranges_differ",
        "items",
        "reverse",
        "scorer",
        "settings",
        "missing",
        "bands",
        "outcomes",
        "places",
        "shown",
        "span",
        *ASIDE,
    }
)


def scales_changed(both: Both) -> Iterator[Change]:
    """All that is different in the scales."""
    for scale in both.old.scales:
        later = both.new.scales_by_id.get(scale.id)
        if later is None:
            yield _gone(both, scale)
        else:
            yield from _scale_changed(scale, later)
    for scale in both.new.scales:
        if scale.id not in both.old.scales_by_id:
            yield Change(
                weight=Weight.COMPARABLE,
                about=(scale.id,),
                what="the scale is new",
                after=scale.span,
                effect=f"Scores of {scale.id} begin with version {both.new.version}.",
            )


def _gone(both: Both, scale: Scale) -> Change:
    return Change(
        weight=Weight.BREAKING,
        about=(scale.id,),
        what="the scale is gone",
        before=scale.span,
        effect=f"Scores of {scale.id} end with version {both.old.version}.",
    )


def _scale_changed(old: Scale, new: Scale) -> Iterator[Change]:
    for what, places in _scored_otherwise(old, new):
        yield Change(
            weight=Weight.BREAKING, about=(new.id,), what=what, before=places[0], after=places[1], scores=(new.id,)
        )
    yield from _bands_changed(old, new)
    yield from _outcomes_changed(old, new)
    yield from _presented_otherwise(old, new)


def _scored_otherwise(old: Scale, new: Scale) -> Iterator[tuple[str, tuple[Span, Span]]]:
    """What makes another score of the same answers."""
    places = old.span, new.span
    gone = [item for item in old.items if item not in new.items]
    added = [item for item in new.items if item not in old.items]
    if gone:
        yield f"{listed(gone)} no longer scored in it", places
    if added:
        yield f"{listed(added)} scored in it now", places
    turned = [item for item in new.items if (item in new.reverse) is not (item in old.reverse) and item in old.items]
    if turned:
        yield f"{listed(turned)} {'is' if len(turned) == 1 else 'are'} reversed in one version only", places
    policies = _without_source(old.missing), _without_source(new.missing)
    if canonical(policies[0]) != canonical(policies[1]) or type(old.missing) is not type(new.missing):
        yield "missing answers are treated in another way", (_at(old, "missing"), _at(new, "missing"))
    if old.scorer != new.scorer:
        yield f"the scorer is {new.scorer} instead of {old.scorer}", places
        return
    before, after = settings(old, texts=False), settings(new, texts=False)
    for key in dict.fromkeys((*before, *after)):
        if before.get(key) != after.get(key):
            yield f'"{key}" is not what it was', (_at(old, key), _at(new, key))


def _bands_changed(old: Scale, new: Scale) -> Iterator[Change]:
    before, after = {band.id: band for band in old.bands}, {band.id: band for band in new.bands}
    effect = f"Bands of {new.id} before and after cannot be compared; where only they changed, its scores can."
    for band in old.bands:
        later = after.get(band.id)
        if later is None:
            yield _of(new, f'the band "{band.id}" is gone', band.span, new.span, effect)
            continue
        if band.at_least != later.at_least:
            what = f'the band "{band.id}" begins at {number(later.at_least)} instead of {number(band.at_least)}'
            yield _of(new, what, band.span, later.span, effect)
        called, places = f'the label of the band "{band.id}"', (band.span, later.span)
        yield from Wording((new.id,), called, places, Weight.COMPARABLE).changed(band.label, later.label)
    for band in new.bands:
        if band.id not in before:
            yield _of(new, f'the band "{band.id}" is new', old.span, band.span, effect)
    if old.places != new.places:
        what = f"scores have {new.places} decimal places instead of {old.places}"
        weight, effect = (Weight.BREAKING, effect) if new.bands else (Weight.COMPARABLE, "")
        yield Change(weight=weight, about=(new.id,), what=what, before=old.span, after=new.span, effect=effect)


def _outcomes_changed(old: Scale, new: Scale) -> Iterator[Change]:
    before = {outcome.code: outcome for outcome in old.outcomes}
    after = {outcome.code: outcome for outcome in new.outcomes}
    for code, outcome in before.items():
        later = after.get(code)
        if later is None:
            yield _decides_otherwise(new, f'the outcome "{code}" is gone', outcome.span, new.span)
        elif says_another_thing(outcome.label, later.label):
            what = f'the outcome "{code}" reads as another one'
            yield _decides_otherwise(new, what, outcome.span, later.span)
        else:
            called, places = f'the label of the outcome "{code}"', (outcome.span, later.span)
            yield from Wording((new.id,), called, places, Weight.COMPARABLE).changed(outcome.label, later.label)
    for code, outcome in after.items():
        if code not in before:
            yield _decides_otherwise(new, f'the outcome "{code}" is new', old.span, outcome.span)


def _presented_otherwise(old: Scale, new: Scale) -> Iterator[Change]:
    places = old.span, new.span
    for field in fields(old):
        before, after = getattr(old, field.name), getattr(new, field.name)
        if field.name in ELSEWHERE or before == after:
            continue
        if is_wording(before or after):
            yield from Wording((new.id,), CALLED.get(field.name, f'"{field.name}"'), places).changed(before, after)
        elif field.compare:
            yield _decides_otherwise(new, f'"{field.name}" is not what it was', *places)
    yield from _declared_otherwise(old, new)
    if old.shown is not new.shown:
        what = f"respondents are {'told' if new.shown else 'not told'} the score now"
        yield Change(weight=Weight.COMPARABLE, about=(new.id,), what=what, before=places[0], after=places[1])
    if settings(old, texts=False) == settings(new, texts=False) and old.scorer == new.scorer:
        before, after = settings(old, texts=True), settings(new, texts=True)
        for key in before:
            wording = Wording((new.id,), f'the wording in "{key}"', (_at(old, key), _at(new, key)))
            yield from wording.changed(before[key], after[key])


def _declared_otherwise(old: Scale, new: Scale) -> Iterator[Change]:
    """What is said of the scores, and leaves them as they are."""
    declared = {
        "what must not be done with its scores is declared in another way": (old.do_not, new.do_not),
        "whether its items are meant to weigh differently is said in another way": (
            old.ranges_differ,
            new.ranges_differ,
        ),
        "the source of what stands in for missing answers is called something else": (
            _source(old.missing),
            _source(new.missing),
        ),
    }
    for what, (before, after) in declared.items():
        if before != after:
            yield Change(weight=Weight.COMPARABLE, about=(new.id,), what=what, before=old.span, after=new.span)


def _source(missing: Missing) -> str:
    return missing.instead.source if isinstance(missing.instead, ItemValue) else ""


def _without_source(missing: Missing) -> Missing:
    if isinstance(missing, AllRequired) or not isinstance(missing.instead, ItemValue):
        return missing
    return replace(missing, instead=replace(missing.instead, source=""))


def _of(scale: Scale, what: str, before: Span, after: Span, effect: str) -> Change:
    return Change(weight=Weight.BREAKING, about=(scale.id,), what=what, before=before, after=after, effect=effect)


def _decides_otherwise(scale: Scale, what: str, before: Span, after: Span) -> Change:
    return Change(weight=Weight.BREAKING, about=(scale.id,), what=what, before=before, after=after, scores=(scale.id,))


def _at(scale: Scale, key: str) -> Span:
    """Where a setting stands, or the scale where it does not say it."""
    node = scale.settings.get(key)
    return node.span if isinstance(node, Mapping | Scalar | Sequence) else scale.span
