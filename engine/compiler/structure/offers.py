"""What could stand in a place, as it is offered to an author."""

from __future__ import annotations

import re

from engine.document.near import nearest

MOST_TOLD = 24
FEW = 8
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
SCORERS_CALLED_OTHERWISE = {  # what manuals and other tools call the scorers
    "sum": ("total", "add", "sum_score", "raw_score", "points"),
    "prorated_sum": ("prorate", "prorated", "prorated_total"),
    "mean": ("average", "avg", "mean_score"),
    "weighted_mean": ("weighted", "weighted_average", "weights"),
    "mode": ("most_common", "most_frequent"),
    "min": ("lowest", "minimum", "weakest"),
    "max": ("highest", "maximum", "best"),
    "count": ("number", "how_many", "frequency"),
    "proportion_of_maximum": ("percent", "percentage", "pomp", "proportion", "rescale"),
    "conversion_table": ("look_up", "lookup", "lookup_table", "conversion", "convert"),
    "decision_table": ("rules", "table", "matrix", "derivation", "classification", "class", "grid"),
    "composite": ("combine", "combined", "overall", "mean_of_scales"),
    "highest_consecutive_step": ("step", "steps", "ladder", "guttman"),
    "level_reached": ("level", "levels", "grade", "rubric", "mastery", "all_of"),
    "gap_to_target": ("gap", "gaps", "target"),
    "change": ("rci", "reliable_change", "progress", "difference"),
    "multi_rater": ("360", "raters", "feedback_360", "360_degree"),
    "norms": ("norm", "z", "z_score", "t_score", "sten", "stanine", "percentile", "standard_score"),
    "formula": ("calculation", "calculated", "calculate", "expression"),
    "strengths": ("rank", "ranking", "top", "profile"),
    "ipsative": ("centred", "centered", "within_person", "forced_choice"),
}
KEYS_CALLED_OTHERWISE = {  # what keys are called elsewhere, also in this language, and what they may be here
    "id": ("code",),
    "value": ("score",),
    "points": ("score",),
    "formula": ("value",),
    "expression": ("value",),
    "if": ("when",),
    "then": ("outcome", "is"),
    "result": ("outcome", "is"),
    "from": ("at_least",),
    "min": ("at_least",),
    "minimum": ("at_least",),
}
MEANT = {"on": "yes", "y": "yes", "off": "no", "n": "no"} | {
    word: kind for kind, words in CALLED_OTHERWISE.items() for word in words
}
SCORER_MEANT = {word: scorer for scorer, words in SCORERS_CALLED_OTHERWISE.items() for word in words}
SAID_BETTER = {"true": "yes", "false": "no", "Yes": "yes", "No": "no"}


def offer(written: str, allowed: list[str]) -> str:
    """The nearest of the words that can be there, or all of them."""
    called = re.sub(r"\W+", "_", written.casefold())
    meant = next((each for each in (MEANT.get(called), SCORER_MEANT.get(called)) if each in allowed), None)
    near = meant or nearest(written, allowed)
    return f'Did you mean "{_better(near, allowed)}"?' if near else f"It can be {one_of(allowed)}."


def called_otherwise(key: str, absent: list[str]) -> str | None:
    """The key that is meant by one that has this name elsewhere."""
    return next((each for each in KEYS_CALLED_OTHERWISE.get(key, ()) if each in absent), None)


def _better(word: str, allowed: list[str]) -> str:
    better = SAID_BETTER.get(word, word)
    return better if better in allowed else word


def one_of(allowed: list[str]) -> str:
    """Words to choose from, each once."""
    words = list(dict.fromkeys(f'"{_better(word, allowed)}"' for word in allowed))
    told = words[:MOST_TOLD] + (["…"] if len(words) > MOST_TOLD else [])
    return told[0] if len(told) == 1 else f"{', '.join(told[:-1])} or {told[-1]}"


def some_of(words: list[str]) -> str:
    """Words to choose from, or the first of many."""
    told = ", ".join(f'"{word}"' for word in words[:FEW])
    return one_of(words) if len(words) <= FEW else f"{told} and others"


def short(text: str) -> str:
    """A text as it is quoted in a message: on one line."""
    line = " ".join(text.split())
    return line if len(line) <= 40 else line[:39] + "…"  # noqa: PLR2004  # enough to recognise it by
