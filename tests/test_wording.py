"""The engine's own words."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from datetime import date
from decimal import Decimal
from functools import cache
from io import BytesIO
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from engine.wording import LANGUAGES, LOCALE, Wording, mark, wording

ENGINE = LOCALE.parent
COLLECT = ENGINE.parent / "scripts" / "wordings"
TRANSLATED = sorted(set(LANGUAGES) - {"en"})


def test_a_sentence_is_filled_with_values_in_the_manner_of_the_language() -> None:
    said = wording("cy").say("{day} and {number}", day=date(2026, 3, 1), number=Decimal("1234.50"))
    assert said == "1 Mawrth 2026 and 1,234.5"


def test_a_sentence_without_values_is_said_as_it_is() -> None:
    assert wording("en").say("100 % {of} it") == "100 % {of} it"


@pytest.mark.parametrize("digits", [17, 18, 28, 900])
def test_no_number_is_too_long_to_be_written(digits: int) -> None:
    assert wording("en").number(Decimal(f"1{'0' * digits}.5")).replace(",", "") == f"1{'0' * digits}.5"


@pytest.mark.parametrize("earlier", ["0", "-0", "0.00"])
@pytest.mark.parametrize("number", ["0", "-0", "0.00"])
def test_nothing_is_written_without_a_sign_whatever_was_written_before(earlier: str, number: str) -> None:
    wording("en").number(Decimal(earlier))

    assert wording("en").number(Decimal(number)) == "0"


def test_a_number_written_once_is_written_in_each_language_in_its_manner() -> None:
    decimal = Decimal("987654.25")

    assert [Wording(language).number(decimal) for language in ("en", "de", "en")] == [
        "987,654.25",
        "987.654,25",
        "987,654.25",
    ]


def test_a_sentence_is_filled_anew_each_time() -> None:
    said = [wording("en").say("{{{a}}} then {b}, {a}", a=a, b=b) for a, b in ((1, "{a}"), ("x", 2))]

    assert said == ["{1} then {a}, 1", "{x} then 2, x"]


def test_a_number_chooses_between_one_and_many() -> None:
    one, many = (wording("en").count("{number} minute", "{number} minutes", number) for number in (1, 2))
    assert (one, many) == ("1 minute", "2 minutes")


def test_a_language_the_engine_does_not_speak_falls_back_to_english() -> None:
    assert wording("pl").language == "en"


def test_a_translation_cannot_reach_into_a_value() -> None:
    with pytest.raises(KeyError):
        wording("en").say("{name.__class__}", name="x")


def test_marking_a_sentence_leaves_it_as_it_is() -> None:
    assert mark("Select an answer") == "Select an answer"


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "Tua 0 munud"),
        (1, "Tua 1 funud"),
        (2, "Tua 2 funud"),
        (3, "Tua 3 munud"),
        (6, "Tua 6 munud"),
        (11, "Tua 11 munud"),
    ],
)
def test_welsh_has_a_form_for_each_kind_of_number(number: int, said: str) -> None:
    assert wording("cy").count("About {number} minute", "About {number} minutes", number) == said


def test_sentences_are_collected_from_code_templates_and_data() -> None:
    in_code, in_a_call_block, as_data = "Why we ask:", "Your answers have been sent.", "Select an answer"
    assert {in_code, in_a_call_block, as_data} <= sentences(collected()).keys()


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_sentence_of_the_engine_is_translated(language: str) -> None:
    catalogue = catalogue_of(language)
    said = {sentence for sentence, message in sentences(catalogue).items() if is_said(message, catalogue)}
    assert sorted(sentences(collected()).keys() - said) == [], "run scripts/wordings and translate these"


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_translation_is_left_over(language: str) -> None:
    left_over = sentences(catalogue_of(language)).keys() - sentences(collected()).keys()
    assert sorted(left_over) == [], "run scripts/wordings, which drops these"


@pytest.mark.parametrize("language", TRANSLATED)
def test_translations_name_the_same_values(language: str) -> None:
    for message in sentences(catalogue_of(language)).values():
        wanted = set().union(*map(places, variants(message.id)))
        for form in variants(message.string):
            assert places(form) | {"number"} == wanted | {"number"}, message.id


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_catalogue_is_plain_about_its_review(language: str) -> None:
    assert "reviewed" in catalogue_of(language).header_comment


def test_what_is_said_or_marked_can_be_collected() -> None:
    """A sentence that is put together, or looked up, when the code runs would never be translated."""
    unseen = [
        f"{path.relative_to(ENGINE)}:{call.lineno}"
        for path in sorted(ENGINE.rglob("*.py"))
        for call in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(call, ast.Call) and is_unseen(call)
    ]
    assert unseen == []


def is_unseen(call: ast.Call) -> bool:
    """Whether words are handed over in a form that `scripts/wordings` cannot read."""
    name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
    words = call.args[: {"mark": 1, "say": 1, "count": 2}.get(name, 0)]
    built = ast.JoinedStr | ast.BinOp | ast.IfExp
    return any(isinstance(word, built) or (name == "mark" and not isinstance(word, ast.Constant)) for word in words)


@cache
def collected() -> Catalog:
    """Every sentence in code and templates, collected as `scripts/wordings` does it."""
    found = subprocess.run(  # noqa: S603  # our own script
        [COLLECT, "template"], env={**os.environ, "PYTHON": sys.executable}, capture_output=True, check=True
    )
    return read_po(BytesIO(found.stdout))


@cache
def catalogue_of(language: str) -> Catalog:
    with (LOCALE / language / "LC_MESSAGES" / "formwright.po").open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def sentences(catalogue: Catalog) -> dict[str, Message]:
    """The messages by the sentence, or by its singular."""
    return {variants(message.id)[0]: message for message in catalogue if message.id}


def is_said(message: Message, catalogue: Catalog) -> bool:
    """Whether a message is translated, in as many forms as the language has where it counts something."""
    forms = variants(message.string)
    return all(forms) and len(forms) == (catalogue.num_plurals if message.pluralizable else 1) and not message.fuzzy


def variants(words: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return (words or "",) if isinstance(words, str | None) else tuple(words)


def places(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}
