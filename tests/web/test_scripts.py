"""Scripts in the words of authors and of respondents are text everywhere, and nowhere an element or an address."""

from __future__ import annotations

import io
import json
import re
import shutil
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import cycle, islice
from pathlib import Path
from xml.etree.ElementTree import Element

import pikepdf
import pytest
import tinyhtml5  # type: ignore[import-untyped]  # comes with WeasyPrint
from flask import Flask
from jinja2 import ChoiceLoader, DictLoader
from pikepdf import Dictionary, Name
from weasyprint import HTML, Attachment
from werkzeug.datastructures import FileStorage, MultiDict
from werkzeug.test import encode_multipart

from engine.config import ROOT
from engine.prose import prose
from tests.fuzz.scripts import SCRIPTS, poisoned, texts
from tests.fuzz.served import GOOD, PDF
from tests.pages.sink import FREE_ORDER, IN_ANY_ORDER, KITCHEN_SINK, QUESTIONNAIRE
from tests.reports.reading import active, printed_words
from tests.web.browsing import Browser, Shown, filled_in
from tests.web.installation import Installation, begin, signed_in, token_of

NAME = QUESTIONNAIRE
LINES = frozenset({"{http://www.w3.org/2000/svg}text"})
"""A long name in a picture takes more lines than a short one."""

MARKDOWN = frozenset({"p", "em", "strong", "ul", "ol", "li", "a", "br"})
"""What authors may bring onto a page themselves."""

ADDRESSES = (
    "href",
    "src",
    "action",
    "formaction",
    "data",
    "srcdoc",
    "poster",
    "background",
    "ping",
    "content",
    "srcset",
)
OURS = re.compile(r"(/(?!/)|#|\.\./file/|https?://localhost/|width=device-width|$)")
LINKED = re.compile(r"https?://|mailto:")
ROUNDS = [*range(2), *(pytest.param(number, marks=pytest.mark.full) for number in range(2, 40))]
"""How often every place is poisoned, each time with other scripts: all of them in every place take some minutes."""

MORE = """
body: {en: The body, cy: Y corff}
sources: [{name: A source, licence: CC0, note: On paper, url: "https://example.org/"}]
"""


def written() -> str:
    """A questionnaire with words in every place there is."""
    text = KITCHEN_SINK.read_text("utf-8") + MORE
    text = text.replace("max_length: 300", "max_length: 2000").replace(
        "autocomplete: name", "autocomplete: name, max_length: 2000"
    )
    return text.replace("{cy: {status: draft}}", "{cy: {status: draft, by: Somebody, note: In a hurry}}")


def pages(app: Flask, typed: Mapping[str, str], wrong: str, file: str) -> Iterator[Shown]:
    """Every page there is on a way from the list to the centre, with these answers after wrong ones."""
    browser = Browser(app)
    for path in ("/en/", f"/en/q/{NAME}", f"/en/q/{NAME}/1.0.0/record", f"/cy/q/{NAME}", f"/en/q/{NAME}/9"):
        yield browser.open(path)
    link = begin(browser, NAME)
    yield link
    address = f"/en/s/{token_of(link)}/page/all"
    page = browser.open(address)
    yield page
    yield browser.open(address.replace("/en/", "/cy/", 1))
    yield send(browser, page, {name: wrong for name in typed if name not in {"jobs-entries", "order"}})
    page = browser.open(address)
    following = send(browser, page, {**GOOD, **typed}, file)
    assert following.url.endswith("/page/next"), following.errors
    yield following
    yield browser.open(address)
    check = browser.press(following, {"enough": typed["full_name"][:200]})
    yield check
    yield browser.press(check)
    signed_in(browser)
    for path in ("/centre/", f"/centre/{NAME}/1.0.0"):
        yield browser.open(path)
    yield browser.press(browser.open("/centre/sign-in"), {"password": wrong})


def send(browser: Browser, page: Shown, typed: Mapping[str, str], file: str = "") -> Shown:
    """Send a page as a browser does that may have a file to send."""
    fields: MultiDict[str, str | FileStorage] = MultiDict(filled_in(page.form("Continue")))
    for name, value in typed.items():
        fields[name] = value
    if file:
        fields["proof-upload"] = FileStorage(io.BytesIO(PDF), file.replace('"', "%22"))
    boundary, body = encode_multipart(fields)
    return browser.open(page.url, "POST", data=body, content_type=f"multipart/form-data; boundary={boundary}")


def elements(html: str) -> list[Element]:
    """What a browser makes of a page."""
    return [each for each in tinyhtml5.parse(html, namespace_html_elements=False).iter() if isinstance(each.tag, str)]


