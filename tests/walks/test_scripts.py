"""Scripts in everybody's words, in a browser that runs scripts: nothing runs, with our policy and without it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from flask import Flask
from jinja2 import ChoiceLoader, DictLoader
from playwright.sync_api import Browser, Page

from tests.fuzz.scripts import poisoned, texts
from tests.fuzz.served import GOOD
from tests.walks.serving import serve_app
from tests.web.browsing import Browser as Client
from tests.web.installation import PASSWORD, Installation, begin, migrate, token_of
from tests.web.test_scripts import NAME, poison, send, written

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

pytestmark = pytest.mark.walk

ROUNDS = 2
CANARY = "window.canary = () => console.error('the canary sings')"
ACTIVE = """() => [
    ...[...document.querySelectorAll("*")].flatMap(each => each.getAttributeNames().filter(name => /^on/.test(name))),
    ...[...document.links].map(link => link.protocol).filter(name => !["http:", "https:", "mailto:"].includes(name)),
    ...[...document.scripts].map(() => "script"),
]"""
TOUCH = """() => document.querySelectorAll("*").forEach(each => {
    each.dispatchEvent(new MouseEvent("mouseover", {bubbles: true}))
    each.focus && each.focus()
})"""


def without_policy(app: WSGIApplication) -> WSGIApplication:
    """The app as if browsers knew nothing of policies: what stands between a script and a page is escaping alone."""

    def bare(environ: WSGIEnvironment, start_response: StartResponse) -> object:
        def start(status: str, headers: list[tuple[str, str]], *more: object) -> object:
            kept = [(name, value) for name, value in headers if name != "Content-Security-Policy"]
            return start_response(status, kept, *more)  # type: ignore[arg-type]  # as it came

        return app(environ, start)  # type: ignore[arg-type]  # as above

    return bare  # type: ignore[return-value]  # as above


def with_policy(app: WSGIApplication) -> WSGIApplication:
    return app


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Flask, list[str]]]:
    """An app whose authors and respondents write scripts, and the addresses of what they wrote."""
    folder = tmp_path_factory.mktemp("attacked")
    migrate(folder / "migrated.sqlite")
    installation = Installation(folder, folder / "migrated.sqlite")
    words = cycle(texts())
    for number in range(ROUNDS):
        installation.write(poisoned(written(), words).replace(f'"{NAME}"', f'"{NAME}-{number}"'), f"{NAME}-{number}")
    app = installation.app()
    yield app, [address for number in range(ROUNDS) for address in answered(app, number, words)]
    installation.close()


def answered(app: Flask, number: int, words: Iterator[str]) -> Iterator[str]:
    """The pages of a questionnaire before, on and after the way, with scripts in every box."""
    client, name = Client(app), f"{NAME}-{number}"
    yield from ("/en/", f"/en/q/{name}", f"/cy/q/{name}/1.0.0/record", f"/centre/{name}/1.0.0")
    wrong = f"/en/s/{token_of(begin(client, name))}"
    page = client.open(f"{wrong}/page/all")
    send(client, page, {box: next(words) for box in GOOD if box not in {"jobs-entries", "order", "order-order"}})
    yield from (f"{wrong}/page/all", f"{wrong}/link")
    right = f"/en/s/{token_of(begin(client, name))}"
    following = send(client, client.open(f"{right}/page/all"), {**GOOD, **poison(words)}, f"{next(words)}.pdf")
    yield from (f"{right}/page/all", f"{right}/page/next")
    check = client.press(following, {"enough": next(words)[:200]}, button="Continue")
    yield f"{right}/check"
    if number:
        client.press(check)
        yield f"{right}/result"


def heard(page: Page) -> list[str]:
    """What a page does that it should not."""
    found: list[str] = []
    page.on("console", lambda message: found.append(message.text) if "canary" in message.text else None)
    page.on("dialog", lambda dialog: found.append(dialog.message))
    page.on("popup", lambda popup: found.append(popup.url))
    page.on("request", lambda request: found.append(request.url) if "evil" in request.url else None)
    page.on("download", lambda download: found.append(download.url))
    page.add_init_script(CANARY)
    return found


def visit_all(browser: Browser, house: str, addresses: list[str]) -> list[str]:
    """Open every address as the centre, touch everything on it, and listen."""
    context = browser.new_context(ignore_https_errors=True)
    page = context.new_page()
    found = heard(page)
    page.goto(f"{house}/centre/sign-in")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    for address in addresses:
        page.goto(house + address)
        found += [f"{each} on {address}" for each in page.evaluate(ACTIVE)]
        page.evaluate(TOUCH)
        assert page.url.startswith(house)
    context.close()
    return found


@pytest.mark.parametrize("policy", [with_policy, without_policy])
def test_no_script_of_anybody_runs(
    browser: Browser, attacked: tuple[Flask, list[str]], policy: Callable[[WSGIApplication], WSGIApplication]
) -> None:
    app, addresses = attacked
    with serve_app(policy(app)) as address:
        assert visit_all(browser, address, addresses) == []


def test_one_that_gets_out_is_heard(browser: Browser, tmp_path: Path) -> None:
    migrate(tmp_path / "migrated.sqlite")
    installation = Installation(tmp_path, tmp_path / "migrated.sqlite")
    installation.write(written(), NAME)
    app = installation.app()
    loader, template = app.jinja_env.loader, "forms/pieces.html"
    assert loader is not None
    careless = loader.get_source(app.jinja_env, template)[0].replace("row.answer }}", "row.answer.unescape() | safe }}")
    app.jinja_env.loader = ChoiceLoader([DictLoader({template: careless}), loader])
    app.jinja_env.bytecode_cache = None
    client = Client(app)
    token = token_of(begin(client, NAME))
    page = send(client, client.open(f"/en/s/{token}/page/all"), {**GOOD, "about": "<script>canary()</script>"}, "a.pdf")
    client.press(page, button="Continue")
    with serve_app(without_policy(app)) as address:
        assert visit_all(browser, address, [f"/en/s/{token}/check"])
    installation.close()
