"""An e-mail address, read leniently: whether it exists only a message to it can tell."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import ClassVar

from engine.document import Mapping
from engine.document.entries import yes
from engine.items.kept import unfit
from engine.items.plain import Plain
from engine.items.received import only, too_long
from engine.items.schema import OWN, Messages, Schema
from engine.questionnaire import Answers, Fault, Item, Language, Option, Raw, Value
from engine.wording import mark

NAME = "email"
MOST = 254
SCHEMA: Schema = {"properties": {"own": OWN}, "required": []}
MESSAGES: Messages = {
    "required": "Said where nothing is typed.",
    "no_address": "Said where what is typed is no address.",
    "spaces": "Said where the address has spaces in it.",
    "too_long": "Said where the address is longer than mail can be sent to. It can name {most} and {count}.",
}

_ADDRESS = re.compile(r"[^@]+@[^@.]+(\.[^@.]+)+")
_SENDABLE = re.compile(r'("[^"<>,:;\\]+"|[^"()<>\[\],:;\\]+)@[^"()<>\[\],:;\\/?&=]+')
"""In a message's head other signs would make several addresses, or another one, of it."""

_PASTED = re.compile(r"(?:[^<>@]*<(?:mailto:)?(.*)>|(?:mailto:)?(.*?))[.,;]?", re.IGNORECASE)
_NO_ADDRESS = Fault(mark("Enter an email address in full, such as name@example.com"), about="no_address")


@dataclass(frozen=True, slots=True)
class Email(Plain):
    """One `@` with a dot somewhere after it. Only what follows the `@` is the same in capitals and in small letters.

    `own` says that it is the respondent's, which a browser may fill in.
    """

    own: bool = True

    name: ClassVar[str] = NAME

    def read(self, item: Item, raw: Raw) -> tuple[Answers, tuple[Fault, ...]]:
        """The address that was typed, or pasted with what a mail program puts round it."""
        address = read_address(raw)
        if isinstance(address, Fault):
            return {}, (address,)
        return ({item.id: address} if address else {}), ()

    def load(self, stored: object) -> Value:
        """Any address."""
        if not isinstance(stored, str) or _fault(stored):
            raise unfit(stored)
        return stored

    @property
    def required_fault(self) -> Fault:
        """What to say where nothing was typed."""
        return Fault(mark("Enter an email address"), about="required")


def read_address(raw: Raw) -> str | Fault:
    """The address that was typed; empty where nothing was."""
    text = only(raw)
    if isinstance(text, Fault) or not text:
        return text
    address = _unwrapped(text)
    return too_long(address, MOST) or _fault(address) or _unsendable(address) or _domain_in_small_letters(address)


def _unwrapped(text: str) -> str:
    seen = "".join(character for character in text if unicodedata.category(character) != "Cf")
    found = _PASTED.fullmatch(seen)
    return next(filter(None, found.groups()), "").strip() if found else seen


def _fault(address: str) -> Fault | None:
    if _ADDRESS.fullmatch(address) is None:
        return _NO_ADDRESS
    if " " in address:
        return Fault(mark("Enter the email address without spaces"), about="spaces")
    return None


def _unsendable(address: str) -> Fault | None:
    """Asked of what is typed, not of what was stored before it was asked."""
    return None if _SENDABLE.fullmatch(address) else _NO_ADDRESS


def _domain_in_small_letters(address: str) -> str:
    name, _, domain = address.partition("@")
    return f"{name}@{domain.lower()}"


def build(written: Mapping, options: tuple[Option, ...], author: Language) -> Email:
    """The kind of an item that asks for the respondent's own address, or for somebody else's."""
    del options, author
    return Email(own=yes(written, "own", default=True))