def shape(html: str) -> Counter[tuple[str, tuple[str, ...]]]:
    """How many elements of each sort there are, with which attributes; but for those of Markdown and lines of text."""
    counted = (each for each in elements(html) if each.tag not in MARKDOWN | LINES)
    return Counter((each.tag, tuple(sorted(each.attrib))) for each in counted)


def strange(html: str, plain: str) -> list[str]:
    """What is on a page that is not there where its words are plain ones."""
    found = [f"{extra}" for extra in (shape(html) - shape(plain), shape(plain) - shape(html)) if extra]
    known = {(each.tag, name) for each in elements(plain) for name in each.attrib} | {("a", "href"), ("a", "title")}
    for each in elements(html):
        found += [f"<{each.tag} {name}>" for name in each.attrib if (each.tag, name) not in known]
        for name in ADDRESSES:
            value = each.get(name, "")
            safe = OURS.match(value) or (each.tag == "a" and LINKED.match(value))
            if not safe or (re.search(r"[\s<>\"]", value) and name != "content"):
                found.append(f"<{each.tag} {name}={value!r}>")
    return found


MOST_OF_A_NAME = 60
"""So much has room on a certificate, whichever letters they are."""

PRINTABLE = str.maketrans("\N{FULLWIDTH LESS-THAN SIGN}\N{FULLWIDTH GREATER-THAN SIGN}", "<>")
"""These have no letters on paper, of which a learner is told."""


def poison(words: Iterator[str]) -> dict[str, str]:
    """Answers full of scripts, as long as there is room for."""
    short, other = (next(words)[:200] for _ in range(2))
    long = " ".join(islice(words, 4))
    name = long[:MOST_OF_A_NAME].translate(PRINTABLE)
    return {
        "full_name": name, "about": long, "route": "other", "route-other": short, "subject": "other",
        "subject-search": "", "subject-found": "", "subject-other": other, "jobs-1-called": short, "jobs-entries": "1",
    }  # fmt: skip


WRONG = "wrong " * 60
PLAIN = {
    "full_name": "Ama", "about": "Much", "route": "other", "route-other": "Work", "subject": "other",
    "subject-search": "", "subject-found": "", "subject-other": "Law", "jobs-1-called": "Baker", "jobs-entries": "1",
}  # fmt: skip


@pytest.fixture
def installation(tmp_path: Path, migrated: Path) -> Iterator[Installation]:
    """With nothing in it yet."""
    made = Installation(tmp_path, migrated)
    yield made
    made.close()


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory, migrated: Path) -> list[str]:
    """The pages as they are where all words are plain."""
    installation = Installation(tmp_path_factory.mktemp("plain"), migrated)
    installation.write(written(), NAME)
    shown = [page.html for page in pages(installation.app(), PLAIN, WRONG, "proof.pdf")]
    installation.close()
    return shown


def test_there_are_enough_of_them() -> None:
    assert len(set(SCRIPTS)) >= 500


@pytest.mark.parametrize("number", ROUNDS)
def test_scripts_of_authors_are_words(installation: Installation, plain: list[str], number: int) -> None:
    words = cycle(texts())
    installation.write(poisoned(written(), islice(words, number * 29, None)), NAME)
    shown = list(pages(installation.app(), PLAIN, WRONG, "proof.pdf"))
    for page, as_it_is in zip(shown, plain, strict=True):
        assert strange(page.html, as_it_is) == [], page.url
    assert sum("canary" in page.words for page in shown) >= 12


@pytest.mark.parametrize("number", ROUNDS)
def test_scripts_of_respondents_are_words(installation: Installation, plain: list[str], number: int) -> None:
    words = islice(cycle(texts()), number * 29, None)
    installation.write(written(), NAME)
    app = installation.app()
    shown = list(pages(app, poison(words), f"{next(words)} {WRONG}", f"{next(words)}.pdf"))
    for page, as_it_is in zip(shown, plain, strict=True):
        assert strange(page.html, as_it_is) == [], page.url
    assert sum("canary" in page.words for page in shown) >= 5


def in_any_order(app: Flask) -> Iterator[Shown]:
    """Every page of a questionnaire that is answered in any order, and the accessibility statement of its body."""
    browser = Browser(app)
    yield browser.open(f"/en/q/{IN_ANY_ORDER}")
    tasks = begin(browser, IN_ANY_ORDER)
    token = token_of(tasks)
    yield tasks
    for path in ("page/about_you", "page/story", "check"):
        yield browser.open(f"/en/s/{token}/{path}")
    yield browser.open(f"/en/accessibility?back=/en/q/{IN_ANY_ORDER}")


