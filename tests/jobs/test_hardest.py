"""Before many are printed, the few that are the hardest are looked at."""

from __future__ import annotations

import pytest

from engine.jobs.choosing import Chosen, choose
from engine.jobs.hardest import Hard, hardest, write_hardest_pdf
from engine.jobs.issuing import Award, issued, pdf_of
from engine.store import Collected, Store
from engine.store.print_run import Choice, Entry, Options, PrintKind
from engine.themes import open_wardrobe
from tests.jobs.awarding import ADDRESS, ROOT, theme
from tests.jobs.running import SCORED, desk_of, finish, finish_many, start, texts_of

NAMES = ["Ann Bo", "Nguyễn Thị Hồng", "Bartholomew Featherstonehaugh", "ליאת כהן", "Bo Li", "Жанна Иванова"]


@pytest.fixture
def desk(store: Store) -> Collected:
    made = desk_of(store)
    finish_many(made, NAMES)
    return made


def entries(*names: str) -> list[Entry]:
    return [Entry(place=place, name=name, reference=str(place)) for place, name in enumerate(names, 1)]


def ways(found: tuple[Hard, ...]) -> dict[str, tuple[str, ...]]:
    return {each.entry.name: each.ways for each in found}


def test_each_is_the_hardest_in_some_way_and_says_in_which() -> None:
    assert ways(hardest(entries(*NAMES), theme())) == {
        "Bartholomew Featherstonehaugh": ("The most letters", "The widest"),
        "Nguyễn Thị Hồng": ("The most accents and marks",),
        "ליאת כהן": ("Read from right to left",),
        "Жанна Иванова": ("The most letters that are not Latin",),
    }


def test_of_equals_it_is_the_first_and_where_nothing_is_hard_nothing_is_named() -> None:
    assert ways(hardest(entries("Ann", "Bob"), theme())).keys() <= {"Ann", "Bob"}
    assert ways(hardest(entries("Ann", "Ann"), theme())) == {"Ann": ("The most letters", "The widest")}
    assert hardest(entries("", ""), theme()) == ()
    assert hardest([], theme()) == ()


def test_exactly_these_are_printed_and_nobody_is_given_a_number_for_it(desk: Collected) -> None:
    chosen = choose(desk, Choice(), theme())
    pdf = write_hardest_pdf(desk, chosen, Options(), theme())
    assert pdf is not None
    pages = texts_of(pdf)
    assert len(pages) == 4
    assert not any("Ann Bo" in page for page in pages)
    sittings = [each.sitting.id for each in desk.sittings()]
    assert desk.store.register.of_sittings(sittings) == {}


def test_who_has_a_certificate_is_shown_in_the_theme_it_was_issued_in(desk: Collected) -> None:
    wardrobe = open_wardrobe(ROOT / "themes" / "default")
    branded = wardrobe.themes["example-institute"]
    second = next(each for each in desk.sittings() if "Nguyễn" in str(each.answers))
    award = Award(sitting=second.sitting, questionnaire=second.questionnaire, scores=second.scores)
    [known] = issued(desk.store.register, [award], theme=branded, address=ADDRESS, by="learner").values()
    chosen = choose(desk, Choice(), theme(), wardrobe=wardrobe)
    pdf = write_hardest_pdf(desk, chosen, Options(), theme(), wardrobe)
    assert pdf is not None
    pages = texts_of(pdf)
    assert len(pages) == 4
    [alone] = texts_of(pdf_of(known, known.language, branded))
    assert sorted(alone.split()) in [sorted(page.split()) for page in pages]


def test_who_has_a_number_is_printed_as_registered(desk: Collected) -> None:
    start(desk)
    pdf = write_hardest_pdf(desk, choose(desk, Choice(), theme()), Options(), theme())
    assert pdf is not None
    assert len(texts_of(pdf)) == 4


def test_reports_without_names_have_none_and_nothing_is_printed(store: Store) -> None:
    desk = desk_of(store, SCORED)
    finish(desk, None, answers={"helps": "always"})
    chosen: Chosen = choose(desk, Choice(kind=PrintKind.REPORTS), theme())
    assert len(chosen.entries) == 1
    assert write_hardest_pdf(desk, chosen, Options(), theme()) is None
