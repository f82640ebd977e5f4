"""What changes from one showing of an item to the next: what stands in its boxes, what is ticked, what is wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from engine.forms.fields import control_name
from engine.forms.item_view import ItemView
from engine.items.consent import TICKED as AGREED
from engine.questionnaire import Fault, Language, Raw
from engine.wording import wording

TICKED = Markup(" checked")


@dataclass(frozen=True, slots=True)
class ErrorLine:
    """One mistake, in words: the id of the text itself, the part that is wrong, and the control to go to."""

    id: str
    part: str
    target: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Showing:
    """What a macro fills in. By part: `values`, `errors` and the attributes `aria`; by option code: `ticks`."""

    values: Mapping[str, str]
    ticks: Mapping[str, Markup]
    errors: Mapping[str, tuple[ErrorLine, ...]]
    aria: Mapping[str, Markup]


def showing(
    view: ItemView, values: Mapping[str, str], ticks: Mapping[str, Markup], errors: Sequence[ErrorLine] = ()
) -> Showing:
    """An item with these values and errors."""
    own = tuple(error for error in errors if error.part != "other")
    other = tuple(error for error in errors if error.part == "other")
    wrong = {error.part for error in own}
    described = " ".join([*view.described, *(error.id for error in own)])
    aria = {
        "": _attribute("aria-describedby", described),
        "invalid": _attribute("aria-invalid", "true" if own else ""),
        "other": _attribute("aria-describedby", " ".join(error.id for error in other))
        + _attribute("aria-invalid", "true" if other else ""),
    }
    for box in view.boxes:
        aria[f"invalid-{box.part}"] = _attribute("aria-invalid", "true" if wrong & {box.part, ""} else "")
    return Showing(values=values, ticks=ticks, errors={"": own, "other": other}, aria=aria)


def _attribute(name: str, value: str) -> Markup:
    return Markup(' {}="{}"').format(name, value) if value else Markup()


def error_lines(view: ItemView, faults: Sequence[Fault], language: Language) -> tuple[ErrorLine, ...]:
    """Faults in words, each with the control to go to."""
    say = wording(language).say
    return tuple(
        ErrorLine(
            id=f"{view.id}-error" if place == 1 else f"{view.id}-error-{place}",
            part=fault.part,
            target=control_name(view.id, fault.part) if fault.part else view.first_control,
            words=say(fault.sentence, **fault.values),
        )
        for place, fault in enumerate(faults, start=1)
    )


def typed_showing(view: ItemView, raw: Raw, errors: Sequence[ErrorLine] = ()) -> Showing:
    """An item as it was typed, with what is wrong."""
    chosen = raw.get("", ())
    values = {part: next(iter(typed), "") for part, typed in raw.items()}
    ticks = {option.code: TICKED if option.code in chosen else Markup() for option in view.options}
    agreed = {AGREED: TICKED if AGREED in chosen else Markup()}
    return showing(view, values, ticks or agreed, errors)
