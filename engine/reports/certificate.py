"""A certificate: what is awarded, to whom, and when; it carries no scores and no answers but the name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from markupsafe import Markup, escape

from engine.clock import day_of, supposing
from engine.journey import Sitting, journey_of
from engine.questionnaire import Answers, ItemId, Language, Questionnaire
from engine.reports.reference import reference_of
from engine.reports.telling import markup, teller_of
from engine.scoring import Scores, awarded_to
from engine.themes import Theme
from engine.wording import wording

TEMPLATES: Mapping[str, str] = {"self_assessment": "certificates/self_assessment.html"}
"""Certificate templates by the name authors give; the published schema lists the same names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """Everything a certificate says.

    `number` and `address`, where it can be checked, are what it is registered under; a sample has none. `valid_until`
    is the last day it holds, `replaces` the number of the one it was issued for again. `signatory` and `role` are who
    signed it, whoever would today. Where the title or the statement tells the name, `title_around` and
    `statement_around` say the same with a blank in its place.
    """

    template: str
    title: str
    name: str
    statement: Markup
    language: Language
    date: str
    body: str | None
    questionnaire: str
    version: str
    reference: str
    created: datetime
    number: str | None = None
    address: str | None = None
    valid_until: str | None = None
    replaces: str | None = None
    signatory: str | None = None
    role: str | None = None
    title_around: str | None = None
    statement_around: Markup | None = None


BLANK = "\ufdd0"
"""What stands for a name: no letter, and in no text."""

AROUND = ("title_around", "statement_around")

KEPT = (
    "template",
    "title",
    "name",
    "statement",
    "date",
    "body",
    "questionnaire",
    "version",
    "reference",
    "valid_until",
    "signatory",
    "role",
    *AROUND,
)


def kept(certificate: Certificate) -> dict[str, str | None]:
    """What a register keeps of a certificate: everything that is printed and is not the number itself."""
    return {name: getattr(certificate, name) for name in KEPT}


def certificate_kept(said: Mapping[str, str | None], language: Language, created: datetime) -> Certificate:
    """The certificate again, from what was kept of it; its number is to be added."""
    words: dict[str, Any] = {name: said.get(name) for name in KEPT}
    for marked in ("statement", "statement_around"):
        words[marked] = None if words[marked] is None else Markup(words[marked])
    return Certificate(**words, language=language, created=created)


def renamed(said: Mapping[str, str | None], name: str) -> dict[str, str | None] | None:
    """What was kept of a certificate, with another name wherever it tells the name, and nowhere else.

    None where an older version of this program, which did not keep where that is, kept the name in its words.
    """
    if not said.keys() >= set(AROUND) and _may_tell(said, said["name"] or ""):
        return None
    title, statement = said.get("title_around"), said.get("statement_around")
    return {
        **said,
        "name": name,
        "title": said["title"] if title is None else title.replace(BLANK, name),
        "statement": said["statement"] if statement is None else statement.replace(BLANK, str(escape(name))),
    }


def _may_tell(said: Mapping[str, str | None], name: str) -> bool:
    words = escape(said["title"] or ""), Markup(said["statement"] or "")
    return any(name in each.striptags() for each in words)


def plain_kept(said: Mapping[str, str | None]) -> dict[str, str | None]:
    """What was kept of a certificate, without what only a correction needs."""
    return {name: words for name, words in said.items() if name not in AROUND}


def certificate_templates() -> frozenset[str]:
    """The names of the certificate templates there are."""
    return frozenset(TEMPLATES)


def certificate_of(
    questionnaire: Questionnaire, sitting: Sitting, scores: Scores, language: Language, theme: Theme | None = None
) -> Certificate | None:
    """The certificate of a sitting, or None where there is none, it is not awarded, or nobody is named on it.

    It is signed by whom the theme names.
    """
    certificate = questionnaire.certificate
    if certificate is None or sitting.submitted_at is None:
        return None
    with supposing(sitting.day):
        answers = journey_of(questionnaire, sitting).answers
        name = awarded_to(questionnaire, answers, scores)
        nameless = _nameless(questionnaire, answers, certificate.name)
    if name is None:
        return None
    tell = teller_of(questionnaire, sitting, scores, language)
    around = teller_of(questionnaire, sitting, scores, language, answers=nameless)
    title, statement = certificate.title.say(language, around), markup(certificate.statement, language, around)
    signatory = theme.printing.certificate.signatory if theme else None
    until = certificate_valid_until(questionnaire, sitting)
    return Certificate(
        template=certificate.template,
        title=certificate.title.say(language, tell),
        name=name,
        statement=markup(certificate.statement, language, tell),
        language=language,
        date=wording(language).date(day_of(sitting.submitted_at)),
        body=questionnaire.body.say(language) if questionnaire.body else None,
        questionnaire=questionnaire.title.say(language),
        version=questionnaire.version,
        reference=reference_of(sitting),
        created=sitting.submitted_at,
        valid_until=None if until is None else wording(language).date(until),
        signatory=signatory.name if signatory else None,
        role=signatory.role_in(language) if signatory else None,
        title_around=title if BLANK in title else None,
        statement_around=statement if BLANK in statement else None,
    )


def _nameless(questionnaire: Questionnaire, answers: Answers, name: ItemId) -> Answers:
    """The answers with a blank as the name, also in the values that tell it."""
    nameless = {**answers, name: BLANK}
    for item in questionnaire.items.values():
        follows = item.kind.calculate(nameless) if item.id in answers else None
        if isinstance(follows, str) and BLANK in follows:
            nameless[item.id] = follows
    return nameless


def certificate_valid_until(questionnaire: Questionnaire, sitting: Sitting) -> date | None:
    """The last day the certificate of a sitting holds; None where it holds for ever, or there is none."""
    certificate = questionnaire.certificate
    if certificate is None or certificate.valid_for is None or sitting.day is None:
        return None
    return certificate.valid_for.after(sitting.day)
