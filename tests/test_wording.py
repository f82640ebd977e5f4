"""The engine's own words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from engine.wording import LANGUAGES, LOCALE, mark, wording

ENGINE = LOCALE.parent


def test_a_sentence_is_filled_with_values_in_the_manner_of_the_language() -> None:
    said = wording("cy").say("{day} and {number}", day=date(2026, 3, 1), number=Decimal("1234.50"))
    assert said == "1 Mawrth 2026 and 1,234.5"


def test_a_sentence_without_values_is_said_as_it_is() -> None:
    assert wording("en").say("100 % {of} it") == "100 % {of} it"


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


def test_every_sentence_of_the_engine_is_translated() -> None:
    used = set(_extracted())
    for language in set(LANGUAGES) - {"en"}:
        with (LOCALE / language / "LC_MESSAGES" / "formwright.po").open("rb") as file:
            catalogue = read_po(file, locale=language)
        said = {_key(message.id) for message in catalogue if message.id and all(_forms(message.string))}
        assert used - said == set(), f"not yet in {language}"
        assert said - used == set(), f"no longer used, in {language}"


def test_translations_name_the_same_values() -> None:
    for language in set(LANGUAGES) - {"en"}:
        with (LOCALE / language / "LC_MESSAGES" / "formwright.po").open("rb") as file:
            for message in read_po(file, locale=language):
                wanted = _places(_key(message.id)) - {"number"}
                for form in _forms(message.string):
                    assert _places(form) - {"number"} == wanted, message.id


def _forms(string: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return (string or "",) if isinstance(string, str | None) else tuple(string)


def _key(message_id: str | tuple[str, ...] | list[str]) -> str:
    return message_id if isinstance(message_id, str) else message_id[0]


def _places(sentence: str) -> set[str]:
    return {part.split("}")[0] for part in sentence.split("{")[1:]}


def _extracted() -> Iterator[str]:
    """Sentences in `say`, `count` and `mark` calls of templates and code."""
    keywords = {"say": None, "count": (1, 2), "mark": None}
    found = extract_from_dir(
        str(ENGINE),
        [("**.html", "jinja2"), ("**.py", "python")],
        {"**.html": {"silent": "false"}},
        keywords,
    )
    for _, _, message, _, _ in found:
        yield _key(message)
