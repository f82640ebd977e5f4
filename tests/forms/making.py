"""Small questionnaires to show in tests."""

from __future__ import annotations

from engine.document import Mapping, Span
from engine.items.allocation import Allocation
from engine.items.calculated import Calculated
from engine.items.consent import Consent
from engine.items.current_and_target import CurrentAndTarget
from engine.items.date import Date
from engine.items.email import Email
from engine.items.file import File
from engine.items.information import Information
from engine.items.long_text import LongText
from engine.items.look_up import build as build_look_up
from engine.items.month import Month
from engine.items.multiple_choice import MultipleChoice
from engine.items.number import Number
from engine.items.ranking import Ranking
from engine.items.rating import Rating
from engine.items.repeated_group import RepeatedGroup
from engine.items.single_choice import SingleChoice
from engine.items.telephone import Telephone
from engine.items.text import ShortText
from engine.items.year import Year
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
    Questionnaire,
    Text,
)

HERE = Span(1, 1, 1, 1)
EN, CY = Language("en"), Language("cy")


def text(english: str, welsh: str | None = None) -> Text:
    """A wording; without `welsh` the English one with "cy:" before it. Give "" where Welsh is to be missing."""
    return Text({EN: english} | ({} if welsh == "" else {CY: welsh or f"cy: {english}"}))


def option(  # noqa: PLR0913  # an option has as many sides
    code: str,
    label: str = "",
    *,
    hint: str = "",
    means: Means | None = None,
    exclusive: bool = False,
    specify: str = "",
) -> Option:
    return Option(
        code=OptionCode(code),
        label=text(label or code.capitalize()),
        hint=text(hint) if hint else None,
        means=means,
        exclusive=exclusive,
        specify=text(specify) if specify else None,
        span=HERE,
    )


def item(  # noqa: PLR0913  # an item has as many sides
    name: str,
    kind: Kind,
    *options: Option,
    ask: Text | None = None,
    hint: str = "",
    why: str = "",
    required: bool = True,
    grid: Grid | None = None,
) -> Item:
    return Item(
        id=ItemId(name),
        kind=kind,
        ask=ask or text(f"What about {name}?"),
        hint=text(hint) if hint else None,
        why=text(why) if why else None,
        required=required,
        options=options,
        grid=grid,
        span=HERE,
    )


def single(name: str, *options: Option, required: bool = True, grid: Grid | None = None, ask: str = "") -> Item:
    offered = options or (option("yes"), option("no"))
    other = next((each.code for each in offered if each.specify), None)
    kind = SingleChoice(tuple(each.code for each in offered), other)
    return item(name, kind, *offered, required=required, grid=grid, ask=text(ask) if ask else None)


def look_up(name: str, *options: Option, required: bool = True) -> Item:
    return item(name, build_look_up(Mapping(HERE), options, EN), *options, required=required)


def multiple(name: str, *options: Option, required: bool = True) -> Item:
    offered = options or (option("books"), option("films"))
    return item(name, MultipleChoice(tuple(each.code for each in offered)), *offered, required=required)


def grid(stem: str, *rows: str, hint: str = "") -> tuple[Item, ...]:
    """Rows that share a question and five options."""
    shared = Grid(ask=text(stem), hint=text(hint) if hint else None, span=HERE)
    points = ("Never", "Rarely", "Sometimes", "Often", "Always")
    options = [option(point.lower(), point) for point in points]
    options.append(option("pnts", "Prefer not to say", means=Means.PREFER_NOT_TO_SAY))
    return tuple(single(row, *options, grid=shared, ask=f"I {row} things") for row in rows)


def numbered(name: str, kind: Kind, *, hint: str = "") -> Item:
    """An item of a kind that has several answers, on three options; one has the code that ids of errors end with."""
    return item(name, kind, option("pay"), option("rest", hint="Not to work"), option("error"), hint=hint)


JOBS = RepeatedGroup(entry=text("Job <1>", "Swydd <1>"), at_most=3).asking(
    (
        item("title", ShortText(30)),
        single("sector", option("public"), option("other", specify="Which?"), required=False),
        item("since", Month(), required=False, hint="Roughly"),
    )
)


def every_kind() -> tuple[Item, ...]:
    """One item of every kind."""
    return (
        item("note", Information(text("Read **this** first.")), required=False, ask=text("Before you start")),
        single("route", option("degree"), option("other", "Something else", specify="Tell us what it is")),
        multiple("media"),
        item("months", Number(unit=text("months", "mis"))),
        item("called", ShortText(30, "name"), hint="As it should stand on your certificate"),
        item("story", LongText(500), required=False, why="To learn what helps"),
        item("born", Date()),
        item("address", Email(), hint="We write to it once"),
        item("phone", Telephone(own=False)),
        item("joined", Month()),
        item("qualified", Year()),
        item("agreed", Consent(text("I agree to take part"))),
        look_up(
            "job",
            option("nurse", "Nurse"),
            option("chef", "Chef"),
            option("none", "No job", means=Means.NOT_APPLICABLE),
        ),
        item("proof", File(("pdf", "png")), hint="A scan"),
        item("total", Calculated(said=text("{total|Not known yet}")), required=False),
        item("jobs", JOBS, hint="Begin with the last"),
        item("liked", Rating(lowest=text("Not at all"), highest=text("Very much"))),
        numbered("order", Ranking(("pay", "rest", "error"))),
        numbered("week", Allocation(codes=("pay", "rest", "error")), hint="Of a usual week"),
        numbered("plans", CurrentAndTarget(codes=("pay", "rest", "error"), called={})),
    )


def page(*items: Item, name: str = "about", title: str = "About you", intro: str = "") -> Page:
    return Page(id=PageId(name), title=text(title), intro=text(intro) if intro else None, items=items, span=HERE)


def questionnaire(*pages: Page, content_hash: str) -> Questionnaire:
    """A questionnaire; the hash must be new wherever the words are, as it is for real."""
    return Questionnaire(
        id="skills",
        version="1.0.0",
        title=text("Skills"),
        languages=(EN, CY),
        purpose=text("To know."),
        who_sees_it=text("You."),
        pages=pages,
        content_hash=content_hash,
    )
