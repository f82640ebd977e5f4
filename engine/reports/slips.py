"""Slips of paper to hand out: each has a code with which somebody begins, and goes on, at any computer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal

from engine.press import QrCode, width
from engine.questionnaire import Language, Questionnaire
from engine.themes import Theme
from engine.wording import mark, wording

ACROSS = 2
"""How many slips stand beside each other."""
ROOM = Decimal(222)
"""How wide a line on a slip is, in points: on A4, the narrower paper."""
CODE_SIZE = Decimal(20)
NAME_SIZES = (15, 12, 10, 9, 8, 7, 6)
LARGEST_PLAIN = 10  # body and label are no larger than that, however short they are
HIGHEST = 56
"""How high the names on a slip can be, in points, for three rows of slips on Letter, the shorter paper."""

YOUR_CODE, TYPE_IT = mark("Your code"), mark("Type it at")

Said = tuple[Language, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """A code as it is shown, and the personal link it stands for: the short one to type, the long one for a camera."""

    code: str
    link: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Slips:
    """What stands on all of them, and what stands on each. Beside the code it is told in all `languages` what it is."""

    title: str
    body: str | None
    label: str
    type_it_at: str
    language: Language
    languages: tuple[Language, ...]
    slips: tuple[Slip, ...]

    @property
    def rows(self) -> Sequence[Sequence[Slip]]:
        """Those that stand beside each other."""
        return [self.slips[first : first + ACROSS] for first in range(0, len(self.slips), ACROSS)]

    @property
    def code_is(self) -> Sequence[Said]:
        """What stands beside the code."""
        return self._in_each(YOUR_CODE)

    @property
    def type_it(self) -> Sequence[Said]:
        """What stands beside the address."""
        return self._in_each(TYPE_IT)

    def code_size(self, theme: Theme) -> Decimal:
        """How large codes can be set, in points, so that the widest stays on its line."""
        widest = max((width(slip.code, theme, style="font-body") for slip in self.slips), default=1)
        return min(CODE_SIZE, (ROOM / Decimal(widest)).quantize(Decimal("0.1"), ROUND_DOWN))

    def name_size(self, theme: Theme) -> int:
        """How large names can be set, in points, for three rows on a sheet; at the smallest there may be fewer."""
        title = _words(self.title, theme, 700, "font-heading")
        plain = [_words(each, theme, 400, "font-body") for each in (self.body, self.label) if each]
        fitting = (size for size in NAME_SIZES if _height(title, size, 1.15) + _plain(plain, size) <= HIGHEST)
        return next(fitting, NAME_SIZES[-1])

    def picture(self, slip: Slip) -> QrCode:
        """What a camera reads. It leads where the code does, so it has to be kept as well as that."""
        return QrCode(slip.link, wording(self.language).say("QR code that leads where the code above leads"))

    def _in_each(self, sentence: str) -> Sequence[Said]:
        """A few words of ours in every language, that of the slips first."""
        return [(each, wording(each).say(sentence)) for each in dict.fromkeys((self.language, *self.languages))]


def slips_of(
    questionnaire: Questionnaire, language: Language, slips: Sequence[Slip], type_it_at: str, label: str = ""
) -> Slips:
    """Slips for a questionnaire; `label` is a word for whom they are, such as the name of a group."""
    return Slips(
        title=questionnaire.title.say(language),
        body=questionnaire.body.say(language) if questionnaire.body else None,
        label=label,
        type_it_at=type_it_at,
        language=language,
        languages=questionnaire.languages,
        slips=tuple(slips),
    )


def _words(text: str, theme: Theme, weight: int, style: str) -> list[float]:
    """How wide each word is, in em, with the space after it."""
    return [width(f"{word} ", theme, weight, style) for word in text.split()]


def _plain(texts: Sequence[Sequence[float]], size: int) -> float:
    return sum(_height(each, min(size, LARGEST_PLAIN), 1.3) for each in texts)


def _height(words: Sequence[float], size: int, line: float) -> float:
    """How high words of these widths in em are when they are set in this size. One wider than a line is broken."""
    room = float(ROOM) / size
    lines, taken = 1, 0.0
    for word in words:
        if taken and taken + word > room:
            lines, taken = lines + 1, 0.0
        broken, taken = divmod(taken + word, room)
        lines += int(broken)
    return lines * size * line
