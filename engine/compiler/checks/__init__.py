"""Checks of meaning, one per module: each takes a draft and yields what is wrong with it."""

from collections.abc import Callable, Iterator

from engine.compiler.checks import (
    certificate,
    conditions,
    confidential,
    feedback,
    file_name,
    groups,
    identifiers,
    languages,
    limits,
    messages,
    option_meanings,
    option_sets,
    placeholders,
    reach,
    results,
    scales,
    translations,
    unscored,
)
from engine.compiler.draft import Draft
from engine.document import Problem

CHECKS: tuple[Callable[[Draft], Iterator[Problem]], ...] = (
    file_name.check,
    languages.check,
    translations.check,
    placeholders.check,
    identifiers.check,
    option_sets.check,
    option_meanings.check,
    groups.check,
    limits.check,
    messages.check,
    scales.check,
    results.check,
    feedback.check,
    certificate.check,
    confidential.check,
    reach.check,
    conditions.check,
    unscored.check,
)
