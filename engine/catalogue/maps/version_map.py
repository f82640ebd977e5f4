"""A map from one version to another: frozen data, and what it makes of old answers and scores."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from engine.document import Span
from engine.questionnaire import Answers, Item, ItemId, Questionnaire, ScaleId, Value, other_key
from engine.scoring import Score, Scores


@dataclass(frozen=True, slots=True, kw_only=True)
class MapRule:
    """What is asked of old answers, and the code they become, or None where that cannot be told."""

    when: Mapping[ItemId, frozenset[str]]
    becomes: str | None
    span: Span = field(compare=False, repr=False)

    def fits(self, codes: Mapping[ItemId, str]) -> bool:
        """Whether the old answers are what the rule asks for."""
        return all(codes.get(item) in accepted for item, accepted in self.when.items())


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemMap:
    """Where the answers to one item of the new version come from.

    With `options` a code of the one source becomes another code or None; with `rules` the codes of all sources together
    decide; with neither the answer stays as it is.
    """

    target: ItemId
    sources: tuple[ItemId, ...]
    options: Mapping[str, str | None] | None = None
    rules: tuple[MapRule, ...] = ()
    note: str | None = None
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleMap:
    """Where the scores of one scale of the new version come from; outcomes by their codes."""

    target: ScaleId
    source: ScaleId
    outcomes: Mapping[str, str | None] | None = None
    note: str | None = None
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, kw_only=True)
class VersionMap:
    """How answers and scores are carried from `old` to `new`; also items and scales that both have alike are in it."""

    old: Questionnaire
    new: Questionnaire
    items: Mapping[ItemId, ItemMap]
    scales: Mapping[ScaleId, ScaleMap]
    dropped: Mapping[str, str]
    added: Mapping[str, str]

    @property
    def same(self) -> frozenset[tuple[str, str]]:
        """Options, by item and code, that the map says are the same in both versions, whatever their labels."""
        return frozenset(
            (item.target, code)
            for item in self.items.values()
            for code, to in (item.options or {}).items()
            if code == to and item.sources == (item.target,)
        )


@dataclass(frozen=True, slots=True)
class Lost:
    """An old answer that could not be carried, and why."""

    item: ItemId
    value: Value
    reason: str


@dataclass(frozen=True, slots=True)
class Carried:
    """Old answers in terms of the new version, and what could not be carried."""

    answers: Answers
    lost: tuple[Lost, ...]


def carried(answers: Answers, version_map: VersionMap) -> Carried:
    """Old answers in terms of the new version. What was not answered stays unanswered."""
    found: dict[str, Value] = {}
    for item in version_map.items.values():
        found |= _carried_item(item, answers, version_map.new.items[item.target])
    return Carried(found, tuple(_lost(answers, found, version_map)))


def carried_scores(scores: Scores, version_map: VersionMap) -> Scores:
    """Old scores in terms of the new version: outcomes by their new codes, numbers in the new bands."""
    found: Scores = {}
    for scale in version_map.scales.values():
        score = scores.get(scale.source)
        if score is not None:
            found[scale.target] = _carried_score(score, scale, version_map)
    return found


def _carried_score(score: Score, scale: ScaleMap, version_map: VersionMap) -> Score:
    value = score.value
    if isinstance(value, str):
        value = (scale.outcomes or {}).get(value)
    band = None
    if value is not None and not isinstance(value, str):
        band = version_map.new.scales_by_id[scale.target].band_of(value)
    return replace(score, scale=scale.target, value=value, band=None if band is None else band.id)


def _carried_item(item: ItemMap, answers: Answers, new: Item) -> Answers:
    if item.rules:
        codes = {source: code for source in item.sources if isinstance(code := answers.get(source), str)}
        rule = next((rule for rule in item.rules if rule.fits(codes)), None) if codes else None
        return {item.target: rule.becomes} if rule is not None and rule.becomes is not None else {}
    value = answers.get(item.sources[0])
    if value is None:
        return {}
    becomes: Value | None = value
    if item.options is not None:
        carried_codes = [to for code in _codes(value) if (to := item.options.get(str(code))) is not None]
        several = tuple(dict.fromkeys(carried_codes))
        becomes = (several if isinstance(value, tuple) else several[0]) if several else None
    if becomes is None:
        return {}
    words = answers.get(other_key(item.sources[0]))
    asked = any(option.specify and option.code in _codes(becomes) for option in new.options)
    return {item.target: becomes, other_key(item.target): words} if asked and words else {item.target: becomes}


def _codes(value: Value) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else (value,)


def _lost(answers: Answers, found: Answers, version_map: VersionMap) -> Iterator[Lost]:
    """The old answers that are in no new one."""
    for name in version_map.old.items:
        value = answers.get(name)
        if value is None:
            continue
        uses = [item for item in version_map.items.values() if name in item.sources]
        if not uses:
            yield Lost(name, value, version_map.dropped.get(name, ""))
        elif not any(item.target in found for item in uses):
            yield Lost(name, value, next((item.note for item in uses if item.note), ""))
        elif isinstance(value, tuple):
            yield from _lost_codes(name, value, uses)


def _lost_codes(name: ItemId, codes: tuple[object, ...], uses: list[ItemMap]) -> Iterator[Lost]:
    """Of several chosen codes those that were left behind."""
    left = [
        str(code)
        for code in codes
        if all(use.options is not None and use.options.get(str(code)) is None for use in uses)
    ]
    if left:
        yield Lost(name, tuple(left), next((use.note for use in uses if use.note), ""))
