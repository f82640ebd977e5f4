"""Addresses that are put together by hand are those that Flask would make."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask, request, url_for

from engine.questionnaire import PageId
from engine.web.addresses import (
    check_url,
    home_url,
    link_url,
    page_url,
    reading_url,
    result_url,
    same_page_in,
    statement_url,
    welcome_url,
)

TOKEN = "-Az09_" * 5 + "--"
ABOUT = PageId("about_you-2")


@pytest.mark.parametrize("root", ["", "/surveys", "/a/b"])
@pytest.mark.parametrize("language", ["en", "cy", "zh-Hant"])
def test_the_pages_of_a_sitting_are_where_flask_says(app: Flask, root: str, language: str) -> None:
    with app.test_request_context("/", environ_overrides={"SCRIPT_NAME": root}):
        sitting: dict[str, Any] = {"language": language, "token": TOKEN}
        page = {**sitting, "page_id": ABOUT}
        assert page_url(language, TOKEN, ABOUT) == url_for("respond.page", **page)
        for change in ("learner", "jobs-1-pay", "&x=#é"):
            here = page_url(language, TOKEN, ABOUT, changing=change)
            assert here == url_for("respond.page", **page, change=change)
        assert check_url(language, TOKEN) == url_for("respond.check", **sitting)
        row = check_url(language, TOKEN, "jobs-1-pay")
        assert row == url_for("respond.check", **sitting, _anchor="answer-jobs-1-pay")
        assert result_url(language, TOKEN) == url_for("results.result", **sitting)
        assert welcome_url(language, TOKEN) == url_for("returning.welcome", **sitting)
        assert link_url(language, TOKEN) == url_for("returning.link", **sitting)
        assert link_url(language, TOKEN, "sent") == url_for("returning.link", **sitting, mail="sent")
        assert link_url(language, TOKEN, later=True) == url_for("returning.link", **sitting, later="yes")
        assert home_url(language) == url_for("public.home", language=language)


@pytest.mark.parametrize("root", ["", "/surveys"])
@pytest.mark.parametrize("back", ["/en/", f"/en/s/{TOKEN}/page/{ABOUT}?change=yes", "/en/q/a b?c=d&e=f", "/cy/q/tŷ"])
def test_the_pages_that_lead_back_are_where_flask_says(app: Flask, root: str, back: str) -> None:
    with app.test_request_context("/", environ_overrides={"SCRIPT_NAME": root}):
        assert reading_url("cy", back) == url_for("reading.choose", language="cy", back=back)
        assert statement_url("cy", back) == url_for("statement.read", language="cy", back=back)


@pytest.mark.parametrize("root", ["", "/surveys"])
@pytest.mark.parametrize("query", ["", "?change=yes", "?back=/en/q/a?b%26c", "?other=1"])
def test_the_same_page_in_another_language_is_where_flask_says(app: Flask, root: str, query: str) -> None:
    for path in (f"/en/s/{TOKEN}/page/{ABOUT}", "/en/q/t%C5%B7%3F", "/en/"):
        with app.test_request_context(path + query, environ_overrides={"SCRIPT_NAME": root}):
            assert request.endpoint is not None
            assert request.view_args is not None
            kept: dict[str, Any] = {name: request.args.get(name) for name in ("change", "back")}
            assert same_page_in("cy") == url_for(request.endpoint, **{**request.view_args, "language": "cy"}, **kept)
