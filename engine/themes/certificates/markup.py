"""The HTML of a certificate read into areas, each with its place in the file, and everything else refused."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from types import MappingProxyType

from engine.compiler.draft import did_you_mean
from engine.document import Span
from engine.themes.certificates.slots import KNOWN
from engine.themes.complaints import Complaints

BLOCKS = ("h1", "h2", "h3", "p", "div")
WORDS = ("strong", "b", "br")
ELEMENTS = (*BLOCKS, *WORDS, "img", "slot")
EMPTY = frozenset({"br", "img"})
ATTRIBUTES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        **dict.fromkeys(BLOCKS, frozenset({"class", "lang", "dir"})),
        **dict.fromkeys(WORDS, frozenset()),
        "img": frozenset({"class", "src", "alt"}),
        "slot": frozenset({"class", "name", "dir"}),
    }
)
INSTEAD: Mapping[str, str] = MappingProxyType(
    {
        "script": "Delete it: paper runs no program.",
        "link": "Delete it: the stylesheet is named in theme.yaml.",
        "style": "Delete it: what stands in it goes into the stylesheet.",
        "iframe": "Delete it: nothing is loaded.",
        "object": "Delete it: nothing is loaded.",
        "embed": "Delete it: nothing is loaded.",
        "form": "Delete it: paper is filled in by hand.",
        "svg": 'Save the drawing as a file beside theme.yaml: <img class="…" src="frame.svg" alt="">.',
        "a": "Delete it: what can be followed is the address and the code.",
        "table": "Delete it: each area has a place of its own.",
        "html": "Delete it: write only what stands on the sheet.",
        "head": "Delete it: write only what stands on the sheet.",
        "body": "Delete it: write only what stands on the sheet.",
    }
)
MOST_ELEMENTS = 200
LARGEST = 50_000


@dataclass(frozen=True, slots=True)
class Element:
    """An element of a template: `inside` are words and further elements in their order."""

    tag: str
    attributes: Mapping[str, str]
    inside: tuple[Element | str, ...]
    span: Span

    @property
    def all(self) -> Iterator[Element]:
        """It and all that is in it."""
        yield self
        for each in self.inside:
            if isinstance(each, Element):
                yield from each.all

    @property
    def slots(self) -> tuple[str, ...]:
        """The slots that it has, or is."""
        return tuple(each.attributes.get("name", "") for each in self.all if each.tag == "slot")

    @property
    def classes(self) -> tuple[str, ...]:
        """What it is called in the stylesheet."""
        return tuple(self.attributes.get("class", "").split())

    @property
    def called(self) -> str:
        """How it begins in the template, for those who look for it."""
        return f'<{self.tag} class="{" ".join(self.classes)}">' if self.classes else f"<{self.tag}>"


def read_areas(data: bytes, complaints: Complaints) -> tuple[Element, ...]:
    """The elements a template is made of, one below the other. Complains of what cannot be in it."""
    if len(data) > LARGEST:
        message = f"The template has {len(data) // 1000:,} kB. It can have {LARGEST // 1000} kB."
        complaints.take("theme.certificate-large", Span(1, 1, 1, 2), message, "Put drawings into files of their own.")
        return ()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        message = "The file is not written in UTF-8."
        complaints.take("theme.certificate-broken", Span(1, 1, 1, 2), message, "Save it as UTF-8.")
        return ()
    reader = _Reader(complaints)
    reader.feed(text)
    reader.close()
    return reader.areas()


@dataclass(frozen=True, slots=True)
class _Open:
    """An element that is not closed yet."""

    tag: str
    attributes: dict[str, str]
    span: Span
    inside: list[Element | str] = field(default_factory=list)

    def closed(self) -> Element:
        return Element(self.tag, self.attributes, tuple(self.inside), self.span)


class _Reader(HTMLParser):
    """Follows the elements of a template."""

    def __init__(self, complaints: Complaints) -> None:
        super().__init__()
        self._complaints = complaints
        self._open = [_Open("", {}, Span(1, 1, 1, 1))]
        self._elements = 0

    def areas(self) -> tuple[Element, ...]:
        for each in self._open[1:] if self._elements <= MOST_ELEMENTS else ():
            message = f"<{each.tag}> is never closed."
            self._complaints.take("theme.certificate-broken", each.span, message, f"Close it with </{each.tag}>.")
        return tuple(each for each in self._open[0].inside if isinstance(each, Element))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        opened = _Open(tag, {name: value or "" for name, value in attrs}, self._here(len(tag) + 1))
        self._elements += 1
        if self._elements == MOST_ELEMENTS + 1:
            message = f"The template has more than {MOST_ELEMENTS} elements."
            self._complaints.take("theme.certificate-large", opened.span, message, "Write fewer of them.")
        if self._elements > MOST_ELEMENTS:
            return
        self._check(opened)
        if tag in EMPTY:
            self._open[-1].inside.append(opened.closed())
        else:
            self._open.append(opened)

    def handle_endtag(self, tag: str) -> None:
        if self._elements > MOST_ELEMENTS or tag in EMPTY:
            return
        if len(self._open) == 1 or self._open[-1].tag != tag:
            message = f"</{tag}> closes nothing."
            hint = "Delete it." if len(self._open) == 1 else f"<{self._open[-1].tag}> is to be closed first."
            self._complaints.take("theme.certificate-broken", self._here(len(tag) + 2), message, hint)
            return
        element = self._open.pop().closed()
        self._open[-1].inside.append(element)

    def handle_data(self, data: str) -> None:
        if self._elements > MOST_ELEMENTS:
            return
        if len(self._open) == 1 and data.strip():
            words = " ".join(data.split())[:40]
            message = f'"{words}" stands in no element.'
            hint = f"Put it into an area, such as <p>{words}</p>."
            self._complaints.take("theme.certificate-broken", self._begin(data), message, hint)
        self._open[-1].inside.append(data)

    def handle_decl(self, decl: str) -> None:
        message = f"<!{decl.split(' ', maxsplit=1)[0]}> has no place in a template."
        self._complaints.take("theme.certificate-element", self._here(), message, INSTEAD["html"])

    def handle_pi(self, data: str) -> None:
        message = f"<?{data.split(' ', maxsplit=1)[0]} has no place in a template."
        self._complaints.take("theme.certificate-element", self._here(), message, "Delete it.")

    def _check(self, opened: _Open) -> None:
        tag = opened.tag
        if tag not in ELEMENTS:
            hint = INSTEAD.get(tag) or did_you_mean(tag, ELEMENTS, f"There are: {', '.join(ELEMENTS)}.")
            message = f"<{tag}> cannot be on a certificate."
            self._complaints.take("theme.certificate-element", opened.span, message, hint)
            return
        for name in opened.attributes:
            if name not in ATTRIBUTES[tag]:
                self._refuse(opened, name)
        if tag == "slot" and (name := opened.attributes.get("name", "")) not in KNOWN:
            message = f'There is no slot "{name}".' if name else "The slot has no name."
            hint = did_you_mean(name, KNOWN, f"There are: {', '.join(KNOWN)}.")
            self._complaints.take("theme.certificate-slot", opened.span, message, hint)

    def _refuse(self, opened: _Open, name: str) -> None:
        known = sorted(ATTRIBUTES[opened.tag])
        if name.startswith("on"):
            message, hint = f'"{name}" runs a program.', "Delete it."
        elif name == "style":
            message, hint = "Styles stand in the stylesheet.", "Give the element a class, and the style to the class."
        else:
            message = f'<{opened.tag}> cannot have "{name}".'
            hint = did_you_mean(name, known, f"It can have: {', '.join(known)}." if known else "Delete it.")
        self._complaints.take("theme.certificate-attribute", opened.span, message, hint)

    def _begin(self, data: str) -> Span:
        """Where the first word of a text is."""
        line, column = self.getpos()
        before = data[: len(data) - len(data.lstrip())]
        lines = before.count("\n")
        column = len(before) - before.rfind("\n") - 1 if lines else column + len(before)
        return Span(line + lines, column + 1, line + lines, column + 2)

    def _here(self, length: int = 1) -> Span:
        line, column = self.getpos()
        return Span(line, column + 1, line, column + 1 + length)
