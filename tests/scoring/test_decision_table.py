from __future__ import annotations

import pytest

from tests.scoring.drafting import agreeing, codes, complained, drafted, line, one_page, reason, scored, told

# The key question of the Social Mobility Commission (November 2020): nine options, three groups, two that give none.
# That the groups are those of NS-SEC in five classes, collapsed 1 | 2, 3 | 4, 5, is our reading of its guidance.
OCCUPATIONS = [
    "modern",
    "managers",
    "clerical",
    "technical",
    "routine",
    "unemployed",
    "small_business",
    "other",
    "pnts",
]
GROUPS = """
items: [earner]
scorer: decision_table
missing: all_required
outcomes:
  - {code: professional, label: Professional background}
  - {code: intermediate, label: Intermediate background}
  - {code: lower, label: Lower socio-economic background}
rules:
  - {when: {earner: [modern, managers]}, outcome: professional}
  - {when: {earner: [clerical, small_business]}, outcome: intermediate}
  - {when: {earner: [technical, routine, unemployed]}, outcome: lower}
  - {when: {earner: other}, unscored: This answer belongs to no group.}
  - {when: {earner: pnts}, unscored: You preferred not to say.}
"""


def occupations(keys: str = GROUPS) -> str:
    options = ", ".join(
        f"{{code: {code}, label: {code.title()}{', means: prefer_not_to_say' if code == 'pnts' else ''}}}"
        for code in OCCUPATIONS
    )
    return one_page(agreeing("earner", options=f"[{options}]"), keys)


@pytest.mark.parametrize(
    ("answer", "group"),
    [
        ("modern", "professional"),
        ("managers", "professional"),
        ("clerical", "intermediate"),
        ("small_business", "intermediate"),
        ("technical", "lower"),
        ("routine", "lower"),
        ("unemployed", "lower"),
    ],
)
def test_the_rule_that_fits_decides(answer: str, group: str) -> None:
    result = scored(drafted(occupations()), {"earner": answer})

    assert (result.value, result.n_answered, result.n_items) == (group, 1, 1)
    assert (result.band, result.possible, result.reason) == (None, None, None)


def test_a_rule_can_give_no_score_and_says_why_in_the_authors_words() -> None:
    result = scored(drafted(occupations()), {"earner": "pnts"})

    assert reason(result) == "You preferred not to say."
    assert result.n_answered == 1  # the answer is an answer here; the rules say what becomes of it


def test_the_rule_is_told() -> None:
    assert told(scored(drafted(occupations()), {"earner": "technical"})) == [
        "“Is earner so?”: Technical.",
        "Rule 3 of 5 fits these answers. It decides: Lower socio-economic background.",
    ]
    assert told(scored(drafted(occupations()), {"earner": "other"}))[1:] == [
        "Rule 4 of 5 fits these answers. It gives no score.",
        "This answer belongs to no group.",
    ]


def test_unanswered_is_left_to_the_missing_policy() -> None:
    result = scored(drafted(occupations()), {})

    assert reason(result) == "This score needs an answer to each of its questions. Questions: 1. Answered: 0."
    assert scored(drafted(occupations()), {"earner": "no longer on offer"}).n_answered == 0


def test_a_complete_table_is_no_cause_for_complaint() -> None:
    assert codes(occupations()) == []


def test_a_combination_no_rule_covers_is_named() -> None:
    incomplete = occupations(GROUPS.replace("[technical, routine, unemployed]", "[technical, unemployed]"))

    [complaint] = complained(incomplete)

    assert complaint.code == "table.incomplete"
    assert complaint.message == "No rule covers earner: routine."
    assert complaint.span.line == line("{when: {earner: [modern", incomplete)
    answered = scored(drafted(incomplete), {"earner": "routine"})
    assert reason(answered) == "No rule fits these answers, so there is no score."


TWO = """
items: [a, b]
scorer: decision_table
missing: all_required
hit: {hit}
outcomes: [{{code: high, label: High}}, {{code: low, label: Low}}]
rules:
{rules}
"""


