"""The same questions once more, some time later: the results say what has changed."""

from __future__ import annotations

import pytest

from tests.walks.walker import Walker

pytestmark = pytest.mark.walk


def answer(visitor: Walker, place: int) -> None:
    """Go through the one page, and send it."""
    visitor.choose_everywhere(place)
    visitor.go_on()
    visitor.press("Send my answers")
    assert visitor.path.endswith("/result")


def test_who_does_it_again_reads_what_has_changed(visitor: Walker) -> None:
    visitor.begin("change")
    answer(visitor, 1)
    visitor.sees("This is the first time, so there is nothing to compare with yet.", "See what has changed")
    first = visitor.path
    visitor.press("Do this again")
    assert visitor.heading == "Your personal link"
    assert visitor.path != first
    visitor.follow("Go to the first question")
    answer(visitor, 4)
    visitor.sees("More than last time")
    visitor.open(first)
    visitor.sees("This is the first time, so there is nothing to compare with yet.")
