"""What a certificate says in each slot of its template."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from markupsafe import Markup, escape

from engine.codes import written_number
from engine.reports.certificate import Certificate
from engine.themes import Theme
from engine.themes.certificates import LABEL
from engine.wording import mark, wording

Words = Mapping[str, str]
"""Slots with what they say; markup where it is more than one line of words. One that is not there is empty."""

LABELS: Mapping[str, str] = MappingProxyType(
    {
        "name": mark("Awarded to"),
        "date": mark("Date"),
        "valid_until": mark("Valid until"),
        "questionnaire": mark("Questionnaire"),
        "reference": mark("Reference"),
        "number": mark("Certificate number"),
        "address": mark("Check this certificate at"),
    }
)
SAMPLE = mark("Sample")
CAVEAT = mark(
    "This certificate records a self-assessment: it rests on the learner's own answers. It is not a qualification."
)


def words_of(certificate: Certificate) -> Words:
    """What it says, slot by slot, with the labels of what it says."""
    say = wording(certificate.language).say
    said: dict[str, str | None] = {
        "title": certificate.title,
        "name": certificate.name,
        "statement": certificate.statement,
        "date": certificate.date,
        "valid_until": certificate.valid_until,
        "number": written_number(certificate.number) if certificate.number else say(SAMPLE),
        "address": certificate.address,
        "body": certificate.body or certificate.questionnaire,
        "questionnaire": certificate.questionnaire,
        "version": say("version {version}", version=certificate.version),
        "reference": certificate.reference,
        "replaces": _replacement(certificate),
        "signatory": certificate.signatory,
        "role": certificate.role,
        "caveat": say(CAVEAT),
    }
    labels = {LABEL + slot: say(label) for slot, label in LABELS.items() if said[slot]}
    if certificate.number is None:
        del labels[LABEL + "number"]
    return {slot: words for slot, words in (said | labels).items() if words}


def _replacement(certificate: Certificate) -> Markup | None:
    """What it replaces, with the number on one line."""
    if certificate.replaces is None:
        return None
    number = written_number(certificate.replaces)
    said = wording(certificate.language).say("Replacement for certificate {number}", number=number)
    return escape(said).replace(number, Markup('<span class="q-number">{}</span>').format(number))


def is_signed(certificate: Certificate, theme: Theme) -> bool:
    """Whether the theme still names who signed it: only then does their signature stand on it."""
    signatory = theme.printing.certificate.signatory
    return signatory is not None and signatory.name == certificate.signatory
