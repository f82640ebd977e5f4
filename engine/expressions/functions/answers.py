"""What only questionnaires have: answers, and scales with their scores and bands."""

from __future__ import annotations

from engine.expressions.functions.function import A_CONDITION, A_NUMBER, A_TEXT, ANYTHING, SCALE, Function

NAMING = {"score": "{}", "band": "{}.band"}
"""Functions that are another way to write a name: `band(teamwork)` is `teamwork.band`."""

ANSWERS = {
    "answered": Function(
        takes=((ANYTHING,),),
        gives=A_CONDITION,
        meaning=lambda value: value is not None,
        says="Whether there is an answer.",
        example="answered(months)",
    ),
    "score": Function(
        takes=((SCALE,),),
        gives=A_NUMBER,
        meaning=lambda _: None,
        says="The score of a scale; the name of the scale alone means the same.",
        example="score(teamwork)",
    ),
    "band": Function(
        takes=((SCALE,),),
        gives=A_TEXT,
        meaning=lambda _: None,
        says="The id of the band that a scale's score lies in; teamwork.band means the same.",
        example="band(teamwork)",
    ),
}
