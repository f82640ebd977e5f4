"""A page as a WTForms form, and what was read from it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, ClassVar, cast

from wtforms.form import BaseForm

from engine.forms.fields import AnswerField, FormData, KeptField, Typed
from engine.forms.place import MOST_KEPT, Place, place
from engine.questionnaire import Answers, Fault, Item, ItemId, Page, Questionnaire, Value, other_key

QUESTIONNAIRE_FIELD = "_questionnaire"
"""The hidden field with the content hash. Like `CSRF_FIELD` it begins with what no item's id can begin with."""

CSRF_FIELD = "_csrf"
"""What `WTF_CSRF_FIELD_NAME` is to be set to."""


SEEN_FIELD = "_seen"
"""The hidden field that says what was kept for the page when it was shown."""

GO_FIELD = "_go"
"""What a button is called that leaves the page, keeping what is typed; its value says where to."""

KEEP_FIELD = "_keep"
"""What the buttons are called that choose between what is typed and what is kept."""


class PageForm(BaseForm):
    """The items of one page. On an instance only those are left that apply.

    It is a `BaseForm`, because on a `Form` fields are attributes, and an item called `data` or `errors` would break it.
    It knows no CSRF token: the web's `CSRFProtect` has checked every POST before a form is made.
    """

    asked: ClassVar[Mapping[ItemId, KeptField]] = {}

    def __init__(self, formdata: FormData | None, items: Iterable[Item]) -> None:
        super().__init__([(item.id, self.asked[item.id]) for item in items if item.id in self.asked])
        self.process(cast("Any", formdata))

    @property
    def fields(self) -> Mapping[ItemId, AnswerField]:
        """The fields by item."""
        return cast("Mapping[ItemId, AnswerField]", self._fields)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What was read from a posted page. Without faults `answers` is what to save.

    Where a button of an item was `pressed`, there is nothing to save or to complain about yet.
    """

    answers: Answers
    faults: Mapping[ItemId, tuple[Fault, ...]]
    typed: Typed
    pressed: ItemId | None = None


def page_form(questionnaire: Questionnaire, page: Page) -> type[PageForm]:
    """The form class of a page; made once for each exact text."""
    return _form_class(place(questionnaire, page))


@lru_cache(maxsize=MOST_KEPT)
def _form_class(key: Place) -> type[PageForm]:
    asked = {item.id: KeptField(item) for item in key.page.items if item.kind.parts}
    return type("PageForm", (PageForm,), {"asked": asked, "__module__": __name__})


def read_page(form_class: type[PageForm], formdata: FormData, items: Iterable[Item]) -> Reading:
    """Read the items that apply from what was posted; everything else in it is ignored."""
    form = form_class(formdata, items)
    form.validate()
    answers: dict[str, Value] = {}
    for field in form.fields.values():
        if not field.faults:
            answers |= field.data
    return Reading(
        answers=answers,
        faults={name: field.faults for name, field in form.fields.items() if field.faults},
        typed={name: field.typed for name, field in form.fields.items()},
        pressed=next((name for name, field in form.fields.items() if field.pressed), None),
    )


def typed_from(items: Iterable[Item], answers: Answers) -> Typed:
    """Saved answers back in the boxes they were typed into."""
    typed: dict[ItemId, dict[str, list[str]]] = {}
    for item in items:
        value, words = answers.get(item.id), answers.get(other_key(item.id))
        if value is not None:
            typed[item.id] = item.kind.raw(value) | ({"other": [str(words)]} if words else {})
    return typed
