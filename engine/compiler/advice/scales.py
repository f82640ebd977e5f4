"""Q04 to Q07: what people answer on. Agreement, balance, labels and order, and where "I do not know" stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from engine.compiler.advice.answers import (
    HIGH,
    LOW,
    MIDDLE,
    SINGLE,
    Run,
    is_agreement,
    is_answer,
    is_bare,
    run_of,
    side,
    substantive,
)
from engine.compiler.advice.form import Form, Options, said
from engine.compiler.advice.lexicon import families, plain, wordlist
from engine.compiler.advice.rule import Finding, Rule
from engine.document import Mapping, Span
from engine.document.entries import number, whole
from engine.items import rating

MOST_POINTS = 7
FEWER = "Offer five to seven steps, each with words of its own."
RATING = rating.NAME
AGREEING = "People answer by agreeing or disagreeing."
ASK_IT = (
    'Ask for the thing itself, with answers of its own: "How clear was it?", from "Not at all clear" to '
    '"Completely clear".'
)
FEWEST_POINTS = 3
FEWEST_WITH_MIDDLE = 4
AGREES = re.compile(r"\bagrees?\b")


def _rated(form: Form) -> Iterator[Options]:
    """Lists of which one answer is chosen."""
    return (options for options in form.lists if options.kinds <= SINGLE)


def _agreeing(form: Form) -> Iterator[Finding]:
    for options in _rated(form):
        if is_agreement(options):
            span = _label(form, options, AGREES)
            yield Finding(what=AGREEING, instead=ASK_IT, span=span, owners=options.owners)
    yield from _agreeing_ends(form)


def _agreeing_ends(form: Form) -> Iterator[Finding]:
    for question in form.questions:
        highest = said("highest", question.entry.find("highest"), question.owners, form.first)
        text = highest.english if highest is not None and question.kind == RATING else None
        if text is not None and AGREES.search(plain(text)):
            yield Finding(what=AGREEING, instead=ASK_IT, span=form.at(text), owners=question.owners)


def _label(form: Form, options: Options, pattern: re.Pattern[str]) -> Span:
    for label in options.labels:
        if label.english is not None and pattern.search(plain(label.english)):
            return form.at(label.english)
    return options.span


def _unbalanced(form: Form) -> Iterator[Finding]:
    for options in _rated(form):
        sides = _two_sided(options)
        if sides is None:
            continue
        high, low, middle = sides.count(HIGH), sides.count(LOW), sides.count(MIDDLE)
        if high != low:
            what = f"There are more answers on one side than on the other: {high} against {low}."
            instead = "Offer as many on the one side as on the other."
        elif middle > 1:
            what = f"There are {middle} answers in the middle."
            instead = "Keep one of them; what means that somebody cannot answer is an option of its own, with means."
        elif middle == 0 and len(sides) >= FEWEST_WITH_MIDDLE:
            what = "There is no answer in the middle."
            instead = "Add one between the two sides, or waive this if you want people to take a side."
        else:
            continue
        yield Finding(what=what, instead=instead, span=options.span, owners=options.owners)


def _two_sided(options: Options) -> list[int] | None:
    """The side of every answer, where the words of one family tell it of all of them."""
    labels = [plain(label.english) for label in substantive(options) if label.english is not None]
    if len(labels) < FEWEST_POINTS or len(labels) != len(substantive(options)):
        return None
    for family, ends in families().items():
        sides = [side(label, family) for label in labels]
        told = [each for each in sides if each is not None]
        if "sided" in ends and len(told) == len(sides) and (HIGH in told or LOW in told):
            steps = any(
                each != MIDDLE and wordlist("one_way").search(label) for label, each in zip(labels, told, strict=True)
            )
            return None if steps or not (LOW in told and HIGH in told) else told
    return None


def _points(form: Form) -> Iterator[Finding]:
    yield from _steps(form)
    yield from _turned(form)
    for question in form.questions:
        if question.kind == RATING:
            first, last = whole(question.entry, "from"), whole(question.entry, "to")
            count = (rating.LAST if last is None else last) - (rating.FIRST if first is None else first) + 1
            if count > MOST_POINTS:
                yield Finding(
                    what=f"There are {count} steps.",
                    instead=FEWER,
                    span=question.entry.key("from" if last is None else "to").span,
                    owners=question.owners,
                )


def _steps(form: Form) -> Iterator[Finding]:
    for options in _rated(form):
        points = substantive(options)
        if is_bare(options):
            yield Finding(
                what=f"{len(points)} steps have bare numbers for names.",
                instead="Offer five to seven, and say in words what each means; the number can be its score.",
                span=options.span,
                owners=options.owners,
            )
        elif len(points) > MOST_POINTS and run_of(options) is not None:
            yield Finding(
                what=f"There are {len(points)} steps.",
                instead=FEWER,
                span=options.span,
                owners=options.owners,
            )


def _turned(form: Form) -> Iterator[Finding]:
    first: tuple[Options, Run] | None = None
    for options in _rated(form):
        run = run_of(options)
        if run is None or len(substantive(options)) < FEWEST_POINTS:
            continue
        if first is None:
            first = options, run
        elif run.rises != first[1].rises:
            ways = ("from low to high", "from high to low")
            mine, other = ways if run.rises else ways[::-1]
            yield Finding(
                what=f"These answers run {mine}, those in line {first[0].span.line} {other}.",
                instead="Let all run the same way.",
                span=options.span,
                owners=options.owners,
            )


def _no_answer(form: Form) -> Iterator[Finding]:
    for options in _rated(form):
        answers = [index for index, option in enumerate(options.entries) if is_answer(option) and not _closes(option)]
        for index, option in enumerate(options.entries):
            if is_answer(option):
                continue
            among = bool(answers) and answers[0] < index < answers[-1]
            if number(option, "score") is not None:
                what, instead = (
                    "counts as a step of the scale",
                    "Take its score away and say what it means, with means.",
                )
            elif among:
                what, instead = "stands among the answers", "Put it at the end, after the answers."
            else:
                continue
            label = options.labels[index].own or options.labels[index].english
            yield Finding(
                what=f'"{label}" is no answer, but {what}.',
                instead=instead,
                span=form.at(label) if label is not None else options.span,
                owners=options.owners,
            )


def _closes(option: Mapping) -> bool:
    """Whether an option belongs at the end of a list, so that others cannot be expected after it."""
    label = option.find("label")
    words = label.find("en") if isinstance(label, Mapping) else label
    return "specify" in option or (
        isinstance(words, str) and wordlist("closing_options").fullmatch(plain(words)) is not None
    )


RULES = (
    Rule(
        id="Q04",
        name="Agreeing and disagreeing",
        why="Many people agree with whatever is said, and have to translate what they think into how far they agree",
        source="Saris, Revilla, Krosnick and Shaeffer 2010",
        find=_agreeing,
    ),
    Rule(
        id="Q05",
        name="Sides that are not equal",
        why="Answers drift to the side that has more of them, and whoever is in between has to be able to say so",
        source="Krosnick and Presser 2010",
        find=_unbalanced,
    ),
    Rule(
        id="Q06",
        name="Steps without words, too many of them, or turned round",
        why="People read the same step in the same way only if it has words, there are few, and the order stays",
        source="Krosnick and Presser 2010; Gehlbach and Artino 2018",
        find=_points,
    ),
    Rule(
        id="Q07",
        name="No answer counted as one",
        why="Not knowing is not half-way between two opinions, and a score for it says something nobody said",
        source="Sturgis, Roberts and Smith 2014",
        find=_no_answer,
    ),
)
