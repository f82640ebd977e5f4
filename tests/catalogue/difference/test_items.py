from __future__ import annotations

import pytest

from engine.catalogue.versions import Weight
from tests.catalogue.difference.comparing import TEAM, between, changed, told
from tests.making import HEAD

KINDS = """\
pages:
  - id: only
    title: Only
    items:
      - {id: name, kind: text, max_length: 9, ask: Who?}
      - {id: months, kind: number, ask: For how long?, unit: months}
      - {id: day, kind: date, ask: When?, earliest: 2020-01-01, latest: 2021-01-01}
      - id: sports
        kind: multiple_choice
        ask: What?
        at_most: 2
        options:
          - {code: football, label: Football, specify: Where?}
          - {code: chess, label: Chess}
          - {code: golf, label: Golf}
      - {id: agreed, kind: consent, ask: May we?, label: I agree}
      - {id: note, kind: information, ask: Wait, body: Think.}
"""


def test_the_same_text_has_no_difference() -> None:
    found = changed()
    assert (found.weight, found.changes, found.hidden) == (None, (), False)


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        ("title: About you", "title: You", "start: the title of the page reads differently."),
        ("ask: For how long?", "ask: How long?", "months: the question reads differently."),
        ("ask: I listened", "ask: I listened, hint: To others", "listened: the hint is new."),
        ("label: An apprenticeship", "label: One apprenticeship", 'route: the label of "apprenticeship" reads dif'),
        (
            "ask: How often did you do this?",
            "ask: How often?",
            "listened, asked and alone: the question above the grid",
        ),
        (
            "label: Working with others\n    items",
            "label: Teamwork\n    items",
            "teamwork: the label of the scale reads",
        ),
        ("title: Working with others", "intro: Think.\n    title: Team", "team: the introduction of the page is new."),
    ],
)
def test_other_words_are_only_words(before: str, after: str, line: str) -> None:
    found = changed((before, after))
    assert found.weight is Weight.WORDING
    assert any(each.startswith(f"wording {line}") for each in told(found)), told(found)
    assert (found.answers, found.scores, found.kept) == ((), (), ("teamwork",))
    assert str(found.least) == "1.0.1"


ASKED = """\
pages:
  - id: one
    title: One
    items:
      - {id: job, kind: look_up, ask: Which job?, options: [{code: gp, label: Doctor}, {code: chef, label: Chef}]}
      - {id: since, kind: month, ask: Since when?, latest: this_month}
      - {id: first, kind: year, ask: In which year did you begin?, earliest: 1990}
      - {id: proof, kind: file, ask: Send your contract, accepts: [pdf]}
      - {id: address, kind: email, ask: What is their address?}
"""


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        ("label: Doctor", "label: Doctor, also: physician", 'wording job: the other name of "gp" is new.'),
        ("kind: email", "kind: email, own: no", "wording address: own is false instead of true."),
        ("this_month", "2020-01", "comparable since: latest is 2020-01 instead of this_month."),
        ("earliest: 1990", "earliest: 2000", "comparable first: earliest is 2000 instead of 1990."),
        ("[pdf]", "[pdf, png]", 'comparable proof: accepts is ["pdf","png"] instead of ["pdf"].'),
        ("[pdf]", "[pdf], at_most_megabytes: 5", "comparable proof: at_most_megabytes is 5 instead of 10."),
        (", {code: chef", ", {code: cook, label: Cook}, {code: chef", 'breaking job: the option "cook" is new.'),
    ],
)
def test_what_a_setting_of_a_kind_changes(before: str, after: str, line: str) -> None:
    assert told(changed((before, after), text=ASKED)) == [line]


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        ("at_most: 60", "at_most: 72", "months: at_most is 72 instead of 60."),
        ("required: no}", "required: yes}", "months: an answer is required now."),
        ("required: no}", "required: no}\n      - {id: at, kind: date, ask: When?}", "at: the required item is new."),
        ("label: A degree}", "label: A degree, specify: Which?}", 'route: the option "degree" asks for words'),
        ("label: A degree}", "label: A degree, score: 5}", 'route: the option "degree" is worth 5 instead of nothing.'),
        (
            "label: A degree}",
            "label: A degree}\n          - {code: no, label: No, means: dont_know}",
            'route: the option "no" is new, and means dont_know.',
        ),
        (
            "required: no}",
            "required: no}\n      - {id: more, kind: text, ask: More?, required: no}",
            "more: the optional item is new.",
        ),
    ],
)
def test_what_leaves_the_answers_that_are_there_as_they_are_is_comparable(before: str, after: str, line: str) -> None:
    found = changed((before, after))
    assert [each[: len(line) + 11] for each in told(found)] == [f"comparable {line}"]
    assert (found.answers, found.scores) == ((), ())
    assert str(found.least) == "1.1.0"


