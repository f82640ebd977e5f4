"""Certificates are given their numbers: once for each sitting, in all languages of its questionnaire."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256

from engine.journey import Sitting, SittingId
from engine.press import named, unprintable
from engine.questionnaire import Language, Questionnaire
from engine.reports import write_certificate_pdf
from engine.reports.certificate import Certificate, certificate_kept, certificate_of, certificate_valid_until, kept
from engine.scoring import Scores
from engine.store import NewCertificate, Refused, Register, Registered
from engine.themes import Theme

CHECKED_AT = "/certificate/"
"""Where a number is checked, under the address of the installation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Award:
    """A submitted sitting that may have earned a certificate; its questionnaire is None where that is lost."""

    sitting: Sitting
    questionnaire: Questionnaire | None
    scores: Scores


@dataclass(frozen=True, slots=True)
class Printout:
    """A certificate as a PDF. It `differs` where it was printed before and looked otherwise: its theme has changed."""

    pdf: bytes
    differs: bool


def issued(
    register: Register, awards: Iterable[Award], *, theme: Theme, address: str, by: str
) -> Mapping[SittingId, Registered]:
    """The certificates of those who earned one, each with its number; who has one already keeps it.

    A sample gets none. `theme` is what they wear from now on, `address` where the installation is reached, `by` who
    asked for it. Where a text no longer compiles nobody can say who earned one, but what was issued before is there.
    """
    real = {award.sitting.id: award for award in awards if not award.sitting.sample}
    known = register.of_sittings(real.keys())
    drafts = (_draft(award, theme, address) for sitting, award in real.items() if sitting not in known)
    new = [draft for draft in drafts if draft is not None]
    return {**known, **(register.issue(new, by) if new else {})}


def certificate_in(registered: Registered, language: Language) -> Certificate:
    """A certificate as it is printed in a language, or in its learner's where it was not issued in that."""
    spoken = language_of(registered, language)
    words = certificate_kept(registered.said[spoken], spoken, registered.issued_at)
    return replace(words, number=registered.number, address=registered.address, replaces=registered.replaces)


def language_of(registered: Registered, language: Language) -> Language:
    """The language it is printed in where this one is asked for: its learner's where it was not issued in that."""
    return language if language in registered.said else registered.language


def _draft(award: Award, theme: Theme, address: str) -> NewCertificate | None:
    """What a sitting's certificate says in every language it can be printed in; None where none was earned."""
    sitting, questionnaire = award.sitting, award.questionnaire
    if questionnaire is None:
        return None
    earned = (certificate_of(questionnaire, sitting, award.scores, each, theme) for each in questionnaire.languages)
    said = {certificate.language: kept(certificate) for certificate in earned if certificate is not None}
    if not said:
        return None
    return NewCertificate(
        sitting_id=sitting.id,
        questionnaire_id=sitting.questionnaire_id,
        version=sitting.version,
        content_hash=sitting.content_hash,
        theme=theme.id,
        language=sitting.language if sitting.language in said else next(iter(said)),
        said=said,
        address=address + CHECKED_AT,
        valid_until=certificate_valid_until(questionnaire, sitting),
    )


def print_one(  # noqa: PLR0913  # what is printed, how it looks, and what is said of it in the log
    register: Register, registered: Registered, language: Language, theme: Theme, *, by: str, reason: str | None = None
) -> Printout:
    """One certificate as a PDF; that it was printed is logged, with the SHA-256 of what was. Raises Refused."""
    pdf = pdf_of(registered, language, theme)
    sheet = f"{language_of(registered, language)} {theme.printing.page_size}"
    changed = register.printed({registered.number: sha256(pdf).hexdigest()}, sheet, by, reason)
    return Printout(pdf, differs=bool(changed))


def pdf_of(registered: Registered, language: Language, theme: Theme) -> bytes:
    """One certificate as a PDF, of which nobody is told.

    Raises Refused where letters of the name are in no typeface: it would be printed with boxes in their place.
    """
    certificate = certificate_in(registered, language)
    letters = unprintable(certificate.name, theme)
    if letters:
        raise Refused(registered.number, f"No typeface has these letters of the name: {named(letters)}.")
    return write_certificate_pdf(certificate, theme)
