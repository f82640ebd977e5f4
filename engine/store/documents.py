"""Answers as JSON documents, one per page, and back again."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, select

from engine.journey import PageAnswers, Sitting, SittingId
from engine.questionnaire import Answers, Item, Json, Page, PageId, Questionnaire, Value, other_key
from engine.store.tables import db_page
from engine.store.trouble import WrongQuestionnaire

UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def sitting_of(row: Row[Any]) -> Sitting:
    """A row of the sittings without its answers, which only the questionnaire it began with can read."""
    return Sitting(
        id=row.id,
        questionnaire_id=row.questionnaire_id,
        version=row.version,
        content_hash=row.content_hash,
        language=row.language,
        started_at=row.started_at,
        submitted_at=row.submitted_at,
        sample=row.sample,
        follows=row.follows,
        group=row.group_name,
    )


def must_be_pinned(content_hash: str, questionnaire: Questionnaire) -> None:
    """Raise `WrongQuestionnaire` unless this is the exact text that a sitting began with."""
    if questionnaire.content_hash != content_hash:
        message = f"the sitting began with another text than this one of {questionnaire.id} {questionnaire.version}"
        raise WrongQuestionnaire(message)


def read_pages(connection: Connection, sittings: Sequence[SittingId]) -> dict[SittingId, dict[PageId, str]]:
    """The pages of answers of some sittings, as they are stored."""
    page = db_page.c
    query = select(page.sitting_id, page.page_id, page.answers).where(page.sitting_id.in_(sittings))
    documents: dict[SittingId, dict[PageId, str]] = {sitting: {} for sitting in sittings}
    for row in connection.execute(query):
        documents[row.sitting_id][row.page_id] = row.answers
    return documents


def load_pages(pages: Mapping[PageId, str], questionnaire: Questionnaire) -> PageAnswers:
    """Answers by page. What no longer loads, after a change of a kind, counts as not answered."""
    known = questionnaire.pages_by_id
    return {page_id: _load_page(document, known[page_id]) for page_id, document in pages.items() if page_id in known}


def _load_page(document: str, page: Page) -> Answers:
    stored = load_json(document)
    answers: dict[str, Value] = {}
    for item in page.items:
        value = _load(item, stored.get(item.id))
        if value is not None:
            answers[item.id] = value
        other = stored.get(other_key(item.id))
        if isinstance(other, str):
            answers[other_key(item.id)] = other
    return answers


def _load(item: Item, stored: object) -> Value | None:
    try:
        return None if stored is None else item.kind.load(stored)
    except ValueError:
        return None


def dump_page(answers: Answers, page: Page) -> str:
    """The answers of one page as a JSON document; equal answers give equal text.

    NUL and lone surrogates, which no keyboard makes and PostgreSQL refuses, become U+FFFD: the reading of forms
    refuses them before, and a page is never lost over one.
    """
    document: dict[str, Json] = {}
    for item in page.items:
        if item.id in answers:
            document[item.id] = item.kind.dump(answers[item.id])
        if other_key(item.id) in answers:
            document[other_key(item.id)] = str(answers[other_key(item.id)])
    if strangers := answers.keys() - document.keys():
        message = f"not on page {page.id}: {', '.join(sorted(strangers))}"
        raise ValueError(message)
    return dump_json({key: storable(value) for key, value in document.items()})


def storable(value: Json) -> Json:
    """The same without what a database refuses."""
    if isinstance(value, bool):
        return value
    if isinstance(value, str):
        return UNSTORABLE.sub(REPLACEMENT, value)
    if isinstance(value, Mapping):
        return {name: storable(each) for name, each in value.items()}
    return [storable(each) for each in value]


def dump_json(document: object) -> str:
    """JSON text in the document's own order, which scores need: the first language of a text is its author's."""
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def load_json(text: str) -> dict[str, object]:
    """The inverse of `dump_json`."""
    document = json.loads(text)
    if not isinstance(document, dict):
        message = f"a stored document is a {type(document).__name__}"
        raise TypeError(message)
    return document
