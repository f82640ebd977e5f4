"""A certificate that was lost is issued again; a name is corrected on another one."""

from __future__ import annotations

import pytest

from engine.codes import written_number
from engine.jobs.registering import (
    MISTYPED,
    NEVER_ISSUED,
    NO_NAME,
    NO_NUMBER,
    NOT_ALL,
    OLD_WORDS,
    faulty_name,
    looked_up,
    replaced,
)
from engine.reports.certificate import plain_kept
from engine.store import Entry, Kind, Refused, Registered, State, Store
from tests.jobs.awarding import ADDRESS, ENGLISH, NEVER_GIVEN, TEXT, WELSH, finished, issue, theme

TITLE = "title: {en: Certificate of completion, cy: Tystysgrif gwblhau}"
STATEMENT = "statement: {en: has completed this **self-assessment**., cy: wedi cwblhau'r **hunanasesiad** hwn.}"
TOLD_IN_WORDS = TEXT.replace(
    TITLE, 'title: {en: "{full_name}: Annual certificate", cy: "{full_name}: Tystysgrif"}'
).replace(STATEMENT, 'statement: {en: "{full_name} has finished.", cy: "{full_name} wedi gorffen."}')
TOLD_INDIRECTLY = (
    TEXT.replace(TITLE, 'title: {en: "{how}", cy: "{how}"}')
    .replace(STATEMENT, 'statement: {en: "{said}, has finished.", cy: "{said}, wedi gorffen."}')
    .replace("{said}", "{full_name}: {how}; {told|Somebody}, {teams.band}")
    .replace(
        "certificate:\n",
        """\
  - id: two
    title: {en: About work, cy: Gwaith}
    items:
      - {id: told, kind: calculated, ask: {en: Name, cy: Enw}, value: full_name}
      - id: how
        kind: single_choice
        ask: {en: How do you work?, cy: Sut?}
        options:
          - {code: alone, label: {en: "{full_name} alone", cy: "{full_name} wrthi ei hun"}, score: 3}
          - {code: together, label: {en: Together, cy: Gyda'n gilydd}, score: 1}
scales:
  - id: teams
    label: {en: Team, cy: Tîm}
    items: [how]
    scorer: sum
    missing: all_required
    bands:
      - {id: weak, label: {en: Weak, cy: Gwan}, at_least: 1}
      - {id: strong, label: {en: "{full_name} the strong", cy: "{full_name} gryf"}, at_least: 2}
certificate:
""",
    )
)


def test_a_lost_one_is_replaced_by_the_same_words_under_another_number(store: Store) -> None:
    old = issue(store)
    new = replaced(store.register, old, address=ADDRESS, by="Ann", reason="lost")
    assert (new.said, new.theme, new.replaces) == (old.said, old.theme, old.number)
    assert new.address == f"{ADDRESS}/certificate/{new.number}"
    assert [each.kind for each in store.register.events(old.number)] == [Kind.ISSUED, Kind.REPLACED]
    assert store.register.states([old.number, new.number]) == {old.number: State.REPLACED, new.number: State.VALID}


def test_a_name_is_corrected_wherever_it_is_told_and_the_old_one_stays_as_it_was(store: Store) -> None:
    old = issue(store, finished(store, "Ann & Co", text=TOLD_IN_WORDS))
    assert old.said[ENGLISH]["title"] == "Ann & Co: Annual certificate"
    new = replaced(store.register, old, "  Siân   O'Dea ", address=ADDRESS, by="Ann", reason="married")
    assert new.said[ENGLISH]["name"] == new.said[WELSH]["name"] == "Siân O'Dea"
    assert new.said[ENGLISH]["title"] == "Siân O'Dea: Annual certificate"
    assert new.said[ENGLISH]["statement"] == "<p>Siân O&#39;Dea has finished.</p>\n"
    assert new.said[ENGLISH]["reference"] == old.said[ENGLISH]["reference"]
    assert store.register.find(old.number) == old
    assert store.register.state(old.number) is State.REPLACED
    assert [each.kind for each in store.register.events(old.number)] == [Kind.ISSUED, Kind.CORRECTED]


