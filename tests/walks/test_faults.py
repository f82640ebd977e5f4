"""Pages that nobody should see often: when something is wrong, missing or empty, everybody can still use them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Thread
from typing import Protocol

import pytest
from flask import Flask
from playwright.sync_api import Browser, ViewportSize
from werkzeug.serving import make_server

from engine.web.site import EXTENSION
from tests.walks.examining import Examiner
from tests.walks.serving import House
from tests.walks.walker import DESKTOP, PHONE, Walker
from tests.web.examples import TEAM
from tests.web.installation import PASSWORD, Installation, migrate, site_of

pytestmark = pytest.mark.walk

# Welsh, whose words are the longer ones, where there is least room for them.
BOTH = pytest.mark.parametrize(
    ("language", "size"), [pytest.param("cy", PHONE, id="cy-phone"), pytest.param("en", DESKTOP, id="en-desktop")]
)

NAME = {"en": "What is your name?", "cy": "Eich enw?"}
ROUTE = {"en": "What are you working towards?", "cy": "Beth yw eich nod?"}
OTHER = {"en": "Something else", "cy": "Rhywbeth arall"}
SPECIFY = {"en": "Please say", "cy": "Dywedwch"}

TOO_MUCH = "x" * 1_100_000

LONG_WORD = "minutes_and_" * 12

# An unknown key that is one very long word (problems show its beginning), a faulty kind, and a name that is nearly one.
BROKEN = (
    TEAM.replace("minutes:", f"{LONG_WORD}:")
    .replace("kind: number", "kind: nummer")
    .replace("items: [helps, listens]", "items: [helps, lissens]")
)
SPARE = "option_sets:\n  spare: [{code: a, label: {en: A, cy: A}}, {code: b, label: {en: B, cy: B}}]\n"
WARNED = TEAM.replace("option_sets:\n", SPARE)

ONLY_A_CERTIFICATE = """\
format: 1
id: attended
version: 1.0.0
title: Induction day
languages: [en]
purpose: To show that you were there.
who_sees_it: Your centre sees your name.
pages:
  - id: only
    title: You
    items:
      - {id: learner, kind: text, ask: What is your name?, autocomplete: name}
      - {id: rooms, kind: number, ask: How many rooms did you see?}
scales:
  - {id: seen, label: Rooms seen, items: [rooms], scorer: sum, missing: all_required, shown: no}
certificate:
  template: self_assessment
  name: learner
  title: Certificate of attendance
  statement: was there.
  awarded_when: completed
"""


@contextmanager
def served(app: Flask) -> Iterator[House]:
    """An app at an address of its own."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    serving = Thread(target=server.serve_forever)
    serving.start()
    try:
        yield House(f"http://127.0.0.1:{server.server_port}", PASSWORD, app)
    finally:
        server.shutdown()
        serving.join()
        server.server_close()


@pytest.fixture(scope="module")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("migrated") / "store.sqlite"
    migrate(file)
    return file


@pytest.fixture
def installation(tmp_path: Path, migrated: Path) -> Iterator[Installation]:
    """A folder without any questionnaire, and an empty database."""
    made = Installation(tmp_path, migrated)
    yield made
    made.close()


class Walk(Protocol):
    """Serves an app, and sends somebody there."""

    def __call__(self, app: Flask, size: ViewportSize = PHONE) -> Walker: ...


@pytest.fixture
def walk(browser: Browser, examiner: Examiner) -> Iterator[Walk]:
    with ExitStack() as stack:

        def begin(app: Flask, size: ViewportSize = PHONE) -> Walker:
            somebody = Walker(browser, stack.enter_context(served(app)), examiner, size)
            stack.callback(somebody.close_browser)
            return somebody

        yield begin


def at_the_first_page(walker: Walker, language: str) -> None:
    """Answers are typed and not yet sent."""
    walker.open(f"/{language}/q/team")
    walker.press("Start")
    walker.follow("Go to the first question")
    walker.write(NAME[language], "Siân Llŵyd")
    walker.choose(ROUTE[language], OTHER[language])
    walker.write(SPECIFY[language], "Gradd")


def still_there(walker: Walker, language: str) -> None:
    walker.has_written(NAME[language], "Siân Llŵyd")
    walker.has_chosen(ROUTE[language], OTHER[language])
    walker.has_written(SPECIFY[language], "Gradd")


