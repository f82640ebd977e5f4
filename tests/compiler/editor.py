"""The published schema, used as an editor uses it: on what YAML 1.2 makes of the text."""

from __future__ import annotations

from io import StringIO
from typing import Any

from jsonschema import Draft202012Validator
from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor

from engine.compiler.schema import questionnaire_schema

SMALL = """
format: 1
id: employability-skills
version: 1.2.0
title: {en: Employability skills, cy: Sgiliau cyflogadwyedd}
body: The Institute of Examples
languages: [en, cy]
translations: {cy: {status: draft, by: A. Jones, note: Not reviewed yet}}
purpose: {en: You get a **profile**., cy: Cewch **broffil**.}
who_sees_it: {en: Only you., cy: Dim ond chi.}
minutes: 5
confidential: no
sources:
  - {name: Example framework, url: "https://example.org/framework", licence: CC BY 4.0, note: 2020}
option_sets:
  how_often:
    - {code: never, label: {en: Never, cy: Byth}, hint: {en: Not once, cy: Dim unwaith}, score: 1}
    - {code: always, label: {en: Always, cy: Bob amser}, score: 3.5}
    - {code: pnts, label: {en: Prefer not to say, cy: Gwell gennyf beidio}, means: prefer_not_to_say}
pages:
  - id: about_you
    title: {en: About you, cy: Amdanoch chi}
    intro: {en: A few questions., cy: Ychydig o gwestiynau.}
    items:
      - {id: note, kind: information, ask: {en: Before, cy: Cyn dechrau}, body: {en: Read this., cy: Darllenwch.}}
      - {id: agreed, kind: consent, ask: {en: Consent, cy: Cydsyniad}, label: {en: I agree, cy: Cytunaf}}
      - {id: full_name, kind: text, ask: {en: Name, cy: Enw}, autocomplete: name, max_length: 100, confidential: yes}
      - {id: born, kind: date, ask: {en: Date of birth, cy: Dyddiad geni}, earliest: 1900-01-01, latest: today}
      - kind: single_choice
        id: trained
        ask: {en: Are you trained?, cy: Ydych chi wedi hyfforddi?}
        why: {en: To choose what follows., cy: I ddewis beth sy'n dilyn.}
        options:
          - {code: 1, label: {en: Yes, cy: Ydw}}
          - {code: 0, label: {en: No, cy: Nac ydw}}
          - {code: other, label: {en: Other, cy: Arall}, specify: {en: Tell us what, cy: Dywedwch beth}}
      - kind: multiple_choice
        id: tools
        ask: {en: Which tools?, cy: Pa offer?}
        at_most: 3
        options:
          - {code: saw, label: {en: Saw, cy: Llif}}
          - {code: none, label: {en: None of these, cy: Dim un o'r rhain}, exclusive: yes}
      - kind: number
        id: months
        ask: {en: How many months?, cy: Sawl mis?}
        hint: {en: Up to now, cy: Hyd yn hyn}
        at_least: 0
        at_most: 60.5
        decimals: 1
        unit: {en: months, cy: mis}
        required: no
  - id: teamwork
    title: {en: Teamwork, cy: Gwaith tîm}
    shown_when: months >= 3
    items:
      - kind: grid
        ask: {en: How often do you…, cy: Pa mor aml ydych chi…}
        hint: {en: Choose one, cy: Dewiswch un}
        options: how_often
        required: no
        rows:
          - {id: tw1, ask: {en: help others?, cy: helpu eraill?}}
          - {id: tw2, ask: {en: work alone?, cy: gweithio ar eich pen eich hun?}, hint: {en: At work, cy: Yn y gwaith}}
      - {id: more, kind: long_text, ask: {en: Anything else?, cy: Unrhyw beth arall?}, max_length: 500, required: no}
scales:
  - id: teamwork
    label: {en: Team-working, cy: Gweithio mewn tîm}
    about: {en: Working with others., cy: Gweithio gydag eraill.}
    items: [tw1, tw2]
    reverse: [tw2]
    scorer: mean
    missing: {answered_at_least: 1, otherwise: no_score}
    decimals: 1
    shown: yes
    bands:
      - {id: developing, label: {en: Developing, cy: Yn datblygu}, at_least: 1}
      - {id: strong, label: {en: Strong, cy: Cryf}, at_least: 2.6}
  - {id: total, label: {en: Total, cy: Cyfanswm}, items: [tw1, tw2], scorer: sum, missing: all_required}
results:
  intro: {en: Your results, cy: Eich canlyniadau}
  strengths: 2
  next_steps: 0
  caveat: {en: This is not a test., cy: Nid prawf yw hwn.}
feedback:
  - scale: teamwork
    band: developing
    text: {en: Go on., cy: Daliwch ati.}
    next_step: {en: Ask for help., cy: Gofynnwch am help.}
certificate:
  template: self_assessment
  name: full_name
  title: {en: Certificate, cy: Tystysgrif}
  statement: {en: has assessed themselves, cy: wedi asesu eu hunain}
  awarded_when: completed and teamwork.band != "developing"
closing: {en: Thank you., cy: Diolch.}
"""


class EditorTypes(SafeConstructor):
    """YAML 1.2 as editors read it: numbers and true/false are typed, yes/no and dates are text."""


EditorTypes.add_constructor("tag:yaml.org,2002:timestamp", SafeConstructor.construct_yaml_str)


def as_editors_read(text: str) -> Any:  # noqa: ANN401  # whatever the text holds
    yaml = YAML(typ="safe", pure=True)
    yaml.Constructor = EditorTypes
    return yaml.load(StringIO(text))


def complaints(document: object) -> list[str]:
    return [
        f"{'/'.join(str(step) for step in error.absolute_path)}: {error.message}"
        for error in Draft202012Validator(questionnaire_schema()).iter_errors(document)
    ]


def small() -> Any:  # noqa: ANN401  # plain data, to be changed at will
    return as_editors_read(SMALL)


def changed(change: str) -> list[str]:
    """What is wrong after a change such as `pages/0/items/2/max_length = 0`."""
    path, value = change.split(" = ")
    *steps, last = path.split("/")
    document = target = small()
    for step in steps:
        target = target[int(step) if step.isdigit() else step]
    if isinstance(target, list):
        target[int(last)] = as_editors_read(value)
    else:
        target[last] = as_editors_read(value)
    return complaints(document)
