"""Scores as they are kept: plain JSON, from which exactly the same scores come back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, TypeAlias

from engine.questionnaire import BandId, ItemId, Language, ScaleId, Text
from engine.scoring.score import Part, Range, Said, Score, Scores, Step

StoredScores: TypeAlias = dict[str, dict[str, Any]]
"""Scores by scale id, made of JSON's own types only. Numbers are texts, so that 2.60 stays 2.60."""

UNEXPLAINED: Mapping[str, Any] = {"reason": None, "explanation": (), "parts": ()}


def dump_scores(scores: Scores) -> StoredScores:
    """Scores as JSON can hold them."""
    return {scale: _dump_score(score) for scale, score in scores.items()}


def load_scores(stored: Mapping[str, Any], *, explained: bool = True) -> Scores:
    """The inverse of `dump_scores`; where it is not needed how they came about, in a third of the time."""
    shortened: Mapping[str, Any] = {} if explained else UNEXPLAINED
    return {ScaleId(scale): _load_score(ScaleId(scale), {**kept, **shortened}) for scale, kept in stored.items()}


def _dump_score(score: Score) -> dict[str, Any]:
    return {
        "value": None if score.value is None else _dump_said(score.value),
        "band": score.band,
        "n_answered": score.n_answered,
        "n_items": score.n_items,
        "prorated": score.prorated,
        "possible": None if score.possible is None else [str(bound) for bound in score.possible],
        "scorer": score.scorer,
        "scorer_version": score.scorer_version,
        "reason": None if score.reason is None else _dump_step(score.reason),
        "explanation": [_dump_step(step) for step in score.explanation],
        "parts": [_dump_part(part) for part in score.parts],
    }


def _load_score(scale: ScaleId, kept: Mapping[str, Any]) -> Score:
    return Score(
        scale=scale,
        value=_load_value(kept["value"]),
        band=None if kept["band"] is None else BandId(kept["band"]),
        n_answered=kept["n_answered"],
        n_items=kept["n_items"],
        prorated=kept["prorated"],
        possible=_load_range(kept["possible"]),
        scorer=kept["scorer"],
        scorer_version=kept["scorer_version"],
        reason=None if kept["reason"] is None else _load_step(kept["reason"]),
        explanation=tuple(_load_step(step) for step in kept["explanation"]),
        parts=tuple(_load_part(part) for part in kept.get("parts", ())),
    )


def _load_value(kept: Any) -> Decimal | str | None:  # noqa: ANN401  # JSON can be anything
    value = None if kept is None else _load_said(kept)
    if value is None or isinstance(value, Decimal | str):
        return value
    message = f"not the value of a score: {kept!r}"
    raise ValueError(message)


def _load_range(kept: Sequence[str] | None) -> Range | None:
    if kept is None:
        return None
    least, greatest = kept
    return Decimal(least), Decimal(greatest)


def _dump_step(step: Step) -> dict[str, Any]:
    return {
        "sentence": step.sentence,
        "values": {name: _dump_said(value) for name, value in step.values.items()},
        "item": step.item,
    }


def _load_step(kept: Mapping[str, Any]) -> Step:
    return Step(
        kept["sentence"],
        {name: _load_said(value) for name, value in kept["values"].items()},
        None if kept["item"] is None else ItemId(kept["item"]),
    )


def _dump_part(part: Part) -> dict[str, Any]:
    return {
        "id": part.id,
        "label": _dump_said(part.label),
        "value": None if part.value is None else str(part.value),
        "note": None if part.note is None else _dump_step(part.note),
    }


def _load_part(kept: Mapping[str, Any]) -> Part:
    label = _load_said(kept["label"])
    return Part(
        id=kept["id"],
        label=label if isinstance(label, Text) else Text({}),
        value=None if kept["value"] is None else Decimal(kept["value"]),
        note=None if kept["note"] is None else _load_step(kept["note"]),
    )


def _dump_said(value: Said) -> str | int | dict[str, Any]:
    if isinstance(value, Text):
        return {"words": {str(language): str(words) for language, words in value.words.items()}}
    return {"number": str(value)} if isinstance(value, Decimal) else value


def _load_said(kept: Any) -> Said:  # noqa: ANN401  # JSON can be anything
    match kept:
        case {"words": dict(words)}:
            return Text({Language(language): said for language, said in words.items()})
        case {"number": str(number)}:
            return Decimal(number)
        case str() | int():
            return kept
    message = f"not a value of an explanation: {kept!r}"
    raise ValueError(message)
