from __future__ import annotations

import pytest

from engine.reports.report import Report, report_of
from engine.scoring import changed, dump_scores, load_scores
from engine.scoring.score import Step
from tests.reports.making import CY, EN, a_change, questionnaire, scale, score, scored, sitting, unscored

TEAM = scale("team", "Team-working", "Gweithio mewn tîm")
SINCE = scale("since", "Change", items=(), scales=(TEAM.id,), bands=(), scorer="change")
ASKED = questionnaire(TEAM, SINCE)


def report(now: str, then: str, *, reliable: bool = True) -> Report:
    return report_of(ASKED, sitting(), scored(score(TEAM, now), a_change(SINCE, now, then, reliable=reliable)), EN)


@pytest.mark.parametrize(
    ("now", "then", "reliable", "verdict"),
    [
        ("4", "2", True, "Higher than last time"),
        ("2", "4", True, "Lower than last time"),
        ("3.2", "3", False, "About the same as last time"),
        ("2.8", "3", False, "About the same as last time"),
        ("3", "3", False, "About the same as last time"),
    ],
)
def test_only_what_is_more_than_chance_is_called_a_change(now: str, then: str, reliable: bool, verdict: str) -> None:  # noqa: FBT001  # a row of the table
    since = report(now, then, reliable=reliable).since
    assert since is not None
    [line] = since.lines
    assert (line.label, line.now, line.then, line.verdict) == ("Team-working", now, then, verdict)
    assert since.day == "3 May 2026"
    assert "Nobody scores exactly the same twice" in since.notes[0]


def test_a_lower_score_is_never_called_worse() -> None:
    since = report("2", "4").since
    assert since is not None
    assert "does not have to mean that you can do less" in since.notes[-1]
    assert "worse" not in repr(since)
    assert len(report_notes("4", "2")) == 1, "nothing is explained away that did not happen"


def report_notes(now: str, then: str) -> tuple[str, ...]:
    since = report(now, then).since
    assert since is not None
    return since.notes


def test_the_score_of_last_time_stands_in_the_line_of_the_scale_that_has_changed() -> None:
    [area] = report("4", "2").profile
    assert area.then == "2"
    assert area.line is not None
    assert area.line.then == 0.25
    assert area.line.title == "4 on a line from 1 to 5; last time 2."


def test_a_change_is_no_area_and_is_not_told_twice() -> None:
    found = report("4", "2")
    assert [skill.id for skill in found.details] == ["team"]
    assert [skill.id for skill in found.changes] == ["since"]


def test_the_first_time_nothing_has_changed_and_the_scale_says_why() -> None:
    first = scored(score(TEAM, "3"), unscored(SINCE, "This is the first time."))
    found = report_of(ASKED, sitting(), first, EN)

    assert found.since is None
    assert [skill.id for skill in found.details] == ["team", "since"]
    assert found.profile[0].then is None


def test_it_is_told_in_the_language_of_the_report() -> None:
    scores = scored(score(TEAM, "4"), a_change(SINCE, "4", "2"))
    since = report_of(ASKED, sitting(), scores, CY).since
    assert since is not None
    assert since.lines[0].label == "Gweithio mewn tîm"


def test_a_change_in_a_scale_that_is_not_shown_is_not_told() -> None:
    hidden = scale("team", "Team-working", shown=False)
    scores = scored(score(hidden, "4"), a_change(SINCE, "4", "2"))

    assert report_of(questionnaire(hidden, SINCE), sitting(), scores, EN).since is None


def test_what_has_changed_can_be_read_from_what_is_kept() -> None:
    kept = load_scores(dump_scores(scored(a_change(SINCE, "4", "2"))))[SINCE.id]
    found = changed(kept)

    assert found is not None
    assert (str(found.now), str(found.then), found.reliable) == ("4", "2", True)


def test_another_score_tells_of_no_change() -> None:
    assert changed(score(TEAM, "3", explanation=(Step("Added up."),))) is None
