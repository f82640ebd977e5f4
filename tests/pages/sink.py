"""The kitchen sink, and what is typed into each of its pages: rightly, and so that every mistake is told."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

KITCHEN_SINK = Path(__file__).parent / "kitchen_sink.yaml"
QUESTIONNAIRE = "kitchen-sink"
IN_ANY_ORDER = "free-order"
FREE_ORDER = Path(__file__).parent.parent / "examples" / "good" / "free_order.yaml"
RESULTS_SINK = Path(__file__).parent / "results_sink.yaml"
IN_CONFIDENCE = Path(__file__).parent / "in_confidence.yaml"
ROOMS = 1000
AFTER = re.compile(r"^    # A thousand rooms more .*\n", re.MULTILINE)
EVIDENCE = b"%PDF-1.7 evidence"
ARABIC = "قالت: “مرحبا” — 100%"
WELSH = "Siân ap Llŷr"

Typed = Mapping[str, str | list[str] | bytes]
"""By the name of a control what stands in it; bytes are a file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filling:
    """What is typed into a page. `right` lets it go on, `wrong` does not; `more` are other states of it, by name.

    A page without `wrong` asks for nothing. `late` is typed where the page has been answered elsewhere meanwhile.
    """

    right: Typed = field(default_factory=dict)
    wrong: Typed | None = None
    more: Mapping[str, Typed] = field(default_factory=dict)
    late: Typed | None = None


