"""Q01 to Q03: two questions in one, questions that lead, and negatives."""

from __future__ import annotations

import re
from collections.abc import Iterator

from engine.compiler.advice.answers import is_agreement, is_judgement, is_yes_no, run_of
from engine.compiler.advice.form import Form, Options, Question
from engine.compiler.advice.lexicon import any_of, found, listed, plain, wordlist
from engine.compiler.advice.rule import Finding, Rule
from engine.compiler.advice.stem import main_clause, stem_of
from engine.document import Scalar
from engine.items import rating

PAIR = re.compile(
    r"(?<![\w'-])([\w'-]+),? and (?:(?:the|a|an|your|my|our|their|its|how|to|very|so) )*([\w'-]+)(?![\w'-])"
)
TWO_QUESTIONS = re.compile(r"\band (how (?!to\b)\w+|why|when|where|who|which|what)\b[^,]*\?")
CAPITALISED = re.compile(r"[A-Z]\w*,? and (?:the )?[A-Z]")
NEAR = 6


def _judged(form: Form) -> Iterator[tuple[Options, Question, Scalar]]:
    """What people weigh on a list of answers, with its English words."""
    for options in form.lists:
        if "multiple_choice" not in options.kinds and is_judgement(options):
            for question in options.uses:
                if question.ask is not None and question.ask.english is not None:
                    yield options, question, question.ask.english


def _rated(form: Form) -> Iterator[tuple[Question, Scalar]]:
    """What people weigh on a numbered scale, with its English words."""
    for question in form.questions:
        if question.kind == rating.NAME and question.ask is not None and question.ask.english is not None:
            yield question, question.ask.english


def _double(form: Form) -> Iterator[Finding]:
    weighed = [(question, ask) for _, question, ask in _judged(form)]
    for question, ask in (*weighed, *_rated(form)):
        place = _pair(ask)
        if place is not None:
            yield Finding(
                what=f'"{ask[slice(*place)]}" asks about two things at once.',
                instead="Ask about each on its own, or only about the one that matters to you.",
                span=form.at(ask, *place),
                owners=question.owners,
            )


def _pair(ask: Scalar) -> tuple[int, int] | None:
    if " and " not in ask:
        return None
    stem = stem_of(ask)
    second = TWO_QUESTIONS.search(stem.words)
    if second is not None:
        return stem.start + second.start(), stem.start + second.end(1)
    if wordlist("together").search(plain(ask)):
        return None
    words = wordlist("pairs").sub(lambda pair: "_" * len(pair[0]), stem.words)
    for pair in PAIR.finditer(words):
        start, end = stem.start + pair.start(), stem.start + pair.end()
        if not _one_thing(words, pair) and not CAPITALISED.match(ask, start):
            return start, end
    return None


def _one_thing(words: str, pair: re.Match[str]) -> bool:
    left, right = pair[1], pair[2]
    if left in listed("no_pair_before") or left.isdigit() or right.isdigit() or right.startswith("_"):
        return True
    after = words[words.index(" and ", pair.start()) + len(" and ") :]
    return any_of(listed("no_pair_after")).match(after) is not None


def _leading(form: Form) -> Iterator[Finding]:
    for question in form.questions:
        ask = question.ask.english if question.ask is not None else None
        if ask is None:
            continue
        match = next(found("leading", ask), None)
        if match is None and not wordlist("both_sided").search(plain(ask)):
            match = next(found("one_sided", ask), None)
        if match is not None:
            yield Finding(
                what=f'"{ask[slice(*match.span())]}" suggests an answer.',
                instead="Ask so that every answer is as easy to give, and name both sides or none.",
                span=form.at(ask, *match.span()),
                owners=question.owners,
            )


def _negative(form: Form) -> Iterator[Finding]:
    for options, question, ask in _judged(form):
        place = _negation(options, ask)
        if place is not None:
            yield Finding(
                what=f'"{ask[slice(*place)]}" makes this a negative question.',
                instead="Say it without the negative; where a high answer then means little, list it under reverse.",
                span=form.at(ask, *place),
                owners=question.owners,
            )


def _negation(options: Options, ask: Scalar) -> tuple[int, int] | None:
    stem = main_clause(stem_of(ask))
    words = wordlist("no_negations").sub(lambda known: "_" * len(known[0]), stem.words)
    asked = wordlist("asked_in_the_negative").match(words)
    if asked is not None:
        return stem.start + asked.start(), stem.start + asked.end()
    negation = wordlist("negations").search(words)
    if negation is None:
        return None
    run = run_of(options)
    stated = is_agreement(options) or (run is not None and run.family == "frequency")
    if stated and not words.rstrip().endswith("?"):
        return stem.start + negation.start(), stem.start + negation.end()
    return _second(stem.start, words, negation) if is_yes_no(options) or stated else None


def _second(offset: int, words: str, negation: re.Match[str]) -> tuple[int, int] | None:
    """From a negation to a second one close by."""
    for other in (wordlist("negative_words"), wordlist("negations")):
        second = other.search(words, negation.end())
        if second is not None and words[negation.end() : second.start()].count(" ") <= NEAR:
            return offset + negation.start(), offset + second.end()
    return None


RULES = (
    Rule(
        id="Q01",
        name="Two questions in one",
        why="Whoever thinks differently of the two cannot answer, and nobody can tell which one an answer is about",
        source="Krosnick and Presser 2010; QAS-99, 4c",
        find=_double,
    ),
    Rule(
        id="Q02",
        name="A question that leads",
        why="People tend to give the answer that a question seems to expect",
        source="Krosnick and Presser 2010",
        find=_leading,
    ),
    Rule(
        id="Q03",
        name="A negative question",
        why="Saying no to a negative is hard to work out, and many answer the opposite of what they mean",
        source="Krosnick and Presser 2010; Gehlbach and Artino 2018",
        find=_negative,
    ),
)
