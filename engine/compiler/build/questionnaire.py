"""A document becomes a questionnaire. Lenient: what structure has complained about is left out or empty."""

from __future__ import annotations

from engine.compiler.build.conditions import Conditions
from engine.compiler.build.pages import PageBuilder, item_names
from engine.compiler.build.scales import build_feedback, build_scales
from engine.compiler.build.waivers import waivers
from engine.document import Mapping, Problem, Source
from engine.document.entries import child, entries, scalars, whole, words, yes
from engine.questionnaire import (
    Certificate,
    ItemId,
    Language,
    Questionnaire,
    Reference,
    Results,
    Scale,
    ScaleId,
    Text,
    Translation,
    read_period,
    read_text,
)

DEFAULT_COUNT = 3


def build(document: Mapping, source: Source) -> tuple[Questionnaire, list[Problem]]:
    """The questionnaire a document describes, as far as it can be made out, and what was wrong on the way."""
    languages = tuple(Language(str(tag)) for tag in scalars(document, "languages")) or (Language("en"),)
    author = languages[0]
    conditions = Conditions(source.name, item_names(document))
    pages, problems = PageBuilder(document, author, conditions, source.name).pages()
    scales = build_scales(entries(document, "scales"), author)
    questionnaire = Questionnaire(
        id=words(document, "id") or "",
        version=words(document, "version") or "",
        title=_text(document, "title", author),
        languages=languages,
        purpose=_text(document, "purpose", author),
        who_sees_it=_text(document, "who_sees_it", author),
        minutes=whole(document, "minutes"),
        body=read_text(document.find("body"), author),
        closing=read_text(document.find("closing"), author),
        references=tuple(_reference(entry) for entry in entries(document, "sources")),
        waivers=tuple(waivers(document, author)),
        translations=_translations(child(document, "translations")),
        confidential=yes(document, "confidential", default=False),
        order="free" if words(document, "order") == "free" else "fixed",
        pages=pages,
        scales=scales,
        results=_results(child(document, "results"), author),
        feedback=tuple(build_feedback(entry, author) for entry in entries(document, "feedback")),
        certificate=_certificate(document, author, conditions, scales),
        content_hash=source.content_hash,
    )
    return questionnaire, problems + conditions.problems


def _text(mapping: Mapping, key: str, author: Language) -> Text:
    return read_text(mapping.find(key), author) or Text({author: ""})


def _reference(entry: Mapping) -> Reference:
    return Reference(
        name=words(entry, "name") or "",
        url=words(entry, "url"),
        licence=words(entry, "licence"),
        note=words(entry, "note"),
    )


def _translations(mapping: Mapping) -> dict[Language, Translation]:
    return {
        Language(str(tag)): Translation(
            status=words(entry, "status") or "draft", by=words(entry, "by"), note=words(entry, "note")
        )
        for tag, entry in mapping.items()
        if isinstance(entry, Mapping)
    }


def _results(entry: Mapping, author: Language) -> Results:
    strengths, next_steps, overall = whole(entry, "strengths"), whole(entry, "next_steps"), words(entry, "overall")
    return Results(
        intro=read_text(entry.find("intro"), author),
        overall=None if overall is None else ScaleId(overall),
        strengths=DEFAULT_COUNT if strengths is None else strengths,
        next_steps=DEFAULT_COUNT if next_steps is None else next_steps,
        next_steps_said=next_steps is not None,
        caveat=read_text(entry.find("caveat"), author),
    )


def _certificate(
    document: Mapping, author: Language, conditions: Conditions, scales: tuple[Scale, ...]
) -> Certificate | None:
    entry = document.find("certificate")
    if not isinstance(entry, Mapping):
        return None
    awarded_when = conditions.on_results(entry.find("awarded_when"), scales)
    if awarded_when is None:
        return None
    return Certificate(
        template=words(entry, "template") or "",
        name=ItemId(words(entry, "name") or ""),
        title=_text(entry, "title", author),
        statement=_text(entry, "statement", author),
        awarded_when=awarded_when,
        valid_for=read_period(words(entry, "valid_for") or ""),
        span=entry.span,
    )
