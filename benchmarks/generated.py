"""Questionnaires of a given size, made up."""

from __future__ import annotations

HEAD = """\
format: 1
id: generated
version: 1.0.0
title: {en: Generated, cy: Cynhyrchwyd}
languages: [en, cy]
translations: {cy: {status: draft}}
purpose: {en: To measure., cy: I fesur.}
who_sees_it: {en: Nobody., cy: Neb.}
option_sets:
  how_often:
"""
OPTION = "    - {{code: o{number}, label: {{en: Option {number}, cy: Dewis {number}}}, score: {number}}}\n"
PAGE = "  - id: page_{page}\n    title: {{en: Page {page}, cy: Tudalen {page}}}\n    items:\n"
CONDITIONAL = '    shown_when: item_{first} = "o1" or item_{first} = "o2"\n'
ITEM = (
    "      - id: item_{number}\n        kind: {kind}\n        ask: {{en: Question {number}, cy: Cwestiwn {number}}}\n"
)
SCALE = (
    "  - id: scale_{number}\n    label: {{en: Scale {number}, cy: Graddfa {number}}}\n    items: [{items}]\n"
    "    scorer: mean\n    missing: {{answered_at_least: 1, otherwise: no_score}}\n    bands:\n"
    "      - {{id: low, label: {{en: Low, cy: Isel}}, at_least: 1}}\n"
    "      - {{id: high, label: {{en: High, cy: Uchel}}, at_least: 3}}\n"
)
LIMITS = "        at_least: 0\n        at_most: 10\n"
VALUE = "        shown: no\n        value: item_{number} * 2 + item_{earlier}\n"
ASKED_OF_SOME = {
    3: '        shown_when: item_{number} > 5 and item_{choice} != "o3"\n',
    9: '        shown_when: item_{value} between 3 and 25 or item_{choice} in ("o1", "o2")\n',
}
PER_PAGE = 10
NUMBER, FOLLOWING = 7, 8
OPTIONS = 5
SCALES = 8


def questionnaire(items: int, *, scales: int = SCALES) -> str:
    """Ten items to a page (eight choices, a number, a text), every third page conditional, some scales with bands."""
    text = HEAD + "".join(OPTION.format(number=number) for number in range(1, OPTIONS + 1)) + "pages:\n"
    choices: list[str] = []
    for number in range(items):
        page, place = divmod(number, PER_PAGE)
        if place == 0:
            text += PAGE.format(page=page)
            if page % 3 == 2:  # noqa: PLR2004  # every third
                head, rest = text.rsplit("    items:\n", 1)
                text = head + CONDITIONAL.format(first=(page - 1) * PER_PAGE) + "    items:\n" + rest
        kind = {8: "number", 9: "text"}.get(place, "single_choice")
        text += ITEM.format(number=number, kind=kind)
        if kind == "single_choice":
            text += "        options: how_often\n"
            choices.append(f"item_{number}")
    text += "scales:\n"
    scales = min(scales, len(choices))
    return text + "".join(
        SCALE.format(number=number, items=", ".join(choices[number::scales])) for number in range(scales)
    )


def conditional(items: int) -> str:
    """The same without scales, and every fifth item asked of some only; on every third page a value is calculated."""
    text = HEAD + "".join(OPTION.format(number=number) for number in range(1, OPTIONS + 1)) + "pages:\n"
    for number in range(items):
        page, place = divmod(number, PER_PAGE)
        before = (page - 1) * PER_PAGE
        if place == 0:
            head, rest = PAGE.format(page=page).rsplit("    items:\n", 1)
            shown = CONDITIONAL.format(first=before) if page % 3 == 2 else ""  # noqa: PLR2004  # every third
            text += f"{head}{shown}    items:\n{rest}"
        kind = {NUMBER: "number", FOLLOWING: "number", 9: "text"}.get(place, "single_choice")
        if place == FOLLOWING and page % 3 == 1:
            kind = "calculated"
        text += ITEM.format(number=number, kind=kind)
        text += {"number": LIMITS, "single_choice": "        options: how_often\n"}.get(kind, "")
        if kind == "calculated":
            text += VALUE.format(number=number - 1, earlier=max(before, 0) + NUMBER)
        if page and place in ASKED_OF_SOME:
            names = {"number": before + NUMBER, "value": before + FOLLOWING, "choice": before + place // 3}
            text += ASKED_OF_SOME[place].format(**names)
    return text
