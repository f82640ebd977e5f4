"""How each score of a questionnaire is made, for its public record: nothing of anybody's answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from engine.questionnaire import (
    AllRequired,
    AnsweredAtLeast,
    Band,
    Declined,
    ItemValue,
    Language,
    Missing,
    Questionnaire,
    Scale,
    Text,
)
from engine.reports.skill import NOT_BANDED, NOT_COMPARED
from engine.reports.telling import Mention
from engine.scoring import Key, Plan, Range, incomparable_scales, plans, score_ranges, stated_by
from engine.wording import Wording, mark, wording

METHODS = {
    "change": mark("Change since last time"),
    "composite": mark("Scores put together"),
    "conversion_table": mark("Conversion table"),
    "count": mark("Number of answers of a kind"),
    "decision_table": mark("Decision table"),
    "formula": mark("Formula"),
    "gap_to_target": mark("Gap between now and the target"),
    "highest_consecutive_step": mark("Highest step reached without a gap"),
    "ipsative": mark("Answers compared with the person's own average"),
    "level_reached": mark("Highest level with everything it asks for"),
    "max": mark("Highest answer"),
    "mean": mark("Mean of the answers"),
    "median": mark("Middle answer"),
    "min": mark("Lowest answer"),
    "mode": mark("Most frequent answer"),
    "multi_rater": mark("Answers of several groups of people about one person"),
    "norms": mark("Comparison with a reference group"),
    "proportion_of_maximum": mark("Share of the highest possible score"),
    "prorated_sum": mark("Sum of the answers, estimated where some are missing"),
    "strengths": mark("Ranking of strengths"),
    "sum": mark("Sum of the answers"),
    "weighted_mean": mark("Weighted mean of the answers"),
}
"""What the scorers that are built in do, in a few plain words."""

INSTEAD = {
    "mean": mark("For each missing answer the mean of that question in a reference group stands in: {source}."),
    "median": mark("For each missing answer the median of that question in a reference group stands in: {source}."),
}
MEAN_INSTEAD = mark("For each missing answer the mean of the answers given stands in.")


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing told of a scale: what it is, and the lines that say it."""

    term: str
    lines: tuple[Mention, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleRecord:
    """How one score is made."""

    label: str
    about: Text | None
    anchor: str
    entries: tuple[Entry, ...]


def scale_records(questionnaire: Questionnaire, language: Language) -> tuple[ScaleRecord, ...]:
    """How each score is made, in the order of the questionnaire."""
    words = wording(language)
    ranges, incomparable = score_ranges(questionnaire), incomparable_scales(questionnaire)
    by_scale = {plan.scale.id: plan for plan in plans(questionnaire)}
    return tuple(
        ScaleRecord(
            label=scale.label.say(language),
            about=scale.about,
            anchor=_anchor(scale),
            entries=tuple(
                Entry(term, told)
                for term, lines in _entries(by_scale[scale.id], language, words, ranges[scale.id])
                if (told := tuple(lines))
            )
            + _limits(scale, words, compared=scale.id not in incomparable),
        )
        for scale in questionnaire.scales
    )


def _entries(
    plan: Plan, language: Language, words: Wording, possible: Range | None
) -> Iterator[tuple[str, Iterator[Mention]]]:
    scale = plan.scale
    yield words.say("Method"), _method(plan, words)
    yield words.say("Questions"), (Mention(_question(key, language, words)) for key in plan.keys)
    yield (
        words.say("Made of these scores"),
        (Mention(each.ask.say(language), _anchor(each.scale)) for each in plan.members),
    )
    yield words.say("How much an answer counts"), _worth(scale, words)
    yield words.say("Compared with"), _stated(plan, language)
    yield words.say("Missing answers"), _missing(scale, words)
    yield words.say("Lowest and highest score"), _range(possible, words)
    yield words.say("Possible results"), (Mention(each.label.say(language)) for each in scale.outcomes)
    yield words.say("Bands"), (Mention(_band(band, scale, language, words)) for band in scale.bands)


def _limits(scale: Scale, words: Wording, *, compared: bool) -> tuple[Entry, ...]:
    """What the score is not for."""
    banded = Declined.BAND not in scale.do_not
    said = [sentence for allowed, sentence in ((compared, NOT_COMPARED), (banded, NOT_BANDED)) if not allowed]
    lines = tuple(Mention(words.say(sentence)) for sentence in said)
    return (Entry(words.say("Limits of this score"), lines),) if lines else ()


def _anchor(scale: Scale) -> str:
    return f"scale-{scale.id}"


def _method(plan: Plan, words: Wording) -> Iterator[Mention]:
    name = plan.scale.scorer
    called = words.say(METHODS[name]) if name in METHODS else name
    told = words.say("{method} (scorer {name}, version {version})", method=called, name=name, version=str(plan.version))
    yield Mention(told)
    if plan.scorer is not None and plan.scorer.gives_parts:
        yield Mention(words.say("Beside the score there is a line for each of its parts."))


def _stated(plan: Plan, language: Language) -> Iterator[Mention]:
    yield from (Mention(step.say(language)) for step in stated_by(plan))


def _question(key: Key, language: Language, words: Wording) -> str:
    asked = key.ask.say(language)
    return words.say("{question} (counted in reverse)", question=asked) if key.reverse else asked


def _worth(scale: Scale, words: Wording) -> Iterator[Mention]:
    if scale.range is not None:
        yield Mention(words.say("From {least} to {most}.", least=scale.range[0], most=scale.range[1]))
    if scale.ranges_differ:
        yield Mention(words.say("Some answers can count more than others. This is intended."))


def _missing(scale: Scale, words: Wording) -> Iterator[Mention]:
    missing = scale.missing
    yield Mention(_enough_scores(missing, words) if scale.scales else _enough_answers(missing, words))
    instead = missing.instead
    if isinstance(instead, ItemValue):
        yield Mention(words.say(INSTEAD[instead.which], source=instead.source))
    elif instead is not None:
        yield Mention(words.say(MEAN_INSTEAD))


def _enough_answers(missing: Missing, words: Wording) -> str:
    if isinstance(missing, AllRequired):
        return words.say("There is no score unless every question is answered.")
    if isinstance(missing, AnsweredAtLeast):
        return words.count(
            "At least {number} answer is needed for a score.",
            "At least {number} answers are needed for a score.",
            missing.count,
        )
    return words.say(
        "There is no score where more than {percent}% of the answers are missing.", percent=missing.percent
    )


def _enough_scores(missing: Missing, words: Wording) -> str:
    if isinstance(missing, AllRequired):
        return words.say("There is no score unless each of these scores is there.")
    if isinstance(missing, AnsweredAtLeast):
        return words.count(
            "At least {number} of these scores is needed.",
            "At least {number} of these scores are needed.",
            missing.count,
        )
    return words.say(
        "There is no score where more than {percent}% of these scores are missing.", percent=missing.percent
    )


def _range(possible: Range | None, words: Wording) -> Iterator[Mention]:
    if possible is not None:
        yield Mention(words.say("From {least} to {most}.", least=possible[0], most=possible[1]))


def _band(band: Band, scale: Scale, language: Language, words: Wording) -> str:
    label = band.label.say(language)
    if not band.outcomes:
        return words.say("{label}: from {number}", label=label, number=band.at_least)
    within = [each.label.say(language) for each in scale.outcomes if each.code in band.outcomes]
    return words.say("{label}: {outcomes}", label=label, outcomes="; ".join(within))
