"""The one WTForms field there is: it hands what was sent for an item to the item's kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NoReturn, Protocol, TypeAlias

from wtforms.fields.core import Field, UnboundField
from wtforms.form import BaseForm

from engine.questionnaire import Answers, Fault, Item, ItemId, Raw

Typed: TypeAlias = Mapping[ItemId, Raw]
"""What stands in the boxes of a page, by item: to show it as it was typed, right or wrong."""


class FormData(Protocol):
    """What was posted, as Flask's `request.form` gives it."""

    def __contains__(self, name: Any, /) -> bool:  # noqa: ANN401  # as wide as WTForms' own
        """Whether anything came under a name."""

    def getlist(self, key: str, /) -> list[Any]:
        """Everything that came under a name."""


def control_name(item: ItemId, part: str) -> str:
    """The name, and the element id, of the control for one part of an item."""
    return f"{item}-{part}" if part else item


class AnswerField(Field):
    """Binds the parts of one item and lets its kind read them. Our macros show it; it has no widget."""

    def __init__(self, item: Item, **bound: Any) -> None:  # noqa: ANN401  # WTForms' own binding arguments
        super().__init__(label=item.id, **bound)
        self.item = item
        self._names = {part: control_name(item.id, part) for part in item.kind.parts}
        self.data: Answers = {}
        self.typed: Raw = {}
        self.faults: tuple[Fault, ...] = ()

    def __call__(self, **kwargs: object) -> NoReturn:
        """Refuse: widgets are slow and not accessible enough."""
        del kwargs
        message = f"{self.name}: an answer is shown by the macro of its kind, never by a widget"
        raise TypeError(message)

    def process(
        self,
        formdata: FormData | None,
        data: object = None,
        extra_filters: Sequence[Callable[[Any], Any]] | None = None,
    ) -> None:
        """Pick this item's parts, and nothing else, from what was posted."""
        del data, extra_filters
        if formdata is None:
            return
        names = self._names.items()
        self.typed = {part: tuple(map(str, formdata.getlist(name))) for part, name in names if name in formdata}

    @property
    def pressed(self) -> bool:
        """Whether a button of the item's own was pressed."""
        return self.item.kind.pressed(self.typed)

    def validate(self, form: BaseForm, extra_validators: object = ()) -> bool:
        """Read the answer; a required one must be there."""
        del form, extra_validators
        self.data, self.faults = self.item.kind.read(self.item, self.typed)
        if not self.faults and self.item.required and self.item.id not in self.data:
            self.faults = (self.item.kind.required_fault,)
        self.errors = [fault.sentence for fault in self.faults]
        return not self.faults


class KeptField(UnboundField):  # type: ignore[type-arg]  # generic in the published types only
    """A field of a form class, made once: each form gets a copy of it. To bind it anew would take ten times as long."""

    def __init__(self, item: Item) -> None:
        super().__init__(AnswerField, item)
        self._made = AnswerField(item, name=item.id, _form=BaseForm(()))

    def bind(
        self, form: BaseForm, name: str, prefix: str = "", translations: object = None, **more: object
    ) -> AnswerField:
        """The field of one form, nothing having been typed into it."""
        del form, name, prefix, translations, more
        field: AnswerField = object.__new__(AnswerField)
        vars(field).update(vars(self._made))
        return field
