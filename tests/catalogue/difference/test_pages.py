from __future__ import annotations

import pytest

from engine.catalogue.versions import Weight
from tests.catalogue.difference.comparing import between, changed, told

CONDITION = 'route = "degree" and months >= 3'


@pytest.mark.parametrize(
    "same",
    [
        '3 <= months and route = "degree"',
        '"degree" = route and (months >= 3.0)',
        'route in ("degree") and months >= 3',
        'months >= 3 and route = "degree" and months >= 3',
    ],
)
def test_a_condition_written_in_another_way_is_no_change(same: str) -> None:
    assert told(changed((f"shown_when: {CONDITION}", f"shown_when: '{same}'"))) == []


@pytest.mark.parametrize(
    "other", ['route = "degree"', 'route = "degree" or months >= 3', 'route = "degree" and months > 3']
)
def test_another_condition_asks_other_people(other: str) -> None:
    found = changed((CONDITION, other))
    assert told(found) == ['breaking listened, asked and alone: the page "team" is shown under another condition.']
    assert found.effects == (
        "Answers to listened, asked and alone and scores of teamwork before and after cannot be compared.",
    )
    assert "Other people may be asked than before." in found.changes[0].effects


def test_a_page_that_is_always_shown_now() -> None:
    found = changed((f"    shown_when: {CONDITION}\n", ""))
    assert told(found) == ['breaking listened, asked and alone: the page "team" is always shown now.']


def test_a_page_divided_without_another_condition_is_comparable() -> None:
    found = changed(("- {id: months", "\n  - id: more\n    title: More\n    items:\n      - {id: months"))
    assert told(found) == ['comparable months: asked on the page "more" instead of "start".']


def test_a_condition_that_moves_from_a_page_to_its_only_item_is_no_change() -> None:
    first = """
        pages:
          - id: first
            title: First
            items:
              - {id: club, kind: consent, ask: A club?, label: I am in a club, required: no}
          - id: second
            title: Second
            shown_when: club
            items:
              - {id: name, kind: text, ask: Which?}
    """
    later = first.replace("            shown_when: club\n", "").replace("Which?", "Which?, shown_when: club")
    assert told(between(first, later)) == []


def test_where_information_is_shown_is_only_read() -> None:
    text = """
        pages:
          - id: first
            title: First
            items:
              - {id: club, kind: consent, ask: A club?, label: I am in a club, required: no}
          - id: second
            title: Second
            items:
              - {id: note, kind: information, ask: Wait, body: Think.}
    """
    later = text.replace("body: Think.", "body: Think., shown_when: club")
    assert told(between(text, later)) == ["wording note: the item is shown under another condition."]


def test_items_in_another_order_are_comparable() -> None:
    found = changed(
        ("          - {id: asked, ask: I asked}\n", ""),
        ("          - {id: listened", "          - {id: asked, ask: I asked}\n          - {id: listened"),
    )
    assert found.weight is Weight.COMPARABLE
    assert len(found.changes) == 1
    assert told(found)[0].endswith("asked at another place in the order.")


def test_the_id_of_a_page_is_seen_by_nobody_who_answers() -> None:
    found = changed(("- id: team\n    title: Working with others", "- id: together\n    title: Working together"))
    assert told(found) == [
        "wording together: the title of the page reads differently.",
        'wording The id of the page "together" reads differently.',
    ]
