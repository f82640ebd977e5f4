"""`formwright reference`: every key of the language, from schema, kinds, scorers, functions and checks.

It is never written by hand, so it cannot say what the engine does not do; docs/language.md is its output, committed.
"""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import click

from engine.cases import cases_schema
from engine.cli.near import near
from engine.compiler import questionnaire_schema
from engine.compiler.checks import CHECKS
from engine.compiler.structure.schema import pointed
from engine.expressions.functions import FUNCTIONS
from engine.expressions.operators import OPERATORS
from engine.items import KINDS
from engine.scoring import scorers
from engine.scoring.described import Described, described

ROOT = Path(__file__).parents[2]
WRITTEN = ROOT / "docs" / "language.md"
EXAMPLES = "tests/examples/good"
ASKED_TOGETHER = {
    "grid": "Several items of single_choice with the same options, asked under one question.",
    "steps": "Statements worked in order, each an item of single_choice, asked under one question.",
}
INTRODUCTION = """\
# The questionnaire language, key by key

Every key of a questionnaire: what it takes and what it is for. **Bold** keys have to be there. To learn the language,
read [the guide for authors](authors.md) first; what `formwright check` says stands in [problems](problems.md).

This page is made from the engine itself by `formwright reference --write`. Scorers from installed packages are not in
it; `formwright reference` prints it with them.
"""
CONDITIONS = """\
## Conditions and calculations

What `shown_when`, `awarded_when` and calculated values are written in: a strict part of FEEL, the expression language
of the OMG's Decision Model and Notation. What is not answered is null; so is what is compared or calculated with it.

| sign or word | what it means | for example |
|---|---|---|
"""
FUNCTIONS_HEAD = """\
| function | what it gives | takes | for example |
|---|---|---|---|
"""
CASES = """\
## Cases

Beside a questionnaire stands `<version>.cases.yaml`, a list of people with answers and what must follow for them;
`formwright test` tries them. Each has these keys.
"""
CHECKED = """\
## What is checked

Beside the keys themselves, `formwright check` holds these. Each problem has its own heading in [problems](problems.md).

"""
STANDARD_ITEMS = """\
[Scoring](scoring.md) helps to choose among the scorers, and says what keys such as missing and do_not are for.

Each scorer has a worked example below, which the tests try: for each person the answers, and the scores that follow.
They are about the same items throughout, in [a file of their own](../tests/scoring/worked.yaml), and nobody has to
answer any of them:

- `q1` to `q6`, that is `q1`, `q2`, `q3`, `q4`, `q5` and `q6`, are ratings from 1 to 5;
- `n1`, `n2` and `n3` are whole numbers from 0 to 100;
- `c1` and `c2` are choices of `a`, `b` or `c`, which are worth 1, 2 and 3;
- `sex` is `female`, `male` or `rather_not` (a wish not to say), and `age` a whole number from 16 to 99;
- `p1` and `p2` are pairs of `current` and `target`, both rated from 1 to 5;
- `team` is a repeated group: for each entry `relation`, `peer` or `lead`, and the ratings `r1` and `r2` from 1 to 5.
- `st1`, `st2` and `st3` are steps worked in order, each `yes` (worth 1) or `not_yet` (worth 0).
"""
# What a place takes, by the shared definition it names.
TAKES = {
    "wording": "words in each language",
    "markdown": "Markdown in each language",
    "plain": "words",
    "id": "a name",
    "code": "a code",
    "condition": "a condition",
    "options": "a name of `option_sets`, or a list of [options](#options)",
    "option": "an [option](#options)",
    "item": "[items](#items)",
    "scale": "[scales](#scales)",
    "row": "a [row](#rows-of-grid)",
    "waive": "[rules set aside](#advice-set-aside), each with a reason",
}
TYPES = {"string": "text", "integer": "a whole number", "number": "a number", "array": "a list", "object": "keys"}
NOTHING_MORE: Mapping[str, str] = MappingProxyType({})
YES_OR_NO = {"yes", "no"}
OWN_CHAPTERS = {"pages", "scales", "option_sets"}

_SIGN = re.compile(r"[*_<\[]")

Schema = Mapping[str, Any]


