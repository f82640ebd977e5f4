"""A page in one language, made ready once and filled with answers and errors on every showing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup

from engine.forms.block import Block
from engine.forms.fields import Typed, control_name
from engine.forms.group import GroupBlock, item_block
from engine.forms.page_form import QUESTIONNAIRE_FIELD
from engine.forms.place import MOST_KEPT, Place, place
from engine.forms.said import said, said_prose
from engine.forms.templating import closing_html, end_of_rows, opening_html
from engine.items.file import NAME as FILE
from engine.items.look_up import ENTER, FIND
from engine.items.look_up import NAME as LOOK_UP
from engine.journey import Holes, told
from engine.questionnaire import Fault, Item, ItemId, Language, Page, Questionnaire, Tell, untold
from engine.wording import wording

APART = Markup("<bdi>{}</bdi>")
"""What somebody typed reads its own way, and turns nothing around it."""

DASH = " \N{EN DASH} "

Under = tuple[Markup | None, Markup | None]
"""What the rows of a grid are asked under: the question and its hint."""
NO_GRID: Under = (None, None)


@dataclass(frozen=True, slots=True)
class SummaryError:
    """A line at the top of a page with mistakes: where it leads, what it says, and which question it is about."""

    href: str
    words: str
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledPage:
    """What `page.html` shows. Without `heading` the question of the one item is the heading of the page.

    `opening` is the button that Enter presses, which has to come before any other of the form; `closing` is what the
    form ends with: the hidden field that names the questionnaire, and the button. With `uploads` files can be sent.
    """

    title: str
    progress: str
    heading: Markup | None
    caption: Markup | None
    intro: Markup | None
    opening: Markup
    body: Markup
    closing: Markup
    uploads: bool
    errors: tuple[SummaryError, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageView:
    """A page in one language; `holes` stand in all its words where something is to be told of earlier answers.

    `opening` and `closing` are what its form begins and ends with.
    """

    language: Language
    title: str
    heading: Markup | None
    caption: Markup | None
    intro: Markup | None
    blocks: Mapping[ItemId, Block | GroupBlock]
    opening: Markup
    closing: Markup
    uploads: bool
    holes: Holes

    def fill(
        self,
        items: Iterable[Item],
        typed: Typed,
        faults: Mapping[ItemId, Sequence[Fault]] | None = None,
        tell: Tell = untold,
        progress: str = "",
    ) -> FilledPage:
        """The page with the items that apply, what stands in their boxes, and what is wrong with it.

        `tell` says what was answered before, `progress` how far along it is.
        """

        def html(words: Markup) -> Markup:
            return Markup(self.holes.fill(words, lambda placeholder: APART.format(tell(placeholder))))

        pieces: list[str] = []
        errors: list[SummaryError] = []
        rows_of, title = NO_GRID, self.title
        for item in items:
            part = self.blocks[item.id]
            asked_under = (part.view.stem, part.view.stem_hint)
            if asked_under != rows_of:
                pieces += _between(rows_of, part)
                rows_of = asked_under
            shown = part.show(typed.get(item.id, {}), faults.get(item.id, ()) if faults else ())
            pieces.append(shown.html)
            for line in shown.lines:
                ask = part.view.plain_ask if len(self.blocks) > 1 else ""
                about = DASH.join(filter(None, [ask, line.label]))
                errors.append(
                    SummaryError(f"#{line.target}", self.holes.fill(line.words, tell), self.holes.fill(about, tell))
                )
            if shown.found and shown.found.focus:
                title = DASH.join([shown.found.heading, title])
        pieces += _between(rows_of, None)
        return FilledPage(
            title=self.holes.fill(title, tell),
            progress=progress,
            heading=html(self.heading) if self.heading else None,
            caption=html(self.caption) if self.caption else None,
            intro=html(self.intro) if self.intro else None,
            opening=self.opening,
            body=html(Markup("".join(pieces))),
            closing=self.closing,
            uploads=self.uploads,
            errors=tuple(errors),
        )


def _between(rows_of: Under, then: Block | GroupBlock | None) -> Iterator[str]:
    """What stands between the rows of a grid, or anything else, and what is asked under another question."""
    if rows_of != NO_GRID:
        yield end_of_rows()
    if then is not None:
        yield then.rows


def page_view(questionnaire: Questionnaire, page: Page, language: Language) -> PageView:
    """A page in a language; made once for each exact text."""
    return _page_view(place(questionnaire, page, language))


@lru_cache(maxsize=MOST_KEPT)
def _page_view(key: Place) -> PageView:
    holes, language = Holes(), key.language
    page = told(key.page, holes.mark)
    items = [item for item in page.items if item.kind.shown]
    alone = len(items) == 1 and page.intro is None and items[0].grid is None
    blocks = {item.id: item_block(item, language, heading=alone) for item in items}
    first = items[0].ask.say(language)
    title, name = page.title.say(language), said(page.title, language)
    caption = name if alone and title != first else None
    return PageView(
        language=language,
        title=DASH.join([first, title]) if caption else title,
        heading=None if alone else name,
        caption=caption,
        intro=said_prose(page.intro, language) if page.intro else None,
        blocks=blocks,
        opening=_opening(blocks.values()),
        closing=closing_html(QUESTIONNAIRE_FIELD, key.content_hash, wording(language).say("Continue")),
        uploads=any(block.view.kind == FILE for block in blocks.values()),
        holes=holes,
    )


def _opening(blocks: Iterable[Block | GroupBlock]) -> Markup:
    """Enter goes on, whatever other buttons there are; where there is something new to search for, it searches."""
    searched = next((block.view.id for block in blocks if block.view.kind == LOOK_UP), None)
    return opening_html("", "") if searched is None else opening_html(control_name(searched, FIND), ENTER)
