"""What a questionnaire means, apart from how its file is written: canonical JSON and its hash.

In it is everything respondents are asked, shown and told, and everything that makes a score. Not in it are the version,
comments and layout, the sources and the notes on translations. What stands at its default is left out, so that a key
the language gains later changes no meaning of today. A scorer counts with its version: that goes up whenever the same
answers would score differently.

`MEANING` is the version of this form. A hash says which it was made by, and only hashes of the same are compared.
"""

from __future__ import annotations

import hashlib
from dataclasses import is_dataclass

from engine.catalogue.canonical import Plain, of_fields, settings_of, written
from engine.questionnaire import Item, Page, Questionnaire, Scale
from engine.scoring import PLACED, scorers

MEANING = 1
NOT_MEANT = frozenset({"version", "content_hash", "references", "translations"})
ASIDE = frozenset({"waived", "waivers", "waive"})
"""Fields in which an author justifies a choice; they change nothing for anybody who answers."""

FROM_OPTIONS = frozenset({"codes", "alone", "other", "beside"})
"""Settings of a kind that follow from its options, and say nothing more."""


def meaning_hash(questionnaire: Questionnaire) -> str:
    """The hash of what a questionnaire means, after the version of the form it is made from: `1:3f0c…`."""
    return f"{MEANING}:{hashlib.sha256(written(meaning(questionnaire)).encode()).hexdigest()}"


def meaning(questionnaire: Questionnaire) -> Plain:
    """What a questionnaire means, as plain data."""
    pages: list[Plain] = [_page(page) for page in questionnaire.pages]
    scales: list[Plain] = [_scale(scale) for scale in questionnaire.scales]
    return {**of_fields(questionnaire, NOT_MEANT | ASIDE | {"pages", "scales"}), "pages": pages, "scales": scales}


def settings(scale: Scale, *, texts: bool) -> dict[str, Plain]:
    """What a scale tells its scorer, each key in one form; with the words in it or without."""
    scorer = scorers().get(scale.scorer)
    known = scorer.schema["properties"] if scorer is not None else {}
    own = {key: node for key, node in scale.settings.items() if key not in PLACED}
    return settings_of(own, known, {}, texts=texts)


def _page(page: Page) -> Plain:
    items: list[Plain] = [_item(item) for item in page.items]
    return {**of_fields(page, ASIDE | {"items"}), "items": items}


def _item(item: Item) -> Plain:
    kind: dict[str, Plain] = (
        of_fields(item.kind, FROM_OPTIONS) if is_dataclass(item.kind) and not isinstance(item.kind, type) else {}
    )
    return {
        **of_fields(item, ASIDE | {"kind"}),
        "kind": {**kind, "name": item.kind.name},
    }


def _scale(scale: Scale) -> Plain:
    scorer = scorers().get(scale.scorer)
    version = scorer.version if scorer is not None else 0
    own = settings(scale, texts=True)
    return {**of_fields(scale, ASIDE | {"settings"}), "scorer_version": version, "settings": {**own}}
