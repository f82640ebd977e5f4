"""Where our templates are, and the environment in which the macros of items run."""

from __future__ import annotations

from functools import cache, lru_cache

from jinja2 import BaseLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from engine.forms.item_view import ItemView
from engine.forms.showing import Showing


def template_loader() -> BaseLoader:
    """The loader of `forms/…`, for the web to put beside its own."""
    return PackageLoader("engine.forms")


@lru_cache(maxsize=1)
def environment() -> Environment:
    """An environment with our templates only; whatever is not Markup is escaped."""
    return Environment(
        loader=template_loader(),
        autoescape=True,
        auto_reload=False,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def item_html(view: ItemView, showing: Showing) -> Markup:
    """An item as its kind's macro shows it."""
    return macro_html(view.kind, view.kind, view, showing)


def rows_html(view: ItemView) -> Markup:
    """What the rows of a grid stand in begins with: the question they share; empty for an item that is in none."""
    return Markup() if view.stem is None else macro_html("question", "rows", view)


@cache
def end_of_rows() -> Markup:
    """What it ends with."""
    return macro_html("question", "end_of_rows")


def opening_html(name: str, value: str) -> Markup:
    """The button of a page's form that Enter presses: the first there is, before those that leave the page."""
    return macro_html("pieces", "enter", name, value)


def closing_html(name: str, content_hash: str, go_on: str) -> Markup:
    """What the form of a page ends with: a hidden field that says which questionnaire it is of, and the button."""
    return macro_html("pieces", "hidden", name, content_hash) + macro_html("pieces", "button", go_on)


def macro_html(template: str, macro: str, *values: object) -> Markup:
    """What a macro of a template makes of some values."""
    return Markup(getattr(environment().get_template(f"forms/{template}.html").module, macro)(*values))
