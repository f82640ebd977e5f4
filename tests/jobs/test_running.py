"""The parts of a run are printed, stored and bound; whoever cannot be printed is listed, and the others are."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from io import BytesIO

import pytest
from pikepdf import Pdf

from engine.jobs import choosing, pressing, proving, starting
from engine.jobs.pressing import CannotPrint, Workshop, press
from engine.jobs.running import make, work_once
from engine.jobs.starting import NoReason
from engine.press.proofs import LOOKS, Difference
from engine.reports import Certificate
from engine.store import Collected, Kind, Store
from engine.store.leases import Lease, LeaseLost, Outcome
from engine.store.print_run import Choice, Entry, Options, Order, PrintKind, Reason, Run
from engine.themes import Theme
from tests.jobs.running import (
    EARNED_BY_MOST,
    MINUTE,
    SCORED,
    contents,
    desk_of,
    finish,
    finish_many,
    finished,
    start,
    texts_of,
)

NAMES = ("Ann Adams", "Bo Bell", "Cy Cole", "Di Dean", "Ed Eve")


@pytest.fixture
def desk(store: Store, monkeypatch: pytest.MonkeyPatch) -> Collected:
    """Parts of two, so that there are several."""
    monkeypatch.setattr(starting, "CHUNK", dict.fromkeys(PrintKind, 2))
    return desk_of(store, EARNED_BY_MOST)


def taken(store: Store) -> Lease:
    lease = store.leases.take(MINUTE)
    assert lease is not None
    return lease


def breaking(monkeypatch: pytest.MonkeyPatch, name: str, fault: Exception) -> None:
    """Whatever is printed with this name raises."""
    before = proving.write_proved

    def write(certificates: list[Certificate], theme: Theme, options: Options, seed: str) -> object:
        if any(each.name == name for each in certificates):
            raise fault
        return before(certificates, theme, options, seed)

    monkeypatch.setattr(pressing, "write_proved", write)


def test_a_run_is_one_pdf_in_its_order(desk: Collected, workshop: Workshop) -> None:
    finish_many(desk, reversed(NAMES))
    run = finished(desk, workshop, start(desk))
    content, entries = contents(desk, run), list(desk.store.runs.entries(run.id))
    for entry, text, name in zip(entries, texts_of(content), NAMES, strict=True):
        assert entry.name == name
        assert name in text
    assert (run.pages, run.sha256) == (5, hashlib.sha256(content).hexdigest())
    assert [entry.pages for entry in entries] == [1] * 5
    with Pdf.open(BytesIO(content)) as pdf, pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == [f"{each.name}, {each.reference}" for each in entries]


def test_nothing_is_printed_again_without_a_reason(desk: Collected, workshop: Workshop) -> None:
    finish_many(desk, NAMES[:2])
    finished(desk, workshop, start(desk, Choice(lines=("Bo Bell",)), reason=None))
    for reason in (None, "  "):
        with pytest.raises(NoReason) as refused:
            start(desk, reason=reason)
        assert refused.value.number == 1
    assert desk.store.runs.count() == 1
    assert start(desk, reason="a jam")


def test_what_a_run_is_printing_is_not_printed_by_another_without_a_reason(desk: Collected) -> None:
    finish_many(desk, NAMES[:2])
    start(desk, Choice(lines=("Bo Bell",)), reason=None)
    with pytest.raises(NoReason):
        start(desk, reason=None)


def test_what_learners_print_for_themselves_is_not_printed_before(desk: Collected, workshop: Workshop) -> None:
    [ann] = finish_many(desk, NAMES[:1])
    desk.store.runs.cancel(start(desk))
    number = desk.store.register.of_sittings([ann])[ann].number
    desk.store.register.printed({number: "5" * 64}, "en A4", "learner")
    finished(desk, workshop, start(desk, reason=None))
    kinds = [event.kind for event in desk.store.register.events(number)]
    assert kinds == [Kind.ISSUED, Kind.PRINTED, Kind.PRINTED]


def test_a_part_can_be_printed_before_the_others_are_made(desk: Collected, workshop: Workshop) -> None:
    finish_many(desk, NAMES)
    run_id = start(desk)
    work_once(workshop, MINUTE)
    texts = texts_of(b"".join(desk.store.sheets.chunk_contents(run_id, 0)))
    assert ["Ann Adams" in texts[0], "Bo Bell" in texts[1], len(texts)] == [True, True, 2]
    assert list(desk.store.sheets.contents(run_id)) == []


def test_the_same_list_is_the_same_bytes_again(desk: Collected, workshop: Workshop) -> None:
    finish_many(desk, NAMES)
    first, second = (contents(desk, finished(desk, workshop, start(desk))) for _ in range(2))
    assert first == second


def test_files_apart_are_those_that_are_printed_alone(desk: Collected, workshop: Workshop) -> None:
    finish_many(desk, NAMES[:3])
    run = finished(desk, workshop, start(desk, options=Options(apart=True, paper="Letter")))
    files = list(desk.store.sheets.files(run.id))
    alone = finished(desk, workshop, start(desk, Choice(lines=("Bo Bell",)), Options(apart=True, paper="Letter")))
    [(_, content)] = desk.store.sheets.files(alone.id)
    assert content == files[1][1]
    for entry, each in files:
        assert entry.sha256 == hashlib.sha256(each).hexdigest()
        assert entry.pages == 1
        assert entry.name in texts_of(each)[0]
    assert (run.pages, run.sha256) == (3, None)


def test_with_both_sides_each_begins_on_a_front(desk: Collected, workshop: Workshop) -> None:
    finish_many(desk, NAMES[:3])
    run = finished(desk, workshop, start(desk, options=Options(duplex=True)))
    texts = texts_of(contents(desk, run))
    assert [place for place, text in enumerate(texts) if text.strip()] == [0, 2, 4]


def test_reports_are_printed_too(store: Store, workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(starting, "CHUNK", dict.fromkeys(PrintKind, 2))
    desk = desk_of(store, SCORED)
    for _ in range(3):
        finish(desk, None, answers={"helps": "always"})
    choice = Choice(kind=PrintKind.REPORTS, order=Order.DATE)
    run = finished(desk, workshop, start(desk, choice, Options(working=True)))
    entries = list(store.runs.entries(run.id))
    assert sum(entry.pages or 0 for entry in entries) == run.pages
    assert [entry.number for entry in entries] == [None] * 3
    apart = finished(desk, workshop, start(desk, choice, Options(apart=True)))
    assert [len(texts_of(each)) for _, each in store.sheets.files(apart.id)] == [
        entry.pages for entry in store.runs.entries(apart.id)
    ]


def test_samples_are_printed_without_a_number(desk: Collected, workshop: Workshop) -> None:
    finish(desk, "A Sample", sample=True)
    run = finished(desk, workshop, start(desk, Choice(samples=True)))
    [text] = texts_of(contents(desk, run))
    assert "A Sample" in text


def test_one_that_cannot_be_printed_is_listed_and_the_others_are_printed(
    desk: Collected, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    finish_many(desk, NAMES)
    run_id = start(desk)
    breaking(monkeypatch, "Cy Cole", ValueError("the   page is\nendless"))
    run = finished(desk, workshop, run_id)
    entries = list(desk.store.runs.entries(run.id))
    assert [entry.problem for entry in entries] == [None, None, Reason.FAULTY, None, None]
    assert entries[2].detail == "the page is endless"
    assert [
        name for name, text in zip(NAMES[:2] + NAMES[3:], texts_of(contents(desk, run)), strict=True) if name in text
    ]
    kinds = [[event.kind for event in desk.store.register.events(entry.number or "")] for entry in entries]
    assert [Kind.PRINTED in each for each in kinds] == [True, True, False, True, True]


def test_a_run_of_which_nothing_can_be_printed_is_done_and_empty(
    desk: Collected, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    finish(desk, "Cy Cole")
    run_id = start(desk)
    breaking(monkeypatch, "Cy Cole", MemoryError())
    run = finished(desk, workshop, run_id)
    assert (run.pages, run.sha256, contents(desk, run)) == (0, None, b"")
    [entry] = desk.store.runs.entries(run.id)
    assert entry.detail == "MemoryError"


def test_what_is_withdrawn_after_the_start_is_not_printed(desk: Collected, workshop: Workshop) -> None:
    finish_many(desk, NAMES[:2])
    run_id = start(desk)
    ann = next(desk.store.runs.entries(run_id))
    desk.store.register.log([ann.number or ""], Kind.WITHDRAWN, "centre", "a mistake")
    run = finished(desk, workshop, run_id)
    assert [entry.problem for entry in desk.store.runs.entries(run.id)] == [Reason.WITHDRAWN, None]
    assert run.pages == 1


def test_what_is_withdrawn_after_its_part_was_made_is_in_no_file(desk: Collected, workshop: Workshop) -> None:
    finish_many(desk, NAMES[:3])
    run_id = start(desk)
    for _ in range(2):
        work_once(workshop, MINUTE)
    bo = list(desk.store.runs.entries(run_id))[1]
    desk.store.register.log([bo.number or ""], Kind.WITHDRAWN, "centre", "a mistake")
    run = finished(desk, workshop, run_id)
    words = " ".join(texts_of(contents(desk, run)))
    assert ["Ann Adams" in words, "Bo Bell" in words, "Cy Cole" in words] == [True, False, True]
    assert [entry.problem for entry in desk.store.runs.entries(run_id)] == [None, Reason.WITHDRAWN, None]
    assert run.pages == 2


def test_what_turns_out_to_be_too_long_is_listed(
    desk: Collected, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    finish_many(desk, ("Ann Adams", "Very long " * 300))
    with monkeypatch.context() as unseen:
        unseen.setattr(choosing, "unfit", lambda *_: None)
        run_id = start(desk)
    finished(desk, workshop, run_id)
    ann, long = desk.store.runs.entries(run_id)
    assert (ann.problem, long.problem) == (None, Reason.TOO_LONG)


def test_what_was_deleted_after_the_start_is_listed(desk: Collected, workshop: Workshop) -> None:
    finish(desk, "A Sample", sample=True)
    run_id = start(desk, Choice(samples=True))
    desk.store.delete_samples()
    finished(desk, workshop, run_id)
    [entry] = desk.store.runs.entries(run_id)
    assert entry.problem is Reason.GONE


def test_a_theme_that_is_gone_is_said(desk: Collected, workshop: Workshop) -> None:
    finish(desk, "Ann Adams")
    start(desk)
    lease = taken(desk.store)
    with pytest.raises(CannotPrint, match='There is no theme "gone" any more'):
        press(workshop, _in(lease.run, "gone"), [])


def _in(run: Run, theme: str) -> Run:
    return Run(**{**{name: getattr(run, name) for name in Run.__dataclass_fields__}, "theme": theme})


def test_what_was_made_by_who_has_lost_the_lease_does_not_count(desk: Collected, workshop: Workshop) -> None:
    finish(desk, "Ann Adams")
    run_id = start(desk)
    lease = taken(desk.store)
    desk.store.leases.give_back(lease)
    finished(desk, workshop, run_id)
    with pytest.raises(LeaseLost):
        make(workshop, lease)
    [entry] = desk.store.runs.entries(run_id)
    assert len(desk.store.register.events(entry.number or "")) == 2


def test_nothing_to_do_is_said(workshop: Workshop) -> None:
    assert not work_once(workshop, MINUTE)


def test_what_differs_from_a_sheet_laid_out_whole_is_laid_out_whole(
    desk: Collected, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    finish_many(desk, NAMES[:2])
    compared: list[object] = []

    def different(bound: BytesIO, wholes: dict[int, bytes]) -> list[Difference]:
        compared.append((len(bound.getvalue()) > 0, sorted(wholes)))
        return [Difference(0, LOOKS)]

    plain = finished(desk, workshop, start(desk))
    monkeypatch.setattr(proving, "differences", different)
    run = finished(desk, workshop, start(desk))
    assert compared == [(True, [0, 1])]
    assert [sorted(text.split()) for text in texts_of(contents(desk, run))] == [
        sorted(text.split()) for text in texts_of(contents(desk, plain))
    ], "the same words, written in another order"


def test_an_entry_is_tried_by_itself(desk: Collected, workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    finish_many(desk, NAMES[:2])
    run = desk.store.runs.find(start(desk))
    assert run is not None
    breaking(monkeypatch, "Bo Bell", ValueError("no"))
    tried: Callable[[Entry], object] = lambda entry: pressing.try_alone(workshop, run, entry)  # noqa: E731
    good, bad = (tried(entry) for entry in desk.store.runs.entries(run.id))
    assert good is None
    assert bad == Outcome(place=2, problem=Reason.FAULTY, detail="no")