def worded(folder: Path, words: Iterator[str]) -> Path:
    """A theme with these words in every place where it has some."""
    shutil.copytree(ROOT / "themes", folder)
    written = folder / "example-institute" / "theme.yaml"
    text = re.sub(r"^for:.*?(?=^logo:)", "", written.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    text = re.sub(r"(?<=name: )[^\n]+|(?<=[{ ]en: )[^,\n]+|(?<=, cy: )[^}\n]+", lambda _: json.dumps(next(words)), text)
    written.write_text(f"{text}statement: {{en: {json.dumps(next(words))}, cy: {json.dumps(next(words))}}}\n", "utf-8")
    return written.parent


@pytest.mark.parametrize("number", ROUNDS)
def test_scripts_in_a_theme_and_in_pages_in_any_order_are_words(
    installation: Installation, tmp_path: Path, number: int
) -> None:
    text = FREE_ORDER.read_text("utf-8") + MORE
    installation.write(text, IN_ANY_ORDER)
    as_they_are = list(in_any_order(installation.app(theme=worded(tmp_path / "plain", cycle(["Words"])))))
    words = islice(cycle(texts(280)), number * 29, None)
    installation.write(poisoned(text, words), IN_ANY_ORDER)
    shown = list(in_any_order(installation.app(theme=worded(tmp_path / "themes", words))))
    assert [page.status for page in shown] == [200] * 6
    for page, as_it_is in zip(shown, as_they_are, strict=True):
        assert strange(page.html, as_it_is.html) == [], page.url
        assert page.html.count("canary") >= 3, page.url


def test_markdown_has_no_way_to_a_script() -> None:
    for each in elements("".join(map(prose, SCRIPTS))):
        assert each.tag in MARKDOWN | {"html", "head", "body"}
        assert set(each.attrib) <= {"href", "title"}
        assert each.tag != "a" or LINKED.match(each.get("href", ""))


def test_no_document_to_print_does_anything(installation: Installation) -> None:
    words = cycle(texts())
    installation.write(poisoned(written(), words), NAME)
    browser = Browser(installation.app())
    token = token_of(begin(browser, NAME))
    page = send(browser, browser.open(f"/en/s/{token}/page/all"), {**GOOD, **poison(words)}, "proof.pdf")
    browser.press(browser.press(page))
    for name in ("report", "certificate"):
        pdf = browser.open(f"/en/s/{token}/{name}.pdf").body
        assert active(pdf) == [], name
        assert "canary" in printed_words(pdf), name


@pytest.mark.parametrize(
    ("html", "attached", "found"),
    [
        ("<a href='javascript:canary()'>x</a>", b"", ["/URI javascript:canary()"]),
        ("<a href='file:///etc/passwd'>x</a>", b"", ["/URI file:///etc/passwd"]),
        ("<p>x</p>", b"canary", ["/EF", "/EmbeddedFiles"]),
        ("<a href='https://example.org/'>x</a> <a href='#x'>x</a> <p id=x>x</p>", b"", []),
    ],
)
def test_a_document_that_does_something_is_noticed(html: str, attached: bytes, found: list[str]) -> None:
    attachments = [Attachment(file_obj=io.BytesIO(attached))] if attached else []
    assert active(HTML(string=html).write_pdf(attachments=attachments)) == found


@pytest.mark.parametrize("action", ["/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToR"])
def test_a_link_that_does_something_is_noticed(action: str) -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page().obj.Annots = [Dictionary(Subtype=Name.Link, A=Dictionary(S=Name(action)))]
        pdf.save(written := io.BytesIO())
    assert active(written.getvalue()) == [f"/S {action}"]


def test_a_template_that_forgets_to_escape_is_noticed(installation: Installation, plain: list[str]) -> None:
    installation.write(written(), NAME)
    app = installation.app()
    loader, template = app.jinja_env.loader, "forms/pieces.html"
    assert loader is not None
    source = loader.get_source(app.jinja_env, template)[0]
    careless = source.replace("row.answer }}", "row.answer.unescape() | safe }}")
    assert careless != source
    app.jinja_env.loader = ChoiceLoader([DictLoader({template: careless}), loader])
    app.jinja_env.bytecode_cache = None
    shown = list(pages(app, {**PLAIN, "about": "<script>canary()</script>"}, WRONG, "proof.pdf"))
    found = [page.heading for page, as_it_is in zip(shown, plain, strict=True) if strange(page.html, as_it_is)]
    assert found == ["Check your answers"]