@pytest.mark.parametrize("name", ["Ann", "Certificate", "certificate", "has", "strong", "p", "self-assessment"])
def test_words_that_happen_to_be_the_name_are_none(store: Store, name: str) -> None:
    text = TOLD_IN_WORDS.replace('"{full_name}: Annual', '"{full_name}: Certificate, Annual').replace(
        "{full_name} has finished", "{full_name} **has** finished this self-assessment"
    )
    old = issue(store, finished(store, name, text=text))
    new = replaced(store.register, old, "Bo", address=ADDRESS, by="Ann", reason="a slip")
    again = replaced(store.register, new, "O'Dea \\1", address=ADDRESS, by="Ann", reason="another")
    assert new.said[ENGLISH]["title"] == "Bo: Certificate, Annual certificate"
    assert new.said[ENGLISH]["statement"] == "<p>Bo <strong>has</strong> finished this self-assessment.</p>\n"
    assert again.said[ENGLISH]["title"] == "O'Dea \\1: Certificate, Annual certificate"
    plain = replaced(store.register, issue(store, finished(store, name)), "Bo", address=ADDRESS, by="Ann", reason="a")
    assert plain.said[ENGLISH]["statement"] == "<p>has completed this <strong>self-assessment</strong>.</p>\n"
    assert plain.said[ENGLISH]["title"] == "Certificate of completion"


def test_a_name_is_corrected_where_options_calculated_values_and_bands_tell_it(store: Store) -> None:
    old = issue(store, finished(store, "Ann & Co", text=TOLD_INDIRECTLY, later={"how": "alone"}))
    statement = "<p>{name}: {name} alone; {name}, {name} the strong, has finished.</p>\n"
    assert old.said[ENGLISH]["statement"] == statement.format(name="Ann &amp; Co")
    assert old.said[WELSH]["title"] == "Ann & Co wrthi ei hun"
    new = replaced(store.register, old, "Bo Rees", address=ADDRESS, by="Ann", reason="married")
    assert new.said[ENGLISH]["statement"] == statement.format(name="Bo Rees")
    assert new.said[WELSH]["title"] == "Bo Rees wrthi ei hun"
    assert "Ann" not in str(new.said)


def of_an_older_version(store: Store, name: str, text: str = TEXT) -> Registered:
    """A certificate of which nothing was kept that only a correction needs."""
    now = issue(store, finished(store, name, text=text))
    before = {each: plain_kept(words) for each, words in now.said.items()}
    return store.register.replace(now.number, before, ADDRESS, "Ann", "as it was", kind=Kind.REPLACED)


@pytest.mark.parametrize("name", ["Ann & Co", "Certificate", "this self"])
def test_where_nobody_knows_whether_the_words_tell_the_name_it_is_not_corrected(store: Store, name: str) -> None:
    old = of_an_older_version(store, name, TOLD_IN_WORDS if name == "Ann & Co" else TEXT)
    with pytest.raises(Refused, match="older version") as refused:
        replaced(store.register, old, "Bo", address=ADDRESS, by="Ann", reason="married")
    assert refused.value.sentence == OLD_WORDS
    assert [each.kind for each in store.register.events(old.number)] == [Kind.ISSUED]
    assert replaced(store.register, old, address=ADDRESS, by="Ann", reason="lost").said == old.said


def test_one_of_an_older_version_is_corrected_where_its_words_cannot_tell_the_name(store: Store) -> None:
    old = of_an_older_version(store, "Ann Lee")
    new = replaced(store.register, old, "Bo Rees", address=ADDRESS, by="Ann", reason="married")
    assert new.said == {each: {**words, "name": "Bo Rees"} for each, words in old.said.items()}


def test_what_is_suspended_is_not_replaced(store: Store) -> None:
    old = issue(store)
    store.register.log([old.number], Kind.SUSPENDED, "Ann", "an enquiry")
    with pytest.raises(Refused, match="reinstate it first"):
        replaced(store.register, old, address=ADDRESS, by="Ann", reason="lost")


def test_a_number_is_looked_up_however_it_is_typed(store: Store) -> None:
    number = issue(store).number
    for typed in (number, written_number(number).lower(), f" {written_number(number).replace('-', ' ')}"):
        found = looked_up(store.register, typed)
        assert isinstance(found, Entry)
        assert found.certificate.number == number


@pytest.mark.parametrize(
    ("typed", "says"),
    [("", NO_NUMBER), ("HSD7", NOT_ALL), ("HSD7-PHAV-4022-T", MISTYPED), (NEVER_GIVEN, NEVER_ISSUED)],
)
def test_what_leads_nowhere_is_told(store: Store, typed: str, says: str) -> None:
    assert looked_up(store.register, typed) == says


@pytest.mark.parametrize("typed", ["", "  ", "\u0007"])
def test_nobody_is_called_nothing(typed: str) -> None:
    assert faulty_name(typed, theme()) == NO_NAME


def test_a_name_nobody_can_print_is_told_by_its_letters() -> None:
    assert faulty_name("Siân \N{LINEAR B SYLLABLE B008 A}", theme()) is not None
    assert faulty_name("Siân Łukasz", theme()) is None
