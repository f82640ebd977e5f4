"""Results: the scale that stands for all of them is there, and respondents are told of it."""

from __future__ import annotations

from collections.abc import Iterator

from engine.compiler.draft import Draft, did_you_mean
from engine.document import Problem, Scalar
from engine.document.entries import child
from engine.questionnaire import ScaleId


def check(draft: Draft) -> Iterator[Problem]:
    """`overall` names a scale that is shown."""
    named = child(draft.document, "results").find("overall")
    if not isinstance(named, Scalar):
        return
    scales = draft.questionnaire.scales_by_id
    scale = scales.get(ScaleId(named))
    if scale is None:
        listed = f"The scales are: {', '.join(scales)}." if scales else "Add it under scales, or leave overall out."
        yield draft.problem(
            "results.unknown-scale", named.span, f'There is no scale "{named}".', did_you_mean(named, scales, listed)
        )
    elif not scale.shown or draft.questionnaire.confidential:
        because = "it has shown: no" if not scale.shown else "in a confidential questionnaire no scores are told"
        yield draft.problem(
            "results.overall-not-told",
            named.span,
            f'"{named}" cannot stand for all results: {because}.',
            "Name a scale that respondents are told about, or leave overall out.",
        )
