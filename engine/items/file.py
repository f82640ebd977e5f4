"""A file as evidence: a document or a picture that is sent along and kept with the answers."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import ClassVar

from engine.document import Mapping as MappingNode
from engine.document.entries import scalars, whole
from engine.expressions import Number, TextType, Type
from engine.items.file_types import FILE_TYPES, type_of
from engine.items.kept import expect, unfit
from engine.items.plain import Plain
from engine.items.received import only
from engine.items.schema import Messages, Schema
from engine.questionnaire import Answers, Fault, Item, Json, Language, Option, Raw, Value
from engine.wording import mark, wording

NAME = "file"
MEGABYTE = 1_000_000
AT_MOST_MEGABYTES = 10
MOST_MEGABYTES = 50
SCHEMA: Schema = {
    "properties": {
        "accepts": {
            "type": "array",
            "items": {"enum": list(FILE_TYPES), "description": "A type of file."},
            "minItems": 1,
            "uniqueItems": True,
            "examples": [["pdf", "jpg", "png"]],
            "description": "The types of files that are accepted. Respondents are told; what a file is, is seen by its "
            "content.",
        },
        "at_most_megabytes": {
            "type": "integer",
            "minimum": 1,
            "maximum": MOST_MEGABYTES,
            "default": AT_MOST_MEGABYTES,
            "description": "How large the file can be. Respondents are told.",
        },
    },
    "required": ["accepts"],
}
MESSAGES: Messages = {
    "required": "Said where no file is selected.",
    "wrong_type": "Said where the file is of none of the types in accepts. It can name {types}.",
    "too_large": "Said where the file is larger than at_most_megabytes. It can name {most}.",
    "empty": "Said where there is nothing in the file.",
}

UPLOAD, FILE_NAME, FILE_SIZE, REMOVE = "upload", "name", "size", "remove"
HASH = "hash"
NO_HASH = "0" * 64

_HASH = re.compile("[0-9a-f]{64}")
_SIZE = re.compile("[1-9][0-9]{0,8}")
_MOST_NAME = 120
_INNER: Mapping[str, Type] = MappingProxyType(
    {FILE_NAME: TextType(), FILE_SIZE: Number(Decimal(1), Decimal(MOST_MEGABYTES * MEGABYTE))}
)


@dataclass(frozen=True)
class Upload:
    """A file that was sent and accepted."""

    name: str
    media_type: str
    content: bytes = field(repr=False)

    @cached_property
    def content_hash(self) -> str:
        """What tells its content from any other."""
        return hashlib.sha256(self.content).hexdigest()

    @property
    def value(self) -> Value:
        """What stands for it among the answers."""
        return {FILE_NAME: self.name, FILE_SIZE: Decimal(len(self.content)), HASH: self.content_hash}


@dataclass(frozen=True, slots=True)
class File(Plain):
    """A file of one of the types it `accepts`, of up to so many megabytes.

    The file itself is taken in by `take`, and kept apart; the answer says which it is. What a browser sends as the
    parts of the answer has to be compared with what is kept before it is read: anybody can write a hash.
    """

    accepts: tuple[str, ...]
    at_most_megabytes: int = AT_MOST_MEGABYTES

    name: ClassVar[str] = NAME

    @property
    def parts(self) -> tuple[str, ...]:
        """Hash, name and size of the file that is kept; the button that removes it; where a file is selected."""
        return ("", FILE_NAME, FILE_SIZE, REMOVE, UPLOAD)

    @property
    def type(self) -> None:
        """Conditions see what is inside."""
        return

    @property
    def inner(self) -> Mapping[str, Type]:
        """Its name, and its size in bytes."""
        return _INNER

    def inside(self, value: Value) -> Answers:
        """Its name and its size."""
        return {name: expect(value, dict)[name] for name in _INNER}

    @property
    def at_most(self) -> int:
        """How many bytes it can have."""
        return self.at_most_megabytes * MEGABYTE

    @property
    def types(self) -> str:
        """The types it accepts, as respondents know them."""
        return ", ".join(FILE_TYPES[name].called for name in self.accepts)

    @property
    def endings(self) -> tuple[str, ...]:
        """How the names of such files end."""
        return tuple(ending for name in self.accepts for ending in FILE_TYPES[name].endings)

    def pressed(self, raw: Raw) -> bool:
        """Whether the file is to be removed."""
        return REMOVE in raw

    def settled(self, raw: Raw) -> Raw:
        """The file that is kept, unless it is removed."""
        return {} if REMOVE in raw else raw

    def take(self, name: str, content: bytes) -> Upload | Fault:
        """A file that was sent, under the last part of its name and the ending of what it is; or what is wrong."""
        if not content:
            return Fault(mark("Select a file that is not empty"), about="empty")
        if len(content) > self.at_most:
            values = {"most": self.at_most_megabytes}
            return Fault(mark("The file is larger than {most} MB. Select a smaller one"), values, about="too_large")
        found = type_of(content)
        if found is None or found not in self.accepts:
            sentence = mark("Select a file of one of these types: {types}")
            return Fault(sentence, {"types": self.types}, about="wrong_type")
        return Upload(_tidy_name(name, FILE_TYPES[found].endings), FILE_TYPES[found].media_type, content)

    def read(self, item: Item, raw: Raw) -> tuple[Answers, tuple[Fault, ...]]:
        """The file that is kept."""
        value = _value(only(raw), only(raw, FILE_NAME), only(raw, FILE_SIZE))
        return ({}, ()) if value is None else ({item.id: value}, ())

    def show(self, item: Item, value: Value, language: Language) -> str:
        """The name of the file, and how large it is."""
        del item
        kept = expect(value, dict)
        return f"{kept[FILE_NAME]} ({size_words(kept[FILE_SIZE], language)})"

    def raw(self, value: Value) -> dict[str, list[str]]:
        """Hash, name and size."""
        kept = expect(value, dict)
        return {"": [kept[HASH]], FILE_NAME: [kept[FILE_NAME]], FILE_SIZE: [str(kept[FILE_SIZE])]}

    def dump(self, value: Value) -> Json:
        """Hash, name and size."""
        kept = expect(value, dict)
        return {FILE_NAME: kept[FILE_NAME], FILE_SIZE: str(kept[FILE_SIZE]), HASH: kept[HASH]}

    def load(self, stored: object) -> Value:
        """Name and size; the hash of a file that is made up can be left out."""
        if not isinstance(stored, dict) or not {FILE_NAME, FILE_SIZE} <= stored.keys() <= {FILE_NAME, FILE_SIZE, HASH}:
            raise unfit(stored)
        value = _value(stored.get(HASH, NO_HASH), stored[FILE_NAME], stored[FILE_SIZE])
        if value is None:
            raise unfit(stored)
        return value

    @property
    def required_fault(self) -> Fault:
        """What to say where no file was selected."""
        return Fault(mark("Select a file"), about="required")


def size_words(size: Decimal, language: Language) -> str:
    """A number of bytes as people say it."""
    words = wording(language)
    if size >= MEGABYTE:
        return words.say("{number} MB", number=(size / MEGABYTE).quantize(Decimal("0.1")))
    return words.say("{number} kB", number=max(Decimal(1), (size / 1000).quantize(Decimal(1))))


def _value(content_hash: object, name: object, size: object) -> dict[str, Value] | None:
    """The answer of these parts, or None where they cannot be those of a file."""
    if not isinstance(content_hash, str) or not isinstance(name, str) or not isinstance(size, str):
        return None
    if not _HASH.fullmatch(content_hash) or not 0 < len(name) <= _MOST_NAME or not _SIZE.fullmatch(size):
        return None
    return {FILE_NAME: name, FILE_SIZE: Decimal(size), HASH: content_hash}


def _tidy_name(name: str, endings: tuple[str, ...]) -> str:
    """The last part of a name, in characters that can be shown, with an ending that is true."""
    last = only({"": [PurePosixPath(name.replace("\\", "/")).name]})
    path = PurePosixPath(last if isinstance(last, str) and last else "file")
    ending = path.suffix if path.suffix.lower() in endings else endings[0]
    return f"{path.stem[: _MOST_NAME - len(ending)].strip(' .') or 'file'}{ending}"


def build(written: MappingNode, options: tuple[Option, ...], author: Language) -> File:
    """The kind of an item that accepts these types."""
    del options, author
    accepts = dict.fromkeys(str(name) for name in scalars(written, "accepts") if name in FILE_TYPES)
    return File(tuple(accepts), whole(written, "at_most_megabytes") or AT_MOST_MEGABYTES)
