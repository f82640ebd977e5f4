"""Several people rate one: group means, groups that are hidden, and that nothing gives a hidden group away."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.questionnaire import Answers, Questionnaire, ScaleId
from engine.scoring import Score, dump_scores, goes_by, load_scores, score, score_ranges
from tests.making import found
from tests.scoring.drafting import ENGLISH, drafted, reason, told

BODY = """
pages:
  - id: one
    title: One
    items:
      - {id: own, kind: number, ask: Own?, at_least: 1, at_most: 5, required: no}
      - {id: own_too, kind: number, ask: Own too?, at_least: 1, at_most: 5, required: no}
      - id: team
        kind: repeated_group
        ask: Who says what?
        entry: Person
        at_least: 0
        at_most: 20
        confidential: yes
        items:
          - id: relation
            kind: single_choice
            ask: Which group?
            required: no
            options:
              - {code: boss, label: Manager}
              - {code: peer, label: Colleagues}
              - {code: lead, label: People you lead}
              - {code: unsaid, label: Not said, means: prefer_not_to_say}
          - {id: first, kind: number, ask: First?, at_least: 1, at_most: 5, required: no}
          - {id: second, kind: number, ask: Second?, at_least: 1, at_most: 5, required: no}
scales:
  - id: s
    label: What they say
    items: [own, own_too]
    scorer: multi_rater
    raters: team
    group: relation
    rated_by: [first, second]
    missing: {answered_at_least: 1, otherwise: no_score}