# --- what was asked for or sent -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "status", "heading"),
    [
        ("q/no-such-questionnaire", 404, "Page not found"),
        ("q/employability-skills/1.1.0/start", 405, "This address is for something else"),
    ],
)
def test_an_address_that_leads_nowhere(phone_walker: Walker, path: str, status: int, heading: str) -> None:
    for language in ("en", "cy"):
        phone_walker.open(f"/{language}/{path}")
        assert (phone_walker.status, phone_walker.language) == (status, language)
        assert phone_walker.heading == phone_walker.say(heading)
        phone_walker.follow("To the list of questionnaires")
        assert phone_walker.path == f"/{language}/"


@BOTH
def test_a_page_from_before_the_secret_key_was_changed_keeps_what_was_typed(
    walk: Walk, installation: Installation, language: str, size: ViewportSize
) -> None:
    installation.write(TEAM)
    app = installation.app()
    walker = walk(app, size)
    at_the_first_page(walker, language)
    settings = replace(installation.settings, secret_key="another")  # noqa: S106  # nobody's
    app.extensions[EXTENSION] = replace(site_of(app), settings=settings)
    walker.go_on()
    assert walker.status == 400
    walker.sees("This page was open for a long time. Your answers are still here: press the button again to save them.")
    still_there(walker, language)
    walker.go_on()
    assert walker.path.endswith("/page/work")


def test_too_much_to_send_at_once(phone_walker: Walker) -> None:
    phone_walker.start("Employability skills")
    phone_walker.write("What is your full name?", TOO_MUCH)
    phone_walker.go_on()
    assert phone_walker.status == 413
    phone_walker.sees("Go back to the page. Choose a smaller file, or write less, and press the button again.")


# --- what is wrong with us ----------------------------------------------------------------------------------------


@BOTH
def test_while_the_database_is_away_what_was_typed_stays(
    walk: Walk, installation: Installation, language: str, size: ViewportSize
) -> None:
    installation.write(TEAM)
    walker = walk(installation.app(), size)
    at_the_first_page(walker, language)
    place = walker.path
    with installation.database_away():
        walker.go_on()
        assert walker.status == 503
        walker.sees(
            "We cannot save your answers at the moment. They are still on this page: wait a minute, then continue."
        )
        still_there(walker, language)
    walker.go_on()
    assert walker.path.endswith("/page/work")

    with installation.database_away():
        walker.open(place)
        assert (walker.status, walker.language) == (503, language)
        walker.sees("We cannot reach your answers at the moment. What you saved is safe. Try again in a minute.")


def test_a_mistake_of_ours(walk: Walk, installation: Installation, monkeypatch: pytest.MonkeyPatch) -> None:
    app = installation.app()
    monkeypatch.setattr(site_of(app).store, "find", lambda _token: 1 / 0)
    walker = walk(app)
    for language in ("en", "cy"):
        walker.open(f"/{language}/s/some-link/check")
        assert (walker.status, walker.language) == (500, language)
        walker.sees("It is our mistake, not yours. What you saved is safe. Try again.")


# --- what is wrong with a questionnaire ---------------------------------------------------------------------------


@BOTH
def test_an_author_at_work_reads_what_is_wrong(
    walk: Walk, installation: Installation, language: str, size: ViewportSize
) -> None:
    installation.write(TEAM)
    walker = walk(installation.app(watch=True), size)
    walker.open(f"/{language}/")
    installation.write(BROKEN)
    installation.write("id: [", "never-good")
    walker.open(f"/{language}/")
    walker.sees("This file has problems; the last version without any is still shown.")
    walker.sees("never-good/1.0.0.yaml", "This file has problems and cannot be shown yet.")
    walker.sees(LONG_WORD[:30], 'Did you mean "number"?', 'Did you mean "listens"?')
    walker.open(f"/{language}/q/team")
    walker.sees("You are looking at the last version without problems", 'Did you mean "number"?')
    installation.write(WARNED)
    walker.open(f"/{language}/q/team")
    walker.sees("Worth a second look")


@BOTH
def test_there_is_nothing_to_answer_yet(
    walk: Walk, installation: Installation, language: str, size: ViewportSize
) -> None:
    walker = walk(installation.app(), size)
    walker.open(f"/{language}/")
    walker.sees("There is no questionnaire to answer yet.")


# --- what came of it ----------------------------------------------------------------------------------------------


def test_a_certificate_without_any_score_to_show(walk: Walk, installation: Installation) -> None:
    installation.write(ONLY_A_CERTIFICATE, "attended")
    walker = walk(installation.app())
    walker.start("Induction day")
    walker.write("What is your name?", "Gwen Rees")
    walker.write("How many rooms did you see?", "3")
    walker.go_on()
    walker.press("Send my answers")
    assert walker.heading == "Thank you"
    walker.does_not_see("Rooms seen", "Download your report (PDF)")
    assert walker.download("Download your certificate (PDF)").startswith(b"%PDF-")
