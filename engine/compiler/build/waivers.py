"""The advice a document sets aside, for the public record."""

from __future__ import annotations

from collections.abc import Iterator

from engine.compiler.asked import inside
from engine.document import Mapping
from engine.document.entries import child, entries, words
from engine.questionnaire import Language, Waiver, read_text


def waivers(document: Mapping, author: Language) -> Iterator[Waiver]:
    """What is waived for the whole questionnaire, then page by page with what stands on it."""
    for rule, reason in _waived(document):
        yield Waiver(rule=rule, reason=reason, place="questionnaire")
    for page in entries(document, "pages"):
        for rule, reason in _waived(page):
            yield Waiver(rule=rule, reason=reason, place="page", words=read_text(page.find("title"), author))
        for entry in entries(page, "items"):
            for item in (entry, *inside(entry)):
                for rule, reason in _waived(item):
                    yield Waiver(rule=rule, reason=reason, place="item", words=read_text(item.find("ask"), author))


def _waived(mapping: Mapping) -> Iterator[tuple[str, str]]:
    written = child(mapping, "waive")
    for rule in written:
        reason = words(written, rule)
        if reason:
            yield str(rule), reason
