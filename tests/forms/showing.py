"""Items of a page as they are shown, looked at as a tree."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree.ElementTree import Element

from werkzeug.datastructures import MultiDict

from engine.forms import page_form, page_view, read_page
from engine.forms.page_view import FilledPage
from engine.questionnaire import Item, Language
from tests.forms.making import EN, every_kind, page, questionnaire
from tests.forms.page_tree import assert_sound, tree

Sent = Mapping[str, str | list[str]]
ITEMS = {each.kind.name: each for each in every_kind()}
"""One of every kind."""


def shown(*items: Item, sent: Sent | None = None, language: Language = EN) -> FilledPage:
    about = page(*items, intro="Hello")
    asked = questionnaire(about, content_hash=repr(items))
    view = page_view(asked, about, language)
    if sent is None:
        return view.fill(items, {})
    reading = read_page(page_form(asked, about), MultiDict(sent), items)
    return view.fill(items, reading.typed, reading.faults)


def body(*items: Item, sent: Sent | None = None, language: Language = EN) -> Element:
    root = tree(shown(*items, sent=sent, language=language).body)
    assert_sound(root)
    return root