def two(*rules: str, hit: str = "unique", missing: str = "all_required") -> str:
    keys = TWO.format(hit=hit, rules="\n".join(f"  - {{{rule}}}" for rule in rules))
    return one_page(agreeing("a", "b"), keys.replace("all_required", missing))


def test_an_input_a_rule_leaves_out_or_calls_any_may_be_anything() -> None:
    table = two("when: {a: yes, b: any}, outcome: high", "when: {a: [no, partly]}, outcome: low")

    assert codes(table) == []
    assert scored(drafted(table), {"a": "yes", "b": "no"}).value == "high"
    assert scored(drafted(table), {"a": "partly", "b": "yes"}).value == "low"


def test_with_unique_two_rules_may_not_cover_the_same_answers() -> None:
    table = two("when: {a: yes}, outcome: high", "when: {b: yes}, outcome: high", "when: {}, outcome: low")

    first, second = complained(table)

    assert {first.code, second.code} == {"table.overlap"}
    assert first.message.startswith(f"Rule 2 and rule 1 (line {line('{a: yes}', table)}) both cover a: yes, b: yes.")
    assert second.message.startswith(f"Rule 3 and rule 1 (line {line('{a: yes}', table)}) both cover a: yes, b:")
    assert (first.span.line, second.span.line) == (line("{b: yes}", table), line("when: {}", table))


def test_with_first_the_earlier_rule_decides() -> None:
    table = two("when: {a: yes}, outcome: high", "when: {b: yes}, outcome: high", "when: {}, outcome: low", hit="first")

    assert codes(table) == []
    assert scored(drafted(table), {"a": "no", "b": "yes"}).value == "high"
    assert scored(drafted(table), {"a": "no", "b": "no"}).value == "low"


def test_with_first_a_rule_that_comes_too_late_is_a_problem() -> None:
    table = two(
        "when: {a: [yes, partly]}, outcome: high",
        "when: {a: no}, outcome: low",
        "when: {b: yes}, outcome: low",
        hit="first",
    )

    [complaint] = complained(table)

    assert complaint.code == "table.never-reached"
    assert complaint.message == "Rule 3 is never reached: the rules before it cover all it could."
    assert complaint.span.line == line("{b: yes}", table)


@pytest.mark.parametrize(
    ("rule", "code", "message", "hint"),
    [
        (
            "when: {ab: yes}, outcome: low",
            "table.unknown-item",
            '"ab" is not an item of this scale.',
            "Its items are: a, b.",
        ),
        ("when: {a: [yess]}, outcome: low", "table.unknown-option", '"a" has no option "yess".', '"yes"'),
        ("when: {a: yes}, outcome: hihg", "table.unknown-outcome", 'There is no outcome "hihg"', '"high"'),
        ("when: {a: yes}", "table.undecided", "Rule 2 decides nothing.", "an outcome"),
        ("when: {a: yes}, outcome: low, unscored: Why}", "table.undecided", "Rule 2 decides twice.", "an outcome"),
    ],
)
def test_what_a_rule_names_has_to_be_there(rule: str, code: str, message: str, hint: str) -> None:
    table = two("when: {}, outcome: high", rule.removesuffix("}") if rule.endswith("Why}") else rule)

    complaint = next(each for each in complained(table) if each.severity == "error")

    assert complaint.code == code
    assert complaint.message.startswith(message)
    assert hint in complaint.hint
    assert complaint.span.line == line("{when: {}", table) + 1


def test_a_wrong_name_is_marked_where_it_stands() -> None:
    table = two("when: {}, outcome: high", "when: {a: [no, yess]}, outcome: low")

    complaint = complained(table)[0]

    assert complaint.span.line == line("yess", table)
    assert complaint.span.column == len("      - {when: {a: [no, ") + 1


