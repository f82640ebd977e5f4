"""What a checker and a screen reader make of a PDF."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path

import page
from pikepdf import Array, Dictionary, Object, Pdf, Stream

POPPLER = Path("/usr/bin/pdfinfo")
DOES = frozenset({"/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToR", "/GoToE"})
"""Actions that run, send or open something."""

HOLDS = frozenset({"/JS", "/AA", "/OpenAction", "/EF", "/EmbeddedFiles"})
"""Keys under which actions that nobody asks for stand, and other files."""

LEADS = re.compile("https?:|mailto:")
"""Where a link may lead."""
MISREAD = "PDFA3A-STREAM-LENGTH-001"
"""What this checker takes for wrong where a stream ends with a line feed; veraPDF reads it rightly."""
PROFILES = (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_3A)


@dataclass(frozen=True, slots=True)
class WordBox:
    """A word, how far right and down it reaches in points from the upper left corner, and how high its line is."""

    word: str
    right: float
    bottom: float
    height: float


def failures(pdf: bytes) -> list[str]:
    """What keeps a document from being PDF/UA-1 and PDF/A-3a; that includes letters no typeface has."""
    found = [failure for profile in PROFILES for failure in page.validate_pdf_bytes(pdf, profile=profile).failures]
    return [str(failure) for failure in found if failure.rule_id != MISREAD]


def opened(pdf: bytes) -> Pdf:
    return Pdf.open(BytesIO(pdf))


def active(pdf: bytes) -> list[str]:
    """Everything by which a document does more than be read."""
    with opened(pdf) as document:
        found = {said for each in document.objects for said in _active(each)}
    return sorted(found)


def _active(part: Object) -> Iterator[str]:
    """In an object and in what is written inside of it; what it refers to is an object of its own."""
    if isinstance(part, Array):
        inside = list(part)
    elif isinstance(part, Dictionary | Stream):
        inside = [part[key] for key in part.keys()]  # noqa: SIM118  # a stream gives its keys only when asked
        yield from HOLDS.intersection(part.keys())
        if str(part.get("/S")) in DOES:
            yield f"/S {part['/S']}"
        if not LEADS.match(address := str(part.get("/URI", "https:"))):
            yield f"/URI {address}"
    else:
        return
    for each in inside:
        if isinstance(each, Object) and not each.is_indirect:
            yield from _active(each)


def typefaces(pdf: bytes) -> dict[str, bool]:
    """The typefaces a document uses, and whether they travel with it."""
    with opened(pdf) as document:
        found = {}
        for sheet in document.pages:
            for font in sheet.resources.get("/Font", {}).values():
                described = font.DescendantFonts[0]
                name = str(described.BaseFont).split("+")[-1]
                found[name] = any(key in described.FontDescriptor for key in ("/FontFile2", "/FontFile3"))
        return found


def spoken(pdf: bytes) -> str:
    """The letters of the tagged text in the order in which it is read aloud, without spaces."""
    lines = re.findall(r'^\s*"(.*)"$', _poppler("pdfinfo", "-struct-text", "-", pdf=pdf), re.MULTILINE)
    return _letters("".join(lines))


def tags(pdf: bytes) -> list[str]:
    """What is tagged, below the document and its parts, in the order in which it is read aloud."""
    tree = _poppler("pdfinfo", "-struct-text", "-", pdf=pdf).splitlines()
    found = [
        re.sub(r"^Object \d+ 0", "Object", line.strip())
        for line in tree
        if line.strip() and not line.strip().startswith('"')
    ]
    return [tag for tag in found if tag not in {"Document", "Part"}]


def alternatives(pdf: bytes) -> set[str]:
    """What its pictures show, in words."""
    with opened(pdf) as document:
        return {str(each.Alt) for each in document.objects if isinstance(each, Dictionary) and "/Alt" in each}


def printed_words(pdf: bytes) -> str:
    """What a document says on its pages, words and spaces."""
    return " ".join(_poppler("pdftotext", "-layout", "-", "-", pdf=pdf).split())


def printed_lines(pdf: bytes, page: int) -> list[str]:
    """What a page says, line by line."""
    return _poppler("pdftotext", "-layout", "-f", str(page), "-l", str(page), "-", "-", pdf=pdf).splitlines()


def word_boxes(pdf: bytes) -> list[WordBox]:
    """Where each word of a document stands."""
    told = _poppler("pdftotext", "-bbox", "-", "-", pdf=pdf)
    found = re.findall(r'yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>', told)
    return [WordBox(word, float(right), float(low), float(low) - float(top)) for top, right, low, word in found]


def written(html: str) -> str:
    """The letters of a page's body in their order, without spaces."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return _letters("".join(reader.parts))


def _poppler(tool: str, *options: str, pdf: bytes) -> str:
    command = [str(POPPLER.with_name(tool)), *options]
    return subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode()  # noqa: S603  # our own PDF


def _letters(text: str) -> str:
    return re.sub(r"[\s\u200b•]", "", text)


class _Reader(HTMLParser):
    """Collects text, but not what stands in the head, nor the words for a picture."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._away = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self._away += tag in {"head", "title"}

    def handle_endtag(self, tag: str) -> None:
        self._away -= tag in {"head", "title"}

    def handle_data(self, data: str) -> None:
        if not self._away:
            self.parts.append(data)
