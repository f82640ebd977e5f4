"""Q13, Q17 and Q18: letters nobody explained, signs not everybody can follow, and translations that are none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from engine.compiler.advice.form import ENGLISH, Form, Said
from engine.compiler.advice.lexicon import found, listed, lists, plain, wordlist
from engine.compiler.advice.rule import Finding, Rule
from engine.document import Scalar
from engine.document.entries import words

LETTERS = re.compile(r"(?<![\w/.@#&{-])([A-Z][A-Z&]{1,5})(?:'?s)?(?![\w/@{}])")
CAPITALS = re.compile(r"(?<![\w{])[A-Z]{2,}(?:[ ,]+[A-Z]+)+(?![\w}])|(?<![\w{])[A-Z]{7,}(?![\w}])")
FILLER = re.compile(
    r"\blorem ipsum\b|\b(?:TBC|TBD|TBA|TO[D]O|XXX+)\b|\?\?\?+|\[(?:insert|add|your|text|name of|xx)\b[^\[\]]*\](?!\()|"
    r"\b(?:insert|your) text here\b|\basdf+\b",
    re.IGNORECASE,
)
LINK_WORDS = re.compile(r"\[([^\[\]]*)\]\(")
ALL_OF = re.compile(r"(?:all|none|any|both) of ")
FEWEST_WORDS = 3

# What is said of a sign, and what to write instead.
REPLACE = ("was meant to be replaced", "Write what belongs there.")
SMALL = ("is in capitals", "Write it in small letters, and **bold** where that is possible.")
NAME_IT = ("does not say where the link leads", "Name what people find there.")
SAY_WHAT = ("points to what not everybody sees or clicks on", "Say what is meant by its name.")


@cache
def known_letters() -> frozenset[str]:
    """Short forms that need no explanation."""
    return frozenset((words(lists(), "known_letters") or "").split())


def _letters(form: Form) -> Iterator[Finding]:
    known = set(known_letters())
    for said in form.texts:
        text = said.english
        if text is None or CAPITALS.search(text):
            continue
        for match in LETTERS.finditer(text):
            letters = match[1]
            if letters in known or letters in listed("emphasis"):
                continue
            known.add(letters)
            if not _explained(text, match):
                yield Finding(
                    what=f'Nothing says what "{letters}" stands for.',
                    instead=f'Write it out the first time, with the letters in brackets: "… ({letters})".',
                    span=form.at(text, *match.span(1)),
                    owners=said.owners,
                )


def _explained(text: Scalar, match: re.Match[str]) -> bool:
    before, after = text[: match.start()], text[match.end() :]
    in_brackets = before.endswith("(") and after.startswith(")") and len(before.split()) > 1
    return in_brackets or re.match(r" \((?=[^)]* )", after) is not None


def _signs(form: Form) -> Iterator[Finding]:
    for said in form.texts:
        for text in said.words.values():
            match = FILLER.search(text)
            if match is not None:
                yield _sign(form, said, text, match.span(), REPLACE)
        text_in_english = said.english
        if text_in_english is not None:
            yield from _english_signs(form, said, text_in_english)


def _english_signs(form: Form, said: Said, text: Scalar) -> Iterator[Finding]:
    capitals = _capitals(text) if any(letter.isupper() for letter in text[1:]) else None
    if capitals is not None:
        yield _sign(form, said, text, capitals, SMALL)
    links = LINK_WORDS.finditer(text) if "](" in text else ()
    link = next((link for link in links if plain(link[1]).strip() in listed("links_without_words")), None)
    if link is not None:
        yield _sign(form, said, text, link.span(1), NAME_IT)
        return
    pointing = next(found("pointing", text), None)
    if pointing is not None and ALL_OF.match(plain(text[: pointing.end()])) is None:
        yield _sign(form, said, text, pointing.span(), SAY_WHAT)


def _sign(form: Form, said: Said, text: Scalar, place: tuple[int, int], told: tuple[str, str]) -> Finding:
    what, instead = told
    return Finding(
        what=f'"{text[slice(*place)]}" {what}.', instead=instead, span=form.at(text, *place), owners=said.owners
    )


def _capitals(text: Scalar) -> tuple[int, int] | None:
    """Where words are in capitals that are no names."""
    for match in CAPITALS.finditer(text):
        shouted = [word for word in re.findall(r"[A-Z]+", match[0]) if word not in known_letters()]
        if len(shouted) > 1 or any(word in listed("emphasis") for word in shouted) or " " not in match[0]:
            return match.span()
    for match in LETTERS.finditer(text):
        if match[1] in listed("emphasis") and match[1] not in known_letters():
            return match.span(1)
    return None


def _untranslated(form: Form) -> Iterator[Finding]:
    for said in form.texts:
        own = said.own
        for language, text in said.words.items() if own is not None and len(said.words) > 1 else ():
            if language != said.first and text == own and _is_language(text, said):
                yield Finding(
                    what=f'"{language}" has the same words as "{said.first}".',
                    instead="Translate them.",
                    span=form.at(text),
                    owners=said.owners,
                )


def _is_language(text: str, said: Said) -> bool:
    """Whether it is words that have to differ: no name, no number, no word that languages share."""
    if ENGLISH in said.words and wordlist("only_english").search(plain(text)):
        return True
    written = re.findall(r"[^\W\d_]+", text)
    return len(written) >= FEWEST_WORDS and any(word.islower() for word in written[1:])


RULES = (
    Rule(
        id="Q13",
        name="Letters that are not explained",
        why="Letters that are everyday words to those who ask mean nothing to many who answer",
        source="WCAG 2.2, 3.1.4; GOV.UK style guide, Abbreviations and acronyms",
        find=_letters,
    ),
    Rule(
        id="Q17",
        name="Signs not everybody can follow",
        why="Capitals are hard to read, and places, colours and clicks mean nothing to who hears the page or uses keys",
        source="WCAG 2.2, 1.3.3, 1.4.1 and 2.4.4; GOV.UK style guide, Capitalisation",
        find=_signs,
    ),
    Rule(
        id="Q18",
        name="A translation that is none",
        why="Whoever chose Welsh would meet English there, and Welsh is to be treated no less favourably",
        source="Welsh Language (Wales) Measure 2011",
        find=_untranslated,
    ),
)
