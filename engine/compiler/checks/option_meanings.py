"""Codes of options that mean one thing in one list and another in the next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from engine.compiler.draft import Draft
from engine.document import Problem
from engine.items.repeated_group import asked_of_each
from engine.questionnaire import Option, OptionCode, Questionnaire

Options = tuple[Option, ...]


def check(draft: Draft) -> Iterator[Problem]:
    """No two lists have the same code for different things: the one calls by it what the other calls by another code.

    That a code has another label is no fault by itself, for 1 to 5 may be anything. But where "always" is 5 here and 1
    there, whoever works with the codes takes the one for the other.
    """
    if not draft.sound:
        return
    known: dict[str, dict[OptionCode, Options]] = {}
    for options in _lists(draft.questionnaire):
        plain = [option for option in options if option.specify is None and option.means is None]
        reused = (_reused(draft, option, options, known.get(_label(option), {})) for option in plain)
        yield from [problem for problem in reused if problem is not None][:1]
        for option in plain:
            known.setdefault(_label(option), {}).setdefault(option.code, options)


def _lists(questionnaire: Questionnaire) -> Iterator[Options]:
    """Every list of options that items have, each once."""
    items = (each for item in questionnaire.items.values() for each in (item, *asked_of_each(item)))
    yield from {item.options[0].span: item.options for item in items if item.options}.values()


def _label(option: Option) -> str:
    return next(iter(option.label.words.values())).strip().casefold()


def _reused(draft: Draft, option: Option, options: Options, called: Mapping[OptionCode, Options]) -> Problem | None:
    """An option that has another code in another list, where one of the two lists has both codes."""
    for code, others in called.items():
        both = {each.code for each in options}, {each.code for each in others}
        if code != option.code and any({code, option.code} <= codes for codes in both):
            line = next(each.span.line for each in others if each.code == code)
            return draft.warning(
                "option.other-meaning",
                option.span,
                f'This has the code "{option.code}" here and the code "{code}" in line {line}. Each of the two codes '
                "means different things in the two lists.",
                "Give the same answer the same code in both, or use codes that cannot be taken for one another.",
            )
    return None
