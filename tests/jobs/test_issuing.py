"""A certificate is given its number once, and says for ever what it said then."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from engine.clock import supposing_now
from engine.codes import is_number
from engine.jobs.issuing import certificate_in, issued
from engine.reports import certificate_of, write_certificate_pdf
from engine.store import Store
from tests.jobs.awarding import ADDRESS, ENGLISH, MOMENT, TEXT, WELSH, finished, issue, theme

NOT_EARNED = TEXT.replace("awarded_when: completed", 'awarded_when: completed and full_name = "Nobody"')


def test_a_certificate_is_registered_in_all_languages_of_its_questionnaire(store: Store) -> None:
    award = finished(store)
    registered = issue(store, award)
    assert is_number(registered.number)
    assert registered.address == f"{ADDRESS}/certificate/{registered.number}"
    assert (registered.language, set(registered.said)) == (WELSH, {ENGLISH, WELSH})
    assert (registered.theme, registered.content_hash) == (theme().id, award.sitting.content_hash)
    assert registered.valid_until == date(2028, 11, 22)
    assert registered.said[ENGLISH]["valid_until"] == "22 November 2028"
    assert registered.said[WELSH]["valid_until"] == "22 Tachwedd 2028"
    assert registered.said[WELSH]["statement"] == "<p>wedi cwblhau'r <strong>hunanasesiad</strong> hwn.</p>\n"


def test_what_is_printed_is_what_was_earned_with_its_number(store: Store) -> None:
    award = finished(store)
    with supposing_now(MOMENT):
        registered = issue(store, award)
    assert award.questionnaire is not None
    for language in (ENGLISH, WELSH):
        earned = certificate_of(award.questionnaire, award.sitting, award.scores, language, theme())
        assert earned is not None
        numbered = replace(earned, number=registered.number, address=registered.address, created=MOMENT)
        assert certificate_in(registered, language) == numbered


def test_a_language_it_was_not_issued_in_is_printed_in_the_learners(store: Store) -> None:
    registered = issue(store)
    only_welsh = replace(registered, said={WELSH: registered.said[WELSH]})
    assert certificate_in(only_welsh, ENGLISH) == certificate_in(registered, WELSH)


def test_who_has_one_keeps_it_also_when_the_text_no_longer_compiles(store: Store) -> None:
    award = finished(store)
    registered = issue(store, award)
    assert issue(store, replace(award, questionnaire=None), by="centre") == registered
    again = store.register.find(registered.number)
    assert again is not None
    before, after = (write_certificate_pdf(certificate_in(each, WELSH), theme()) for each in (registered, again))
    assert before == after


def test_many_are_issued_at_once_and_those_who_earned_none_get_none(store: Store) -> None:
    good = [finished(store, name) for name in ("Ann", "Bo", "Cy")]
    others = [
        finished(store, sample=True),
        finished(store, text=NOT_EARNED),
        replace(finished(store), questionnaire=None),
    ]
    found = issued(store.register, [*good, *others], theme=theme(), address=ADDRESS, by="centre")
    assert found.keys() == {award.sitting.id for award in good}
    assert [found[award.sitting.id].said[ENGLISH]["name"] for award in good] == ["Ann", "Bo", "Cy"]


def test_a_second_time_nothing_is_worked_out_again(store: Store) -> None:
    award = finished(store)
    registered = issue(store, award)
    changed = replace(award, sitting=replace(award.sitting, saved={}))  # nobody's name is in it
    assert issue(store, changed) == registered