def test_an_outcome_no_rule_decides_on_asks_for_a_second_look() -> None:
    [complaint] = complained(two("when: {}, outcome: high"))

    assert (complaint.code, complaint.severity) == ("table.never-reached", "warning")
    assert complaint.message == 'No rule decides on "low".'


def test_an_input_may_stay_unanswered_where_the_missing_policy_says_so() -> None:
    some = "{answered_at_least: 1, otherwise: no_score}"
    rules = ["when: {a: yes}, outcome: high", "when: {a: [no, partly]}, outcome: low"]

    [complaint] = complained(two(*rules, missing=some))
    assert complaint.message == "No rule covers a: no answer, b: no."

    table = two(*rules, "when: {}, outcome: low", hit="first", missing=some)
    assert codes(table) == []
    assert scored(drafted(table), {"b": "yes"}).value == "low"
    assert scored(drafted(table), {}).value is None


# Who is employed is asked whether they supervise others; who is not, is not.
STATUS = """
pages:
  - id: one
    title: One
    items:
      - id: status
        kind: single_choice
        ask: What is your status?
        options: [{code: employed, label: Employed}, {code: self_employed, label: Self-employed}]
  - id: two
    title: Two
    shown_when: status = "employed"
    items: [{id: supervises, kind: single_choice, ask: Do you supervise?, options: agree}]
scales:
  - id: s
    label: Column
    items: [supervises, status]
    scorer: decision_table
    missing: all_required
    outcomes: [{code: own, label: Own account}, {code: sup, label: Supervisor}, {code: emp, label: Employee}]
    rules:
      - {when: {status: self_employed}, outcome: own}
      - {when: {status: employed, supervises: yes}, outcome: sup}
      - {when: {status: employed, supervises: [no, partly]}, outcome: emp}
"""


def test_an_input_that_does_not_apply_needs_no_rule_of_its_own() -> None:
    assert codes(STATUS) == []

    result = scored(drafted(STATUS), {"status": "self_employed"}, hidden=frozenset({"supervises"}))
    assert (result.value, result.n_items) == ("own", 1)


def test_a_rule_for_answers_that_cannot_come_together_is_a_problem() -> None:
    impossible = STATUS.replace("status: self_employed}", "status: self_employed, supervises: any}")
    impossible += "      - {when: {status: self_employed, supervises: yes}, outcome: own}\n"

    [complaint] = complained(impossible)

    assert complaint.code == "table.never-reached"
    assert complaint.message == "Rule 4 is never reached: the answers it asks for cannot come together."


ONE_RULE = """
scorer: decision_table
missing: all_required
outcomes: [{{code: x, label: X}}]
rules: [{{when: {{{when}}}, outcome: x}}]
"""


def test_only_items_of_one_choice_can_be_inputs() -> None:
    items = "{id: n, kind: number, ask: How many?, at_least: 0, at_most: 3}"
    keys = f"items: [n]\n{ONE_RULE.format(when='')}"

    assert codes(one_page(items, keys)) == ["scale.unscored-item"]


def test_an_option_called_any_is_refused() -> None:
    options = "[{code: any, label: Any}, {code: none, label: None}]"
    keys = f"items: [a]\n{ONE_RULE.format(when='a: any')}"

    assert codes(one_page(agreeing("a", options=options), keys)) == ["table.unknown-option"]


def test_a_decision_is_neither_banded_nor_reversed() -> None:
    keys = f"{GROUPS}reverse: [earner]\nbands: [{{id: low, label: Low, at_least: 0}}]"

    assert codes(occupations(keys)) == ["scale.reverse", "band.unfit"]
    assert scored(drafted(occupations(keys)), {"earner": "modern"}).band is None


def test_a_table_that_cannot_be_proved_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.scoring.deciding.coverage.MOST", 1)

    [complaint] = complained(two("when: {a: yes}, outcome: high", "when: {a: [no, partly]}, outcome: low"))

    assert complaint.code == "table.incomplete"
    assert "too large" in complaint.message
