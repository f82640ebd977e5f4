from __future__ import annotations

import pytest

from tests.catalogue.shelf import Shelf


def test_what_is_published_and_as_it_was_keeps_its_promise(shelf: Shelf) -> None:
    shelf.publish(shelf.write("1.0.0"))
    assert shelf.codes() == []


def test_a_published_file_that_was_changed(shelf: Shelf) -> None:
    shelf.publish(shelf.write("1.0.0"))
    shelf.write("1.0.0", ("score: 2", "score: 3"))
    [problem] = shelf.problems()
    assert problem.code == "version.changed"
    assert problem.message == "Version 1.0.0 was published on 2026-11-22 and has been changed since."


def test_another_comment_is_a_change_too_but_said_to_change_no_meaning(shelf: Shelf) -> None:
    shelf.publish(shelf.write("1.0.0"))
    shelf.write("1.0.0", ("title: Team", "title:  Team  # our team"))
    [problem] = shelf.problems()
    assert problem.message.endswith("has been changed since; what it asks, says and scores is still the same.")


def test_a_change_that_breaks_the_file_is_told_as_well(shelf: Shelf) -> None:
    shelf.publish(shelf.write("1.0.0"))
    shelf.write("1.0.0", ("kind: single_choice", "kind: choice"))
    assert shelf.codes() == ["version.changed"]


@pytest.mark.parametrize(
    ("version", "change", "codes"),
    [
        ("1.0.1", ("title: Team", "title: The team"), []),
        ("1.0.1", ("label: Strong", "label: Very strong"), ["version.hides-comparable"]),
        ("1.1.0", ("label: Strong", "label: Very strong"), []),
        ("1.0.1", ("score: 2", "score: 3"), ["version.hides-breaking"]),
        ("1.7.0", ("score: 2", "score: 3"), ["version.hides-breaking"]),
        ("2.0.0", ("score: 2", "score: 3"), []),
        ("0.9.0", ("score: 2", "score: 3"), []),
    ],
)
def test_a_version_number_hides_nothing(shelf: Shelf, version: str, change: tuple[str, str], codes: list[str]) -> None:
    shelf.publish(shelf.write("1.0.0"))
    shelf.write(version, change)
    assert shelf.codes() == codes


def test_it_is_told_what_is_hidden_and_which_number_would_do(shelf: Shelf) -> None:
    shelf.publish(shelf.write("1.0.0"))
    shelf.write("1.0.1", ("score: 2", "score: 3"), ("at_least: 2", "at_least: 3"))
    [problem] = shelf.problems()
    assert problem.message == (
        "The number 1.0.1 hides a breaking change since the published 1.0.0: "
        'helps: the option "yes" is worth 3 instead of 2 (and 1 more).'
    )
    assert problem.hint == ("Call it 2.0.0, or take the change back. See all of them: formwright diff team 1.0.0 1.0.1")


def test_a_new_version_is_compared_with_the_newest_one_below_it(shelf: Shelf) -> None:
    shelf.publish(shelf.write("1.0.0"))
    shelf.publish(shelf.write("2.0.0", ("score: 2", "score: 3")))
    shelf.write("2.0.1", ("score: 2", "score: 3"), ("title: Team", "title: Teams"))
    shelf.write("1.0.1", ("title: Team", "title: Teams"))
    assert shelf.codes() == []


def test_what_was_changed_is_nothing_to_compare_with(shelf: Shelf) -> None:
    shelf.publish(shelf.write("1.0.0"))
    shelf.write("1.0.0", ("score: 2", "score: 3"))
    shelf.write("1.0.1")
    assert shelf.codes() == ["version.changed"]


def test_a_meaning_in_an_older_form_is_not_compared(shelf: Shelf) -> None:
    shelf.publish(shelf.write("1.0.0"))
    shelf.in_lock('meaning: "1:', 'meaning: "0:0')
    assert shelf.codes() == []


def test_files_elsewhere_have_promised_nothing(shelf: Shelf) -> None:
    file = shelf.write("1.0.0")
    shelf.publish(file)
    elsewhere = Shelf(shelf.folder / "copy").write("1.0.0", ("score: 2", "score: 3"))
    assert shelf.promises.published(elsewhere) is None
    assert shelf.promises.published(file) is not None
