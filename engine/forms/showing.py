"""What changes from one showing of an item to the next: what stands in its boxes, what is ticked, what is wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from engine.forms.fields import control_name
from engine.forms.item_view import ItemView
from engine.questionnaire import Fault, Language, Raw
from engine.wording import wording

TICKED = Markup(" checked")


@dataclass(frozen=True, slots=True)
class ErrorLine:
    """One mistake, in words: the id of the text itself, the part that is wrong, and the control to go to.

    `label` is what that control is called, where several have the same question.
    """

    id: str
    part: str
    target: str
    words: str
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Showing:
    """What a macro fills in. By part: `values`, `errors` and the attributes `aria`; by option id: `ticks`."""

    values: Mapping[str, str]
    ticks: Mapping[str, Markup]
    errors: Mapping[str, tuple[ErrorLine, ...]]
    aria: Mapping[str, Markup]

    @property
    def wrong(self) -> bool:
        """Whether anything about the item is wrong."""
        return any(self.errors.values())


def showing(
    view: ItemView, values: Mapping[str, str], ticks: Mapping[str, Markup], errors: Sequence[ErrorLine] = ()
) -> Showing:
    """An item with these values and errors."""
    own = tuple(error for error in errors if error.part not in view.apart)
    wrong = {error.part for error in own}
    described = " ".join([*view.described, *(error.id for error in own)])
    aria = {
        "": _attribute("aria-describedby", described),
        "invalid": _attribute("aria-invalid", "true" if own else ""),
    }
    at = {part: tuple(error for error in errors if error.part == part) for part in view.apart}
    wrong |= {part for part, lines in at.items() if lines}
    for box in view.boxes:
        aria[f"invalid-{box.part}"] = _attribute("aria-invalid", "true" if wrong & {box.part, ""} else "")
    hints = {box.part: [f"{box.id}-hint"] for box in view.boxes if box.hint}
    for part, lines in at.items():
        ids = [*hints.get(part, []), *(line.id for line in lines)]
        aria[part] = _attribute("aria-describedby", " ".join(ids))
    for group in view.groups:
        aria[group.part] = _attribute("aria-describedby", " ".join([described, *(line.id for line in at[group.part])]))
        aria[group.part] += _attribute("aria-invalid", "true" if wrong & {group.part, ""} else "")
    if "other" in at:
        aria["other"] += _attribute("aria-invalid", "true" if at["other"] else "")
    return Showing(values=values, ticks=ticks, errors=at | {"": own}, aria=aria)


def _attribute(name: str, value: str) -> Markup:
    return Markup(' {}="{}"').format(name, value) if value else Markup()


def error_lines(view: ItemView, faults: Sequence[Fault], language: Language) -> tuple[ErrorLine, ...]:
    """Faults in words, each with the control to go to."""
    labels = {box.part: box.label.striptags() for box in view.boxes if box.apart and box.label}
    return tuple(
        ErrorLine(
            id=f"{view.id}-error" if place == 1 else f"{view.id}-error-{place}",
            part=fault.part,
            target=control_name(view.id, fault.part) if fault.part else view.first_control,
            words=_words(view, fault, language),
            label=labels.get(fault.part, ""),
        )
        for place, fault in enumerate(faults, start=1)
    )


def _words(view: ItemView, fault: Fault, language: Language) -> str:
    message, words, named = view.messages.get(fault.about), wording(language), fault.named(language)
    return words.fill(message, named) if message else words.say(fault.sentence, **named)


def typed_showing(view: ItemView, raw: Raw, errors: Sequence[ErrorLine] = ()) -> Showing:
    """An item as it was typed, with what is wrong."""
    values = {part: next(iter(typed), "") for part, typed in raw.items()}
    ticks = {option.id: TICKED if option.code in raw.get(option.part, ()) else Markup() for option in view.choices}
    return showing(view, values, ticks, errors)
