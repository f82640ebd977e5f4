"""Scales that are compared with norms, to try."""

from __future__ import annotations

from tests.scoring.drafting import agreeing, one_page

SOURCE = "source: {name: Manual, population: Learners in Wales, date: 2014-05, people: 300}"
NORMS = f"""
items: [a, b]
scorer: norms
missing: all_required
from: sum
gives: t
{SOURCE}
groups:
  - {{label: Young women, when: {{sex: female, age: {{at_most: 24}}}}, mean: 4, sd: 0.5, people: 100}}
  - {{label: Women, when: {{sex: female, age: {{at_least: 25}}}}, mean: 5, sd: 0.8, people: 100}}
  - {{label: Men, when: {{sex: [male]}}, mean: 3, sd: 1.5, people: 100}}
fallback: {{label: Everybody, mean: 4, sd: 1.2, people: 300}}
"""
ATTRIBUTES = """
{id: sex, kind: single_choice, ask: Sex?, options: [{code: female, label: Female}, {code: male, label: Male}, {code: rather_not, label: Rather not say, means: prefer_not_to_say}]}
{id: age, kind: number, ask: Age?, at_least: 16, at_most: 99}
{id: words, kind: text, ask: Words?}
"""  # noqa: E501  # one line for each item
EVERYBODY = "groups: [{label: Everybody, mean: 4, sd: 1, people: 300}]"
COUNTED = "frequencies: [{score: 2, people: 2}, {score: 3, people: 3}, {score: 5, people: 4}, {score: 6, people: 1}]"


def body(keys: str = NORMS, attributes: str = ATTRIBUTES) -> str:
    return one_page(agreeing("a", "b") + attributes, keys)


def plain(keys: str, groups: str = EVERYBODY) -> str:
    return body(f"items: [a, b]\nscorer: norms\nmissing: all_required\n{SOURCE}\n{groups}\n{keys}")


def counted(people: int = 10, table: str = COUNTED) -> str:
    return plain("gives: percentile\nmethod: empirical", f"groups: [{{label: All, people: {people}, {table}}}]")


def two_scales(keys: str, first: str = "items: [a, b], scorer: sum, missing: all_required") -> str:
    return body(f"{keys}\n{SOURCE}\n{EVERYBODY}") + f"  - {{id: raw, label: Raw, {first}}}\n"
