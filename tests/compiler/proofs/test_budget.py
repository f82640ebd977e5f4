"""Whatever is written is checked in bounded time, and nothing is too deep or too long to be looked at."""

from __future__ import annotations

from time import process_time

from engine.compiler.proofs import NOT_PROVED, Goal, Proofs, reason
from engine.document import Source
from tests.compiler.proofs.inventing import built
from tests.making import HEAD

NUMBERS = [f"n{number}" for number in range(12)]


def page(name: str, items: str, shown_when: str = "") -> str:
    shown = f", shown_when: '{shown_when}'" if shown_when else ""
    return f"  - {{id: {name}, title: A page{shown}, items: [{items}]}}\n"


def number(name: str, shown_when: str = "") -> str:
    shown = f", shown_when: '{shown_when}'" if shown_when else ""
    return f"{{id: {name}, kind: number, ask: N?, at_least: 0, at_most: 50, required: no{shown}}}"


def hopeless(wanted: int) -> str:
    return f"sum({', '.join(NUMBERS)}) * n0 = {wanted}"


def last_page(pages: str) -> tuple[Proofs, Goal]:
    questionnaire = built(Source("sample.yaml", f"{HEAD}pages:\n{pages}"))
    proofs = Proofs(questionnaire)
    return proofs, proofs.page_shown(questionnaire.pages[-1])


def test_a_search_that_takes_too_long_is_left_open() -> None:
    numbers = page("one", ", ".join(map(number, NUMBERS)))
    proofs, goal = last_page(numbers + page("two", number("more"), hopeless(313)))
    assert proofs.possible(goal) is NOT_PROVED


def test_after_many_searches_without_end_short_ones_still_come_to_theirs() -> None:
    pages = page("one", ", ".join(map(number, NUMBERS)))
    pages += "".join(page(f"p{each}", number(f"m{each}"), hopeless(each)) for each in range(50))
    questionnaire = built(
        Source("sample.yaml", f"{HEAD}pages:\n{pages}{page('last', number('z'), 'n0 < 1 and n0 > 2')}")
    )
    proofs, began = Proofs(questionnaire), process_time()
    found = [proofs.possible(proofs.page_shown(each)) for each in questionnaire.pages]
    assert found == [True, *[NOT_PROVED] * 50, False]
    assert process_time() - began < 5


def test_what_stands_in_the_way_is_told_beside_a_condition_beyond_all_proof() -> None:
    numbers = page("one", ", ".join(map(number, NUMBERS)))
    asked = page("two", number("b"), hopeless(313)) + page("three", number("c"), "b = 2")
    proofs, goal = last_page(numbers + asked + page("four", number("d"), "c = 1 and b = 1"))
    assert proofs.possible(goal) is not True
    assert reason(proofs, goal)


def test_two_long_conditions_that_interlock() -> None:
    names = [f"x{each}" for each in range(190)]
    odd, even = (" and ".join(f"{name} > 1" for name in names[start::2]) for start in (0, 1))
    pages = page("one", ", ".join(map(number, names))) + page("two", number("last", even), odd)
    proofs, goal = last_page(pages)
    assert proofs.possible(goal) is True


def test_more_items_in_a_condition_than_can_be_looked_at() -> None:
    proofs, goal = last_page(
        page("one", ", ".join(number(f"x{each}") for each in range(300)))
        + page("two", ", ".join(number(f"y{each}", f"x{each} > 1") for each in range(300)))
        + page("three", number("last"), " and ".join(f"y{each} > 1" for each in range(40)))
    )
    assert proofs.possible(goal) in {True, NOT_PROVED}


def test_values_that_follow_one_from_another() -> None:
    totals = [
        page(
            f"p{each}",
            f"{{id: t{each}, kind: calculated, ask: T, value: t{each - 1} + 1, shown: no}}, {number(f'x{each}')}",
        )
        for each in range(1, 400)
    ]
    first = page("p0", f"{number('x0')}, {{id: t0, kind: calculated, ask: T, value: x0 * 1, shown: no}}")
    proofs, goal = last_page(first + "".join(totals) + page("last", number("z"), "t399 > 420 and x0 < 10"))
    assert proofs.possible(goal) is False


def test_many_options() -> None:
    options = ", ".join(f"{{code: c{each}, label: L{each}}}" for each in range(1200))
    tasks = f"{{id: tasks, kind: multiple_choice, ask: T?, options: [{options}]}}"
    proofs, goal = last_page(page("one", tasks) + page("two", number("z"), 'count(tasks) > 3 and "c5" in tasks'))
    assert proofs.possible(goal) is NOT_PROVED


def test_so_many_of_very_many_goals() -> None:
    asked = ", ".join(number(f"y{each}", f"x{each} > 1") for each in range(1500))
    pages = page("one", ", ".join(number(f"x{each}") for each in range(1500))) + page("two", asked)
    questionnaire = built(Source("sample.yaml", f"{HEAD}pages:\n{pages}"))
    proofs = Proofs(questionnaire)
    goals = [proofs.item_shown(item) for item in questionnaire.pages[1].items]
    assert proofs.possible(proofs.at_least(2, goals[:20])) is True
    assert proofs.possible(proofs.at_least(700, goals)) is NOT_PROVED
