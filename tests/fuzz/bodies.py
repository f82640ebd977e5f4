"""Bodies of forms as nobody's browser sends them, and what may be made of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote_from_bytes

from hypothesis import strategies as st

from engine.questionnaire import Item, Page
from tests.fuzz.naughty import STRINGS

URLENCODED = "application/x-www-form-urlencoded"
BOUNDARY = "b0undary"
FOREIGN = (
    "enough", "yearly", "full_name.other", "route.other", "jobs.called", "jobs-0-called", "jobs-4-called",
    "jobs-1-called-other", "full_name-", "full_name[]", "proof-hash", "_csrf", "_questionnaire", "_go", "_seen",
    "_keep", "jobs--called", "__proto__", "sitting_id", "language", "token", "", "-", "full_name\0", "FULL_NAME",
)  # fmt: skip
"""Names that are nobody's on the page, some of them nearly."""

ENCODINGS = ("utf-8", "latin-1", "utf-16", "utf-32", "cp1252", "utf-7")
TYPES = (
    URLENCODED,
    f"{URLENCODED}; charset=utf-16",
    f'{URLENCODED}; charset="',
    f"multipart/form-data; boundary={BOUNDARY}",
    f'Multipart/Form-Data; Boundary="{BOUNDARY}"; charset=utf-7',
    "multipart/form-data",
    "multipart/form-data; boundary=",
    f"multipart/mixed; boundary={BOUNDARY}",
    "multipart/form-data; boundary=" + "x" * 200,
    "application/json",
    "text/plain",
    "",
    "\u00e9/\u00ff",
)


@dataclass(frozen=True, slots=True)
class Part:
    """A name and a value as bytes; with a `file` name a file."""

    name: bytes
    value: bytes
    file: str | None = None
    about: str = ""


@dataclass(frozen=True, slots=True)
class Body:
    """What is sent, and what it says it is."""

    parts: tuple[Part, ...]
    content_type: str
    cut: int | None = None

    @property
    def multipart(self) -> bool:
        """Whether it is in parts."""
        return self.content_type.lower().startswith("multipart")

    def written(self, before: Iterable[tuple[str, str]]) -> bytes:
        """The bytes, behind some fields that are as they should be."""
        parts = [*(Part(name.encode(), value.encode()) for name, value in before), *self.parts]
        whole = _in_parts(parts) if self.multipart else _in_pairs(parts)
        return whole if self.cut is None else whole[: len(whole) * self.cut // 100]


def _in_pairs(parts: Iterable[Part]) -> bytes:
    return "&".join(f"{quote_from_bytes(part.name)}={quote_from_bytes(part.value)}" for part in parts).encode()


def _in_parts(parts: Iterable[Part]) -> bytes:
    return b"".join(map(_in_part, parts)) + f"--{BOUNDARY}--\r\n".encode()


def _in_part(part: Part) -> bytes:
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="'.encode() + _quoted(part.name) + b'"'
    if part.file is not None:
        head += b'; filename="' + _quoted(part.file.encode("utf-8", "surrogatepass")) + b'"'
    return head + part.about.encode("utf-8", "replace") + b"\r\n\r\n" + part.value + b"\r\n"


def _quoted(name: bytes) -> bytes:
    """As browsers do it."""
    return name.replace(b'"', b"%22").replace(b"\r", b"%0D").replace(b"\n", b"%0A")


def controls(items: Iterable[Item]) -> Iterator[str]:
    """The names of everything on a page."""
    for item in items:
        yield from (f"{item.id}-{part}" if part else item.id for part in item.kind.parts)


def offered(items: Iterable[Item]) -> tuple[str, ...]:
    """Every code that is on offer anywhere on a page."""
    return tuple(dict.fromkeys(option.code for item in items for option in item.options))


def raw_of(item: Item, fields: Mapping[str, Sequence[str]]) -> dict[str, Sequence[str]]:
    """What came for one item, by its own names and no other."""
    names = {part: f"{item.id}-{part}" if part else str(item.id) for part in item.kind.parts}
    return {part: fields[name] for part, name in names.items() if name in fields}


HALVES = st.text(st.characters(codec=None, categories=["Cs", "Ll"]), min_size=1, max_size=8).map(
    lambda text: text.encode("utf-8", "surrogatepass")
)
"""Halves of characters, each alone or before a stranger, as programs send them that think in UTF-16."""


def bodies(page: Page, names_of_form: Iterable[str] = ()) -> st.SearchStrategy[Body]:
    """Any body at all for a page, or for a form with other names: some of its own, some of nobody's, with any value."""
    names = st.sampled_from([*(names_of_form or controls(page.items)), *FOREIGN]) | st.text(max_size=20)
    words = st.sampled_from([*STRINGS, *offered(page.items), "yes", "2", "2020", "a@b.org"]) | st.text(max_size=60)
    encoded = st.builds(_encoded, words, st.sampled_from(ENCODINGS))
    values = words.map(lambda text: text.encode("utf-8", "replace")) | encoded | st.binary(max_size=60) | HALVES
    files = st.none() | words
    about = st.sampled_from(
        ["", "\r\nContent-Type: text/html", "\r\nContent-Type: multipart/mixed; boundary=x", "\r\nX"]
    )
    names_sent = names.map(lambda text: text.encode("utf-8", "replace")) | HALVES
    parts = st.builds(Part, names_sent, values, files, about)
    cut = st.none() | st.none() | st.integers(0, 100)
    return st.builds(Body, st.lists(parts, max_size=12).map(tuple), st.sampled_from(TYPES), cut)


def _encoded(text: str, encoding: str) -> bytes:
    return text.encode(encoding, "replace")