@pytest.mark.parametrize(
    ("before", "after", "lines", "scores"),
    [
        (
            "    - {code: sometimes, label: Sometimes, score: 2}\n",
            "",
            ['listened, asked and alone: the option "sometimes" is gone.'],
            ("teamwork",),
        ),
        (
            "label: Sometimes, score: 2",
            "label: Sometimes, score: 2.5",
            ['listened, asked and alone: the option "sometimes" is worth 2.5 instead of 2.'],
            ("teamwork",),
        ),
        (
            "label: A degree}",
            "label: A degree, means: dont_know}",
            ['route: the option "degree" means dont_know now.'],
            (),
        ),
        ("label: A degree}", "label: Something else}", ['route: the option "degree" reads as another answer.'], ()),
        ("unit: months", "unit: weeks", ["months: another unit is asked for."], ()),
        (
            "- {code: apprenticeship, label: An apprenticeship}",
            "- {code: apprenticeship, label: An apprenticeship}\n          - {code: job, label: A job}",
            ['route: the option "job" is new.'],
            (),
        ),
    ],
)
def test_what_makes_another_answer_of_it_breaks(
    before: str, after: str, lines: list[str], scores: tuple[str, ...]
) -> None:
    found = changed((before, after))
    assert told(found) == [f"breaking {line}" for line in lines]
    assert found.scores == scores
    assert str(found.least) == "2.0.0"


def test_labels_that_changed_places_are_codes_with_another_meaning() -> None:
    found = changed(
        ("code: apprenticeship, label: An apprenticeship", "code: apprenticeship, label: A degree"),
        ("code: degree, label: A degree", "code: degree, label: An apprenticeship"),
    )
    assert told(found) == [
        'breaking route: the option "apprenticeship" is what "degree" was before.',
        'breaking route: the option "degree" is what "apprenticeship" was before.',
    ]


def test_an_item_that_is_gone_and_one_that_asks_the_same_under_another_name() -> None:
    found = changed(("id: months", "id: duration"), ("and months >= 3", "and duration >= 3"))
    gone, shown, new = told(found)
    assert gone == 'breaking months: the item is gone; "duration" asks the same.'
    assert shown.startswith("breaking listened, asked and alone: the page")
    assert new == "comparable duration: the optional item is new."
    assert "Answers to months end with version 1.0.0." in found.effects


def test_another_kind_breaks() -> None:
    later = TEAM.replace(
        "kind: number, ask: For how long?, unit: months, at_least: 0, at_most: 60", "kind: text, ask: For how long?"
    )
    later = later.replace(" and months >= 3", "")
    assert told(between(TEAM, later))[0] == "breaking months: the kind is text instead of number."


def test_a_wording_in_one_language_says_in_which() -> None:
    head = HEAD.replace("[en]", "[en, cy]").replace("Sample", "{en: Sample, cy: Sampl}")
    head = head.replace("To see how it goes.", "{en: To see., cy: I weld.}")
    head = head.replace("Nobody.", "{en: Nobody., cy: Neb.}") + "translations: {cy: {status: draft}}\n"
    page = """
        pages:
          - id: only
            title: {en: Only, cy: Unig}
            items:
              - {id: name, kind: text, ask: {en: "Who?", cy: "Pwy?"}}
    """
    found = between(page, page.replace("cy: Unig", "cy: Yr unig un"), head)
    assert told(found) == ["wording only: the title of the page reads differently in cy."]


