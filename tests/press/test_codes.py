import re
from pathlib import Path
from random import Random

import pytest
import segno
from pypdfium2 import PdfDocument
from zxingcpp import read_barcode

from engine.codes import new_number, written_number
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


def drawn(code: QrCode) -> set[tuple[int, int]]:
    """The dark modules of a code, as it is written into a page."""
    rectangles = re.findall(r"(\d+) (\d+) (\d+) 1 re", code.operators(0, 0, 1).decode())
    return {(int(x) + step, int(y)) for x, y, length in rectangles for step in range(int(length))}


def test_a_code_among_many_is_the_one_that_its_standard_says() -> None:
    addresses = [f"https://certificates.example.org/certificate/{written_number(new_number())}" for _ in range(200)]
    addresses += ["https://example.org/" + "".join(Random(seed).choices("aA0-é", k=12)) for seed in range(100)]  # noqa: S311  # to try
    for address in addresses:
        made = segno.make(address.encode(), error="m", mask=3, mode="byte", boost_error=False, micro=False)
        expected = {(x + 4, y + 4) for y, row in enumerate(made.matrix) for x, dark in enumerate(row) if dark}
        assert drawn(QrCode(address, "A code")) == expected, address
