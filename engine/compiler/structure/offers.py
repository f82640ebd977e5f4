"""What could stand in a place, as it is offered to an author."""

from __future__ import annotations

import re

from engine.document.near import nearest

MOST_TOLD = 24
CALLED_OTHERWISE = {  # what other tools call the kinds of items, and what it is here
    "single_choice": ("radio", "radio_buttons", "choice", "single", "yes_no", "select_one", "multiple_choice_single"),
    "multiple_choice": ("checkbox", "checkboxes", "tick_boxes", "multi_choice", "multiple", "select_many"),
    "look_up": ("dropdown", "drop_down", "select", "list", "autocomplete", "search"),
    "grid": ("likert", "matrix", "table"),
    "rating": ("scale", "slider", "stars", "nps"),
    "number": ("integer", "decimal", "numeric", "whole_number"),
    "text": ("string", "short_text", "open", "name", "input"),
    "long_text": ("textarea", "text_area", "paragraph", "comment", "free_text", "essay"),
    "telephone": ("phone", "mobile", "tel"),
    "email": ("mail", "address"),
    "file": ("upload", "attachment", "evidence", "document"),
    "consent": ("tick_box", "tickbox", "agreement", "boolean", "declaration"),
    "information": ("heading", "note", "info", "statement", "html", "description"),
    "ranking": ("order", "rank", "sort"),
    "allocation": ("points", "constant_sum", "split", "percentages"),
    "repeated_group": ("repeat", "loop", "repeating", "list_of_items"),
    "calculated": ("calculation", "formula", "computed", "calculate"),
}
MEANT = {"on": "yes", "y": "yes", "off": "no", "n": "no"} | {
    word: kind for kind, words in CALLED_OTHERWISE.items() for word in words
}
SAID_BETTER = {"true": "yes", "false": "no", "Yes": "yes", "No": "no"}


def offer(written: str, allowed: list[str]) -> str:
    """The nearest of the words that can be there, or all of them."""
    meant = MEANT.get(re.sub(r"\W+", "_", written.casefold()), "")
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
