"""Whether a map knows what it names, and leaves no old answer without a word about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from engine.catalogue.maps.complaints import Complaints
from engine.catalogue.maps.schema import NOT_CARRIED
from engine.catalogue.maps.version_map import ItemMap, ScaleMap, VersionMap
from engine.document import Mapping, Node, Scalar, Span
from engine.document import Sequence as SequenceNode
from engine.document.entries import child, entries
from engine.expressions import Choice
from engine.questionnaire import Item, ItemId

ANY = "any"
UNKNOWN = {"option": "map.unknown-option", "outcome": "map.unknown-outcome"}


def check_item(item: ItemMap, found: VersionMap, items: Mapping, complaints: Complaints) -> None:
    """An item of a map: what it names is there, and every old answer is spoken of."""
    key, entry = items.key(item.target), child(items, item.target)
    new = found.new.items.get(item.target)
    if new is None:
        known = list(found.new.items)
        complaints.unknown("map.unknown-item", key, f"item of version {found.new.version} called", known)
        return
    olds = [old for name in item.sources if (old := found.old.items.get(name)) is not None]
    if len(olds) < len(item.sources):
        for name in _scalars(entry.find("from")) or [key]:
            if ItemId(str(name)) not in found.old.items:
                known = list(found.old.items)
                complaints.unknown("map.unknown-item", name, f"item of version {found.old.version} called", known)
        return
    if item.rules:
        _check_rules(item, olds, new, entry, complaints)
    elif len(olds) > 1:
        message = f'"{item.target}" comes from several items, but nothing says how.'
        complaints.take("map.incomplete", key.span, message, "Write rules: with when: and becomes:.")
    elif item.options is not None:
        _check_options(olds[0], new, child(entry, "options"), entry.key("options").span, complaints)
    elif not _as_it_is(olds[0], new):
        message = f'Answers to "{olds[0].id}" are no answers to "{new.id}" as they are.'
        hint = "Write options: with a target for each, or rules:, or name both under dropped and added."
        complaints.take("map.incomplete", key.span, message, hint)


def check_scale(scale: ScaleMap, found: VersionMap, scales: Mapping, complaints: Complaints) -> None:
    """A scale of a map: both are there, and every old outcome is spoken of."""
    key, entry = scales.key(scale.target), child(scales, scale.target)
    old, new = found.old.scales_by_id.get(scale.source), found.new.scales_by_id.get(scale.target)
    if new is None:
        known = list(found.new.scales_by_id)
        complaints.unknown("map.unknown-scale", key, f"scale of version {found.new.version} called", known)
    if old is None:
        name = next(iter(_scalars(entry.find("from"))), key)
        known = list(found.old.scales_by_id)
        complaints.unknown("map.unknown-scale", name, f"scale of version {found.old.version} called", known)
    if old is None or new is None:
        return
    before, after = [outcome.code for outcome in old.outcomes], [outcome.code for outcome in new.outcomes]
    _check_codes(child(entry, "outcomes"), (before, after), "outcome", complaints)
    left = [code for code in before if code not in (scale.outcomes or {})]
    if left or bool(before) is not bool(after):
        _missing(left or after, f'outcomes of "{old.id}"', key.span, complaints)


def _check_options(old: Item, new: Item, codes: Mapping, place: Span, complaints: Complaints) -> None:
    before, after = [str(option.code) for option in old.options], [str(option.code) for option in new.options]
    _check_codes(codes, (before, after), "option", complaints)
    _missing([code for code in before if code not in codes], f'options of "{old.id}"', place, complaints)


def _check_codes(
    codes: Mapping, known: tuple[Sequence[str], Sequence[str]], thing: str, complaints: Complaints
) -> None:
    before, after = known
    for code, to in codes.items():
        if code not in before:
            complaints.unknown(UNKNOWN[thing], code, f"{thing} of the old version called", before)
        _check_target(to, after, thing, complaints)


def _check_target(to: Node | None, known: Sequence[str], thing: str, complaints: Complaints) -> None:
    if isinstance(to, Scalar) and to != NOT_CARRIED and to not in known:
        complaints.unknown(UNKNOWN[thing], to, f"{thing} of the new version called", [*known, NOT_CARRIED])


def _missing(codes: Sequence[str], what: str, place: Span, complaints: Complaints) -> None:
    if codes:
        message = f"Nothing is said of these {what}: {', '.join(codes)}."
        complaints.take("map.incomplete", place, message, f"Write what each becomes, or {NOT_CARRIED}.")


def _check_rules(item: ItemMap, olds: Sequence[Item], new: Item, entry: Mapping, complaints: Complaints) -> None:
    known = {old.id: [str(option.code) for option in old.options] for old in olds}
    several = [old for old in olds if not isinstance(old.kind.type, Choice)]
    for old in several:
        message = f'"{old.id}" is an item of kind {old.kind.name}; rules go by items with one answer out of several.'
        complaints.take(
            "map.incomplete", entry.key("rules").span, message, "Carry it by itself, or name it in dropped."
        )
    sound = not several
    for rule in entries(entry, "rules"):
        _check_target(rule.find("becomes"), [option.code for option in new.options], "option", complaints)
        for name, node in child(rule, "when").items():
            codes = known.get(ItemId(str(name)))
            if codes is None:
                complaints.unknown("map.unknown-item", name, "item in from: called", list(known))
                sound = False
                continue
            for code in _scalars(node):
                if code != ANY and code not in codes:
                    complaints.unknown("map.unknown-option", code, f'option of "{name}" called', codes)
                    sound = False
    place = entry.key("rules").span
    gap = next(_gaps(item, olds), None) if sound else None
    if gap is not None:
        told = ", ".join(f"{name}: {code or 'no answer'}" for name, code in gap.items())
        message = f"No rule fits {told}."
        complaints.take("map.incomplete", place, message, f"Add a rule for it; it can become {NOT_CARRIED}.")


def _gaps(item: ItemMap, olds: Sequence[Item]) -> Iterator[dict[ItemId, str | None]]:
    """Combinations of old answers that no rule fits. Codes that no rule tells apart are tried once."""
    for codes in product(*(_told_apart(item, old) for old in olds)):
        combination = {old.id: code for old, code in zip(olds, codes, strict=True)}
        given = {name: code for name, code in combination.items() if code is not None}
        if given and not any(rule.fits(given) for rule in item.rules):
            yield combination


def _told_apart(item: ItemMap, old: Item) -> list[str | None]:
    """One code of each sort that rules tell apart, and no answer."""
    asked = [rule.when[old.id] for rule in item.rules if old.id in rule.when]
    sorts: dict[tuple[bool, ...], str | None] = {}
    for code in (*(option.code for option in old.options), None):
        sorts.setdefault(tuple(code in codes for codes in asked), code)
    return list(sorts.values())


def _as_it_is(old: Item, new: Item) -> bool:
    """Whether any answer to one is an answer to the other."""
    if old.kind.name != new.kind.name:
        return False
    return {option.code for option in old.options} <= {option.code for option in new.options}


def _scalars(node: Node | None) -> list[Scalar]:
    nodes: Iterable[Node] = node if isinstance(node, SequenceNode) else [node] if node is not None else []
    return [each for each in nodes if isinstance(each, Scalar)]
