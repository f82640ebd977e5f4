from __future__ import annotations

from decimal import Decimal

from engine.reports.picture import LARGE, PAPER, SCREEN, Picture, Shape, pictures_of
from engine.reports.report import report_of
from engine.wording import wording
from tests.reports.making import EN, questionnaire, scale, score, scored, sitting, unscored

LONG = "Critical thinking and solving problems that nobody else has thought of before, on one's own"


def drawn(number: int, shape: Shape, label: str = "Skill", most: str = "5") -> tuple[Picture, ...]:
    scales = [scale(f"s{each}", f"{label} {each}") for each in range(number)]
    scores = [score(each, str(1 + place % 4), possible=(Decimal(1), Decimal(5))) for place, each in enumerate(scales)]
    if most != "5":
        scores[-1] = score(scales[-1], "3", possible=(Decimal(1), Decimal(most)))
    report = report_of(questionnaire(*scales), sitting(), scored(*scores), EN)
    return pictures_of(report.profile, shape, wording("en"))


def test_on_screen_there_is_one_picture_however_many_scores() -> None:
    [picture] = drawn(30, SCREEN)
    assert len(picture.rows) == 30
    assert picture.title.startswith("30 scores as dots on lines, the highest first.")


def test_rows_stand_below_each_other_and_inside_the_picture() -> None:
    for shape in (SCREEN, PAPER, LARGE):
        for picture in drawn(12, shape, LONG):
            last = 0
            for row in picture.rows:
                tops = [y for y, _ in row.label]
                assert tops == sorted(tops)
                assert tops[0] - shape.size >= last - 1, "no label runs into what is above"
                last = max(tops[-1], row.y + 11)
            assert last <= picture.height


def test_a_long_label_is_broken_into_lines_that_fit() -> None:
    for shape in (SCREEN, PAPER, LARGE):
        room = shape.left if shape.beside else shape.width
        [row, *_] = drawn(2, shape, LONG)[0].rows
        assert " ".join(said for _, said in row.label).startswith(LONG)
        assert all(len(said) * shape.size * 0.55 <= room for _, said in row.label)


def test_letters_that_are_wide_take_the_room_of_two() -> None:
    [row, *_] = drawn(2, SCREEN, "漢" * 30)[0].rows
    assert all(len(said) <= SCREEN.letters // 2 for _, said in row.label)


def test_a_picture_that_is_higher_than_a_page_goes_on_in_another() -> None:
    pictures = drawn(12, LARGE, LONG)
    assert len(pictures) > 1
    assert sum(len(picture.rows) for picture in pictures) == 12
    assert all(picture.height <= 260 for picture in pictures)
    assert len(drawn(12, PAPER)) == 1


def test_ends_that_all_lines_share_are_named_once() -> None:
    [picture] = drawn(3, PAPER)
    assert picture.axis is not None
    assert [row.ends for row in picture.rows] == [False] * 3

    [picture] = drawn(3, PAPER, most="9")
    assert picture.axis is None
    assert [row.ends for row in picture.rows] == [True] * 3


def test_what_has_no_score_is_not_drawn() -> None:
    one, two = scale("one", "One"), scale("two", "Two")
    report = report_of(questionnaire(one, two), sitting(), scored(unscored(one), unscored(two)), EN)
    assert pictures_of(report.profile, SCREEN, wording("en")) == ()
