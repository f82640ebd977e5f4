"""Certificates for tests of the register."""

from __future__ import annotations

from datetime import date

from engine.journey import SittingId
from engine.store import NewCertificate, Registered, Store
from tests.store.example import COMPLETE, ENGLISH, WELSH, begin, compiled

ADDRESS = "https://skills.example.org/certificate/"
SAID = {
    ENGLISH: {"name": "Ann Jones", "title": "Working with others", "body": None},
    WELSH: {"name": "Ann Jones", "title": "Gweithio gydag eraill", "body": None},
}


def draft(sitting_id: SittingId, valid_until: date | None = None) -> NewCertificate:
    questionnaire = compiled()
    return NewCertificate(
        sitting_id=sitting_id,
        questionnaire_id=questionnaire.id,
        version=questionnaire.version,
        content_hash=questionnaire.content_hash,
        theme="default",
        language=WELSH,
        said=SAID,
        address=ADDRESS,
        valid_until=valid_until,
    )


def finished(store: Store) -> SittingId:
    """Somebody who has finished."""
    sitting, _ = begin(store, COMPLETE)
    store.submit(sitting, compiled())
    return sitting.id


def issue(store: Store, valid_until: date | None = None) -> Registered:
    """A certificate of somebody's own."""
    sitting = finished(store)
    return store.register.issue([draft(sitting, valid_until)], "centre")[sitting]