POST = {"posts-entries": "1", "posts-1-called": "Welder", "posts-1-how": "always"}
AT_ONCE: dict[str, Filling] = {
    "all": Filling(
        right={
            "full_name": WELSH,
            "about": "I plan.\nI ask.",
            "hours": "37.5",
            "address": "sian@example.org",
            "phone": "+44 (0)29 2018 0000",
            "started-day": "1",
            "started-month": "3",
            "started-year": "2024",
            "joined-month": "9",
            "joined-year": "2023",
            "qualified": "2010",
            "route": "other",
            "route-other": ARABIC,
            "tools": ["chat", "paper"],
            "helping": "always",
            "asking": "no_chance",
            "confident": "4",
            "step_1": "yes",
            "step_2": "not_yet",
            "order-order": ["people", "pay", "place"],
            "week-1": "60",
            "week-2": "40",
            "planning-current": "some",
            "planning-target": "alone",
            "subject-search": "music",
            "subject-found": "music",
            "subject": "music",
            "proof-upload": EVIDENCE,
            "jobs-entries": "1",
            "jobs-1-called": "Welder",
            "jobs-1-paid": "12",
            "agreed": "yes",
        },
        wrong={"full_name": "x" * 201},
    ),
    "next": Filling(right={"enough": ARABIC, "tour": "each"}, wrong={"enough": "x" * 201}),
}
EACH: dict[str, Filling] = {
    "information": Filling(),
    "text": Filling(
        right={"line": "W" * 120, "line_short": "SLl", "line_elsewhere": ARABIC},
        wrong={"line_short": "ABCDEF", "line_elsewhere": ARABIC},
        late={"line": "Weldiwr", "line_elsewhere": "Q" * 60},
    ),
    "text_alone": Filling(right={"line_alone": "Cwmni Enghreifftiol"}, wrong={}),
    "long_text": Filling(right={"story": "I plan.\nI ask.", "story_more": ARABIC}, wrong={"story": "x" * 41}),
    "number": Filling(
        right={"months": "18", "pay": "31,250.50", "count": "4"},
        wrong={"months": "601", "pay": "a lot", "count": "1.5"},
    ),
    "email": Filling(
        right={"mail": "sian@example.org"}, wrong={"mail": "sian at home", "mail_other": "a b@example.org"}
    ),
    "telephone": Filling(right={"call": "029 2018 0000"}, wrong={"call": "ask me", "call_other": "12"}),
    "date": Filling(
        right={"began-day": "1", "began-month": "mawrth", "began-year": "2020", "born-day": "14/3/2001"},
        wrong={"began-day": "31", "began-month": "2", "began-year": "2020", "ended-day": "1"},
    ),
    "date_alone": Filling(
        right={"passed-day": "9", "passed-month": "July", "passed-year": "2021"}, wrong={"passed-day": "9"}
    ),
    "month": Filling(
        right={"since_month-month": "5", "since_month-year": "2015"},
        wrong={"since_month-month": "13", "since_month-year": "2015", "until_month-year": "2019"},
    ),
    "year": Filling(right={"since_year": "2001"}, wrong={"since_year": "1066", "until_year": "next"}),
    "single_choice": Filling(
        right={"yes_or_no": "yes", "aim": "other", "aim-other": ARABIC, "how_many": "h"},
        wrong={"aim": "job", "aim-other": "Something"},
    ),
    "single_choice_alone": Filling(right={"often": "sometimes"}, wrong={}),
    "multiple_choice": Filling(
        right={"uses": ["chat", "other"], "uses-other": ARABIC, "any": "no"}, wrong={"uses": ["chat", "none"]}
    ),
    "grid": Filling(
        right={"agree_plan": "a", "agree_share": "d", "agree_finish": "g", "come_up": "h"},
        wrong={"agree_plan": "d"},
        late={"agree_plan": "b", "agree_share": "d", "agree_finish": "a"},
    ),
    "rating": Filling(right={"likely": "10", "sure": "1"}, wrong={}),
    "steps": Filling(right={"can_1": "yes", "can_2": "not_yet", "can_3": "some"}, wrong={"can_1": "yes"}),
    "ranking": Filling(
        right={"first-order": ["people", "pay"]},
        wrong={},
        more={"second": {"first": "people", "first-change": "choose"}},
        late={"first-order": ["pay", "place"]},
    ),
    "allocation": Filling(right={"share-1": "5.5", "share-2": "2.5"}, wrong={"share-1": "5", "share-2": "lots"}),
    "current_and_target": Filling(
        right={"now_then-current": "none", "now_then-target": "alone"}, wrong={"now_then-current": "none"}
    ),
    "look_up": Filling(
        right={"room-search": "room 12", "room-found": "room 12", "room": "room_12"},
        wrong={},
        more={
            "found": {"room-search": "room 12", "room-find": "find"},
            "nothing": {"room-search": "zzz", "room-find": "find"},
            "unchosen": {"room-search": "room 12", "room-found": "room 12"},
        },
    ),
    "look_ups": Filling(
        right={"room_before": "elsewhere", "room_before-other": ARABIC},
        wrong={"room_before": "elsewhere", "studied-search": "zzz"},
    ),
    "file": Filling(
        right={"evidence-upload": EVIDENCE},
        wrong={"evidence_more-upload": b"\0\1\2"},
        late={"evidence-upload": EVIDENCE + b" of more", "evidence_more-upload": EVIDENCE},
    ),
    "consent": Filling(right={"consent_part": "yes"}, wrong={}),
    "repeated_group": Filling(
        right={**POST, "posts-1-from-month": "3", "posts-1-from-year": "2019"},
        wrong={**POST, "posts-1-called": "", "posts-1-from-month": "13"},
        more={"another": {**POST, "posts-another": "2"}},
        late={**POST, "posts-1-called": ARABIC, "posts-1-how": "never"},
    ),
    "calculated": Filling(),
}
PAGES = {**AT_ONCE, **EACH}
RESULTS: dict[str, tuple[str, Typed]] = {
    "shapes": (
        "results-sink",
        {"planning-current": "some", "planning-target": "alone", "calls": "5", "letters": "2", "employed": "yes"},
    ),
    "confidential": ("in-confidence", {"carer": "rather_not"}),
}
"""Other results than that of the kitchen sink: each of which questionnaire, and what is typed into its one page."""


def kitchen_sink() -> str:
    """The questionnaire as it is served: its list of places has a thousand rooms more than are worth reading."""
    rooms = "".join(
        f"    - {{code: room_{number}, label: {{en: Room {number}, cy: Ystafell {number}}}}}\n"
        for number in range(1, ROOMS + 1)
    )
    return AFTER.sub(rooms, KITCHEN_SINK.read_text("utf-8"))
