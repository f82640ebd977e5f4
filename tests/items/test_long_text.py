from __future__ import annotations

from engine.items.long_text import LongText, build
from tests.items.asking import EN, asked, keys


def test_lines_are_kept() -> None:
    kind = LongText()
    assert kind.read(asked(kind), {"": ["\r\nDear all,\r\n\r\nhello\r\n"]}) == ({"it": "Dear all,\n\nhello"}, ())


def test_a_line_break_counts_as_one_character() -> None:
    kind = LongText(max_length=3)
    assert kind.read(asked(kind), {"": ["a\r\nb"]})[1] == ()
    _, faults = kind.read(asked(kind), {"": ["a\r\nbc"]})
    assert [fault.values for fault in faults] == [{"most": 3, "count": 4}]


def test_the_kind_is_made_from_its_keys() -> None:
    assert build(keys(), (), EN).max_length == 2000
    assert build(keys(max_length=500), (), EN) == LongText(500)
    assert LongText().name == "long_text"
