"""The scores of an earlier sitting in terms of the version that is answered now."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from engine.catalogue.difference import Side, difference
from engine.catalogue.maps import VersionMap, carried_scores
from engine.questionnaire import Questionnaire
from engine.scoring import Earlier, Scores


def as_earlier(
    scores: Scores,
    old: Questionnaire,
    new: Questionnaire,
    *,
    day: date | None = None,
    maps: Sequence[VersionMap] = (),
) -> Earlier:
    """The scores of a sitting on `old` for `score(new, …, earlier=…)`, on the day when it was sent.

    Those of the same version stay as they are, but for scales that a draft has changed since; those of another one are
    carried over by the `maps` from one to the other. What cannot be compared is left out.
    """
    return Earlier(version=old.version, scores=_carried(scores, old, new, maps), day=day)


def _carried(scores: Scores, old: Questionnaire, new: Questionnaire, maps: Sequence[VersionMap]) -> Scores:
    if old.content_hash == new.content_hash:
        return scores
    if old.version == new.version:
        kept = difference(Side(file="", questionnaire=old), Side(file="", questionnaire=new)).kept
        return {scale: score for scale, score in scores.items() if scale in kept}
    if not maps:
        return {}
    for each in maps:
        scores = carried_scores(scores, each)
    return scores