@click.command()
@click.option("--write", is_flag=True, help="Write it to docs/language.md instead of printing it.")
def reference(*, write: bool) -> None:
    """Print the language reference. It knows the scorers that are installed here."""
    text = language_reference()
    if write:
        WRITTEN.write_text(text, encoding="utf-8")
        click.echo(f"Wrote {near(WRITTEN)}.")
    else:
        click.echo(text, nl=False)


def language_reference() -> str:
    """The whole page, in Markdown."""
    return "\n".join([INTRODUCTION, *_chapters(questionnaire_schema())])


def _chapters(schema: Schema) -> Iterator[str]:
    definitions, keys = schema["$defs"], schema["properties"]
    yield "## The questionnaire\n"
    yield from _table(schema)
    yield from _nested("questionnaire", {name: key for name, key in keys.items() if name not in OWN_CHAPTERS})
    yield "## Options\n"
    yield from _table(definitions["option"])
    yield "## Pages\n"
    yield from _table(keys["pages"]["items"])
    yield "## Items\n"
    yield from _shared(definitions["item"], "kind")
    yield from _branches(
        definitions["item"], "kind", {name: _about(module) for name, module in KINDS.items()} | ASKED_TOGETHER
    )
    yield "## Advice set aside\n"
    yield from _table(definitions["waive"])
    yield "## Scales\n"
    yield from _shared(definitions["scale"], "scorer")
    yield STANDARD_ITEMS
    known = {name: described(scorer) for name, scorer in scorers().items()}
    own_words = {name: "\n".join(_in_own_words(each)) for name, each in known.items()}
    yield from _branches(definitions["scale"], "scorer", {name: each.about for name, each in known.items()}, own_words)
    yield from _nested("scale", _common(definitions["scale"]))
    yield CASES
    yield from _table(cases_schema()["items"])
    yield from _nested("case", cases_schema()["items"]["properties"])
    yield from _nested("expect", cases_schema()["items"]["properties"]["expect"]["properties"])
    yield CONDITIONS + "\n".join(f"| `{sign}` | {says} | `{example}` |" for sign, says, example in OPERATORS) + "\n"
    yield FUNCTIONS_HEAD + "\n".join(_functions()) + "\n"
    yield CHECKED + "\n".join(f"- {_about(inspect.getmodule(check))}" for check in CHECKS) + "\n"


def _about(thing: object) -> str:
    return (inspect.getdoc(thing) or "").partition("\n\n")[0].replace("\n", " ")


def _shared(schema: Schema, key: str) -> Iterator[str]:
    """The keys that most branches have."""
    needed = [set(branch["required"]) for branch in _by_name(schema, key).values()]
    yield from _rows(_common(schema), set.intersection(*needed))


def _branches(
    schema: Schema, key: str, about: Mapping[str, str], more: Mapping[str, str] = NOTHING_MORE
) -> Iterator[str]:
    """Each branch: what it is about, more about it, and the keys of its own."""
    common = _common(schema)
    for name, branch in _by_name(schema, key).items():
        yield f"### {name}\n"
        example = f" [An example](../{EXAMPLES}/{name}.yaml)." if (ROOT / EXAMPLES / f"{name}.yaml").exists() else ""
        yield f"{about[name]}{example}\n"
        if more.get(name):
            yield more[name]
        own = {each: keys for each, keys in branch["properties"].items() if each not in common}
        if own:
            yield from _rows(own, branch["required"])
        yield from _nested(name, own)


def _in_own_words(scorer: Described) -> Iterator[str]:
    """What a scorer says of itself, and its worked example."""
    if scorer.paragraphs:
        yield "\n".join(f"- **{name}:** {_escaped(text)}" for name, text in scorer.paragraphs) + "\n"
    if scorer.people:
        yield f"A worked example:\n\n```yaml\n{scorer.scales}\n```\n"
        yield "| answers | scores |\n|---|---|"
        yield "\n".join(f"| {_code(answers) or 'none'} | {_code(scores)} |" for answers, scores in scorer.people) + "\n"


def _by_name(schema: Schema, key: str) -> dict[str, Schema]:
    return {branch["if"]["properties"][key]["const"]: branch["then"] for branch in schema["allOf"]}


