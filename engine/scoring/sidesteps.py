"""What a scale says must not be done with it, done by way of another scale that comes to the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from engine.questionnaire import Declined, Questionnaire, Scale, ScaleId
from engine.scoring.complaint import Complaint, place
from engine.scoring.plan import Plan, plans, read_by
from engine.scoring.scorers.norms import Norms


def sidesteps(questionnaire: Questionnaire) -> Iterator[Complaint]:
    """Bands and norms of scales that are made of just what another scale is made of that declines them."""
    declining = [scale for scale in questionnaire.scales if scale.do_not]
    known = {plan.scale.id: plan for plan in plans(questionnaire)} if declining else {}
    for scale in questionnaire.scales if declining else ():
        if scale.bands and Declined.BAND not in scale.do_not:
            yield from _told(scale, Declined.BAND, declining, known)
        comparable = all(member.comparable for member in known[scale.id].members)
        if scale.scorer == Norms.name and comparable and Declined.NORM not in scale.do_not:
            yield from _told(scale, Declined.NORM, declining, known)


def _told(scale: Scale, what: Declined, declining: list[Scale], known: Mapping[ScaleId, Plan]) -> Iterator[Complaint]:
    other = next((each for each in declining if what in each.do_not and _same(scale, each, known)), None)
    if other is None:
        return
    banding = what is Declined.BAND
    does, remedy = ("has bands", "the bands") if banding else ("gives norms", "the scale")
    sound = "cut-offs" if banding else "norms"
    yield Complaint(
        "scale.declined",
        f'"{scale.id}" {does} and is made of the same as "{other.id}", which says do_not: [{what.value}].',
        f'Remove {remedy}; or take {what.value} out of do_not at "{other.id}", if there are {sound} that are sound.',
        scale.bands[0].span if banding else place(scale.settings.get("gives"), scale.span),
    )


def _same(scale: Scale, other: Scale, known: Mapping[ScaleId, Plan]) -> bool:
    """Whether a scale tells the same as another: of it alone, or of just its items or scales, in whatever way."""
    if scale is other or _of_its_own(known[other.id]):
        return False
    seen = set[ScaleId]()
    while scale.id not in seen and not _of_its_own(known[scale.id]):
        if scale is other or _just_as(scale, other, known):
            return True
        seen.add(scale.id)
        below = known.get(scale.scales[0]) if not scale.items and len(set(scale.scales)) == 1 else None
        if below is None:
            return False
        scale = below.scale
    return False


def _just_as(scale: Scale, other: Scale, known: Mapping[ScaleId, Plan]) -> bool:
    """Whether both are made of the same. One scale alone is not enough: who converts it may say what not to do."""
    if not other.items and len(set(other.scales)) == 1:
        return False
    alike = (set(scale.items), set(scale.scales)) == (set(other.items), set(other.scales))
    return alike or (not scale.scales and set(scale.items) == _items(other, known, frozenset()))


def _items(scale: Scale, known: Mapping[ScaleId, Plan], above: frozenset[ScaleId]) -> set[str]:
    """All items that are in a scale, by way of the scales it is made of as well."""
    above |= {scale.id}
    below = (known[name].scale for name in scale.scales if name in known and name not in above)
    return set[str](scale.items).union(*(_items(each, known, above) for each in below))


def _of_its_own(plan: Plan) -> bool:
    """Whether it tells something else than how high its answers are: what has changed, what stands out, a kind."""
    scorer = plan.scorer
    if scorer is None or scorer.looks_back or scorer.gathers or scorer.decides or scorer.within_person:
        return True
    return not isinstance(scorer, Norms) and not set(read_by(plan)) <= {*map(str, plan.scale.items)}
