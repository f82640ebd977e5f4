"""Several bodies in one house: each page in the look of the one whose it is, and nothing of another's."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.forms.page_tree import one, tree
from tests.reports.reading import typefaces
from tests.themes.making import DRAWING, ROOT, write
from tests.web.browsing import Browser, Shown, filled_in
from tests.web.examples import TEAM
from tests.web.installation import Installation, begin, submitted, token_of

ALPHA = """\
name: Alpha
extends: default
for: {bodies: [The Alpha Institute], domains: [alpha.example.org]}
logo: {file: logo.svg, alt: {en: Alpha, cy: Alffa}}
icon: logo.svg
help: {email: help@alpha.example, telephone: 029 2000 0000, page: "https://alpha.example/help"}
home_url: https://alpha.example/
statement_url: https://alpha.example/accessibility
tokens: {brand: "#5b2a86", action: "#0b5d3b"}
"""
BETA = """\
name: Beta
extends: default
for: {questionnaires: [beta]}
tokens: {brand: "#0a3d62", action: "#4a1d4f", radius: 0}
"""


@pytest.fixture(name="house")
def a_house_of_two_bodies(installation: Installation, tmp_path: Path) -> Flask:
    themes = tmp_path / "themes"
    write(themes, "name: Plain\nextends: default\n", "plain")
    (write(themes, ALPHA, "alpha") / "logo.svg").write_bytes(DRAWING)
    write(themes, BETA, "beta")
    for name, body in (("alpha", "The Alpha Institute"), ("beta", "The Beta Institute"), ("other", "Somebody Else")):
        installation.write(TEAM.replace("id: team\n", f"id: {name}\n").replace("Example Body", body), name)
    return installation.app(theme=themes / "plain")


THEME = re.compile(r"/theme/([a-z-]+)/")


def sheet_of(page: Shown) -> str:
    (link,) = [link for link in page.tree.iter("link") if link.attrib["rel"] == "stylesheet"]
    return link.attrib["href"]


def themes_in(page: Shown) -> set[str]:
    """The themes that a page takes anything of."""
    return set(THEME.findall(page.html))


def test_two_bodies_are_served_in_turn_and_never_mix(house: Flask) -> None:
    alpha, beta = Browser(house), Browser(house)
    for _ in range(2):
        for browser, name, brand in ((alpha, "alpha", "#5b2a86"), (beta, "beta", "#0a3d62")):
            for page in (browser.open(f"/en/q/{name}"), begin(browser, name), browser.open(f"/cy/q/{name}")):
                assert themes_in(page) == {name}
            style = browser.open(sheet_of(page)).html
            assert f"--q-brand: {brand};" in style
    pages = {name: browser.open(f"/en/q/{name}").html for name, browser in (("alpha", alpha), ("beta", beta))}
    assert 'alt="Alpha"' in pages["alpha"]
    assert "Alpha" not in pages["beta"]


def test_bodies_and_domains_served_at_the_same_time_never_mix(house: Flask) -> None:
    """Many readers at once, each at one questionnaire, language and domain; nothing has been served before."""
    places = [
        ("alpha", "localhost", "alpha"),
        ("beta", "localhost", "beta"),
        ("other", "localhost", "plain"),
        ("other", "alpha.example.org", "alpha"),
    ]
    readings = [(*place, language) for place in places for language in ("en", "cy")] * 3
    together = Barrier(len(readings))

    def read(reading: tuple[str, str, str, str]) -> set[str]:
        name, host, theme, language = reading
        reader, base, wrong = house.test_client(), f"http://{host}", set()
        together.wait()
        sent = _sent(reader, name, language, base)
        begun = reader.post(f"/{language}/q/{name}/1.0.0/start", base_url=base, data=sent)
        link = begun.headers["Location"].removeprefix(base)
        for path in (f"/{language}/q/{name}", link, link.replace("/link", "/page/about")) * 5:
            page = reader.get(path, base_url=base).text
            if set(THEME.findall(page)) != {theme} or f'<html lang="{language}"' not in page:
                wrong.add(f"{path} at {host}: {set(THEME.findall(page))}")
        return wrong

    with ThreadPoolExecutor(len(readings)) as readers:
        assert set().union(*readers.map(read, readings)) == set()


def _sent(reader: FlaskClient, name: str, language: str, base: str) -> dict[str, str]:
    """What the button of an introduction sends."""
    introduction = tree(reader.get(f"/{language}/q/{name}", base_url=base).text)
    return dict(filled_in(one(introduction, ".//main//form")))


def test_what_belongs_to_nobody_is_in_the_default_look_and_whole_sites_in_that_of_their_domain(house: Flask) -> None:
    assert themes_in(Browser(house).open("/en/q/other")) == {"plain"}
    assert themes_in(Browser(house).open("/en/")) == {"plain"}
    for host in ("alpha.example.org", "ALPHA.example.org:8443"):
        there = house.test_client().get("/en/", headers={"Host": host}).text
        assert "/theme/alpha/" in there
        assert "/theme/plain/" not in there


def test_a_page_made_ready_for_one_domain_is_not_shown_at_another(house: Flask) -> None:
    path = f"/en/s/{token_of(begin(Browser(house), 'other'))}/page/about"
    for _ in range(2):
        for host, name in (("alpha.example.org", "alpha"), ("localhost", "plain")):
            shown = house.test_client().get(path, headers={"Host": host}).text
            assert set(re.findall(r"/theme/([a-z-]+)/", shown)) == {name}


def test_behind_a_proxy_that_does_not_tell_the_name_the_address_of_the_house_counts(
    installation: Installation, tmp_path: Path
) -> None:
    themes = tmp_path / "themes"
    write(themes, "name: Plain\nextends: default\n", "plain")
    write(themes, ALPHA.replace("logo", "#logo").replace("icon", "#icon"), "alpha")
    house = installation.app(theme=themes / "plain", address="https://alpha.example.org")
    assert "/theme/alpha/" in house.test_client().get("/en/", headers={"Host": "127.0.0.1:8000"}).text


def test_a_logo_has_its_words_in_the_language_of_the_page(house: Flask) -> None:
    assert 'alt="Alffa"' in Browser(house).open("/cy/q/alpha").html


def test_help_stands_at_the_foot_of_every_page(house: Flask) -> None:
    for path in ("/en/q/alpha", "/en/q/alpha/1.0.0/record", "/cy/q/alpha"):
        footer = Browser(house).open(path).html.partition("<footer")[2]
        links = re.findall(r'<a href="(https:[^"]+|mailto:[^"]+|tel:[^"]+)"', footer)
        assert links == [
            "https://alpha.example/help", "mailto:help@alpha.example", "tel:02920000000", "https://alpha.example/",
        ]  # fmt: skip


def test_a_drawing_is_served_so_that_it_can_do_nothing_even_by_itself(house: Flask) -> None:
    browser = Browser(house)
    (address,) = set(re.findall(r'"(/theme/alpha/logo-[0-9a-f]{12}\.svg)"', browser.open("/en/q/alpha").html))
    answer = browser.open(address)
    assert answer.headers["Content-Type"] == "image/svg+xml; charset=utf-8"
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "max-age=31536000" in answer.headers["Cache-Control"]


def test_what_is_printed_is_in_the_same_look(installation: Installation, tmp_path: Path) -> None:
    themes = tmp_path / "themes"
    write(themes, "name: Plain\nextends: default\n", "plain")
    write(themes, "name: Round\nextends: example-institute\nfor: {questionnaires: [team]}\n", "round")
    browser = Browser(installation.app(theme=themes / "plain"))
    result = submitted(browser)
    for pdf in (
        browser.follow(result, "Download your report (PDF)"),
        browser.follow(result, "Download your certificate (PDF)"),
    ):
        assert {name.split("+")[-1].partition("-")[0] for name in typefaces(pdf.body)} == {"Lexend"}


@pytest.mark.parametrize(
    "path",
    ["/theme/alpha/theme.yaml", "/theme/alpha/logo.svg", "/theme/alpha/../beta/theme.yaml", "/theme/nobody/x.css",
     "/theme/beta/atkinson-hyperlegible-next-regular.woff2", "/theme/alpha/", "/static/formwright.css"],
)  # fmt: skip
def test_nothing_else_of_a_theme_is_served(house: Flask, path: str) -> None:
    assert Browser(house).open(path).status == 404


def test_a_shipped_questionnaire_has_the_look_of_its_body(installation: Installation) -> None:
    shelf = ROOT / "questionnaires"
    house = installation.app(questionnaires=shelf)
    assert themes_in(Browser(house).open("/en/q/management-standards")) == {"example-institute"}
    assert themes_in(Browser(house).open("/en/q/employability-skills")) == {"default"}


def test_a_body_named_in_one_language_is_marked_with_it_on_the_pages_of_another(installation: Installation) -> None:
    browser = Browser(installation.app())
    for language, marked in (("en", []), ("cy", [("en", "ltr")])):
        for path, times in (
            (f"/{language}/q/team", 2),
            (f"/{language}/q/team/1.0.0/record", 3),
            (f"/{language}/accessibility?back=/{language}/q/team", 3),
        ):
            page = browser.open(path)
            named = [each for each in page.tree.iter("span") if each.text == "Example Body"]
            assert [(each.get("lang"), each.get("dir")) for each in named] == marked * times, path
            assert (page.tree.findtext(".//title") or "").endswith(" \N{EN DASH} Example Body")
