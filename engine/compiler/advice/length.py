"""Q12, Q14 and Q20: long questions, long hints, and a long questionnaire."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from engine.compiler.advice.form import Form, Said, said
from engine.compiler.advice.rule import Finding, Rule
from engine.compiler.advice.stem import sentences
from engine.compiler.asked import GRID, MESSAGES, ROW_KIND, STEPS
from engine.document import Scalar, Span
from engine.document.entries import entries, number, words

WORD = re.compile(r"\w(?:\S*\w)?")
LINK = re.compile(r"\]\(|https?://|\bwww\.")
MOST_IN_QUESTION = 25
MOST_IN_SENTENCE = 20
LONG_WORD = 6
HARD = 45
ENOUGH = 100

IN_A_WORD = frozenset(
    {"label", "unit", "specify", "lowest", "highest", "current", "target", "entry", "another", MESSAGES}
)
"""Wordings that are no sentences."""

WORDS_A_MINUTE = 200
SECONDS = {ROW_KIND: 4, GRID: 4, STEPS: 4, "rating": 4, "consent": 4, "multiple_choice": 8, "long_text": 60}
SECONDS_TYPED = 10
MOST_MINUTES = 12
MOST_ROWS = 7
AROUND = 1  # to begin, to check the answers and to read the end
FACTOR = 2
APART = 3
MUCH_APART = 5


def _long(form: Form) -> Iterator[Finding]:
    told: set[int] = set()
    for question in form.questions:
        for each in (question.ask, *(around for around in question.around if around.key in {"ask", "hint"})):
            text = each.own if each is not None else None
            if each is not None and text is not None and id(text) not in told:
                told.add(id(text))
                yield from _too_long(form, each, text)
    yield from _hard(form)


def _too_long(form: Form, wording: Said, text: Scalar) -> Iterator[Finding]:
    count = len(WORD.findall(text))
    if count <= MOST_IN_SENTENCE:
        return
    longest = max(sentences(text), key=lambda each: len(WORD.findall(each[1])))
    in_sentence = len(WORD.findall(longest[1]))
    if wording.key == "ask" and count > MOST_IN_QUESTION:
        what = f"The question has {count} words."
    elif in_sentence > MOST_IN_SENTENCE:
        what = f"The sentence has {in_sentence} words."
    else:
        return
    yield Finding(
        what=what,
        instead=f"Ask in {MOST_IN_QUESTION} words at most, in sentences of up to {MOST_IN_SENTENCE}; "
        "what sets the scene can go into the page's intro.",
        span=form.at(text),
        owners=wording.owners,
    )


def _hard(form: Form) -> Iterator[Finding]:
    """Over the whole form, since one question is too short to tell."""
    running = [str(each.own) for each in form.texts if each.own is not None and each.key not in IN_A_WORD]
    count = long = stops = 0
    for text in running:
        found = WORD.findall(text)
        count += len(found)
        long += sum(len(word) > LONG_WORD for word in found)
        stops += len(sentences(text))
    if count >= ENOUGH and (lix := count / stops + 100 * long / count) > HARD:
        yield Finding(
            what=f"All in all the words are hard to read: LIX {lix:.0f}, where up to {HARD} would do.",
            instead="Write shorter sentences, and everyday words for long ones.",
            span=_title(form),
            owners=((form.root,),),
        )


def _title(form: Form) -> Span:
    return form.root.key("title").span


def _hints(form: Form) -> Iterator[Finding]:
    told: set[int] = set()
    for question in form.questions:
        for hint in question.around:
            text = hint.own
            if hint.key != "hint" or text is None or id(text) in told:
                continue
            told.add(id(text))
            link = LINK.search(text)
            if link is not None:
                what, instead = "The hint has a link.", "Put the link into the page's intro."
            elif (count := len(sentences(text.strip()))) > 1:
                what, instead = f"The hint has {count} sentences.", "Keep one; the rest can go into the page's intro."
            else:
                continue
            yield Finding(what=what, instead=instead, span=form.at(text), owners=hint.owners)


def _burden(form: Form) -> Iterator[Finding]:
    for page in entries(form.root, "pages"):
        for entry in entries(page, "items"):
            rows = entries(entry, "rows")
            if words(entry, "kind") == GRID and len(rows) > MOST_ROWS:
                yield Finding(
                    what=f"The grid has {len(rows)} rows.",
                    instead=f"Ask no more than {MOST_ROWS} on a page: make two grids, each on a page of its own.",
                    span=entry.key("rows").span,
                    owners=((entry, page, form.root),),
                )
    yield from _minutes(form)


def _minutes(form: Form) -> Iterator[Finding]:
    least, most = estimated(form)
    said_minutes = number(form.root, "minutes")
    top = ((form.root,),)
    if said_minutes is not None and not _near(said_minutes, least, most):
        span = form.root.key("minutes").span
        about = f"{least:.0f}" if round(least) == round(most) else f"{least:.0f} to {most:.0f}"
        yield Finding(
            what=f"It says {said_minutes} minutes, but will take about {about}.",
            instead="Time some people, and correct minutes.",
            span=span,
            owners=top,
        )
    elif least > MOST_MINUTES:
        yield Finding(
            what=f"It will take everybody about {least:.0f} minutes.",
            instead="Ask only what is used, or divide it into several questionnaires.",
            span=_title(form),
            owners=top,
        )


def _near(told: Decimal, least: float, most: float) -> bool:
    minutes = float(told)
    short = minutes < least / FACTOR and least - minutes >= APART
    return not short and not (minutes > most * FACTOR and minutes - most >= MUCH_APART)


def estimated(form: Form) -> tuple[float, float]:
    """About how many minutes it takes to read and answer what everybody is asked, and what there is in all."""
    everybody = some = 0.0
    read: set[str] = set()
    known: set[int] = set()
    for question in form.questions:
        reading = 0.0
        options = form.options_of(question)
        texts = [question.ask, *question.around]
        if options is not None and id(options) not in known:
            known.add(id(options))
            texts += options.labels
        if "why" in question.entry:
            texts.append(said("why", question.entry.find("why"), question.owners, form.first))
        for text in (each.own for each in texts if each is not None):
            if text is not None and text not in read:  # what is known already is passed over
                read.add(text)
                reading += 60 * len(WORD.findall(text)) / WORDS_A_MINUTE
        answering, entries_asked = SECONDS.get(question.kind, SECONDS_TYPED), question.fewest_entries
        some += reading + answering * max(entries_asked, 1)
        everybody += 0 if question.conditions or not entries_asked else reading + answering * entries_asked
    return AROUND + everybody / 60, AROUND + some / 60


RULES = (
    Rule(
        id="Q12",
        name="Hard to read",
        why="The longer a question, the more people lose its thread, and one in six adults reads with difficulty",
        source="Lenzner, Kaczmirek and Lenzner 2010; GOV.UK, Content design: writing for GOV.UK",
        find=_long,
    ),
    Rule(
        id="Q14",
        name="A hint that is more than a hint",
        why="Screen readers read a hint in one go with the question, and links in it cannot be followed there",
        source="GOV.UK Design System, Text input",
        find=_hints,
    ),
    Rule(
        id="Q20",
        name="A long grid or a long questionnaire",
        why="In long grids people tick the same answer all the way down, and after some ten minutes they break off",
        source="Liu and Cernat 2018; Revilla and Ochoa 2017",
        find=_burden,
    ),
)
