from __future__ import annotations

from collections.abc import Mapping

import pytest

from engine.questionnaire import Language
from engine.reports.record import METHODS, scale_records
from engine.scoring.scorers import BUILT_IN
from tests.making import questionnaire

HEAD = """\
format: 1
id: sample
version: 1.0.0
title: {en: Sample, cy: Sampl}
languages: [en, cy]
translations: {cy: {status: draft, by: us}}
purpose: {en: To see., cy: I weld.}
who_sees_it: {en: You., cy: Chi.}
"""
ASKED = """
    option_sets:
      often:
        - {code: never, label: {en: Never, cy: Byth}, score: 1}
        - {code: always, label: {en: Always, cy: Bob tro}, score: 5}
    pages:
      - id: p
        title: {en: P, cy: P}
        items:
          - {id: tw1, kind: single_choice, ask: {en: I listen, cy: Rwy'n gwrando}, options: often, required: no}
          - {id: tw2, kind: single_choice, ask: {en: I shout, cy: Rwy'n gweiddi}, options: often, required: no}
          - {id: tw3, kind: single_choice, ask: {en: I help, cy: Rwy'n helpu}, options: often, required: no}
    scales:
      - id: team
        label: {en: Team, cy: Tîm}
        items: [tw1, tw2]
        reverse: [tw2]
        range: [1, 5]
        scorer: mean
        missing:
          unanswered_at_most: 50%
          instead: item_median
          item_values: {tw1: 3, tw2: 4}
          item_values_from: Pilot, 2025
          otherwise: no_score
        bands:
          - {id: low, label: {en: Low, cy: Isel}, at_least: 1}
          - {id: high, label: {en: High, cy: Uchel}, at_least: 3.5}
      - id: kind
        label: {en: Kindness, cy: Caredigrwydd}
        items: [tw3]
        scorer: sum
        missing: {answered_at_least: 1, instead: mean_of_answered, otherwise: no_score}
        do_not: [band, norm]
      - id: whole
        label: {en: All, cy: Cyfan}
        scales: [team, kind]
        scorer: composite
        missing: {answered_at_least: 1, otherwise: no_score}
      - id: kept
        label: {en: Kept, cy: Cedwir}
        items: [tw1]
        scorer: decision_table
        missing: all_required
        outcomes:
          - {code: good, label: {en: Good, cy: Da}}
          - {code: fair, label: {en: Fair, cy: Gweddol}}
        rules:
          - {when: {tw1: always}, outcome: good}
          - {when: {tw1: never}, outcome: fair}
        bands:
          - {id: well, label: {en: Well, cy: Iawn}, outcomes: [good, fair]}
"""


def told(scale: str, language: str = "en") -> Mapping[str, list[str]]:
    """What is told of a scale, by what it is called."""
    records = scale_records(questionnaire(ASKED, HEAD), Language(language))
    [record] = [record for record in records if record.anchor == f"scale-{scale}"]
    return {entry.term: [line.words for line in entry.lines] for entry in record.entries}


def test_everything_that_makes_a_score_is_told() -> None:
    assert told("team") == {
        "Method": ["Mean of the answers (scorer mean, version 1)"],
        "Questions": ["I listen", "I shout (counted in reverse)"],
        "How much an answer counts": ["From 1 to 5."],
        "Missing answers": [
            "There is no score where more than 50% of the answers are missing.",
            "For each missing answer the median of that question in a reference group stands in: Pilot, 2025.",
        ],
        "Lowest and highest score": ["From 1 to 5."],
        "Bands": ["Low: from 1", "High: from 3.5"],
    }


def test_what_a_score_is_not_for_is_told() -> None:
    assert told("kind")["Missing answers"] == [
        "At least 1 answer is needed for a score.",
        "For each missing answer the mean of the answers given stands in.",
    ]
    assert told("kind")["Limits of this score"] == [
        "This score should not be compared with other people's.",
        "This score is not sorted into bands, because no dividing line between them would be sound.",
    ]
    assert "Limits of this score" not in told("team")


def test_a_score_made_of_others_leads_to_them_and_is_not_for_what_they_are_not_for() -> None:
    [record] = [each for each in scale_records(questionnaire(ASKED, HEAD), Language("en")) if each.label == "All"]
    made_of = next(entry for entry in record.entries if entry.term == "Made of these scores")

    assert [(line.words, line.anchor) for line in made_of.lines] == [("Team", "scale-team"), ("Kindness", "scale-kind")]
    assert told("whole")["Missing answers"] == ["At least 1 of these scores is needed."]
    assert told("whole")["Limits of this score"] == ["This score should not be compared with other people's."]


def test_outcomes_are_told_and_what_they_are_grouped_into() -> None:
    assert told("kept")["Possible results"] == ["Good", "Fair"]
    assert told("kept")["Bands"] == ["Well: Good; Fair"]
    assert "Lowest and highest score" not in told("kept")


def test_the_questionnaires_own_words_are_in_the_language_of_the_page() -> None:
    [record, *_] = scale_records(questionnaire(ASKED, HEAD), Language("cy"))
    assert record.label == "Tîm"
    said = [line.words for entry in record.entries for line in entry.lines]
    assert "Rwy'n gwrando" in said


def test_a_scorer_nobody_has_words_for_is_told_by_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(METHODS, "mean")
    assert told("team")["Method"] == ["mean (scorer mean, version 1)"]


def test_norms_are_told_with_their_source_and_every_group() -> None:
    source = "{name: {en: Manual, cy: Llawlyfr}, population: {en: Adults, cy: Oedolion}, date: 2014, people: 90}"
    asked = f"""{ASKED}
      - id: beside
        label: {{en: Beside others, cy: Ochr yn ochr}}
        scales: [team]
        scorer: norms
        missing: all_required
        gives: t
        source: {source}
        groups:
          - {{label: {{en: Listeners, cy: Gwrandawyr}}, when: {{tw1: always}}, mean: 3.5, sd: 0.8, people: 60}}
        fallback: {{no_score: {{en: Nobody else was asked., cy: Ni ofynnwyd i neb arall.}}}}
"""
    record = scale_records(questionnaire(asked, HEAD), Language("en"))[-1]
    [entry] = [entry for entry in record.entries if entry.term == "Compared with"]

    assert [line.words for line in entry.lines] == [
        "The scores it is compared with are from Manual: Adults, 2014. People asked in all: 90.",
        "Listeners. People: 60, mean: 3.5, standard deviation: 0.8.",
        "For everybody else there is no score: Nobody else was asked.",
    ]


@pytest.mark.parametrize("scorer", [scorer.name for scorer in BUILT_IN])
def test_every_scorer_that_is_built_in_is_told_in_plain_words(scorer: str) -> None:
    assert scorer in METHODS
