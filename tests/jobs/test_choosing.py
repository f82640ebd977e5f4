"""What a centre chooses is what is printed, in its order; what cannot be printed says why."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from engine.codes import written_number
from engine.jobs import choosing
from engine.jobs.choosing import Chosen, choose, folded, name_key
from engine.jobs.reasons import REASONS, reason_of
from engine.reports import Certificate, reference_of, unfit
from engine.store import Collected, Confidential, Store
from engine.store import Kind as Happened
from engine.store.print_run import Choice, Entry, Order, PrintKind, Reason
from engine.themes import Theme
from engine.wording import wording
from tests.jobs.awarding import ADDRESS, theme
from tests.jobs.running import EARNED_BY_MOST, VALID_FOR, desk_of, finish, start


@pytest.fixture
def desk(store: Store) -> Collected:
    return desk_of(store, EARNED_BY_MOST)


def names(chosen: Chosen) -> list[str]:
    return [entry.name for entry in chosen.entries]


def reference(desk: Collected, place: int) -> str:
    return reference_of(list(desk.sittings())[place].sitting)


def test_without_a_choice_everybody_comes_by_family_name(desk: Collected) -> None:
    for name in (
        "Zoë Adams",
        "Ann O\u2019Connor",
        "Élodie Łuczak",
        "anna ap Rhys",
        "Bo Evans",
        "Bo Évans",
        "Odd Ødegård",
    ):
        finish(desk, name)
    chosen = choose(desk, Choice(), theme())
    assert names(chosen) == [
        "Zoë Adams", "anna ap Rhys", "Bo Evans", "Bo Évans", "Élodie Łuczak", "Ann O\u2019Connor", "Odd Ødegård",
    ]  # fmt: skip
    assert [entry.place for entry in chosen.entries] == [1, 2, 3, 4, 5, 6, 7]
    assert (chosen.refused, chosen.lines) == ((), ())


def test_the_days_are_those_of_the_centre_and_both_are_included(desk: Collected) -> None:
    midnight = datetime(2026, 6, 30, 23, tzinfo=UTC)  # in London, in summer, the first of July
    finish(desk, "Before It", at=midnight - timedelta(seconds=1))
    finish(desk, "First Of July", at=midnight)
    finish(desk, "Last Minute", at=midnight + timedelta(hours=23, minutes=59))
    finish(desk, "After It", at=midnight + timedelta(days=1))
    one_day = Choice(since=date(2026, 7, 1), until=date(2026, 7, 1), order=Order.DATE)
    assert names(choose(desk, one_day, theme())) == ["First Of July", "Last Minute"]
    assert names(choose(desk, Choice(until=date(2026, 6, 30)), theme())) == ["Before It"]
    assert names(choose(desk, Choice(since=date(2026, 7, 2)), theme())) == ["After It"]


def test_a_group_is_chosen_or_those_without_one(desk: Collected) -> None:
    for name, group in (("A Z", "Monday"), ("B Y", "Friday"), ("C X", None), ("D W", "Monday")):
        finish(desk, name, group=group)
    assert desk.groups() == ["Friday", "Monday"]
    assert names(choose(desk, Choice(group="Monday"), theme())) == ["D W", "A Z"]
    assert names(choose(desk, Choice(group=""), theme())) == ["C X"]
    assert names(choose(desk, Choice(order=Order.GROUP), theme())) == ["B Y", "D W", "A Z", "C X"]


def test_samples_are_chosen_apart_and_get_no_number(desk: Collected) -> None:
    finish(desk, "A Sample", sample=True)
    finish(desk, "A Learner")
    assert names(choose(desk, Choice(), theme())) == ["A Learner"]
    assert names(choose(desk, Choice(samples=True), theme())) == ["A Sample"]
    [entry] = desk.store.runs.entries(start(desk, Choice(samples=True)))
    assert entry.number is None


def test_a_list_is_read_line_by_line_and_says_what_it_does_not_find(desk: Collected) -> None:
    for name in ("Siân Evans", "Bo Jones", "Ann Lee", "ann lee", "Cy Young", "Not Listed"):
        finish(desk, name)
    run = start(desk, Choice(lines=("Cy Young",)))
    number = next(iter(desk.store.runs.entries(run))).number
    assert number is not None
    lines = (
        "  " + written_number(number).lower(),
        "",
        reference(desk, 1).lower(),
        "EVANS, SIAN",
        "Ann  Lee",
        "Nobody Here",
    )
    chosen = choose(desk, Choice(lines=lines, order=Order.LIST), theme())
    assert names(chosen) == ["Cy Young", "Bo Jones", "Siân Evans", "Ann Lee", "ann lee"]
    assert [(line.number, line.text) for line in chosen.unknown] == [(6, "Nobody Here")]
    assert [(line.number, line.found) for line in chosen.ambiguous] == [(5, 2)]


def test_what_cannot_be_printed_says_why_and_the_others_are(desk: Collected) -> None:
    finish(desk, "Ann Lee")
    finish(desk, "Nobody")
    finish(desk, None)
    chosen = choose(desk, Choice(order=Order.DATE), theme())
    assert names(chosen) == ["Ann Lee"]
    assert [(entry.place, entry.problem) for entry in chosen.refused] == [(2, Reason.NOT_EARNED), (3, Reason.NO_NAME)]
    assert reason_of(chosen.refused[0], wording("en")) == "No certificate was earned."
    assert reason_of(chosen.entries[0], wording("en")) == ""
    assert REASONS.keys() == set(Reason)


def test_a_name_that_is_too_long_says_so_and_of_those_that_fit_few_are_measured(
    desk: Collected, monkeypatch: pytest.MonkeyPatch
) -> None:
    measured: list[str] = []

    def measuring(certificate: Certificate, theme: Theme, paper: str | None = None) -> str | None:
        measured.append(certificate.name)
        return unfit(certificate, theme, paper)

    monkeypatch.setattr(choosing, "unfit", measuring)
    for name in ("Christopherson Featherstonehaugh", "Ann Lee", "Bo Evans", "Cy Young", "Very long " * 300):
        finish(desk, name)
    chosen = choose(desk, Choice(order=Order.DATE), theme(), paper="Letter")
    assert len(chosen.entries) == 4
    [entry] = chosen.refused
    assert (entry.problem, entry.detail) == (Reason.TOO_LONG, "The name is too long for the certificate.")
    assert reason_of(entry, wording("en")) == entry.detail
    assert len(measured) == 2


def test_letters_no_typeface_has_are_named(desk: Collected) -> None:
    finish(desk, "Ann \U00013000 Lee")
    [entry] = choose(desk, Choice(), theme()).refused
    assert (entry.problem, entry.detail) == (Reason.LETTERS, "\U00013000 (U+13000)")


@pytest.mark.parametrize(
    ("happened", "reason"), [(Happened.SUSPENDED, Reason.SUSPENDED), (Happened.WITHDRAWN, Reason.WITHDRAWN)]
)
def test_a_certificate_that_is_not_valid_is_not_printed(desk: Collected, happened: Happened, reason: Reason) -> None:
    finish(desk, "Ann Lee")
    number = next(iter(desk.store.runs.entries(start(desk)))).number
    assert number is not None
    assert choose(desk, Choice(), theme()).entries[0].number == number
    desk.store.register.log([number], happened, "centre", "a mistake")
    chosen = choose(desk, Choice(), theme())
    assert (chosen.entries, [entry.problem for entry in chosen.refused]) == ((), [reason])


def test_reports_are_for_those_who_are_told_of_a_score(desk: Collected) -> None:
    finish(desk, None)
    [entry] = choose(desk, Choice(kind=PrintKind.REPORTS), theme()).refused
    assert entry.problem is Reason.NO_SCORES


def test_of_a_confidential_questionnaire_nobody_is_chosen(store: Store) -> None:
    head, rest = VALID_FOR.split("pages:", 1)
    open_desk = desk_of(store)
    finish(open_desk, "Ann Lee")
    confidential = desk_of(store, f"{head}confidential: yes\npages:{rest.split('certificate:')[0]}")
    with pytest.raises(Confidential):
        choose(confidential, Choice(), theme())


def test_names_are_looked_up_whatever_their_case_marks_and_punctuation() -> None:
    assert folded("  O\u2019Brien-Łuczak,  ŻOË ") == "o brien luczak zoe"
    assert name_key("Tomos ap Rhŷs") == ("ap rhys", "tomos")
    assert name_key("Ann O'Connor") == name_key("ANN OCONNOR")


def test_a_reason_whose_detail_was_forgotten_is_a_whole_sentence() -> None:
    entry = Entry(place=1, name="", reference="R", problem=Reason.FAULTY)
    assert reason_of(entry, wording("en")) == "It could not be printed."


def test_an_entry_that_is_printed_has_no_reason() -> None:
    assert reason_of(Entry(place=1, name="A", reference="B"), wording("en")) == ""
    faulty = Entry(place=1, name="A", reference="B", problem=Reason.FAULTY, detail="it is endless")
    assert reason_of(faulty, wording("en")) == "It could not be printed: it is endless"


def test_the_address_of_a_number_is_the_installations(desk: Collected) -> None:
    finish(desk, "Ann Lee")
    [entry] = desk.store.runs.entries(start(desk))
    registered = desk.store.register.find(entry.number or "")
    assert registered is not None
    assert registered.address == f"{ADDRESS}/certificate/{entry.number}"
