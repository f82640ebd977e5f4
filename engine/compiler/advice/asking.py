"""Q10, Q11 and Q19: sensitive topics, how often and since when, and what browsers can fill in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from engine.compiler.advice.answers import is_judgement
from engine.compiler.advice.form import Form, Question
from engine.compiler.advice.lexicon import any_of, found, listed, plain, table, wordlist
from engine.compiler.advice.rule import Finding, Rule
from engine.compiler.advice.stem import main_clause, stem_of
from engine.document import Scalar
from engine.document.entries import words
from engine.questionnaire import Means

TYPED = "text"


def _sensitive(form: Form) -> Iterator[Finding]:
    told: set[int] = set()
    for question in form.questions:
        topic = _topic(question)
        if (topic is None and not question.confidential) or question.kind == "consent" or id(question.entry) in told:
            continue
        told.add(id(question.entry))
        lacking = list(_lacking(form, question))
        if lacking and question.ask is not None and question.ask.own is not None:
            about = f"is about {topic}" if topic else "is confidential"
            yield Finding(
                what=f"This {about}, and {' and '.join(what for what, _ in lacking)}.",
                instead=" ".join(instead for _, instead in lacking),
                span=form.at(question.ask.own),
                owners=question.owners,
            )


def _topic(question: Question) -> str | None:
    """What a question about the respondent is about, if that is nobody else's business."""
    if question.is_row or question.ask is None or question.ask.english is None:
        return None
    text = plain(question.ask.english)
    if "you" not in text or wordlist("about_rules").search(text):
        return None
    return next((topic for topic, pattern in table("sensitive").items() if pattern.search(text)), None)


def _lacking(form: Form, question: Question) -> Iterator[tuple[str, str]]:
    options = form.options_of(question)
    offered = options.entries if options is not None else ()
    declining = any(words(option, "means") == Means.PREFER_NOT_TO_SAY for option in offered)
    if not declining and question.required:
        yield "there is no way not to say", "Add an option that means prefer_not_to_say, or write required: no."
    if not question.says_why:
        where = "in the page's intro" if question.is_row else "under why"
        yield "nothing says why it is asked", f"Say {where} what the answer is for."


def _unclear_times(form: Form) -> Iterator[Finding]:
    yield from _how_often(form)
    for options in form.lists:
        if not is_judgement(options):
            continue
        for question in options.uses:
            ask = question.ask.english if question.ask is not None else None
            match = _vague(ask) if ask is not None else None
            if ask is not None and match is not None:
                yield Finding(
                    what=f'"{ask[slice(*match)]}" means something else to everybody.',
                    instead='Say how often or since when, such as "at least once a week" or "in the last four weeks".',
                    span=form.at(ask, *match),
                    owners=question.owners,
                )


def _vague(ask: Scalar) -> tuple[int, int] | None:
    stem = main_clause(stem_of(ask))
    match = wordlist("vague").search(stem.words)
    return None if match is None else (stem.start + match.start(), stem.start + match.end())


def _how_often(form: Form) -> Iterator[Finding]:
    told: set[int] = set()
    for question in form.questions:
        beside = [each.english for each in question.around]
        own = question.ask.english if question.ask is not None else None
        shared = next((each.english for each in question.around if each.key == "ask"), None)
        for ask in (own, shared):
            match = next(found("how_often", ask), None) if ask is not None and id(ask) not in told else None
            if ask is None or match is None:
                continue
            told.add(id(ask))
            context = " ".join(plain(text) for text in (own, *beside) if text is not None)
            if not wordlist("periods").search(context) and not _has_rates(form, question):
                yield Finding(
                    what=f'"{ask[slice(*match.span())]}" does not say in which time.',
                    instead='Name a time people can look back on, such as "In the last four weeks, how often …".',
                    span=form.at(ask, *match.span()),
                    owners=question.owners,
                )


def _has_rates(form: Form, question: Question) -> bool:
    """Whether the answers themselves name a time, such as "once a week"."""
    options = form.options_of(question)
    labels = options.labels if options is not None else ()
    return any(text is not None and wordlist("rates").search(plain(text)) for text in (each.english for each in labels))


def _unfilled(form: Form) -> Iterator[Finding]:
    for question in form.questions:
        ask = question.ask.english if question.ask is not None else None
        if question.kind != TYPED or ask is None or "autocomplete" in question.entry:
            continue
        purpose = _purpose(plain(ask))
        if purpose is not None:
            yield Finding(
                what="This asks people about themselves, and their browser is not told what it could fill in.",
                instead=f"Write autocomplete: {purpose}.",
                span=form.at(ask),
                owners=question.owners,
            )


def _purpose(ask: str) -> str | None:
    asking = any_of(listed("asking_for")).match(ask)
    wanted = re.fullmatch(r"\s*(?:your )?(?:own )?(.+?)[?.:]?", ask[asking.end() :] if asking else ask)
    if wanted is None or (asking is not None and "your" not in ask):
        return None
    return next((name for name, pattern in table("personal").items() if pattern.fullmatch(wanted[1])), None)


RULES = (
    Rule(
        id="Q10",
        name="A sensitive question without a way out, or without a reason",
        why="Whoever has to tell what is nobody's business breaks off or makes something up",
        source="GOV.UK Design System, Equality information; QAS-99, 6a",
        find=_sensitive,
    ),
    Rule(
        id="Q11",
        name="A time that everybody understands otherwise",
        why="People answer for the last week or for their life, and answers cannot be compared",
        source="QAS-99, 3c and 3d",
        find=_unclear_times,
    ),
    Rule(
        id="Q19",
        name="Personal data that browsers cannot fill in",
        why="People who type with difficulty, or forget, rely on their browser to fill in what it knows of them",
        source="WCAG 2.2, 1.3.5",
        find=_unfilled,
    ),
)
