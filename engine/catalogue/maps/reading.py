"""A map file in; the map and everything that is wrong with it out."""

from __future__ import annotations

from collections.abc import Iterator

from engine.catalogue.difference import Side, difference
from engine.catalogue.maps.complaints import Complaints
from engine.catalogue.maps.completeness import check_item, check_scale
from engine.catalogue.maps.schema import NOT_CARRIED, map_schema
from engine.catalogue.maps.version_map import ItemMap, MapRule, ScaleMap, VersionMap
from engine.catalogue.versions import read_version
from engine.compiler.structure import check_structure
from engine.document import Mapping, Node, Problem, Scalar, Sequence, Severity, Source, Span
from engine.document.entries import child, entries, words
from engine.document.problem import in_order
from engine.document.reader import read
from engine.questionnaire import ItemId, Questionnaire, ScaleId

ANY = "any"


def old_version(source: Source) -> str | None:
    """From which version a map carries, where its text says so."""
    document, _ = read(source)
    written = None if document is None else words(document, "from")
    return written if written and read_version(written) else None


def read_map(source: Source, old: Questionnaire, new: Questionnaire) -> tuple[VersionMap | None, list[Problem]]:
    """The map between two versions, unless there is an error among its problems."""
    document, problems = read(source)
    if document is None:
        return None, in_order(problems)
    problems += check_structure(document, map_schema(), source)
    if _broken(problems):
        return None, in_order(problems)
    complaints = Complaints(source.name)
    complaints.version(document, "to", new.version)
    complaints.version(document, "from", old.version)
    found = _map(document, old, new)
    for item in found.items.values():
        check_item(item, found, child(document, "items"), complaints)
    for scale in found.scales.values():
        check_scale(scale, found, child(document, "scales"), complaints)
    _check_names(document, found, complaints)
    problems = in_order(problems + complaints.problems)
    return (None if _broken(problems) else _with_alike(found)), problems


def _broken(problems: list[Problem]) -> bool:
    return any(problem.severity is Severity.ERROR for problem in problems)


def _map(document: Mapping, old: Questionnaire, new: Questionnaire) -> VersionMap:
    items = [_item(key, entry) for key, entry in child(document, "items").items() if isinstance(entry, Mapping)]
    scales = [_scale(key, entry) for key, entry in child(document, "scales").items() if isinstance(entry, Mapping)]
    return VersionMap(
        old=old,
        new=new,
        items={item.target: item for item in items},
        scales={scale.target: scale for scale in scales},
        dropped={str(key): str(why).strip() for key, why in child(document, "dropped").items()},
        added={str(key): str(why).strip() for key, why in child(document, "added").items()},
    )


def _item(key: Scalar, entry: Mapping) -> ItemMap:
    return ItemMap(
        target=ItemId(str(key)),
        sources=tuple(ItemId(str(name)) for name in _listed(entry.find("from"))) or (ItemId(str(key)),),
        options=_codes(entry, "options"),
        rules=tuple(_rule(rule) for rule in entries(entry, "rules")),
        note=words(entry, "note"),
        span=key.span,
    )


def _scale(key: Scalar, entry: Mapping) -> ScaleMap:
    return ScaleMap(
        target=ScaleId(str(key)),
        source=ScaleId(words(entry, "from") or str(key)),
        outcomes=_codes(entry, "outcomes"),
        note=words(entry, "note"),
        span=key.span,
    )


def _rule(entry: Mapping) -> MapRule:
    asked = {ItemId(str(item)): frozenset(map(str, _listed(node))) for item, node in child(entry, "when").items()}
    return MapRule(
        when={item: codes for item, codes in asked.items() if ANY not in codes},
        becomes=_target(words(entry, "becomes") or ""),
        span=entry.span,
    )


def _codes(entry: Mapping, key: str) -> dict[str, str | None] | None:
    node = entry.find(key)
    return {str(code): _target(str(to)) for code, to in node.items()} if isinstance(node, Mapping) else None


def _target(code: str) -> str | None:
    return None if code.strip() == NOT_CARRIED else code.strip()


def _listed(node: Node | None) -> list[str]:
    if isinstance(node, Sequence):
        return [str(each) for each in node]
    return [str(node)] if isinstance(node, Scalar) else []


def _check_names(document: Mapping, found: VersionMap, complaints: Complaints) -> None:
    """Every item and scale of both versions is carried as it is, mapped, dropped or added."""
    old_names = [*_asked(found.old), *found.old.scales_by_id]
    new_names = [*_asked(found.new), *found.new.scales_by_id]
    complaints.names(child(document, "dropped"), old_names, found.old.version)
    complaints.names(child(document, "added"), new_names, found.new.version)
    if complaints.problems:
        return  # a misspelt name is one fault, and not another one for what it was meant to be
    alike = _alike(found)
    sources = {str(source) for item in found.items.values() for source in item.sources}
    sources |= {str(scale.source) for scale in found.scales.values()}
    targets = {*found.items, *found.scales}
    place = document.key("to").span
    gone = [name for name in old_names if name not in {*alike, *sources, *found.dropped}]
    come = [name for name in new_names if name not in {*alike, *targets, *found.added}]
    both = [name for name in gone if name in come]
    complaints.unlike(both, found.new.scales_by_id, place)
    gone, come = ([name for name in names if name not in both] for names in (gone, come))
    complaints.unnamed(gone, f"of version {found.old.version} is carried nowhere", "dropped", place)
    complaints.unnamed(come, f"of version {found.new.version} comes from nowhere", "added", place)


def _alike(found: VersionMap) -> set[str]:
    """Items and scales of both versions whose answers and scores can be compared as they are."""
    sides = Side(file="", questionnaire=found.old), Side(file="", questionnaire=found.new)
    changed = difference(*sides, same=found.same)
    named = {*found.dropped, *found.added}
    items = {str(item) for item in _asked(found.old) if item in found.new.items and item not in changed.answers}
    return (items | {str(scale) for scale in changed.kept}) - named


def _asked(questionnaire: Questionnaire) -> Iterator[ItemId]:
    return (item.id for item in questionnaire.items.values() if item.kind.parts)


def _with_alike(found: VersionMap) -> VersionMap:
    """The map with what both have alike in it, in the order of the new version."""
    alike = _alike(found)
    nowhere = Span(1, 1, 1, 1)
    items = {
        item: found.items.get(item) or ItemMap(target=item, sources=(item,), span=nowhere)
        for item in _asked(found.new)
        if item in found.items or item in alike
    }
    scales = {
        scale.id: found.scales.get(scale.id) or _unchanged(scale.id, found)
        for scale in found.new.scales
        if scale.id in found.scales or scale.id in alike
    }
    return VersionMap(
        old=found.old, new=found.new, items=items, scales=scales, dropped=found.dropped, added=found.added
    )


def _unchanged(scale: ScaleId, found: VersionMap) -> ScaleMap:
    outcomes = {outcome.code: outcome.code for outcome in found.new.scales_by_id[scale].outcomes}
    return ScaleMap(target=scale, source=scale, outcomes=outcomes or None, span=Span(1, 1, 1, 1))
