"""What is proved about scores, held against the scores of every sitting."""

from __future__ import annotations

from random import Random

import pytest

from engine.compiler.proofs import Proofs
from engine.document import Source
from engine.journey import Journey
from engine.questionnaire import Questionnaire
from engine.scoring import score, score_ranges
from tests.compiler.proofs.enumerating import sittings
from tests.compiler.proofs.inventing import built
from tests.making import HEAD

BANDS = "[{id: low, label: L, at_least: -9}, {id: mid, label: M, at_least: 1}, {id: high, label: H, at_least: 4}]"
MORE = ("", ", {code: na, label: N, means: not_applicable}", ", {code: na, label: N, means: dont_know}")


OTHERS = [
    "median",
    "min",
    "max",
    "mode, ties: no_score",
    "mode, ties: lowest",
    "weighted_mean, weights: {x0: 3, x2: 0.5}",
    "count, worth_at_least: 0",
    "proportion_of_maximum",
]


def scored(seed: int) -> Questionnaire:
    """Four items on pages of their own, some for some people only, and a certificate that goes by their score."""
    chance = Random(seed)  # noqa: S311  # samples, not secrets
    text = (
        f"{HEAD}pages:\n  - {{id: p, title: P, items: [{{id: q, kind: number, ask: Q?, at_least: 0, at_most: 4}}]}}\n"
    )
    for place in range(4):
        least = chance.choice([-3, -1, 0, 0, 2])
        most = least + chance.randint(1, 2)
        kind = f"kind: number, at_least: {least}, at_most: {most}"
        if chance.random() < 1 / 3:
            worth = f"{{code: a, label: A, score: {least}}}, {{code: b, label: B, score: {most}}}"
            kind = f"kind: single_choice, options: [{worth}{chance.choice(MORE)}]"
        shown = f", shown_when: q > {chance.randint(0, 3)}" if place and chance.random() < 0.6 else ""
        required = chance.choice(["", ", required: no"])
        text += f"  - {{id: p{place}, title: P, items: [{{id: x{place}, ask: X?, {kind}{shown}{required}}}]}}\n"
    missing = chance.choice(["all_required", "{answered_at_least: 1, otherwise: no_score}"])
    scorers = [("sum" if missing == "all_required" else "prorated_sum"), "mean", *OTHERS]
    scorer, bound = chance.choice(scorers), chance.randint(-3, 9)
    items = f"items: [x0, x1, x2, x3], scorer: {scorer}, missing: {missing}"
    text += f"scales: [{{id: s, label: S, {items}, bands: {BANDS}}}]\n"
    conditions = [f"s > {bound}", f"s < {bound}", "s = null", 's.band = "high"', 's.band != "mid" and s > 1']
    awarded = chance.choice(conditions)
    text += f"certificate: {{template: t, name: q, title: T, statement: S, awarded_when: '{awarded}'}}\n"
    return built(Source("scored.yaml", text))


@pytest.mark.parametrize("seed", range(120))
def test_no_sitting_has_a_score_that_was_proved_impossible(seed: int) -> None:
    questionnaire = scored(seed)
    certificate, proofs = questionnaire.certificate, Proofs(questionnaire)
    assert certificate is not None
    [possible] = score_ranges(questionnaire).values()
    came_out = set()
    for sitting in sittings(questionnaire):
        journey = Journey(questionnaire, sitting)
        [found] = score(questionnaire, journey.answers, journey.applicable, explain=False).values()
        if found.value is not None:
            assert possible is not None
            assert not isinstance(found.value, str)
            assert possible[0] <= found.value <= possible[1]
        names = {"s": found.value, "s.band": found.band}
        known = {name: value for name, value in names.items() if value is not None}
        came_out.add(certificate.awarded_when.evaluate({**journey.answers, **known}))
    for value in (True, False, None):
        if proofs.possible(proofs.comes_to(certificate.awarded_when, value)) is False:
            assert value not in came_out


def test_an_order_of_some_leaves_the_others_without_a_score() -> None:
    options = "options: [{code: a, label: A}, {code: b, label: B}, {code: c, label: C}]"
    items = f"{{id: q, kind: text, ask: Q?}}, {{id: top, kind: ranking, ask: T?, at_most: 2, {options}}}"
    scale = "{id: s, label: S, items: [top.a], scorer: sum, missing: all_required}"
    certificate = "{template: t, name: q, title: T, statement: S, awarded_when: s = null}"
    text = f"pages: [{{id: p, title: P, items: [{items}]}}]\nscales: [{scale}]\ncertificate: {certificate}\n"
    proofs = Proofs(questionnaire := built(Source("top.yaml", HEAD + text)))
    assert questionnaire.certificate is not None
    assert proofs.possible(proofs.met(questionnaire.certificate.awarded_when)) is not False
