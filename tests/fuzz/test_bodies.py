"""Whatever is sent as a page: a mistake to correct or a refusal, and nothing kept but what was typed into its place."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from engine.forms import GO_FIELD, KEEP_FIELD
from engine.items.file import File
from engine.store.documents import storable
from tests.forms.page_tree import tree
from tests.fuzz.bodies import BOUNDARY, URLENCODED, Body, Part, bodies, controls, raw_of
from tests.fuzz.naughty import STRINGS
from tests.fuzz.served import GOOD, PDF, Answered, Served
from tests.web.browsing import filled_in

READABLE = {200, 303, 400, 409, 413, 415, 422}
OURS = {"jobs-entries", "order-order"}
"""Hidden fields that say how much there is; a page says it anew."""

UNREAD = re.compile("[\udc80-\udcff]")
BOXES = (
    "full_name",
    "about",
    "hours",
    "address",
    "phone",
    "qualified",
    "started-day",
    "week-1",
    "route-other",
)


def hold(served: Served, body: Body, typed: Mapping[str, str], answered: Answered) -> None:
    """What must be so after a body was sent."""
    assert answered.status in READABLE
    sent = fields(body, typed)
    kept = served.kept(served.token)
    if answered.status == 303 and body.cut is None and not {GO_FIELD, KEEP_FIELD} & sent.keys():
        for item in served.page.items:
            if isinstance(item.kind, File):
                assert not kept.get(item.id) or kept[item.id]["hash"] in hashes(body)
            elif item.kind.parts:
                read, faults = item.kind.read(item, raw_of(item, sent))
                assert not faults, item.id
                value = read.get(item.id)
                assert kept.get(item.id) == (None if value is None else item.kind.dump(value)), item.id
    assert set(kept) <= {name for item in served.page.items for name in (item.id, f"{item.id}.other")}
    drafted = served.newly_drafted()
    for item_id, parts in drafted.items() if body.cut is None else ():
        for part, values in parts.items():
            name = f"{item_id}-{part}" if part else item_id
            assert name in OURS or item_id == "proof" or set(values) <= set(map(kept_as, sent.get(name, ()))), name
    assert served.kept(served.other) == served.others


def fields(body: Body, typed: Mapping[str, str]) -> dict[str, list[str]]:
    """What the body says, read by somebody else than the program."""
    found = {name: [value] for name, value in typed.items()}
    for part in body.parts:
        if not (body.multipart and part.file is not None):
            name, value = (_said(data, multipart=body.multipart) for data in (part.name, part.value))
            found.setdefault(name, []).append(value)
    return found


def _said(data: bytes, *, multipart: bool) -> str:
    """Bytes as text: those that are none are replaced in parts of an upload, and stay as they came in an address."""
    if multipart:
        return data.decode("utf-8", "replace")
    return UNREAD.sub(lambda found: f"%{ord(found[0]) - 0xDC00:02X}", data.decode("utf-8", "surrogateescape"))


def kept_as(text: str) -> str:
    """How a draft holds it: without what no database takes, and with one way to end a line."""
    return str(storable(text)).replace("\r\n", "\n")


def hashes(body: Body) -> set[str]:
    return {hashlib.sha256(content).hexdigest() for content in (PDF, *(part.value for part in body.parts))}


def comes_back(body: Body, typed: Mapping[str, str], answered: Answered) -> None:
    """What was typed stands in its box as it was typed."""
    sent = fields(body, typed)
    shown = dict(filled_in(next(tree(answered.html).iter("form"))))
    for name in BOXES:
        if len(sent.get(name, ())) == 1 and name in shown:
            assert shown[name] == sent[name][0], name


# An upload that breaks off leaves the file it has begun to whoever collects garbage.
@pytest.mark.filterwarnings("ignore:Exception ignored in.*SpooledTemporaryFile:pytest.PytestUnraisableExceptionWarning")
@settings(phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(data=st.data())
def test_no_body_breaks_a_page_or_gets_into_another_place(served: Served, data: st.DataObject) -> None:
    body = data.draw(bodies(served.page))
    mine = {part.name.decode("utf-8", "replace") for part in body.parts}
    typed = {name: value for name, value in GOOD.items() if name not in mine}
    answered = served.post(body, typed)
    hold(served, body, typed, answered)
    if answered.status == 422 and body.cut is None:
        comes_back(body, typed, answered)


@pytest.mark.parametrize(
    ("content_type", "strings"),
    [(URLENCODED, STRINGS), (f"multipart/form-data; boundary={BOUNDARY}", STRINGS[::5])],
    ids=["in an address", "in parts"],
)
def test_a_naughty_string_in_every_place_at_once(served: Served, content_type: str, strings: tuple[str, ...]) -> None:
    buttons = ("-remove", "-change", "-find", "-upload")
    names = [name for name in controls(served.page.items) if name != "order" and not name.endswith(buttons)]
    for text in strings:
        body = Body(tuple(Part(name.encode(), text.encode()) for name in names), content_type)
        answered = served.post(body, {})
        hold(served, body, {}, answered)
        assert answered.status == 422, text
        comes_back(body, {}, answered)


TEN_MEGABYTES = 10_000_000
IN_PARTS = f"multipart/form-data; boundary={BOUNDARY}"
MUCH = b"x" * TEN_MEGABYTES


@pytest.mark.parametrize(
    "body",
    [
        Body((Part(b"about", MUCH),), URLENCODED),
        Body((Part(b"about", MUCH),), IN_PARTS),
        Body((Part(MUCH, b""),), URLENCODED),
        Body((Part(MUCH, b""),), IN_PARTS),
        Body((Part(b"proof-upload", b"%PDF-1.7 " + MUCH, "proof.pdf"),), IN_PARTS),
        Body((Part(b"about", MUCH, "about.pdf"),), IN_PARTS),
        Body((Part(b"proof-upload", b"%PDF-1.7", "x" * TEN_MEGABYTES),), IN_PARTS),
        Body((Part(b"about", b"x" * 90),) * 100_000, IN_PARTS),
        Body((Part(b"about", b"x" * 90),) * 100_000, URLENCODED),
        Body((Part(b"about", MUCH),), "text/plain"),
    ],
    ids=["text", "text in parts", "name", "name in parts", "file", "another's file", "name of a file", "many parts",
         "many fields", "neither"],
)  # fmt: skip
def test_ten_megabytes_to_a_page_with_a_file_are_told_of_or_refused(served: Served, body: Body) -> None:
    before = served.kept(served.token)
    answered = served.post(body, {})
    assert answered.status in {400, 413, 422}
    assert len(answered.body) < TEN_MEGABYTES / 10
    assert served.kept(served.token) == before
    assert served.kept(served.other) == served.others


@pytest.mark.parametrize("content_type", [URLENCODED, IN_PARTS])
def test_what_a_page_with_a_file_has_room_for_is_no_room_for_words(served: Served, content_type: str) -> None:
    many = Body((Part(b"about", b"x" * 3_000_000),), content_type)
    assert served.post(many, {}).status == 413
