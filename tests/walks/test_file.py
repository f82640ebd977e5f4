"""A learner sends a certificate as evidence, puts something right beside it, has it back, and removes it."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.walks.walker import Walker

pytestmark = pytest.mark.walk

PDF = b"%PDF-1.7 a certificate"
NAME = {"en": "What is your name?", "cy": "Beth yw eich enw?"}
UPLOAD = {"en": "Upload your certificate", "cy": "Lanlwythwch eich tystysgrif"}


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    file = tmp_path / "Tystysgrif.pdf"
    file.write_bytes(PDF)
    return file


@pytest.mark.parametrize("language", ["en", "cy"])
def test_a_file_is_sent_and_kept_while_the_rest_is_put_right(visitor: Walker, certificate: Path, language: str) -> None:
    visitor.begin("file", language)
    visitor.page.get_by_label(UPLOAD[language]).set_input_files(certificate)
    visitor.go_on()
    visitor.is_told(visitor.say("Enter an answer"))
    assert visitor.download(certificate.name) == PDF

    visitor.write(NAME[language], "Siân Llŵyd")
    visitor.press_key("Enter")  # goes on, and removes nothing
    assert visitor.heading == visitor.say("Check your answers")
    assert visitor.answer_to(UPLOAD[language]) == "Tystysgrif.pdf (1 kB)"


def test_a_file_can_be_removed(visitor: Walker, certificate: Path) -> None:
    visitor.begin("file")
    visitor.write(NAME["en"], "Siân Llŵyd")
    visitor.page.get_by_label(UPLOAD["en"]).set_input_files(certificate)
    visitor.go_on()
    visitor.change(UPLOAD["en"])
    visitor.write(NAME["en"], "Siân Ŵyn")
    visitor.press(f"Remove {certificate.name}")
    assert visitor.title.startswith("The file is removed")
    expect(visitor.page.get_by_text("The file is removed")).to_be_focused()
    visitor.has_written(NAME["en"], "Siân Ŵyn")
    visitor.go_on()
    visitor.is_told("Select a file")
    visitor.goes_to_the_mistake("Select a file")


def test_what_is_no_file_of_that_type_is_told(visitor: Walker, tmp_path: Path) -> None:
    renamed = tmp_path / "page.pdf"
    renamed.write_text("<!doctype html>")
    visitor.begin("file")
    visitor.write(NAME["en"], "Siân Llŵyd")
    visitor.page.get_by_label(UPLOAD["en"]).set_input_files(renamed)
    visitor.go_on()
    visitor.is_told("Select a scan or a photograph (PDF, JPG, PNG)")