def _common(schema: Schema) -> dict[str, Schema]:
    """The keys that stand in most branches and read the same in all of them."""
    branches = [branch["then"]["properties"] for branch in schema["allOf"]]
    found: dict[str, list[Schema]] = {}
    for branch in branches:
        for name, keys in branch.items():
            found.setdefault(name, []).append(keys)
    often = {name: same for name, same in found.items() if len(same) > len(branches) / 2}
    return {name: same[0] for name, same in often.items() if all(each == same[0] for each in same)} | {
        **schema["properties"]
    }


def _table(schema: Schema) -> Iterator[str]:
    yield from _rows(schema["properties"], schema["required"])


def _rows(keys: Mapping[str, Schema], required: object) -> Iterator[str]:
    yield "| key | takes | what it is for |\n|---|---|---|"
    needed = set(required) if isinstance(required, list | set) else set()
    for name, schema in keys.items():
        shown = f"**{name}**" if name in needed else name
        yield f"| {shown} | {_cell(_takes(schema))} | {_cell(_meant(schema))} |"
    yield ""


def _meant(schema: Schema) -> str:
    said = [schema.get("description", "")]
    if "default" in schema:
        said.append(f"Where it is left out: {_written(schema['default'])}.")
    if schema.get("examples"):
        said.append(f"For example `{_written(schema['examples'][0])}`.")
    return " ".join(said)


def _takes(schema: Schema) -> str:
    """What a place takes, in a few words."""
    named, types = str(schema.get("$ref", "")).rpartition("/")[2], schema.get("type", "object")
    if named in TAKES:
        return TAKES[named]
    if "enum" in schema:
        words = list(dict.fromkeys(str(each).lower() for each in schema["enum"] if not isinstance(each, bool)))
        return "yes or no" if set(words) == YES_OR_NO else " or ".join(f"`{word}`" for word in words)
    if types == "array":
        entry = _takes(schema.get("items", {}))
        return f"a list of {entry}" if entry.startswith("[") else f"a list, each entry {entry}"
    if types == "object" and "properties" in schema:
        needed = set(schema.get("required", ()))
        return "with " + ", ".join(f"**{key}**" if key in needed else key for key in schema["properties"])
    several = types if isinstance(types, list) else [types]
    return str(
        schema.get("x-says") or " or ".join(TYPES.get(str(each), str(each)) for each in several) + _limits(schema)
    )


def _limits(schema: Schema) -> str:
    least, most = schema.get("minimum"), schema.get("maximum")
    if least is None and most is None:
        return ""
    return f" from {least}" + ("" if most is None else f" to {most}") if least is not None else f" up to {most}"


def _written(value: object) -> str:
    """A value as an author writes it."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False).replace('"', "")


def _nested(of: str, keys: Mapping[str, Schema]) -> Iterator[str]:
    """A table for each key that has keys of its own."""
    for name, schema in keys.items():
        inner = schema.get("items", schema) if schema.get("type") == "array" else schema
        if "$ref" in inner:
            inner = pointed(questionnaire_schema(), inner["$ref"]) if "$ref" not in schema else {}
        inner = next(iter(inner.get("patternProperties", {}).values()), inner) if "properties" not in inner else inner
        if "properties" in inner and "allOf" not in inner and name not in OWN_CHAPTERS:
            yield f"#### {name} (of {of})\n"
            yield from _table({"required": [], **inner})
            yield from _nested(name, inner["properties"])


def _functions() -> Iterator[str]:
    for name, function in FUNCTIONS.items():
        ways = [", ".join(wanted.words for wanted in row) or "nothing" for row in function.takes]
        if function.over is not None:
            ways.append(f"{function.over.words}: any number of them, side by side or in a list")
        yield f"| {name} | {_cell(function.says)} | {_cell('; or '.join(ways))} | `{function.example}` |"


def _escaped(text: str) -> str:
    """Text in which no sign is taken for Markdown, outside of what stands in backquotes."""
    parts = text.split("`")
    return "`".join(part if number % 2 else _SIGN.sub(r"\\\g<0>", part) for number, part in enumerate(parts))


def _code(text: str) -> str:
    return f"`{_cell(text)}`" if text else ""


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
