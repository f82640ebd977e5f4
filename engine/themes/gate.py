"""Whether everything can be read and found: each pair of colours of each palette, complained of where it is given."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from engine.document import Mapping as Node
from engine.document import Scalar, Span
from engine.themes.colours import six_digits
from engine.themes.complaints import Complaints
from engine.themes.contrast import around, contrast, is_light
from engine.themes.derivation import Colours, palette
from engine.themes.tokens import CREAM, DARK, EDGE, LIGHT, MORE, PALETTES, PAPER, RING_ON, needs, pairs

MEANT = {
    LIGHT: "",
    DARK: "In the dark colours, ",
    CREAM: "On cream, ",
    PAPER: "On paper, ",
    MORE + LIGHT: "For more contrast, ",
    MORE + DARK: "For more contrast in the dark, ",
    MORE + CREAM: "For more contrast on cream, ",
}
"""Which palette is spoken of, at the beginning of a sentence."""
CODES = CONTRAST, LIGHTNESS = "theme.contrast", "theme.lightness"
RING = ("focus", "focus-edge")
MET = {
    "brand": "the band at the top",
    "action": "buttons",
    "chosen": "answers that are chosen",
    "error-surface": "the list of what is wrong",
}
"""What the ring comes upon."""


@dataclass(frozen=True, slots=True)
class Pair:
    """One colour on another, with the ratio it comes to and the one it needs."""

    token: str
    ground: str
    ratio: float
    need: float

    @property
    def passes(self) -> bool:
        """Whether it can be read or found."""
        return self.ratio >= self.need


def pairs_of(name: str, colours: Colours) -> Iterator[Pair]:
    """Every pair of a palette. Of the two colours of the focus ring, the one that is seen better counts."""
    ratios = needs(name)
    for token, grounds, kind in pairs(name):
        for ground in grounds:
            yield Pair(token, ground, contrast(colours[token], colours[ground]), ratios[kind])
    for ground in RING_ON if name != PAPER else ():
        seen = max(contrast(colours[token], colours[ground]) for token in RING)
        yield Pair(RING[0], ground, seen, ratios[EDGE])


def check_contrast(
    made: Mapping[str, Colours], given: Mapping[str, Colours], written: Mapping[str, Node], complaints: Complaints
) -> None:
    """Complain of every colour in a theme's own file that cannot be read or found, once for each palette.

    `given` is all that the palettes were made from, `written` what stands in this file.
    """
    for name in PALETTES:
        checked = _Checked(name, made, given, written)
        faults = checked.blamed(checked.faults(made[name]))
        checked.check_lightness({"page", "surface"} - faults.keys(), complaints)
        for token, failing in faults.items():
            if token in checked.own or not any(problem.code in CODES for problem in complaints.problems):
                checked.complain(token, failing, complaints)  # else it follows from what was told before


@dataclass(frozen=True, slots=True)
class _Checked:
    """A palette among those that are made, with what they are made from."""

    name: str
    made: Mapping[str, Colours]
    given: Mapping[str, Colours]
    written: Mapping[str, Node]

    @property
    def own(self) -> Collection[str]:
        """The tokens that stand in the file itself."""
        return self.written.get(self.name, ())

    def faults(self, colours: Colours) -> list[Pair]:
        """The pairs that do not pass."""
        return [pair for pair in pairs_of(self.name, colours) if not pair.passes]

    def blamed(self, failing: list[Pair]) -> dict[str, list[Pair]]:
        """Pairs by the colour to change: of those that the file gives the one with most faults, else what stands on."""
        faults = Counter(token for pair in failing for token in set(self._given_of(pair)))
        told: dict[str, list[Pair]] = {}
        for pair in failing:
            token = max(self._given_of(pair), key=lambda token: faults[token], default=pair.token)
            told.setdefault(token, []).append(pair)
        return told

    def _given_of(self, pair: Pair) -> list[str]:
        ring = ("focus-edge",) if pair.token == RING[0] else ()
        return [token for token in (pair.token, *ring, pair.ground) if token in self.own]

    def complain(self, token: str, failing: list[Pair], complaints: Complaints) -> None:
        """Tell the worst of several pairs, name the others, and propose a colour that is good for all of them."""
        worst = min(failing, key=lambda pair: pair.ratio / pair.need)
        others = [f'"{pair.token}" on "{pair.ground}" ({said(pair.ratio)})' for pair in failing if pair is not worst]
        comes_to = f'"{worst.token}" on "{worst.ground}" comes to {said(worst.ratio)}; {worst.need:g}:1 is needed.'
        also = f" Too little is also {', '.join(others)}." if others else ""
        ring = next((_about_ring(pair) for pair in failing if pair.token == RING[0] and pair.ground in MET), "")
        better = self._better(token)
        other = worst.ground if token == worst.token else worst.token
        hint = f'The nearest that does is "{better}".' if better else f'No colour of it does: change "{other}" as well.'
        complaints.take(CONTRAST, self._place(token), f"{MEANT[self.name]}{comes_to}{also}{ring}", hint)

    def check_lightness(self, tokens: Collection[str], complaints: Complaints) -> None:
        """Browsers draw their own boxes and bars to suit light pages or dark ones."""
        dark = self.name.removeprefix(MORE) == DARK
        for token in sorted(tokens):
            value = self.written[self.name].find(token) if self.name in self.written else None
            colour = self.made[self.name][token]
            if isinstance(value, Scalar) and colour == six_digits(value) and is_light(colour) is dark:
                message = f'{MEANT[self.name]}"{token}" is {"light" if dark else "dark"}.'
                hint = "Light colours go under tokens." if dark else "Dark ones go under dark; paper has these."
                complaints.take(LIGHTNESS, value.span, message, hint)

    def _better(self, token: str) -> str | None:
        """The nearest colour with which nothing is wrong that this one is to blame for."""
        told = self.blamed(self.faults(self.made[self.name]))
        bearable = {(pair.token, pair.ground) for other, failing in told.items() if other != token for pair in failing}
        for colour in around(self.made[self.name][token]):
            changed = {**self.given, self.name: {**self.given.get(self.name, {}), token: colour}}
            left = self.faults(palette(self.name, changed, self.made))
            if {(pair.token, pair.ground) for pair in left} <= bearable:
                return colour
        return None

    def _place(self, token: str) -> Span:
        values = (self.written[name].find(token) for name in (self.name, LIGHT) if name in self.written)
        return next((value.span for value in values if isinstance(value, Scalar)), self.written[LIGHT].span)


def _about_ring(pair: Pair) -> str:
    """Why these two meet, which cannot be seen from their names."""
    return (
        f" The ring round what the keyboard is at comes upon {MET[pair.ground]}: "
        f'one of its two colours, "{RING[0]}" and "{RING[1]}", has to be seen there.'
    )


def said(ratio: float) -> str:
    """A ratio as it is written; never rounded up to one that would do."""
    return f"{int(ratio * 100) / 100:.2f}:1"
