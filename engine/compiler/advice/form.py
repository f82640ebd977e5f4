"""A document as the rules of question design look at it: who is asked what, in which words, with which answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeAlias

from engine.compiler.asked import MESSAGES, NAMED_BY_THE_AUTHOR, WORDINGS, items_of
from engine.document import Mapping, Node, Scalar, Sequence, Source, Span
from engine.document.entries import child, entries, scalars, whole, words, yes
from engine.items import repeated_group

ENGLISH = "en"
NOT_ASKED = frozenset({"information", "calculated"})

Owners: TypeAlias = tuple[tuple[Mapping, ...], ...]
"""Where advice can be waived: an item, its page and the questionnaire; for shared options such a chain for each use."""

HEAD = ("title", "purpose", "who_sees_it", "closing")


@dataclass(frozen=True, slots=True)
class Said:
    """A wording in each of its languages, under its key."""

    key: str
    words: dict[str, Scalar]
    owners: Owners
    first: str

    @property
    def english(self) -> Scalar | None:
        """The English words, which word lists are about."""
        return self.words.get(ENGLISH)

    @property
    def own(self) -> Scalar | None:
        """The words in the language the author writes in."""
        return self.words.get(self.first)


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """One thing that is asked; of a grid, one row. `entry` stands under items, `written` is the row or the same.

    What is asked about each entry of a repeated group is a question like any other; then `group` is that group.

    `around` is what is read together with it: hints, the question of its grid, the page's title and introduction.
    `conditions` are those of the entry and its page, as they are written.
    """

    written: Mapping
    entry: Mapping
    page: Mapping
    root: Mapping
    kind: str
    ask: Said | None
    around: tuple[Said, ...]
    conditions: tuple[str, ...]
    options: Node | None
    group: Mapping | None

    @property
    def owners(self) -> Owners:
        """Where advice on it can be waived."""
        return ((self.written, self.entry, *self._groups, self.page, self.root),)

    @property
    def _groups(self) -> tuple[Mapping, ...]:
        return () if self.group is None else (self.group,)

    @property
    def is_row(self) -> bool:
        """Whether it is one of the rows of a grid."""
        return self.written is not self.entry

    @property
    def required(self) -> bool:
        """Whether an answer is needed to go on. Of a repeated group, what it asks about each entry is looked at."""
        if self.kind == repeated_group.NAME or self.fewest_entries == 0:
            return False
        return yes(self.entry, "required", default=True)

    @property
    def fewest_entries(self) -> int:
        """How often it has to be answered: once, or for so many entries of its group."""
        written = None if self.group is None else whole(self.group, "at_least")
        return repeated_group.AT_LEAST if written is None else written

    @property
    def says_why(self) -> bool:
        """Whether it says what the answer is for, or its group or page does."""
        return any("why" in each for each in (self.entry, *self._groups)) or "intro" in self.page

    @property
    def confidential(self) -> bool:
        """Whether the author says that the answer must not be seen with a name."""
        return any(yes(each, "confidential", default=False) for each in (self.entry, *self._groups, self.root))


@dataclass(frozen=True, eq=False)
class Options:
    """The answers on offer, with every question that offers them. `name` is that of a set."""

    listed: Sequence
    name: Scalar | None
    uses: tuple[Question, ...]
    root: Mapping
    first: str

    @cached_property
    def owners(self) -> Owners:
        """Where advice on them can be waived: at every question that uses them, or above."""
        grids = {id(use.entry): use.owners[0][1:] for use in self.uses}
        return tuple(grids.values()) or ((self.root,),)

    @cached_property
    def entries(self) -> tuple[Mapping, ...]:
        """The options."""
        return tuple(option for option in self.listed if isinstance(option, Mapping))

    @cached_property
    def labels(self) -> tuple[Said, ...]:
        """What each option is called."""
        found = (said("label", option.find("label"), self.owners, self.first) for option in self.entries)
        return tuple(each for each in found if each is not None)

    @cached_property
    def kinds(self) -> frozenset[str]:
        """The kinds of the questions that offer them."""
        return frozenset(use.kind for use in self.uses)

    @property
    def span(self) -> Span:
        """Where they begin: the name of the set, or the key at the question."""
        if self.name is not None:
            return self.name.span
        return self.uses[0].entry.key("options").span


def said(key: str, node: Node | None, owners: Owners, first: str) -> Said | None:
    """A wording, be it plain or in several languages."""
    if isinstance(node, Scalar):
        return Said(key, {first: node}, owners, first) if node.strip() else None
    if isinstance(node, Mapping):
        return Said(key, {str(tag): text for tag, text in node.items() if isinstance(text, Scalar)}, owners, first)
    return None


class Form:
    """One document. What the rules share is worked out once."""

    def __init__(self, document: Mapping, source: Source) -> None:
        """For a document whose structure is right."""
        self.root = document
        self.source = source
        self.first = next((str(tag) for tag in scalars(document, "languages")), ENGLISH)

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """What is asked, in order; nothing that is only shown."""
        return tuple(self._questions())

    def _questions(self) -> Iterator[Question]:
        for page in entries(self.root, "pages"):
            owners = ((page, self.root),)
            above = self._said(page, ("title", "intro"), owners)
            for entry in entries(page, "items"):
                if words(entry, "kind") not in NOT_ASKED:
                    yield from self._asked(entry, page, above)
                inner = entries(entry, "items")
                read = (*self._said(entry, ("ask", "hint"), ((entry, page, self.root),)), *above) if inner else ()
                for each in inner:
                    yield from self._asked(each, page, read, group=entry)

    def _asked(
        self, entry: Mapping, page: Mapping, above: tuple[Said, ...], group: Mapping | None = None
    ) -> Iterator[Question]:
        kind, asked = words(entry, "kind") or "", items_of(entry)
        outside = (page, self.root) if group is None else (group, page, self.root)
        if asked[0] is not entry:
            above = (*self._said(entry, ("ask", "hint"), ((entry, *outside),)), *above)
        conditions = tuple(
            each for each in (words(place, "shown_when") for place in (page, group or entry)) if each is not None
        )
        for written in asked:
            own = ((written, entry, *outside),)
            yield Question(
                written=written,
                entry=entry,
                page=page,
                root=self.root,
                kind=kind,
                ask=said("ask", written.find("ask"), own, self.first),
                around=(*self._said(written, ("hint",), own), *above),
                conditions=conditions,
                options=entry.find("options"),
                group=group,
            )

    def _said(self, mapping: Mapping, keys: tuple[str, ...], owners: Owners) -> tuple[Said, ...]:
        found = (said(key, mapping.find(key), owners, self.first) for key in keys)
        return tuple(each for each in found if each is not None)

    @cached_property
    def lists(self) -> tuple[Options, ...]:
        """The lists of options, in the order they are first used."""
        return tuple(self._by_place.values())

    @cached_property
    def _by_place(self) -> dict[int, Options]:
        sets = child(self.root, "option_sets")
        names = {str(name): name for name in sets}
        uses: dict[int, list[Question]] = {}
        found: dict[int, tuple[Sequence, Scalar | None]] = {}
        for question in self.questions:
            written = question.options
            listed = sets.find(written) if isinstance(written, Scalar) else written
            if isinstance(listed, Sequence):
                found[id(listed)] = (listed, names.get(written) if isinstance(written, Scalar) else None)
                uses.setdefault(id(listed), []).append(question)
        return {
            place: Options(listed, name, tuple(uses[place]), self.root, self.first)
            for place, (listed, name) in found.items()
        }

    def options_of(self, question: Question) -> Options | None:
        """The answers a question offers."""
        written = question.options
        listed = child(self.root, "option_sets").find(written) if isinstance(written, Scalar) else written
        return self._by_place.get(id(listed))

    @cached_property
    def texts(self) -> tuple[Said, ...]:
        """Everything a respondent reads, in the order of the file."""
        return (*self._said(self.root, HEAD, ((self.root,),)), *self._below())

    def _below(self) -> Iterator[Said]:
        for options in self.lists:
            if options.name is not None:
                yield from self._within(options.listed, options.owners)
        for key, node in self.root.items():
            if key in {"pages", "scales", "results", "feedback", "certificate"}:
                yield from self._within(node, ((self.root,),))

    def _within(self, node: Node, owners: Owners) -> Iterator[Said]:
        if isinstance(node, Sequence):
            for entry in node:
                yield from self._within(entry, owners)
        elif isinstance(node, Mapping):
            here = tuple((node, *chain) for chain in owners) if "waive" in node else owners
            for key, value in node.items():
                if key in WORDINGS:
                    found = said(key, value, here, self.first)
                    if found is not None:
                        yield found
                elif key == MESSAGES and isinstance(value, Mapping):
                    yield from (replace(each, key=MESSAGES) for each in self._said(value, tuple(value), here))
                elif not isinstance(value, Scalar) and key not in NAMED_BY_THE_AUTHOR | {"waive"}:
                    yield from self._within(value, here)

    def at(self, text: Scalar, start: int = 0, end: int | None = None) -> Span:
        """The very words in the file, wherever the file has them as they are; otherwise the whole text."""
        span = text.span
        meant = text[start:end]
        if (start, end) == (0, None) or not meant.strip():
            return span
        lines = self.source.lines
        for number in range(span.line, min(span.end_line, len(lines)) + 1):
            line = lines[number - 1]
            begin = span.column - 1 if number == span.line else 0
            column = line.find(meant, begin + start if span.line == span.end_line else begin)
            if column < 0 and span.line == span.end_line:
                column = line.find(meant, begin)
            if column >= 0:
                return Span(number, column + 1, number, column + len(meant) + 1)
        return span