"""
Row = tuple[str | None, int | None, int | None]
PEERS: list[Row] = [("peer", 2, 4), ("peer", 4, 4), ("peer", 5, None)]


@cache
def asked(body: str = BODY) -> Questionnaire:
    return drafted(body)


def rated(rows: Sequence[Row], own: Mapping[str, int] | None = None, body: str = BODY) -> Score:
    """The score of somebody of whom these raters say this."""
    names = ("relation", "first", "second")
    entries: list[Answers] = []
    for relation, *said in rows:
        values = (relation, *(None if each is None else Decimal(each) for each in said))
        entries.append({name: value for name, value in zip(names, values, strict=True) if value is not None})
    answers: Answers = {"team": tuple(entries)} if entries else {}
    questionnaire = asked(body)
    given = {**answers, **{item: Decimal(value) for item, value in (own or {}).items()}}
    return score(questionnaire, given, frozenset(questionnaire.items))[ScaleId("s")]


def lines(result: Score) -> list[str]:
    """The parts as they are read."""
    return [
        f"{part.label.say(ENGLISH)}: {part.value} {part.note.say(ENGLISH) if part.note else ''}".rstrip()
        for part in result.parts
    ]


def test_the_value_is_the_mean_of_the_raters_of_the_groups_that_are_shown() -> None:
    result = rated([*PEERS, ("lead", 1, 1), ("lead", 2, 2), ("lead", 3, 3), ("boss", 5, 5)])

    assert result.value == Decimal("3.00")  # (3 + 4 + 5 + 1 + 2 + 3) / 6
    assert lines(result) == [
        "Manager: None Not shown: too few raters.",
        "Colleagues: 4.00 Raters: 3.",
        "People you lead: 2.00 Raters: 3.",
    ]
    assert (result.n_answered, result.n_items) == (6, 6)


def test_the_own_answers_stand_beside_it_and_are_no_part_of_it() -> None:
    result = rated(PEERS, {"own": 5, "own_too": 4})

    assert result.value == Decimal("4.00")
    assert lines(result)[-2:] == ["Yourself: 4.50", "Yourself minus the others: 0.50"]


def test_the_working_tells_groups_and_never_single_raters() -> None:
    assert told(rated(PEERS, {"own": 5})) == [
        "“Own?”: 5. This counts 5.",
        "“Own too?” was not answered.",
        "“Manager” has too few raters, so it is not shown and does not count. Needed: 3.",
        "Raters in “Colleagues”: 3. Their mean is 4.",
        "“People you lead” has too few raters, so it is not shown and does not count. Needed: 3.",
        "The mean of all these raters is the total of their means divided by their number: 12 ÷ 3.",
        "Your own answers have a mean of 5. They are no part of the score.",
        "The score is 4.",
        "The lowest possible score is 1 and the highest is 5.",
    ]


def test_where_every_group_is_hidden_there_is_no_score() -> None:
    result = rated([("peer", 2, 4), ("peer", 4, 4), ("boss", 1, 1)], {"own": 5})

    assert reason(result) == "Too few people have answered, so what they said is not shown."
    assert (result.parts, result.n_answered, result.n_items) == ((), 0, 3)


def test_a_sum_of_scores_lacks_one_that_is_hidden() -> None:
    more = (
        "  - {id: mine, label: Mine, items: [own, own_too], scorer: mean, missing: all_required}\n"
        "  - {id: both, label: Both, scales: [mine, s], scorer: composite, combine: sum, missing: all_required}\n"
    )
    made = drafted(BODY + more)
    scores = score(made, {"own": Decimal(4), "own_too": Decimal(5), "team": ()}, frozenset(made.items))

    assert scores[ScaleId("mine")].value == Decimal("4.50")
    assert reason(scores[ScaleId("both")]).endswith("some are missing. Needed: 2. There are: 1.")


def test_nobody_at_all_is_told_like_too_few() -> None:
    assert rated([]) == rated([("peer", 2, 4), ("lead", 4, 4)])


def test_a_group_that_is_not_anonymous_is_shown_from_one_on() -> None:
    body = BODY.replace("rated_by:", "not_anonymous: [boss]\n    rated_by:")

    result = rated([("boss", 5, 4), ("peer", 1, 1)], body=body)

    assert result.value == Decimal("4.50")
    assert lines(result)[:2] == ["Manager: 4.50 Raters: 1.", "Colleagues: None Not shown: too few raters."]


def test_the_least_number_can_be_set() -> None:
    body = BODY.replace("rated_by:", "at_least: 2\n    rated_by:")

    assert lines(rated([("peer", 2, 4), ("peer", 4, 4)], body=body))[1] == "Colleagues: 3.50 Raters: 2."


def test_who_said_too_little_or_is_in_no_group_is_no_rater() -> None:
    more: list[Row] = [("peer", None, None), (None, 1, 1), ("unsaid", 1, 1)]

    assert rated([*PEERS, *more]) == rated(PEERS)
    strict = BODY.replace("{answered_at_least: 1, otherwise: no_score}", "all_required")
    assert reason(rated(PEERS, body=strict)).startswith("Too few people")  # the third has left one out


def test_what_is_reversed_among_the_own_answers_is_reversed_for_raters() -> None:
    body = BODY.replace("    scorer:", "    reverse: [own]\n    scorer:")

    result = rated([("peer", 1, 5)] * 3, {"own": 1, "own_too": 5}, body=body)

    assert result.value == 5
    assert lines(result)[-1] == "Yourself minus the others: 0.00"


def test_there_need_be_no_own_answers() -> None:
    body = BODY.replace("    items: [own, own_too]\n", "")

    result = rated(PEERS, body=body)

    assert result.value == 4
    assert result.possible == (Decimal("1.00"), Decimal("5.00"))
    assert score_ranges(asked(body))[ScaleId("s")] == (Decimal("1.00"), Decimal("5.00"))


def test_a_score_of_confidential_raters_is_open_and_goes_by_the_own_answers_alone() -> None:
    assert goes_by(asked())[ScaleId("s")] == {"own", "own_too"}


def test_it_is_kept_as_it_is() -> None:
    kept = dump_scores({ScaleId("s"): rated(PEERS, {"own": 5})})

    assert load_scores(kept)[ScaleId("s")] == rated(PEERS, {"own": 5})


mark_of = st.none() | st.integers(1, 5)
anybody = st.tuples(st.sampled_from(["boss", "peer", "lead", "unsaid", None]), mark_of, mark_of)
few = st.lists(st.tuples(st.just("lead"), mark_of, mark_of), max_size=2)
others = st.lists(st.tuples(st.sampled_from(["boss", "peer", "unsaid", None]), mark_of, mark_of), max_size=12)


@given(others, few, few)
def test_nothing_that_is_printed_or_kept_depends_on_a_hidden_group(
    open_rows: list[Row], hidden: list[Row], instead: list[Row]
) -> None:
    """Whatever a hidden group says, and whether there is one: every figure, word and count stays the same.

    So no combination of them gives its mean, nor its number.
    """
    one = dump_scores({ScaleId("s"): rated([*open_rows, *hidden], {"own": 3})})
    other = dump_scores({ScaleId("s"): rated([*instead, *open_rows], {"own": 3})})

    assert one == other


@given(st.lists(anybody, max_size=12))
def test_every_figure_is_that_of_a_group_large_enough(rows: list[Row]) -> None:
    counting = {
        code: [row for row in rows if row[0] == code and row[1:] != (None, None)] for code in ("boss", "peer", "lead")
    }

    result = rated(rows)

    large = [code for code, members in counting.items() if len(members) >= 3]
    assert [part.id for part in result.parts if part.value is not None] == large
    assert result.n_answered == sum(len(counting[code]) for code in large)


WRONG = {
    "raters: own": [("raters.not-a-group", "raters: own")],
    "raters: tema": [("scale.unknown-item", "raters: tema")],
    "group: relatoin": [("raters.unknown-name", "group: relatoin")],
    "group: second": [("raters.group", "group: second")],
    "rated_by: [first, secnod]": [("raters.unknown-name", "rated_by")],
    "rated_by: [first, relation]": [("scale.unscored-item", "rated_by")],
    "rated_by: [first]": [("raters.unlike", "rated_by")],
    "not_anonymous: [bos]": [("raters.unknown-name", "not_anonymous")],
    "missing: {answered_at_least: 3, otherwise: no_score}": [("scale.missing", "missing:")],
    "missing: {answered_at_least: 1, instead: mean_of_answered, otherwise: no_score}": [("scale.stand-in", "missing:")],
}


@pytest.mark.parametrize("written", WRONG)
def test_what_is_wrong_is_told_at_its_place(written: str) -> None:
    key = written.partition(":")[0]
    kept = [line for line in BODY.splitlines() if not (line.startswith("    ") and line.strip().startswith(f"{key}:"))]
    body = "\n".join([*kept, f"    {written}", ""])
    place = {
        text: number for number, line in enumerate(body.splitlines(), 1) for _, text in WRONG[written] if text in line
    }

    assert [(code, line) for code, line, _ in found(body)] == [(code, place[text]) for code, text in WRONG[written]]


def test_single_raters_are_not_to_be_seen_by_a_centre() -> None:
    body = BODY.replace("        confidential: yes\n", "")

    assert [code for code, _, _ in found(body)] == ["raters.not-confidential"]


@pytest.mark.parametrize(
    ("other", "codes"),
    [
        ("", []),
        ("at_least: 3", []),
        ("at_least: 2", ["raters.grouped-otherwise"]),
        ("not_anonymous: [boss]", ["raters.grouped-otherwise"]),
    ],
)
def test_raters_are_grouped_in_one_way_only(other: str, codes: list[str]) -> None:
    second = BODY.split("scales:\n")[1].replace("id: s\n", "id: t\n") + (f"    {other}\n" if other else "")

    assert [code for code, _, _ in found(BODY + second)] == codes


def test_raters_are_counted_in_one_way_only() -> None:
    # Four raters, the last of whom leaves one item out: four times the mean of all less three times that of those who
    # answered both would be what the last one says.
    second = BODY.split("scales:\n")[1].replace("id: s\n", "id: t\n")
    fewer = second.replace("[own, own_too]", "[own]").replace("[first, second]", "[first]")
    stricter = re.sub("missing: .*", "missing: all_required", second)
    apart = BODY.replace("[own, own_too]", "[own_too]").replace("[first, second]", "[second]")

    assert [code for code, _, _ in found(BODY + fewer)] == ["raters.counted-otherwise"]
    assert [code for code, _, _ in found(BODY + stricter)] == ["raters.counted-otherwise"]
    assert [code for code, _, _ in found(apart + fewer)] == []