def test_a_promise_about_a_single_answer_is_comparable() -> None:
    page = """
        pages:
          - id: only
            title: Only
            items:
              - {id: name, kind: text, ask: "Who?"}
    """
    found = between(page, page.replace('"Who?"', '"Who?", confidential: yes'))
    assert told(found) == ["comparable name: the answer is confidential now."]
    assert found.changes[0].effects == ("What was answered before is kept as it was promised then.",)


def test_information_is_only_read() -> None:
    found = changed(
        (
            "    items:\n      - id: route",
            "    items:\n      - {id: before, kind: information, ask: Wait, body: Think.}\n      - id: route",
        )
    )
    assert told(found) == ["wording before: this information is new."]


@pytest.mark.parametrize(
    ("before", "after", "lines"),
    [
        ("unit: months", "unit: months, decimals: 1", ["comparable months: decimals is 1 instead of 0."]),
        ("kind: text, max_length: 9", "kind: text", ["comparable name: max_length is 200 instead of 9."]),
        ("earliest: 2020-01-01, ", "", ["comparable day: earliest is nothing instead of 2020-01-01."]),
        ("at_most: 2", "at_most: 3", ["breaking sports: at_most is 3 instead of 2."]),
        (
            "label: Chess",
            "label: Chess, exclusive: yes",
            ['breaking sports: the option "chess" goes with no other now.'],
        ),
        (
            "label: Football, specify: Where?",
            "label: Football",
            ['comparable sports: the option "football" asks for no words any more.'],
        ),
        ("specify: Where?", "specify: In which club?", ['wording sports: the box of "football" reads differently.']),
        ("label: I agree", "label: I do agree", ['wording agreed: "label" reads differently.']),
        ("body: Think.", "body: Think twice.", ['wording note: "body" reads differently.']),
        (
            "      - {id: note, kind: information, ask: Wait, body: Think.}\n",
            "",
            ["wording note: this information is gone."],
        ),
        (
            """- {code: chess, label: Chess}
          - {code: golf, label: Golf}""",
            """- {code: golf, label: Golf}
          - {code: chess, label: Chess}""",
            ["comparable sports: the options stand in another order."],
        ),
    ],
)
def test_the_settings_of_kinds(before: str, after: str, lines: list[str]) -> None:
    assert told(changed((before, after), text=KINDS)) == lines


def test_a_setting_of_an_item_that_is_scored_breaks() -> None:
    scale = "scales: [{id: long, label: Long, items: [months], scorer: sum, missing: all_required}]\n"
    found = changed(("unit: months", "unit: months, decimals: 1"), text=KINDS + scale)
    assert told(found) == ["breaking months: decimals is 1 instead of 0."]
    assert found.scores == ("long",)


def test_rows_of_a_grid_that_stand_alone_now() -> None:
    grid = """
        pages:
          - id: only
            title: Only
            items:
              - kind: grid
                ask: Which?
                options: [{code: a, label: A}, {code: b, label: B}]
                rows: [{id: one, ask: One}]
    """
    alone = """
        pages:
          - id: only
            title: Only
            items:
              - {id: one, kind: single_choice, ask: One, options: [{code: a, label: A}, {code: b, label: B}]}
    """
    assert told(between(grid, alone)) == ["comparable one: the item is asked on its own now."]
    assert told(between(alone, grid)) == ["comparable one: the item is asked in a grid now."]


def test_each_change_stands_where_it_is_in_both_files() -> None:
    [change] = changed(("ask: For how long?", "ask: How long?")).changes
    assert change.before is not None
    assert change.after is not None
    assert (change.before.line, change.before.column) == (change.after.line, change.after.column) == (23, 41)
