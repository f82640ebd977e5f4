"""What a YAML parser cannot read, in the words of someone who writes questionnaires."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from engine.document.events import Mark, MarkedYAMLError
from engine.document.problem import Problem
from engine.document.source import BYTE_ORDER_MARK, LINE_END, Source, Span
from engine.document.syntax_lists import misplaced_entry, without_hyphen
from engine.document.syntax_slips import list_without_key, lost_bracket, slip
from engine.document.syntax_texts import in_braces, in_plain_text, node, question_mark, text_goes_on, unknown
from engine.document.trouble import (
    DOCUMENT_END,
    IN_QUOTES,
    KEY,
    KEY_WITHOUT_SPACE,
    LIST_ENTRY,
    NO_MARKS,
    QUOTES,
    Place,
    Trouble,
    Words,
    cannot_begin,
)


def syntax_problem(error: MarkedYAMLError, source: Source, opened: list[Span], latest: Span | None) -> Problem:
    """A parser's complaint re-worded, with what was `opened` (innermost first) and the `latest` text read before."""
    trouble = Trouble(
        lines=LINE_END.split(source.text.removeprefix(BYTE_ORDER_MARK)),
        place=_place(error.problem_mark) or Place(1, 1),
        context=_place(error.context_mark),
        opened=[Place(span.line, span.column) for span in opened],
        latest=latest,
    )
    told = f"{error.context or ''} {error.problem or ''}"
    word = next((word for part, word in WORDINGS if part in told), unknown)
    message, hint, (line, column), code = slip(trouble) or word(trouble)
    if line > len(trouble.lines):  # libyaml's end of a file without a last line end
        line, column = len(trouble.lines), len(trouble.lines[-1]) + 1
    return Problem(code=code, message=message, hint=hint, file=source.name, span=Span(line, column, line, column + 1))


def _bad_beginning(trouble: Trouble) -> Words:
    character = trouble.character(trouble.place)
    if character == "\t" or "\t" in trouble.before[-1:]:
        return _tab(trouble)
    return Words(cannot_begin(character), IN_QUOTES, trouble.place)


def _tab(trouble: Trouble) -> Words:
    line = trouble.line(trouble.place)
    place = Place(trouble.place.line, line.find("\t") + 1) if "\t" in line else trouble.place
    return Words("There is a tab here; YAML is indented with spaces only.", "Replace the tab by spaces.", place)


def _stray_colon(trouble: Trouble) -> Words:
    found = list_without_key(trouble) or lost_bracket(trouble)
    if found is not None:
        return found
    if KEY.fullmatch(trouble.before):
        return _key_out_of_place(trouble)
    if trouble.before.rstrip().endswith(QUOTES):
        return text_goes_on(trouble)
    return Words(
        "A text with a colon in it must be in quotation marks.",
        'Put the whole text in quotation marks: "Note: this is one text".',
        trouble.place,
    )


def _key_out_of_place(trouble: Trouble) -> Words:
    place = Place(trouble.place.line, len(trouble.before) - len(trouble.before.lstrip()) + 1)
    above = trouble.lines[trouble.above - 1]
    if KEY_WITHOUT_SPACE.match(above) or ":" not in above:
        return Words(
            "This line is not a key with a value.",
            'Write a colon and a space between the two: "key: value".',
            Place(trouble.above, len(above) - len(above.lstrip()) + 1),
        )
    return Words(
        "This line is indented further than the one above, which already has a value.",
        "Indent it as far as the lines it belongs with, or put a text of several lines in quotation marks.",
        place,
    )


def _no_colon(trouble: Trouble) -> Words:
    place = trouble.start
    rest = trouble.line(place)[place.column - 1 :]
    if rest[:1] in QUOTES:
        return _unclosed_quote(trouble)
    hyphen = without_hyphen(trouble)
    if hyphen is not None:
        return hyphen
    if KEY_WITHOUT_SPACE.match(rest):
        return Words("A space is missing after the colon.", 'Write "key: value".', place)
    return Words(
        "This line has no colon after its key.",
        'Write "key: value". If it continues the text of the line above, indent it further than that line\'s key.',
        place,
    )


def _unclosed_quote(trouble: Trouble) -> Words:
    quote = trouble.character(trouble.start)
    other = "an apostrophe in the text is written twice ('')" if quote == "'" else 'a " in the text is written \\"'
    return Words("The quotation mark opened here is never closed.", f"Close it; {other}.", trouble.start)


