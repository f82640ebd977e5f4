"""Questionnaires to walk through, as authors write them."""

from __future__ import annotations

TEAM = """\
format: 1
id: team
version: 1.0.0
title: {en: Working together, cy: Cydweithio}
body: Example Body
languages: [en, cy]
translations:
  cy: {status: draft, by: the authors}
purpose: {en: To see how you work with others., cy: Gweld sut rydych chi'n gweithio gydag eraill.}
who_sees_it: {en: Your centre sees your answers., cy: Mae eich canolfan yn gweld eich atebion.}
minutes: 5
option_sets:
  how_often:
    - {code: never, label: {en: Never, cy: Byth}, score: 1}
    - {code: sometimes, label: {en: Sometimes, cy: Weithiau}, score: 2}
    - {code: always, label: {en: Always, cy: Bob amser}, score: 3}
pages:
  - id: about
    title: {en: About you, cy: Amdanoch chi}
    items:
      - {id: learner, kind: text, ask: {en: What is your name?, cy: Eich enw?}, max_length: 80, autocomplete: name}
      - id: route
        kind: single_choice
        ask: {en: What are you working towards?, cy: Beth yw eich nod?}
        options:
          - {code: apprenticeship, label: {en: An apprenticeship, cy: Prentisiaeth}}
          - {code: degree, label: {en: A degree, cy: Gradd}}
          - {code: other, label: {en: Something else, cy: Rhywbeth arall}, specify: {en: Please say, cy: Dywedwch}}
      - {id: months, kind: number, ask: {en: How many months?, cy: Sawl mis?}, at_least: 0, at_most: 60, required: no}
  - id: mentor
    title: {en: Your mentor, cy: Eich mentor}
    shown_when: route = "apprenticeship"
    items:
      - {id: met, kind: date, ask: {en: When did you last meet?, cy: Pryd wnaethoch chi gwrdd?}, required: no}
      - id: helped
        kind: multiple_choice
        ask: {en: What helped?, cy: Beth helpodd?}
        options:
          - {code: advice, label: {en: Advice, cy: Cyngor}}
          - {code: praise, label: {en: Praise, cy: Canmoliaeth}}
          - {code: nothing, label: {en: Nothing, cy: Dim byd}, exclusive: yes}
  - id: work
    title: {en: How you work, cy: Sut rydych chi'n gweithio}
    items:
      - {id: helps, kind: single_choice, ask: {en: I help others., cy: Rwy'n helpu.}, options: how_often}
      - {id: listens, kind: single_choice, ask: {en: I listen., cy: Rwy'n gwrando.}, options: how_often}
      - {id: story, kind: long_text, ask: {en: Tell us more., cy: Dywedwch fwy.}, required: no}
  - id: last
    title: {en: One last thing, cy: Un peth olaf}
    items:
      - id: agreed
        kind: consent
        ask: {en: May we keep this?, cy: Gawn ni gadw hwn?}
        label: {en: I agree, cy: Rwy'n cytuno}
scales:
  - id: teamwork
    label: {en: Team-working, cy: Gwaith tîm}
    items: [helps, listens]
    scorer: mean
    missing: all_required
    bands:
      - {id: starting, label: {en: Starting, cy: Dechrau}, at_least: 1}
      - {id: strong, label: {en: Strong, cy: Cryf}, at_least: 2.5}
feedback:
  - {scale: teamwork, band: starting, text: {en: You have begun., cy: Rydych chi wedi dechrau.}}
  - {scale: teamwork, band: strong, text: {en: Others rely on you., cy: Mae eraill yn dibynnu arnoch chi.}}
certificate:
  template: self_assessment
  name: learner
  title: {en: Certificate of self-assessment, cy: Tystysgrif hunanasesiad}
  statement: {en: has looked at their own work., cy: wedi edrych ar eu gwaith.}
  awarded_when: teamwork.band = "strong"
closing: {en: Thank you and goodbye., cy: Diolch a hwyl fawr.}
"""

QUIET = """\
format: 1
id: quiet
version: 1.0.0
title: In confidence
languages: [en]
purpose: To count.
who_sees_it: Nobody sees your own answers.
confidential: yes
pages:
  - id: only
    title: The question
    items:
      - id: fine
        kind: single_choice
        ask: Are you fine?
        why: To count how many are
        options:
          - {code: fine, label: I am fine}
          - {code: rather_not, label: Prefer not to say, means: prefer_not_to_say}
"""

ABOUT = {"learner": "Siân Llŵyd", "route": "degree"}
APPRENTICE = {"learner": "Siân Llŵyd", "route": "apprenticeship"}
MENTOR = {"helped": "advice"}
WORK = {"helps": "always", "listens": "always"}
WEAK = {"helps": "never", "listens": "sometimes"}
LAST = {"agreed": "yes"}
