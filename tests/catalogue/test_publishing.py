from __future__ import annotations

import pytest

from engine.catalogue import publish
from engine.compiler import compile_file
from tests.catalogue.shelf import DAY, Shelf


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


def test_a_line_of_versions_that_is_not_the_newest_can_be_mended(shelf: Shelf) -> None:
    for version, title in (("1.0.0", "Team"), ("2.0.0", "Team"), ("1.0.1", "Teams")):
        shelf.publish(shelf.write(version, ("title: Team", f"title: {title}")))
    assert shelf.codes() == []
