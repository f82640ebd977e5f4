"""Suggested cases as an author would write them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from engine.cases.coverage import Goal, Sort
from engine.cases.differences import shown
from engine.cases.running import Run
from engine.cases.schema import NO_SCORE
from engine.cases.suggesting.suggest import Suggestion
from engine.cases.suggesting.targets import Target
from engine.expressions import DateType
from engine.expressions.types import plain
from engine.questionnaire import Item, Json, other_key
from engine.scoring import Score

HEADER = """\
# yaml-language-server: $schema={schema}
#
# People with answers, and what must follow. `formwright test` tries them.
"""
NOTE = """\
# Suggested. What is expected is what came out, right or wrong: check it by hand, then give the case a name of its own.
"""
PLAIN = re.compile(r"\w(?:[\w .'+@-]*[\w.])?")
WORDS_OF_NOTHING = frozenset({"null", "~"})
MOST_NAMED = 2
LONGEST_NAME = 180
COMMON = (Sort.FEEDBACK, Sort.PAGE, Sort.ITEM)
LONGEST_LINE = 110


def suggested_text(suggestions: Sequence[Suggestion], taken: Iterable[str]) -> str:
    """The cases one below the other, under names that are not `taken` yet."""
    names = set(taken)
    blocks = []
    for suggestion in suggestions:
        name = _name(suggestion.targets, names)
        names.add(name)
        blocks.append(NOTE + "".join(f"{line}\n" for line in _lines(name, suggestion.run)))
    return "\n".join(blocks)


def appended(before: str | None, more: str, schema: str) -> str:
    """A file of cases with more of them at its end; a new one where there is none."""
    head = HEADER.format(schema=schema) if before is None else f"{before.rstrip()}\n"
    return f"{head}\n{more}"


def _name(targets: Sequence[Target], taken: set[str]) -> str:
    """What the case is for, in so many words that it differs from all others."""
    told = [str(target) for target in sorted(targets, key=_telling)]
    for most in range(MOST_NAMED, len(told) + 1):
        more = f" and {len(told) - most} more" if most < len(told) else ""
        name = f"To confirm: {', '.join(told[:most])}{more}"
        if len(name) > LONGEST_NAME:
            break
        if name not in taken:
            return name
    name = f"To confirm: {', '.join(told)}"[:LONGEST_NAME]
    return name if name not in taken else f"{name} ({len(taken) + 1})"


def _telling(target: Target) -> int:
    """How little a target says of a case: nearly everybody sees most pages and items."""
    return COMMON.index(target.sort) if isinstance(target, Goal) and target.sort in COMMON else -1


def _lines(name: str, run: Run) -> Iterator[str]:
    quoted = name.replace("'", "''")
    yield f"- name: '{quoted}'"
    if _by_day(run):
        yield f"  today: {run.case.today}"
    answers = [line for page in run.pages for item in run.journey.items(page) for line in _answer(item, run)]
    yield "  answers:" if answers else "  answers: {}"
    yield from (f"    {line}" for line in answers)
    if run.case.before is not None:
        then = ", ".join(f"{scale}: {_value(value)}" for scale, value in run.case.before.scores.items())
        yield f"  earlier: {{scores: {{{then}}}}}"
    yield "  expect:"
    yield from _wrapped("pages", run.page_ids, "[]")
    calculated = [line for page in run.pages for item in page.items for line in _calculated(item, run)]
    if calculated:
        yield "    calculated:"
        yield from (f"      {line}" for line in calculated)
    if run.scores:
        yield "    scores:"
        yield from (f"      {scale}: {_score(score, run)}" for scale, score in run.scores.items())
    if run.journey.questionnaire.feedback:
        yield from _wrapped("feedback", [f"{each.scale}: {each.band}" for each in run.feedback], "{}")
    if run.journey.questionnaire.certificate is not None:
        yield f"    certificate: {'yes' if run.awarded else 'no'}"


def _by_day(run: Run) -> bool:
    """Whether it may matter on which day this is answered."""
    answered = [item for page in run.pages for item in run.journey.items(page) if item.id in run.journey.answers]
    return any(isinstance(item.kind.type, DateType) or item.kind.name == "year" for item in answered)


def _answer(item: Item, run: Run) -> Iterator[str]:
    value, words = run.journey.answers.get(item.id), run.journey.answers.get(other_key(item.id))
    if value is None or not item.kind.parts or (value is False and not item.required):
        return
    yield f"{item.id}: {_written(item.kind.dump(value))}"
    if words is not None and any(option.specify for option in item.options):
        yield f"{other_key(item.id)}: {_written(str(words))}"


def _calculated(item: Item, run: Run) -> Iterator[str]:
    value = run.journey.answers.get(item.id)
    if item.kind.parts or value is None:
        return
    yield f"{item.id}: {_written(value if isinstance(value, bool) else shown(value))}"


def _written(value: Json) -> str:
    """An answer as it is stored, as YAML between brackets or on its line."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        safe = PLAIN.fullmatch(value) and value not in WORDS_OF_NOTHING and "  " not in value
        return value if safe else json.dumps(value, ensure_ascii=False)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {_written(each)}" for key, each in value.items()) + "}"
    return "[" + ", ".join(map(_written, value)) + "]"


def _score(score: Score, run: Run) -> str:
    if score.value is None:
        reason = score.reason.say(run.journey.questionnaire.languages[0]) if score.reason else ""
        return f"{{value: {NO_SCORE}, reason: {json.dumps(reason, ensure_ascii=False)}}}" if reason else NO_SCORE
    value = _value(score.value)
    return f"{{value: {value}, band: {score.band}}}" if score.band else value


def _value(value: Decimal | str | None) -> str:
    return NO_SCORE if value is None else value if isinstance(value, str) else plain(value)


def _wrapped(key: str, entries: Sequence[str], brackets: str) -> Iterator[str]:
    """A list or mapping on one line, or entry by entry where that would be too long."""
    line = f"    {key}: {brackets[0]}{', '.join(entries)}{brackets[1]}"
    if len(line) <= LONGEST_LINE:
        yield line
        return
    yield f"    {key}:"
    yield from (f"      {'- ' if brackets == '[]' else ''}{entry}" for entry in entries)
