from __future__ import annotations

import pytest

from tests.web.browsing import Browser
from tests.web.examples import ABOUT, LAST, TEAM, WORK
from tests.web.installation import Installation, begin, first_page, token_of

CHANGED = TEAM.replace("en: Working together", "en: Working apart")
BROKEN = TEAM.replace("kind: number", "kind: nummer").replace("items: [helps, listens]", "items: [helps, lissens]")
NEXT = TEAM.replace("cy: Cydweithio", "cy: Gwahanu").replace("- {code: never, ", "- {code: not_once, ")


@pytest.fixture
def author(installation: Installation) -> Browser:
    """Somebody who looks at a questionnaire while writing it."""
    return Browser(installation.app(watch=True))


def line_of(text: str, words: str) -> int:
    return next(number for number, line in enumerate(text.splitlines(), 1) if words in line)


def test_a_saved_change_is_shown_at_once(author: Browser, installation: Installation) -> None:
    assert author.open("/en/q/team").heading == "Working together"
    installation.write(CHANGED)
    assert author.open("/en/q/team").heading == "Working apart"


def test_a_new_file_is_listed_at_once_and_a_removed_one_is_gone(author: Browser, installation: Installation) -> None:
    file = installation.write(CHANGED.replace("id: team\n", "id: apart\n"), "apart")
    assert author.open("/en/q/apart").status == 200
    file.unlink()
    assert author.open("/en/q/apart").status == 404


def test_a_broken_file_keeps_the_last_good_version_and_lists_every_problem(
    author: Browser, installation: Installation
) -> None:
    assert "problem" not in author.open("/en/q/team").words
    installation.write(BROKEN)
    for path in ("/en/", "/en/q/team"):
        page = author.open(path)
        assert page.status == 200
        assert f"Line {line_of(BROKEN, 'nummer')}, column" in page.words
        assert f"Line {line_of(BROKEN, 'lissens')}, column" in page.words
        assert 'Did you mean "number"?' in page.words
    assert author.open("/en/q/team").heading == "Working together"
    installation.write(CHANGED)
    assert "Line" not in author.open("/en/").words


def test_a_file_that_was_never_good_is_listed_too(author: Browser, installation: Installation) -> None:
    installation.write("id: [", "broken")
    page = author.open("/cy/")
    assert "broken/1.0.0.yaml" in page.words
    assert "This file has problems and cannot be shown yet." in page.words


def test_what_a_broken_file_says_is_shown_as_text(author: Browser, installation: Installation) -> None:
    installation.write(TEAM + '"<script>alert(1)</script>": <img src=x>\n')
    page = author.open("/en/")
    assert "<script>" in page.words
    assert not list(page.tree.iter("script"))


def test_a_warning_is_shown_as_one(author: Browser, installation: Installation) -> None:
    spare = "  spare: [{code: a, label: {en: A, cy: A}}, {code: b, label: {en: B, cy: B}}]\n"
    written = TEAM.replace("option_sets:\n", f"option_sets:\n{spare}")
    installation.write(written)
    page = author.open("/en/q/team")
    assert "Worth a second look" in page.words
    assert f"Line {line_of(written, 'spare')}, column 3" in page.words
    assert "problem" not in author.open("/en/").words


def test_learners_see_no_problems_and_no_change_before_a_restart(installation: Installation) -> None:
    browser = Browser(installation.app())
    installation.write(BROKEN)
    assert author_sees_nothing(browser)
    after = Browser(installation.app())
    assert author_sees_nothing(after)
    assert after.open("/en/q/team").status == 404
    assert after.open("/en/q/quiet").status == 200


def author_sees_nothing(browser: Browser) -> bool:
    return "Line" not in browser.open("/en/").words and "Line" not in browser.open("/en/q/team").words


def test_a_sitting_goes_on_with_the_text_it_began_with(author: Browser, installation: Installation) -> None:
    page = author.press(first_page(author), ABOUT)
    installation.write(NEXT)
    page = author.press(page, {**WORK, "helps": "never"})
    assert page.url.endswith("/page/last")
    assert author.open("/cy/q/team").heading == "Gwahanu"
    welsh = author.follow(author.press(author.press(page, LAST)), "Cymraeg")
    assert "Cydweithio" in welsh.words


@pytest.mark.parametrize("after", [NEXT, BROKEN, None])
def test_a_sitting_goes_on_after_a_restart_whatever_became_of_the_file(
    installation: Installation, after: str | None
) -> None:
    before = Browser(installation.app())
    page = before.press(first_page(before), ABOUT)
    if after is None:
        (installation.settings.questionnaires / "team" / "1.0.0.yaml").unlink()
    else:
        installation.write(after)
    browser = Browser(installation.app())
    page = browser.open(f"/s/{token_of(page)}")
    assert page.heading == "How you work"
    page = browser.press(browser.press(browser.press(page, {**WORK, "helps": "never"}), LAST))
    assert "Cydweithio" in browser.follow(page, "Cymraeg").words
    assert "2 out of 3" in page.words


def test_a_sitting_begun_on_a_draft_that_changed_before_the_first_page_was_sent(
    author: Browser, installation: Installation
) -> None:
    link = begin(author)
    installation.write(NEXT)
    assert author.press(author.follow(link, "Go to the first question"), ABOUT).url.endswith("/page/work")
