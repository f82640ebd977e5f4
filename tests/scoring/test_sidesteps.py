from __future__ import annotations

import pytest

from tests.scoring.drafting import agreeing, complained, line, one_page

ITEMS = agreeing("a", "b", "c", "d")
SUM = "items: [a, b], scorer: sum, missing: all_required"
NO_BAND, NO_NORM = "do_not: [band]", "do_not: [norm]"
BANDS = "bands: [{id: low, label: Low, at_least: -9}]"
NORMS = (
    "scorer: norms, gives: z, missing: all_required, "
    "source: {name: Example, population: People who do not exist, date: 2026-01, people: 9}, "
    "groups: [{label: All, people: 9, mean: 2, sd: 1}]"
)
MEAN = "scorer: mean, missing: all_required"
PART, REST = f"part: items: [a], {MEAN}", f"rest: items: [b], {MEAN}"
BOTH = "scales: [part, rest], scorer: composite, missing: all_required"


def body(*scales: str) -> str:
    """A page with four items, and scales written as `id: keys`, one on each line."""
    page = one_page(ITEMS, "").removesuffix("  - id: s\n    label: Score\n")
    listed = (scale.split(": ", 1) for scale in scales)
    return page + "".join(f"  - {{id: {name}, label: {name}, {keys}}}\n" for name, keys in listed)


def declined(*scales: str) -> list[str]:
    text = body(*scales)
    return [
        next(
            name for name in (scale.split(":")[0] for scale in scales) if line(f"id: {name},", text) == found.span.line
        )
        for found in complained(text)
        if found.code == "scale.declined"
    ]


@pytest.mark.parametrize(
    "other",
    [
        f"items: [a, b], {MEAN}",
        f"items: [b, a], {MEAN}",
        "items: [a, b], scorer: formula, formula: a + b, missing: all_required",
        "scales: [s], scorer: composite, missing: all_required",
        "scales: [s], scorer: formula, formula: s * 2, missing: all_required",
    ],
)
def test_what_declines_bands_gets_none_by_way_of_another_scale(other: str) -> None:
    assert declined(f"s: {SUM}, {NO_BAND}", f"t: {other}, {BANDS}") == ["t"]


def test_it_is_told_which_scale_declines_it() -> None:
    [complaint] = [
        each
        for each in complained(body(f"s: {SUM}, {NO_BAND}", f"t: items: [a, b], {MEAN}, {BANDS}"))
        if each.code == "scale.declined"
    ]

    assert complaint.message == '"t" has bands and is made of the same as "s", which says do_not: [band].'
    assert complaint.hint == (
        'Remove the bands; or take band out of do_not at "s", if there are cut-offs that are sound.'
    )


def test_the_way_may_be_long() -> None:
    once = "t: scales: [s], scorer: composite, missing: all_required"

    assert declined(f"s: {SUM}, {NO_BAND}", once, f"u: scales: [t], {NORMS}, {BANDS}") == ["u"]
    assert declined(f"s: {SUM}, {NO_NORM}", f"t: items: [a, b], {MEAN}", f"u: scales: [t], {NORMS}") == ["u"]


@pytest.mark.parametrize("other", [f"items: [a, b], {NORMS}", f"items: [a, b], from: mean, {NORMS}"])
def test_what_declines_norms_gets_none_by_way_of_its_items(other: str) -> None:
    assert declined(f"s: {SUM}, {NO_NORM}", f"t: {other}") == ["t"]


def test_what_a_composite_declines_is_not_done_with_all_its_items_either() -> None:
    assert declined(PART, REST, f"s: {BOTH}, {NO_NORM}", f"t: items: [a, b], {NORMS}") == ["t"]
    assert declined(PART, REST, f"s: {BOTH}, {NO_BAND}", f"t: {BOTH}, {BANDS}") == ["t"]


@pytest.mark.parametrize(
    "scales",
    [
        (f"s: {SUM}, {NO_BAND}", f"t: items: [a, b, c], {MEAN}, {BANDS}"),
        (f"s: {SUM}, {NO_BAND}", f"t: items: [a], {MEAN}, {BANDS}"),
        (f"s: {SUM}, {NO_NORM}", f"t: items: [a, b], {MEAN}, {BANDS}"),
        (f"s: {SUM}, {NO_BAND}", f"t: items: [a, b], {NORMS}"),
        (f"{PART}, {NO_BAND}", REST, f"t: {BOTH}, {BANDS}"),
        (PART, REST, f"s: {SUM}, {NO_BAND}", f"t: {BOTH}, {BANDS}"),
        (
            f"s: {SUM}, {NO_BAND}",
            "t: scales: [s], scorer: change, sd: 1, reliability: 0.8, source: Pilot, missing: all_required, " + BANDS,
        ),
        (f"s: items: [a, b], scorer: ipsative, against: [c, d], missing: all_required, {NO_BAND}",
         f"t: items: [a, b], {MEAN}, {BANDS}"),
        (f"s: {SUM}, {BANDS}", f"t: scales: [s], scorer: composite, missing: all_required, {NO_BAND}"),
    ],
)  # fmt: skip
def test_what_tells_something_else_is_free(scales: tuple[str, ...]) -> None:
    assert declined(*scales) == []


def test_a_scale_with_both_is_told_once() -> None:
    assert declined(f"s: {SUM}, {NO_BAND}", f"t: items: [a, b], {MEAN}, {NO_BAND}, {BANDS}") == ["t"]
    assert declined(f"s: {SUM}, {NO_NORM}", f"t: scales: [s], {NORMS}") == ["t"]


def test_scales_made_of_themselves_are_followed_only_once() -> None:
    around = "scorer: composite, missing: all_required"

    assert declined(f"s: {SUM}, {NO_BAND}", f"t: scales: [u], {around}, {BANDS}", f"u: scales: [t], {around}") == []
