"""What follows from scores: which feedback is told, and whose name stands on a certificate."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from engine.questionnaire import Answers, BandId, Feedback, Questionnaire, Scale
from engine.scoring.score import Score, Scores

UNPRINTABLE = frozenset({"Cc", "Cs", "Co"})


def scales_told(questionnaire: Questionnaire) -> tuple[Scale, ...]:
    """The scales a respondent is told about: those that are shown, and none of a confidential questionnaire."""
    return () if questionnaire.confidential else tuple(scale for scale in questionnaire.scales if scale.shown)


def feedback_on(questionnaire: Questionnaire, score: Score) -> Feedback | None:
    """What there is to say about a score: to the outcome that was decided on, or else to its band."""
    known = questionnaire.feedback_by_band
    outcome = known.get((score.scale, BandId(score.value))) if isinstance(score.value, str) else None
    return known.get((score.scale, score.band)) if outcome is None and score.band is not None else outcome


def name_given(questionnaire: Questionnaire, answers: Answers) -> str | None:
    """What the respondent gave as the name for the certificate."""
    certificate = questionnaire.certificate
    item = questionnaire.items.get(certificate.name) if certificate else None
    given = answers.get(item.id) if item is not None and not item.confidential else None
    return one_line(given) if isinstance(given, str) else None


def one_line(given: str) -> str | None:
    """A name as it is printed: one line, composed characters, nothing unprintable; None where nothing is left."""
    composed = unicodedata.normalize("NFC", " ".join(given.split()))
    return "".join(letter for letter in composed if unicodedata.category(letter) not in UNPRINTABLE) or None


def awarded_to(questionnaire: Questionnaire, answers: Answers, scores: Scores) -> str | None:
    """Who is named on the certificate of a finished sitting, or None where it is not awarded."""
    certificate = questionnaire.certificate
    name = name_given(questionnaire, answers)
    if certificate is None or name is None:
        return None
    return name if certificate.awarded_when.evaluate(known_when_finished(answers, scores)) is True else None


def known_when_finished(answers: Answers, scores: Scores) -> Mapping[str, object]:
    """What a condition on results may speak of: `completed`, the answers that apply, scores and their bands."""
    names: dict[str, object] = {**answers, "completed": True}
    for scale, score in scores.items():
        if score.value is not None:
            names[scale] = score.value
        if score.band is not None:
            names[f"{scale}.band"] = score.band
    return names
