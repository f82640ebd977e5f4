"""Items that show more, or something else, depending on what has been typed or sent so far."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TypeAlias

from markupsafe import escape

from engine.forms.choices import OptionView, option_views
from engine.forms.item_view import FoundView, ItemView, KeptView, OrderView
from engine.forms.said import said
from engine.items.file import FILE_NAME, FILE_SIZE, HASH, REMOVE, File, size_words
from engine.items.kept import expect
from engine.items.look_up import FOUND, MOST_SHOWN, MOST_TYPED, NONE_OF_THESE, SEARCH, LookUp
from engine.items.ranking import Ranking
from engine.items.received import only
from engine.questionnaire import Item, Language, Raw
from engine.wording import Wording, wording

Unfold: TypeAlias = Callable[[Item, ItemView, Raw, Language], ItemView]


def _look_up(item: Item, view: ItemView, raw: Raw, language: Language) -> ItemView:
    """The best matches for the words in the box, after what is selected already, before what is always on offer."""
    words = wording(language)
    kind, searched = expect(item.kind, LookUp), only(raw, SEARCH)
    typed = searched[:MOST_TYPED] if isinstance(searched, str) else ""
    matches = kind.matches(typed) if typed else ()
    selected = tuple(code for code in raw.get("", ()) if code in kind.codes)
    codes = [code for code in dict.fromkeys((*selected[:1], *matches[:MOST_SHOWN])) if code not in kind.beside]
    shown = [option for code in (*codes, *kind.beside) if (option := item.option(code))]
    described = view.described
    options = list(option_views(shown, language, name=item.id, first=f"{item.id}-{FOUND}"))
    found = None
    if matches:
        again = escape(words.say("None of these: search again"))
        none = OptionView(id=f"{item.id}-none", code=NONE_OF_THESE, label=again, after_or=words.say("or"))
        options[len(codes) :] = [none, *(replace(option, after_or="") for option in options[len(codes) :])]
    pressed = kind.pressed(raw)
    if typed or pressed:
        found = FoundView(
            id=f"{view.id}-matches",
            heading=_heading(typed, len(matches), words),
            note=_note(typed, len(matches), words),
            focus=pressed,
        )
        described = (*described, *found.explained)
    return replace(view, options=tuple(options), found=found, described=described)


def _heading(typed: str, number: int, words: Wording) -> str:
    if not typed:
        return words.say("Type what to search for, then press Search")
    if not number:
        return words.say("Nothing matches “{typed}”", typed=typed)
    if number > MOST_SHOWN:
        return words.say(
            "The {shown} best of {number} matches for “{typed}”", shown=MOST_SHOWN, number=number, typed=typed
        )
    return words.count("{number} match for “{typed}”", "{number} matches for “{typed}”", number, typed=typed)


def _note(typed: str, number: int, words: Wording) -> str:
    if typed and not number:
        return words.say("Check the spelling, or search for another word.")
    return words.say("Add a word to find fewer matches.") if number > MOST_SHOWN else ""


def _file(item: Item, view: ItemView, raw: Raw, language: Language) -> ItemView:
    """The file that is kept, with a way to have it and to remove it."""
    kind, say = expect(item.kind, File), wording(language).say
    if REMOVE in raw:
        return replace(view, found=FoundView(id=f"{view.id}-removed", heading=say("The file is removed"), focus=True))
    answers, _ = kind.read(item, raw)
    if item.id not in answers:
        return view
    kept = expect(answers[item.id], dict)
    words = {
        "yours": say("Your file:"),
        "remove": say("Remove"),
        "replace": say("To send another file in its place, select it here."),
    }
    size, url = size_words(kept[FILE_SIZE], language), f"../file/{item.id}/{kept[HASH]}"
    described = (*view.described, f"{view.id}-replace")
    return replace(view, described=described, kept=KeptView(name=kept[FILE_NAME], size=size, url=url, words=words))


def _ranking(item: Item, view: ItemView, raw: Raw, language: Language) -> ItemView:
    """What is in order so far, what to choose next, and the options that are left."""
    kind, words = expect(item.kind, Ranking), wording(language)
    order, limit = kind.changed(raw), f"{view.id}-limit"
    chosen = {code: said(option.label, language) for code in order if (option := item.option(code))}
    left = [option for option in item.options if option.code not in chosen]
    full = kind.is_full(order)
    step = kind.next(order)
    heading = words.say("Your order is complete") if full else words.say(step.sentence, **step.values)
    last = item.option(order[-1]) if order else None
    found = FoundView(
        id=f"{view.id}-step",
        heading=heading,
        note=words.say("You can stop here, or choose more.") if kind.is_enough(order) and not full else "",
        focus=kind.pressed(raw),
    )
    return replace(
        view,
        options=() if full else option_views(left, language, name=item.id),
        described=(*view.described, limit, *found.explained),
        found=found,
        order=OrderView(
            chosen=chosen,
            limit=_how(kind, words),
            full=full,
            words={
                "so_far": words.say("Your order:") if full else words.say("Your order so far:"),
                "choose": words.say("Choose this one"),
                "back": words.say("Take back {option}", option=last.label.say(language)) if last else "",
                "again": words.say("Start again"),
            },
        ),
    )


def _how(kind: Ranking, words: Wording) -> str:
    if kind.most == len(kind.codes):
        return words.say("Choose one after the other, beginning with the one that comes first.")
    return words.count(
        "Choose {number}.",
        "Choose up to {number}, one after the other, beginning with the one that comes first.",
        kind.most,
    )


UNFOLD: Mapping[str, Unfold] = MappingProxyType({"look_up": _look_up, "file": _file, "ranking": _ranking})
"""How an item is shown with what is in it, by the name of its kind. Any other looks the same whatever is in it."""
