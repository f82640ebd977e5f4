"""The pages of a document and the items on them; a grid or steps become one item for each row or step."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as MappingType
from dataclasses import dataclass, field, replace

from engine.compiler.asked import ROW_KIND, SHORTHANDS, STEPS, rows
from engine.compiler.build.conditions import Conditions
from engine.compiler.build.steps import FIRST_STEP, step_options
from engine.compiler.draft import did_you_mean
from engine.document import Mapping, Node, Problem, Scalar, Sequence
from engine.document.entries import child, entries, number, whole, words, yes
from engine.expressions import Expression
from engine.items import KINDS
from engine.items.calculated import Calculated
from engine.items.repeated_group import INSIDE, RepeatedGroup
from engine.questionnaire import (
    Grid,
    Item,
    ItemId,
    Kind,
    Language,
    Means,
    Option,
    OptionCode,
    Page,
    PageId,
    Text,
    read_text,
)

MEANINGS = frozenset(Means)
NOTHING_SAID: MappingType[str, Text] = {}
"""One for all items without messages of their own."""


def item_names(document: Mapping) -> Iterator[str]:
    """The ids of all items of a document, in the order they are asked."""
    for page in entries(document, "pages"):
        yield from _names_on(page)


def _names_on(page: Mapping) -> Iterator[str]:
    for entry in entries(page, "items"):
        for named in (entry, *rows(entry)):
            name = words(named, "id")
            if name:
                yield name


@dataclass
class PageBuilder:
    """Builds the pages in order, since a condition may name only what stands on an earlier one."""

    document: Mapping
    author: Language
    conditions: Conditions
    file: str
    _problems: list[Problem] = field(default_factory=list)
    _sets: dict[str, tuple[Option, ...]] = field(default_factory=dict)

    def pages(self) -> tuple[tuple[Page, ...], list[Problem]]:
        """Every page of the document, and references to option sets that lead nowhere."""
        self._sets = self._option_sets()
        return tuple(self._page(entry) for entry in entries(self.document, "pages")), self._problems

    def _page(self, entry: Mapping) -> Page:
        shown_when = self.conditions.on_answers(entry.find("shown_when"))
        names = frozenset(_names_on(entry))
        items: list[Item] = []
        for each in entries(entry, "items"):
            for item in self._items(each, names):
                items.append(self._with_value(item, each, items))
        self.conditions.learn(items)
        self.conditions.learn_unread(names - {item.id for item in items})
        return Page(
            id=PageId(words(entry, "id") or ""),
            title=self._text(entry, "title"),
            intro=read_text(entry.find("intro"), self.author),
            shown_when=shown_when,
            items=tuple(items),
            span=entry.span,
        )

    def _with_value(self, item: Item, written: Mapping, above: list[Item]) -> Item:
        """A calculated item with its calculation. One that is shown cannot wait for answers on its own page."""
        kind = item.kind
        if not isinstance(kind, Calculated):
            return item
        known = [each for each in above if not kind.shown or (isinstance(each.kind, Calculated) and each.kind.shown)]
        value, of = self.conditions.value(
            written.find("value"), known, {each.id for each in above} - {each.id for each in known}
        )
        return replace(item, kind=kind.following(value, of))

    def _with_items(self, item: Item, written: Mapping) -> Item:
        """A repeated group with the items of each entry."""
        if not isinstance(item.kind, RepeatedGroup):
            return item
        asked = tuple(
            self._item(each, each, self._kind(each, options), options, None, None)
            for each in entries(written, "items")
            if (words(each, "kind") or "") in INSIDE
            for options in [self._options(each.find("options"))]
        )
        return replace(item, kind=item.kind.asking(asked), required=item.kind.at_least > 0)

    def _items(self, entry: Mapping, beside: frozenset[str]) -> Iterator[Item]:
        kind = words(entry, "kind") or ""
        shown_when = self.conditions.on_answers(entry.find("shown_when"), beside)
        options = self._options(entry.find("options"))
        if kind in SHORTHANDS:
            grid = Grid(ask=self._text(entry, "ask"), hint=read_text(entry.find("hint"), self.author), span=entry.span)
            if kind == STEPS and "options" not in entry:
                options = step_options(self.author, entry.span)
            made, first = KINDS[ROW_KIND].build(entry, options, self.author), whole(entry, "from")
            for step, row in enumerate(rows(entry), start=FIRST_STEP if first is None else first):
                item = self._item(row, entry, made, options, shown_when, grid)
                yield replace(item, step=step) if kind == STEPS else item
        elif kind in KINDS:
            made = self._kind(entry, options)
            yield self._with_items(self._item(entry, entry, made, options, shown_when, None), entry)

    def _kind(self, entry: Mapping, options: tuple[Option, ...]) -> Kind:
        return KINDS[words(entry, "kind") or ""].build(entry, options, self.author)

    def _item(  # noqa: PLR0913, PLR0917  # a grid's row takes its wording from one mapping and its settings from another
        self,
        own: Mapping,
        settings: Mapping,
        made: Kind,
        options: tuple[Option, ...],
        shown_when: Expression | None,
        grid: Grid | None,
    ) -> Item:
        return Item(
            id=ItemId(words(own, "id") or ""),
            kind=made,
            ask=self._text(own, "ask"),
            hint=read_text(own.find("hint"), self.author),
            why=read_text(settings.find("why"), self.author) if grid is None else None,
            required=bool(made.parts) and yes(settings, "required", default=True),
            confidential=yes(settings, "confidential", default=False),
            shown_when=shown_when,
            options=options,
            messages=self._messages(settings),
            grid=grid,
            span=own.span,
        )

    def _messages(self, settings: Mapping) -> MappingType[str, Text]:
        if "messages" not in settings:
            return NOTHING_SAID
        said = {about: read_text(node, self.author) for about, node in child(settings, "messages").items()}
        return {str(about): words for about, words in said.items() if words is not None}

    def _option_sets(self) -> dict[str, tuple[Option, ...]]:
        sets = self.document.find("option_sets")
        if not isinstance(sets, Mapping):
            return {}
        return {str(name): self._listed(options) for name, options in sets.items()}

    def _options(self, node: Node | None) -> tuple[Option, ...]:
        if isinstance(node, Scalar):
            if node and node not in self._sets:
                self._problems.append(
                    Problem(
                        code="option.unknown-set",
                        message=f'There is no option set named "{node}".',
                        hint=did_you_mean(node, self._sets, "List it under option_sets, or write the options here."),
                        file=self.file,
                        span=node.span,
                    )
                )
            return self._sets.get(str(node), ())
        return self._listed(node)

    def _listed(self, node: Node | None) -> tuple[Option, ...]:
        listed = node if isinstance(node, Sequence) else ()
        return tuple(self._option(entry if isinstance(entry, Mapping) else Mapping(entry.span)) for entry in listed)

    def _option(self, entry: Mapping) -> Option:
        means = words(entry, "means")
        return Option(
            code=OptionCode(words(entry, "code") or ""),
            label=self._text(entry, "label"),
            hint=read_text(entry.find("hint"), self.author),
            also=read_text(entry.find("also"), self.author),
            score=number(entry, "score"),
            means=Means(means) if means in MEANINGS else None,
            exclusive=yes(entry, "exclusive", default=False),
            specify=read_text(entry.find("specify"), self.author),
            span=entry.span,
        )

    def _text(self, mapping: Mapping, key: str) -> Text:
        return read_text(mapping.find(key), self.author) or Text({self.author: ""})
