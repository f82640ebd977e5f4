from __future__ import annotations

import pytest

from engine.catalogue import publish, read_lock
from engine.compiler import compile_file
from tests.catalogue.shelf import DAY, Shelf

MORE = """\
scales:
  - {id: more, label: More, items: [helps], scorer: mean, missing: all_required}"""


def test_what_is_published_is_kept_with_its_day_and_both_hashes(shelf: Shelf) -> None:
    published = shelf.publish(shelf.write("1.0.0"))
    assert (published.id, str(published.version), published.day) == ("team", "1.0.0", DAY)
    assert published.file == compile_file(shelf.file("1.0.0")).questionnaire.content_hash  # type: ignore[union-attr]
    assert published.meaning.startswith("1:")


def test_what_has_errors_is_refused(shelf: Shelf) -> None:
    file = shelf.write("1.0.0", ("scorer: sum", "scorer: some"))
    assert [problem.code for problem in shelf.refusals(file)] == ["value.not-allowed"]
    with pytest.raises(ValueError, match="without errors"):
        publish(shelf.promises, compile_file(file), DAY)
    assert not shelf.lock.exists()


def test_a_number_that_hides_a_change_is_refused(shelf: Shelf) -> None:
    shelf.publish(shelf.write("1.0.0"))
    file = shelf.write("1.0.1", ("score: 2", "score: 3"))
    assert [problem.code for problem in shelf.refusals(file)] == ["version.hides-breaking"]


def test_what_was_published_and_changed_is_refused(shelf: Shelf) -> None:
    file = shelf.write("1.0.0")
    shelf.publish(file)
    shelf.write("1.0.0", ("title: Team", "title: Teams"))
    assert [problem.code for problem in shelf.refusals(file)] == ["version.changed"]


def test_a_number_after_which_a_published_one_would_hide_a_change_is_refused(shelf: Shelf) -> None:
    shelf.publish(shelf.write("1.0.0"))
    shelf.publish(shelf.write("1.2.0"))
    file = shelf.write("1.1.0", ("label: Helping", "label: Help"))
    assert shelf.refusals(file) == []
    file = shelf.write("1.1.0", ("scales:", MORE))
    [problem] = shelf.refusals(file)
    assert problem.code == "version.hides-breaking"
    assert problem.message == (
        "After 1.1.0 the number of the published 1.2.0 would hide a breaking change: more: the scale is gone."
    )


def test_what_nobody_can_compare_with_the_version_before_is_refused(shelf: Shelf) -> None:
    earlier = shelf.write("1.0.0")
    shelf.publish(earlier)
    later = shelf.write("1.0.1", ("score: 2", "score: 3"))
    shelf.write("1.0.0", ("score: 2", "score: 3"))
    assert [problem.code for problem in shelf.refusals(later)] == ["version.changed"]
    earlier.unlink()
    assert [problem.code for problem in shelf.refusals(later)] == ["version.missing"]


def test_two_who_publish_at_the_same_time_lose_nothing(shelf: Shelf) -> None:
    promises = shelf.promises
    for version in ("1.0.0", "2.0.0"):
        publish(promises, compile_file(shelf.write(version)), DAY)
    assert [str(version) for _, version in read_lock(shelf.folder).published] == ["1.0.0", "2.0.0"]


def test_a_lock_file_that_is_spoilt_in_the_meantime_is_left_as_it_is(shelf: Shelf) -> None:
    promises = shelf.promises
    shelf.lock.write_text("<<<<<<< ours\n", "utf-8")
    with pytest.raises(ValueError, match="single text"):
        publish(promises, compile_file(shelf.write("1.0.0")), DAY)
    assert shelf.lock.read_text("utf-8") == "<<<<<<< ours\n"


def test_a_line_of_versions_that_is_not_the_newest_can_be_mended(shelf: Shelf) -> None:
    for version, title in (("1.0.0", "Team"), ("2.0.0", "Team"), ("1.0.1", "Teams")):
        shelf.publish(shelf.write(version, ("title: Team", f"title: {title}")))
    assert shelf.codes() == []
