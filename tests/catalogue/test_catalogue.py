"""A folder of questionnaires."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.catalogue import Catalogue
from engine.catalogue.catalogue import MOST_KEPT
from tests.catalogue.shelf import Shelf
from tests.making import HEAD

PAGES = "pages: [{id: p, title: P, items: [{id: i, kind: text, ask: 'What?'}]}]\n"


def put(folder: Path, version: str, extra: str = "", name: str = "sample") -> Path:
    file = folder / name / f"{version}.yaml"
    file.parent.mkdir(exist_ok=True)
    text = HEAD.replace("1.0.0", version).replace("id: sample", f"id: {name}") + PAGES + extra
    file.write_text(text, encoding="utf-8")
    return file


def test_the_newest_version_is_found_by_number_not_by_alphabet(tmp_path: Path) -> None:
    put(tmp_path, "1.9.0")
    put(tmp_path, "1.10.0")
    found = Catalogue(tmp_path).find("sample")
    assert found is not None
    assert found.version == "1.10.0"


def test_every_version_can_be_asked_for(tmp_path: Path) -> None:
    put(tmp_path, "1.0.0")
    put(tmp_path, "2.0.0")
    catalogue = Catalogue(tmp_path)
    old = catalogue.find("sample", "1.0.0")
    assert old is not None
    assert old.version == "1.0.0"
    assert catalogue.find("sample", "3.0.0") is None
    assert catalogue.find("another") is None
    assert [questionnaire.version for questionnaire in catalogue.newest()] == ["2.0.0"]


def test_a_broken_file_is_listed_and_the_others_serve(tmp_path: Path) -> None:
    put(tmp_path, "1.0.0", "colour: red\n")
    put(tmp_path, "1.0.0", name="other")
    catalogue = Catalogue(tmp_path)
    broken = [shelved for shelved in catalogue.shelved if shelved.broken]
    assert [problem.code for shelved in broken for problem in shelved.problems] == ["key.unknown"]
    assert catalogue.find("sample") is None
    assert catalogue.find("other") is not None


def test_a_file_that_breaks_keeps_its_last_good_version(tmp_path: Path) -> None:
    file = put(tmp_path, "1.0.0")
    catalogue = Catalogue(tmp_path)
    before = catalogue.find("sample")
    file.write_text("format: [", encoding="utf-8")
    catalogue.refresh()
    assert catalogue.find("sample") is before
    assert catalogue.shelved[0].broken
    assert catalogue.shelved[0].problems


def test_a_saved_change_is_taken_up_and_the_former_content_stays_for_its_sittings(tmp_path: Path) -> None:
    file = put(tmp_path, "1.0.0")
    catalogue = Catalogue(tmp_path)
    before = catalogue.find("sample")
    assert before is not None
    file.write_text(file.read_text(encoding="utf-8").replace("title: Sample", "title: Better"), encoding="utf-8")
    catalogue.refresh()
    after = catalogue.find("sample")
    assert after is not None
    assert after.title.say(after.languages[0]) == "Better"
    assert catalogue.by_hash(before.content_hash) is before


def test_an_unchanged_file_is_not_compiled_again(tmp_path: Path) -> None:
    put(tmp_path, "1.0.0")
    catalogue = Catalogue(tmp_path)
    before = catalogue.find("sample")
    catalogue.refresh()
    assert catalogue.find("sample") is before


def test_a_removed_file_is_no_longer_listed(tmp_path: Path) -> None:
    file = put(tmp_path, "1.0.0")
    catalogue = Catalogue(tmp_path)
    file.unlink()
    catalogue.refresh()
    assert catalogue.shelved == ()


def test_an_earlier_text_can_be_taken_in_again(tmp_path: Path) -> None:
    text = put(tmp_path, "1.0.0").read_text(encoding="utf-8")
    empty = Catalogue(tmp_path / "elsewhere")
    kept = empty.keep(text)
    assert kept is not None
    assert empty.by_hash(kept.content_hash) is kept
    assert empty.text(kept.content_hash) == text
    assert empty.keep("not: one") is None
    with pytest.raises(KeyError):
        empty.text("unknown")


def test_case_files_are_no_questionnaires(tmp_path: Path) -> None:
    put(tmp_path, "1.0.0")
    (tmp_path / "sample" / "1.0.0.cases.yaml").write_text("- name: A case\n", encoding="utf-8")
    assert len(Catalogue(tmp_path).shelved) == 1


def test_a_copy_beside_a_file_is_not_served_in_its_place_but_reported(tmp_path: Path) -> None:
    file = put(tmp_path, "1.0.0")
    copy = file.with_name("1.0.0 (copy).yaml")
    copy.write_text(file.read_text(encoding="utf-8").replace("title: Sample", "title: Copy"), encoding="utf-8")
    file.with_name(".1.0.0.yaml").write_text("an editor's own", encoding="utf-8")
    catalogue = Catalogue(tmp_path)
    found = catalogue.find("sample")
    assert found is not None
    assert found.title.say(found.languages[0]) == "Sample"
    reported = [(shelved.path.name, [problem.code for problem in shelved.problems]) for shelved in catalogue.shelved]
    assert reported == [("1.0.0 (copy).yaml", ["file.name"]), ("1.0.0.yaml", [])]


def test_a_file_that_vanishes_and_comes_back_broken_keeps_its_last_good_version(tmp_path: Path) -> None:
    file = put(tmp_path, "1.0.0")
    catalogue = Catalogue(tmp_path)
    before = catalogue.find("sample")
    file.unlink()
    catalogue.refresh()
    assert catalogue.find("sample") is None
    file.write_text("format: [", encoding="utf-8")
    catalogue.refresh()
    assert catalogue.find("sample") is before


def test_of_many_saved_changes_only_some_are_remembered_but_always_what_is_on_the_shelf(tmp_path: Path) -> None:
    other = put(tmp_path, "1.0.0", name="other")
    file = put(tmp_path, "1.0.0")
    catalogue = Catalogue(tmp_path)
    first = catalogue.find("sample")
    text = file.read_text(encoding="utf-8")
    for number in range(MOST_KEPT + 1):
        file.write_text(text.replace("title: Sample", f"title: Sample {number}"), encoding="utf-8")
        catalogue.refresh()
    last, beside = catalogue.find("sample"), catalogue.find("other")
    assert first is not None
    assert last is not None
    assert beside is not None
    assert catalogue.by_hash(first.content_hash) is None
    assert catalogue.by_hash(last.content_hash) is last
    assert catalogue.text(beside.content_hash) == other.read_text(encoding="utf-8")


def test_a_published_file_that_was_changed_does_not_stand_for_its_version(shelf: Shelf) -> None:
    shelf.publish(shelf.write("1.0.0"))
    shelf.write("1.0.0", ("score: 2", "score: 3"))
    catalogue = shelf.catalogue()
    [shelved] = catalogue.shelved
    assert (shelved.broken, [problem.code for problem in shelved.problems]) == (True, ["version.changed"])
    assert catalogue.find("team") is None


def test_who_has_it_already_keeps_the_published_version_until_the_file_is_put_right(shelf: Shelf) -> None:
    shelf.publish(shelf.write("1.0.0"))
    catalogue = shelf.catalogue()
    published = catalogue.find("team")
    shelf.write("1.0.0", ("title: Team", "title: Another team"))
    catalogue.refresh()
    assert catalogue.shelved[0].broken
    assert catalogue.find("team") is published
    shelf.write("1.0.0")
    catalogue.refresh()
    assert not catalogue.shelved[0].broken


def test_another_layout_is_a_problem_but_the_same_questionnaire(shelf: Shelf) -> None:
    shelf.publish(shelf.write("1.0.0"))
    shelf.write("1.0.0", ("title: Team", "title: Team  # ours"))
    catalogue = shelf.catalogue()
    assert [problem.code for problem in catalogue.shelved[0].problems] == ["version.changed"]
    assert not catalogue.shelved[0].broken
    assert catalogue.find("team") is not None


def test_publishing_is_noticed_while_the_catalogue_is_in_use(shelf: Shelf) -> None:
    file = shelf.write("1.0.0")
    catalogue = shelf.catalogue()
    assert not catalogue.shelved[0].published
    shelf.publish(file)
    catalogue.refresh()
    assert catalogue.shelved[0].published


def test_where_no_drafts_are_wanted_the_newest_is_the_newest_published(shelf: Shelf) -> None:
    shelf.publish(shelf.write("1.0.0"))
    shelf.write("2.0.0", ("score: 2", "score: 3"))
    at_work, in_public = shelf.catalogue().find("team"), shelf.catalogue(drafts=False).find("team")
    assert (at_work and at_work.version, in_public and in_public.version) == ("2.0.0", "1.0.0")
    assert shelf.catalogue(drafts=False).find("team", "2.0.0") is not None


def test_a_draft_that_was_never_published_is_offered_all_the_same(shelf: Shelf) -> None:
    shelf.write("1.0.0")
    assert shelf.catalogue(drafts=False).find("team") is not None


def test_what_is_published_and_gone_is_a_problem_of_the_folder(shelf: Shelf) -> None:
    shelf.publish(shelf.write("1.0.0"))
    shelf.file("1.0.0").unlink()
    assert [problem.code for problem in shelf.catalogue().problems] == ["version.missing"]
