"""A small questionnaire for tests of the store, with a page that not everybody sees."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cache

from engine.compiler import compile_source
from engine.document import Source
from engine.journey import Sitting
from engine.questionnaire import Answers, Language, PageId, Questionnaire
from engine.store import Store, Token

TEAM = """
format: 1
id: team
version: 1.0.0
title: Working with others
languages: [en]
purpose: To see how you work with others.
who_sees_it: Your centre sees your answers.
option_sets:
  how_often:
    - {code: never, label: Never, score: 1}
    - {code: sometimes, label: Sometimes, score: 2}
    - {code: always, label: Always, score: 3}
pages:
  - id: about
    title: About you
    items:
      - {id: learner, kind: text, ask: What is your name?, required: no}
      - id: route
        kind: single_choice
        ask: What are you working towards?
        options:
          - {code: apprenticeship, label: An apprenticeship}
          - {code: other, label: Something else, specify: Please say}
      - {id: months, kind: number, ask: How many months have you done?, decimals: 1, required: no}
      - id: tools
        kind: multiple_choice
        ask: What do you work with?
        required: no
        options: [{code: hammer, label: A hammer}, {code: lathe, label: A lathe}, {code: saw, label: A saw}]
  - id: mentor
    title: Your mentor
    shown_when: route = "apprenticeship"
    items:
      - {id: met, kind: date, ask: When did you last meet your mentor?}
  - id: work
    title: How you work
    items:
      - {id: helps, kind: single_choice, ask: I help others., options: how_often}
      - {id: listens, kind: single_choice, ask: I listen., options: how_often}
scales:
  - {id: teamwork, label: Team-working, items: [helps, listens], scorer: mean, missing: all_required}
"""

ENGLISH, WELSH = Language("en"), Language("cy")
ABOUT, MENTOR, WORK = PageId("about"), PageId("mentor"), PageId("work")
SOMETHING_ELSE: Answers = {"route": "other", "route.other": "A degree", "months": Decimal("4.5")}
GOOD: Answers = {"helps": "always", "listens": "sometimes"}
COMPLETE: Mapping[PageId, Answers] = {ABOUT: SOMETHING_ELSE, WORK: GOOD}


@cache
def compiled(text: str = TEAM) -> Questionnaire:
    """A questionnaire that must be without faults."""
    questionnaire = compile_source(Source("team.yaml", text)).questionnaire
    assert questionnaire is not None
    return questionnaire


def begin(
    store: Store,
    pages: Mapping[PageId, Answers] | None = None,
    *,
    text: str = TEAM,
    sample: bool = False,
) -> tuple[Sitting, Token]:
    """A sitting in which these pages are saved."""
    questionnaire = compiled(text)
    sitting, token = store.start(questionnaire, text, ENGLISH, sample=sample)
    for page_id, answers in (pages or {}).items():
        store.save_page(sitting.id, questionnaire, page_id, answers, ENGLISH)
    return sitting, token
