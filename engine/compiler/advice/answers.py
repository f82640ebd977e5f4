"""What a list of options is: which way it runs, which family of words it uses, which of its options are no answer."""

from __future__ import annotations

import re
from dataclasses import dataclass

from engine.compiler.advice.form import Options, Said
from engine.compiler.advice.lexicon import families, plain, wordlist
from engine.compiler.asked import ROW_KIND, SHORTHANDS
from engine.document import Mapping
from engine.document.entries import number
from engine.items import current_and_target

SINGLE = SHORTHANDS | {ROW_KIND, current_and_target.NAME}
"""The kinds in which one of the options is chosen, for each of two levels perhaps."""

LOW, MIDDLE, HIGH = -1, 0, 1
YES_NO = re.compile(r"(yes|no)\b.*")
FEWEST = 2
FEWEST_POINTS = 3
BARE = re.compile(r"\d+")
NUMBERED = re.compile(r"(\d+)(?!\d|[.,]\d)(?:\W.*)?")
MORE = re.compile(r"\d\s*\+|\b(?:more|over|fewer|less)\b")


@dataclass(frozen=True, slots=True)
class Run:
    """The family of words of a list, and for each answer its side; None where the words do not tell."""

    family: str
    sides: tuple[int | None, ...]

    @property
    def rises(self) -> bool | None:
        """Whether it goes from low to high; None where it cannot be told."""
        first, last = self.sides[0], self.sides[-1]
        if not first or not last or first == last:
            return None
        return first < last


def substantive(options: Options) -> tuple[Said, ...]:
    """The labels of the options that are answers: those that stand instead of one are left out."""
    return tuple(label for label, option in zip(options.labels, options.entries, strict=False) if is_answer(option))


def is_answer(option: Mapping) -> bool:
    """Whether choosing it answers the question, and does not say that one cannot or will not."""
    label = option.find("label")
    words = label.find("en") if isinstance(label, Mapping) else label
    return "means" not in option and not (isinstance(words, str) and stands_instead(words))


def stands_instead(label: str) -> bool:
    """Whether a label says that one does not know, will not say, or is not meant."""
    words, _, aside = plain(label).partition("(")
    bare = words if aside.endswith(")") else plain(label)
    return wordlist("no_answer").fullmatch(bare.strip(" .")) is not None


def run_of(options: Options) -> Run | None:
    """The family of words that tells the two ends of a list apart."""
    labels = [plain(label.english) for label in substantive(options) if label.english is not None]
    if len(labels) < FEWEST:
        return None
    for family in families():
        sides = tuple(side(label, family) for label in labels)
        run = Run(family, sides)
        if run.rises is not None:
            return run
    return None


def side(label: str, family: str) -> int | None:
    """On which side of a family a label is."""
    ends = families()[family]
    if wordlist("middles").search(label) or _has(ends, "middle", label):
        return MIDDLE
    if _has(ends, "low", label):
        return LOW
    return HIGH if _has(ends, "high", label) else None


def _has(ends: dict[str, re.Pattern[str]], end: str, label: str) -> bool:
    pattern = ends.get(end)
    return pattern is not None and pattern.search(label) is not None


def is_judgement(options: Options) -> bool:
    """Whether people weigh something on it: steps with scores, words that run from end to end, or yes and no."""
    scores = {score for option in options.entries if (score := number(option, "score")) is not None}
    return len(scores) >= FEWEST or is_yes_no(options) or run_of(options) is not None


def is_yes_no(options: Options) -> bool:
    """Whether every answer begins with yes or no."""
    labels = [plain(label.english) for label in substantive(options) if label.english is not None]
    return len(labels) >= FEWEST and all(YES_NO.fullmatch(label) for label in labels)


def is_agreement(options: Options) -> bool:
    """Whether people say how far they agree."""
    labels = " / ".join(plain(label.english) for label in substantive(options) if label.english is not None)
    return bool(_AGREE.search(labels) and _DISAGREE.search(labels))


_AGREE, _DISAGREE = re.compile(r"\bagrees?\b"), re.compile(r"\bdisagrees?\b|\b(?:do not|don't) agree\b")


def is_bare(options: Options) -> bool:
    """Whether steps have numbers for names, such as 1, 2, 3, with words at most at the ends."""
    labels = [str(label.own or "").strip() for label in substantive(options)]
    found = {index: int(match[1]) for index, label in enumerate(labels) if (match := NUMBERED.fullmatch(label))}
    inner = set(range(1, len(labels) - 1))
    if len(labels) < FEWEST_POINTS or not inner <= found.keys() or not any(map(BARE.fullmatch, labels)):
        return False
    rising = {number - index for index, number in found.items()}
    falling = {number + index for index, number in found.items()}
    in_order = rising <= {0} or rising <= {1} or falling <= {len(labels)} or falling <= {len(labels) - 1}
    return in_order and not any(MORE.search(plain(label)) for label in labels) and not _counted(options)


def _counted(options: Options) -> bool:
    """Whether the numbers are how many there are of something."""
    asks = (use.ask.english for use in options.uses if use.ask is not None)
    return any(ask is not None and wordlist("counting").search(plain(ask)) for ask in asks)
