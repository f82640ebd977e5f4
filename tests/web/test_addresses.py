"""Addresses that are put together by hand are those that Flask would make."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask, url_for

from engine.questionnaire import PageId
from engine.web.addresses import check_url, page_url, result_url

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
