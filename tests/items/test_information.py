from __future__ import annotations

import pytest

from engine.items.information import Information, build
from tests.items.asking import EN, asked, keys, text

NOTE = Information(text("Take **your** time."))


def test_whatever_arrives_is_ignored() -> None:
    assert NOTE.read(asked(NOTE), {"": ["hello", "\x00"], "other": ["x"]}) == ({}, ())
    assert NOTE.parts == ()
    assert NOTE.type is None


def test_there_is_nothing_to_show_or_keep() -> None:
    with pytest.raises(ValueError, match="no answer"):
        NOTE.load("hello")
    with pytest.raises(ValueError, match="no answer"):
        NOTE.dump("hello")
    with pytest.raises(ValueError, match="no answer"):
        NOTE.raw("hello")
    with pytest.raises(ValueError, match="no answer"):
        NOTE.show(asked(NOTE), "hello", EN)


def test_the_kind_is_made_from_its_keys() -> None:
    assert build(keys(body="Take **your** time."), (), EN) == NOTE
    assert build(keys(), (), EN) == Information(text(""))
    assert NOTE.required_fault.sentence == "Read this, then continue"
