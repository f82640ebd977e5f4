from pathlib import Path

import pytest
from pypdfium2 import PdfDocument
from zxingcpp import read_barcode

from engine.press import QrCode
from tests.press.making import pages

ADDRESSES = (
    "https://certificates.example.org/certificate/HSD7-PHAV-4022-E",
    "https://xn--tystysgrifau-example.cymru/certificate/0000-0000-0000-0",
    "http://localhost:8000/certificate/ZZZZ-ZZZZ-ZZZZ-Z",
)


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_telephone_reads_the_address(address: str, tmp_path: Path) -> None:
    pdf = pages([QrCode(address, "A code").svg()], tmp_path)
    with PdfDocument(pdf) as document:
        found = read_barcode(document[0].render(scale=2, grayscale=True).to_pil())
    assert found is not None
    assert found.text == address