def _escape(trouble: Trouble) -> Words:
    line = trouble.line(trouble.place)
    column = line.rfind("\\", 0, trouble.place.column) + 1
    return Words(
        f'"{line[column - 1 : column + 1]}" means nothing inside double quotation marks.',
        "Write the backslash twice, or use single quotation marks.",
        Place(trouble.place.line, max(column, 1)),
    )


def _block_key(trouble: Trouble) -> Words:
    if not trouble.before.strip():
        if trouble.character(trouble.place) == ":":
            return Words("There is no name before the colon.", 'Write "key: value".', trouble.place, "yaml.key")
        return _indentation(trouble)
    return text_goes_on(trouble)


def _indentation(trouble: Trouble) -> Words:
    place = trouble.place
    spaces = place.column - 1
    found = misplaced_entry(trouble)
    if found is not None:
        return found
    if LIST_ENTRY.match(trouble.line(place), spaces):
        message = "A list entry stands here, where a key is expected."
        hint = 'Write the key of its list above it, such as "items:", or indent it further than the key that is there.'
        return Words(message, hint, place)
    indented = f"indented by {spaces} space{'' if spaces == 1 else 's'}" if spaces else "not indented"
    return Words(
        f"This line is {indented}, which fits none of the lines above.",
        "Let lines that belong together begin in the same column.",
        place,
    )


def _list_entry(trouble: Trouble) -> Words:
    if trouble.before.strip():
        return text_goes_on(trouble)
    return misplaced_entry(trouble) or Words(
        "This line stands among the entries of a list, but is not one.",
        'Begin it with "- ", or indent it as far as the entry or the key it belongs to.',
        trouble.place,
    )


def _list_on_line(trouble: Trouble) -> Words:
    return Words(
        'A list cannot begin with "- " on the line of its key.',
        "Begin each entry on a line of its own, or put the text in quotation marks if it is one.",
        trouble.place,
    )


def _block_text(trouble: Trouble) -> Words:
    sign = trouble.character(trouble.start)
    return Words(
        cannot_begin(sign),
        f'{IN_QUOTES} (A text of several lines begins on the line after "{sign}".)',
        trouble.start,
    )


def _marked(sign: str, code: str = "yaml.syntax", hint: str = IN_QUOTES) -> Callable[[Trouble], Words]:
    def word(trouble: Trouble) -> Words:
        return Words(cannot_begin(sign), hint, trouble.start, code)

    return word


def _second_document(trouble: Trouble) -> Words:
    above = [line for line in trouble.lines[: trouble.place.line - 1] if line.strip()]
    if above and DOCUMENT_END.match(above[-1]):
        message = 'A second document begins here (after a line "---" or "...").'
        return Words(
            message, "Keep one questionnaire in a file; delete this line.", trouble.place, "yaml.several-documents"
        )
    return text_goes_on(trouble) if trouble.before.strip() else _indentation(trouble)


def _place(mark: Mark | None) -> Place | None:
    return Place(mark.line + 1, mark.column + 1) if mark else None


Wording: TypeAlias = Callable[[Trouble], Words]

WORDINGS: tuple[tuple[str, Wording], ...] = (  # parts of what either parser says; the first that fits
    ("a tab character", _tab),
    ("scanning an alias", _marked("*", "yaml.alias", NO_MARKS)),
    ("scanning an anchor", _marked("&", "yaml.anchor", NO_MARKS)),
    ("scanning a tag", _marked("!", "yaml.tag", NO_MARKS)),
    ("parsing an tag", _marked("!", "yaml.tag", NO_MARKS)),
    ("undefined tag handle", _marked("!", "yaml.tag", NO_MARKS)),
    ("a directive", _marked("%")),
    ("scanning a block scalar", _block_text),
    ("cannot start any token", _bad_beginning),
    ("mapping values are not allowed", _stray_colon),
    ("mapping keys are not allowed", question_mark),
    ("sequence entries are not allowed", _list_on_line),
    ("could not find expected ':'", _no_colon),
    ("unexpected end of stream", _unclosed_quote),
    ("unexpected document", _unclosed_quote),
    ("escape", _escape),
    ("node content", node),
    ("parsing a flow", in_braces),
    ("scanning a plain scalar", in_plain_text),
    ("document start", _second_document),
    ("parsing a block mapping", _block_key),
    ("parsing a block collection", _list_entry),
)
