"""What could stand in a place, as it is offered to an author."""

from __future__ import annotations

from engine.document.near import nearest

MOST_TOLD = 12
MEANT = {"on": "yes", "y": "yes", "off": "no", "n": "no"}
SAID_BETTER = {"true": "yes", "false": "no", "Yes": "yes", "No": "no"}


def offer(written: str, allowed: list[str]) -> str:
    """The nearest of the words that can be there, or all of them."""
    meant = MEANT.get(written.casefold(), "")
    near = meant if meant in allowed else nearest(written, allowed)
    return f'Did you mean "{_better(near, allowed)}"?' if near else f"It can be {one_of(allowed)}."


def _better(word: str, allowed: list[str]) -> str:
    better = SAID_BETTER.get(word, word)
    return better if better in allowed else word


def one_of(allowed: list[str]) -> str:
    """Words to choose from, each once."""
    words = list(dict.fromkeys(f'"{_better(word, allowed)}"' for word in allowed))
    told = words[:MOST_TOLD] + (["…"] if len(words) > MOST_TOLD else [])
    return told[0] if len(told) == 1 else f"{', '.join(told[:-1])} or {told[-1]}"


def short(text: str) -> str:
    """A text as it is quoted in a message: on one line."""
    line = " ".join(text.split())
    return line if len(line) <= 40 else line[:39] + "…"  # noqa: PLR2004  # enough to recognise it by
