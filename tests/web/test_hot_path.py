"""To show a page and to take one in stays cheap, counted in calls: decision 0023 says what of."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask

from benchmarks.pages import caller, filled_in, prepared
from benchmarks.served import Request
from engine.web.site import EXTENSION
from tests.counting import calls_of

MOST_TO_SHOW, MOST_TO_SAVE = 1_250, 2_300
"""A little more than they are. What has to be more than this is worth a line in the decision."""


@pytest.fixture(name="page", scope="module")
def page_of_ten_items(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Flask, str]]:
    """The app with a sitting in it, and the address of a page with answers."""
    app, path = prepared(tmp_path_factory.mktemp("hot"))
    yield app, path
    app.extensions[EXTENSION].store.close()


def calls(app: Flask, request: Request) -> int:
    """Of such a request where others came before it."""
    answer = caller(app, request)
    for _ in range(3):
        answer()
    return min(calls_of(answer) for _ in range(3))


def test_a_page_is_shown_with_few_calls(page: tuple[Flask, str]) -> None:
    app, path = page
    assert calls(app, Request(path, 200)) <= MOST_TO_SHOW


def test_a_page_is_saved_with_few_calls(page: tuple[Flask, str]) -> None:
    app, path = page
    assert calls(app, Request(path, 303, filled_in(app, path))) <= MOST_TO_SAVE
