"""What kind of file some content is, told by the content itself: a name can say anything."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeAlias

Test: TypeAlias = Callable[[bytes], bool]

_HEAD = 1024
_ARCHIVE = b"PK\x03\x04"
_BRANDS = frozenset({b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1"})


@dataclass(frozen=True, slots=True)
class FileType:
    """A kind of file: what respondents call it, its media type, the endings of its names, and how it is recognised."""

    called: str
    media_type: str
    endings: tuple[str, ...]
    is_this: Test


def _begins(*signatures: bytes) -> Test:
    return lambda content: content.startswith(signatures)


def _pdf(content: bytes) -> bool:
    return b"%PDF-" in content[:_HEAD]


def _heic(content: bytes) -> bool:
    return content[4:8] == b"ftyp" and content[8:12] in _BRANDS


def _webp(content: bytes) -> bool:
    return content[:4] == b"RIFF" and content[8:12] == b"WEBP"


def _packed(part: bytes) -> Test:
    """A ZIP archive with this part in it. The names of parts stand in it as they are, so nothing is unpacked."""
    return lambda content: content.startswith(_ARCHIVE) and part in content


def _open_document(media_type: str) -> Test:
    """A ZIP archive that begins with its own media type."""
    return lambda content: content.startswith(_ARCHIVE) and content.startswith(f"mimetype{media_type}".encode(), 30)


def _plain_text(content: bytes) -> bool:
    try:
        return "\0" not in content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False


_OFFICE = "application/vnd.openxmlformats-officedocument."
_OPEN = "application/vnd.oasis.opendocument."

FILE_TYPES: Mapping[str, FileType] = MappingProxyType(
    {
        "pdf": FileType("PDF", "application/pdf", (".pdf",), _pdf),
        "jpg": FileType("JPG", "image/jpeg", (".jpg", ".jpeg"), _begins(b"\xff\xd8\xff")),
        "png": FileType("PNG", "image/png", (".png",), _begins(b"\x89PNG\r\n\x1a\n")),
        "heic": FileType("HEIC", "image/heic", (".heic", ".heif"), _heic),
        "webp": FileType("WebP", "image/webp", (".webp",), _webp),
        "docx": FileType("DOCX", f"{_OFFICE}wordprocessingml.document", (".docx",), _packed(b"word/document.xml")),
        "xlsx": FileType("XLSX", f"{_OFFICE}spreadsheetml.sheet", (".xlsx",), _packed(b"xl/workbook.xml")),
        "pptx": FileType("PPTX", f"{_OFFICE}presentationml.presentation", (".pptx",), _packed(b"ppt/presentation.xml")),
        "odt": FileType("ODT", f"{_OPEN}text", (".odt",), _open_document(f"{_OPEN}text")),
        "ods": FileType("ODS", f"{_OPEN}spreadsheet", (".ods",), _open_document(f"{_OPEN}spreadsheet")),
        "txt": FileType("TXT", "text/plain", (".txt", ".md", ".csv"), _plain_text),
    }
)
"""The types authors can accept, by the name they write."""


def type_of(content: bytes) -> str | None:
    """The name of the type that some content is, or None where it is none of ours."""
    return next((name for name, known in FILE_TYPES.items() if known.is_this(content)), None)
