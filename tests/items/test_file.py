from __future__ import annotations

import hashlib
from decimal import Decimal

import pytest

from engine.items.file import NO_HASH, File, Upload, build
from engine.questionnaire import Fault, Value
from engine.wording import wording
from tests.items.asking import CY, EN, asked, keys

PDF = b"%PDF-1.7 " + b"x" * 991
KIND = File(("pdf", "jpg"))


def taken(name: str, content: bytes = PDF) -> Upload:
    upload = KIND.take(name, content)
    assert isinstance(upload, Upload)
    return upload


def refused(content: bytes) -> tuple[str, str]:
    fault = File(("pdf", "jpg"), at_most_megabytes=1).take("x.pdf", content)
    assert isinstance(fault, Fault)
    return fault.about, wording("en").say(fault.sentence, **fault.values)


def test_a_file_becomes_an_answer_that_says_which_it_is() -> None:
    upload = taken("My scan.pdf")
    value: Value = {"name": "My scan.pdf", "size": Decimal(1000), "hash": hashlib.sha256(PDF).hexdigest()}
    assert upload.value == value
    assert upload.media_type == "application/pdf"
    assert KIND.read(asked(KIND), KIND.raw(value)) == ({"it": value}, ())
    assert KIND.inside(value) == {"name": "My scan.pdf", "size": Decimal(1000)}


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("C:\\Users\\Siân\\tystysgrif.PDF", "tystysgrif.PDF"),
        ("../../etc/passwd", "passwd.pdf"),
        ("page.html", "page.pdf"),
        ("two.jpg.exe", "two.jpg.pdf"),
        ("..", "file.pdf"),
        (".pdf", "pdf.pdf"),
        ("a\x00b.pdf", "file.pdf"),
        ("x" * 300 + ".pdf", "x" * 116 + ".pdf"),
    ],
)
def test_a_name_is_its_last_part_with_an_ending_that_is_true(sent: str, kept: str) -> None:
    assert taken(sent).name == kept


def test_a_file_is_refused_with_what_to_do() -> None:
    assert refused(b"") == ("empty", "Select a file that is not empty")
    assert refused(b"%PDF-" + b"x" * 999_996) == ("too_large", "The file is larger than 1 MB. Select a smaller one")
    assert refused(b"MZ\x90") == ("wrong_type", "Select a file of one of these types: PDF, JPG")
    assert refused(b"\x89PNG\r\n\x1a\n")[0] == "wrong_type"


def test_no_file_is_no_answer() -> None:
    assert KIND.read(asked(KIND), {}) == ({}, ())
    assert KIND.required_fault.sentence == "Select a file"


@pytest.mark.parametrize(
    ("part", "value"), [("", "../x"), ("", "A" * 64), ("name", ""), ("name", "x" * 200), ("size", "-1"), ("size", "x")]
)
def test_what_cannot_be_a_file_is_no_answer(part: str, value: str) -> None:
    raw = {"": ["a" * 64], "name": ["x.pdf"], "size": ["1"]}
    assert KIND.read(asked(KIND), raw)[0]
    assert KIND.read(asked(KIND), raw | {part: [value]}) == ({}, ())


@pytest.mark.parametrize(
    ("size", "said"), [(1, "1 kB"), (1400, "1 kB"), (999_999, "1,000 kB"), (1_250_000, "1.2 MB"), (50_000_000, "50 MB")]
)
def test_an_answer_is_shown_by_name_and_size(size: int, said: str) -> None:
    value: Value = {"name": "x.pdf", "size": Decimal(size), "hash": NO_HASH}
    for language in (EN, CY):
        assert KIND.show(asked(KIND), value, language) == f"x.pdf ({said})"


def test_a_made_up_file_needs_no_hash() -> None:
    assert KIND.load({"name": "x.pdf", "size": "120000"}) == {
        "name": "x.pdf",
        "size": Decimal(120_000),
        "hash": NO_HASH,
    }


def test_the_kind_is_made_from_its_keys() -> None:
    assert build(keys(accepts=["pdf", "png"], at_most_megabytes=2), (), EN) == File(("pdf", "png"), 2)
    assert build(keys(accepts=["pdf", "exe"]), (), EN) == File(("pdf",), 10)
    assert KIND.endings == (".pdf", ".jpg", ".jpeg")


@pytest.mark.parametrize(
    "stored", ["x.pdf", {}, {"name": "x.pdf"}, {"name": "", "size": "1"}, {"name": 1, "size": 1}, None]
)
def test_what_could_not_have_been_stored_is_not_loaded(stored: object) -> None:
    with pytest.raises(ValueError, match="no answer"):
        KIND.load(stored)
