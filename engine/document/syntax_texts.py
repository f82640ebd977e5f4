"""Words for what goes wrong inside texts, brackets and braces."""

from __future__ import annotations

from engine.document.trouble import BRACKETS, CLOSING, COMPARES, KEY, KEY_AND_COLON, QUOTES, Place, Trouble, Words


def node(trouble: Trouble) -> Words:
    """Where a value is expected, there is none."""
    if trouble.at_end:
        return unclosed_bracket(trouble)
    character = trouble.character(trouble.place)
    if character == "?":
        return question_mark(trouble)
    if character == ",":
        return Words("There is nothing before this comma.", "Delete the comma or write what is missing.", trouble.place)
    return Words(
        f'"{character}" is unexpected here: a value is missing, or it closes nothing.',
        "Put the text in quotation marks if it is one.",
        trouble.place,
    )


def unclosed_bracket(trouble: Trouble) -> Words:
    """A bracket or brace without its partner."""
    place = next((each for each in (trouble.start, *trouble.opened) if trouble.character(each) in CLOSING), None)
    if place is None:
        return unknown(trouble)
    bracket = trouble.character(place)
    return Words(f'The "{bracket}" opened here is never closed.', f'Write "{CLOSING[bracket]}" where it ends.', place)


def in_braces(trouble: Trouble) -> Words:
    """Something between brackets or braces that does not follow."""
    character, start = trouble.character(trouble.place), trouble.start
    later = trouble.place.line > start.line
    if trouble.at_end or (later and character == ":" and KEY.fullmatch(trouble.before)):
        return unclosed_bracket(trouble)
    opening = trouble.character(start)
    closing = CLOSING.get(opening, "}")
    if character == ":":
        return Words(
            "A text with a colon in it must be in quotation marks.",
            f"Put the whole text in quotation marks (between {opening} and {closing} also one with a "
            "comma or a bracket), or write the comma that is missing before the next key.",
            trouble.place,
        )
    if character == ")" and trouble.before.endswith(QUOTES):
        return Words(
            f"Between {opening} and {closing}, a text ends at its first comma unless it is in quotation marks.",
            """Put the whole text or condition in single quotation marks: 'route in ("degree", "masters")'.""",
            trouble.place,
        )
    comma_missing = KEY_AND_COLON.match(trouble.line(trouble.place), len(trouble.before))
    if trouble.before.rstrip().endswith(QUOTES) and not comma_missing:
        return text_goes_on(trouble)
    if character and character in BRACKETS:
        return Words(
            f'"{character}" cannot stand here: the "{opening}" of line {start.line} is still open.',
            "Put a text with brackets in quotation marks, and close brackets in the order they were opened.",
            trouble.place,
        )
    return Words(
        f'A comma or "{closing}" is missing before this.',
        "Write it, or put a text with brackets or quotation marks in it in quotation marks.",
        trouble.place,
    )


def in_plain_text(trouble: Trouble) -> Words:
    """A colon inside a text between braces."""
    if trouble.line(trouble.place)[trouble.place.column :][:1] in tuple(",]}"):
        return Words(
            "There is neither a value after this colon, nor are there quotation marks around its text.",
            "Write a value after the colon, or put a text that ends with a colon in quotation marks.",
            trouble.place,
        )
    return Words(
        "A text with a colon in it must be in quotation marks.",
        "Put the whole text in quotation marks; between a key and its value, write a space after the colon.",
        trouble.place,
    )


def question_mark(trouble: Trouble) -> Words:
    """A question mark where a text would begin."""
    return Words('A text cannot begin with "? ".', "Put the whole text in quotation marks.", trouble.place)


def text_goes_on(trouble: Trouble) -> Words:
    """Something after the end of a value, on its line."""
    last = trouble.before.rstrip()[-1:]
    latest = trouble.latest
    if last in QUOTES and latest and latest.line < latest.end_line == trouble.place.line:
        message = f"The quotation mark opened here is closed by the next one, in line {latest.end_line}."
        return Words(message, "Close it where its text ends.", Place(latest.line, latest.column))
    if last == "'":
        hint = "Put the whole text in one pair of marks; an apostrophe in single ones is written twice ('')."
    elif last == '"' and COMPARES.match(trouble.line(trouble.place), len(trouble.before)):
        hint = 'Put all of it in single quotation marks. For a condition, brackets will do: ("x" in a).'
    elif last == '"':
        hint = 'Put the whole text in one pair of marks; a " in the text is written \\".'
    else:
        hint = f"Put the whole text in quotation marks: a plain one cannot begin with one of {BRACKETS}."
    mark = "quotation mark" if last in QUOTES else "bracket"
    ended = f"its closing {mark}" if last and last in "\"'}]" else "its value has ended"
    return Words(f"The line goes on after {ended}.", hint, trouble.place)


def unknown(trouble: Trouble) -> Words:
    """Something else."""
    return Words(
        "The file cannot be understood from here on.",
        "Look here and just above for a missing quotation mark, colon or bracket, or a wrong indentation.",
        trouble.place,
    )
