"""Which completed sittings are printed, in which order, and which of those chosen cannot be, and why."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, TypeAlias

from engine.codes import symbols_of
from engine.jobs.issuing import certificate_in
from engine.jobs.naming import family_and_given
from engine.press import named, unprintable, width
from engine.questionnaire import Questionnaire
from engine.reports import Certificate, certificate_of, reference_of, unfit
from engine.scoring import name_given, scales_told
from engine.store import Collected, Completed, Registered, Store
from engine.store.holding import NOT_VALID
from engine.store.print_run import Choice, Entry, Order, PrintKind, Reason
from engine.store.standing import State
from engine.themes import Theme, Wardrobe

AT_ONCE = 200
LIKE = str.maketrans({"ł": "l", "đ": "d", "ð": "d", "ø": "o", "æ": "ae", "œ": "oe", "þ": "th", "ħ": "h"})
"""Letters that are no composition of another and a mark, but stand where that one does."""

Known: TypeAlias = Mapping[str, tuple[Registered, State]]

Problem: TypeAlias = tuple[Reason | None, str | None]
"""Why something is not printed, and what about it; nothing where it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of the list that was pasted: its number from 1, what it says, and how many sittings it names."""

    number: int
    text: str
    found: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What a choice comes to: what can be printed, in its order, what cannot, and the lines of the pasted list."""

    choice: Choice
    entries: tuple[Entry, ...]
    refused: tuple[Entry, ...]
    lines: tuple[Line, ...]

    @property
    def unknown(self) -> tuple[Line, ...]:
        """The lines that name nobody."""
        return tuple(line for line in self.lines if line.found == 0)

    @property
    def ambiguous(self) -> tuple[Line, ...]:
        """The lines that name more than one sitting; all of them are chosen."""
        return tuple(line for line in self.lines if line.found > 1)


def choose(
    desk: Collected, choice: Choice, theme: Theme, *, paper: str | None = None, wardrobe: Wardrobe | None = None
) -> Chosen:
    """What is to be printed of a questionnaire in a theme, on its paper or on other.

    Certificates there are already wear what they were issued in, as far as it is in the `wardrobe`. Raises Confidential
    where nobody may see single sittings.
    """
    asked = Asked(choice.lines)
    found: list[tuple[Any, Entry]] = []
    for completed, entry in judged(desk, choice, desk.sittings(choice), Fitting(theme, paper, wardrobe)):
        place = asked.place(entry)
        if place is not None:
            found.append((_key(entry, completed, place, choice.order), entry))
    found.sort(key=_first)
    return in_places(choice, [entry for _, entry in found], asked.lines())


def judged(
    desk: Collected, choice: Choice, sittings: Iterable[Completed], fitting: Fitting
) -> Iterator[tuple[Completed, Entry]]:
    """What each of these comes to as a line of a list that has no order yet, and why it is not printed if it is not."""
    for some in _batches(iter(sittings)):
        known = _known(desk.store, some) if choice.kind is PrintKind.CERTIFICATES else {}
        for completed in some:
            yield completed, _entry(completed, choice, known, fitting)


def in_places(choice: Choice, listed: Iterable[Entry], lines: tuple[Line, ...]) -> Chosen:
    """A list in its order: first what is printed, then what is not."""
    entries, refused = list[Entry](), list[Entry]()
    for entry in listed:
        (entries if entry.problem is None else refused).append(entry)
    return Chosen(
        choice=choice,
        entries=tuple(replace(entry, place=place) for place, entry in enumerate(entries, 1)),
        refused=tuple(replace(entry, place=place) for place, entry in enumerate(refused, len(entries) + 1)),
        lines=lines,
    )


def folded(text: str) -> str:
    """A text as it is looked up and sorted: whatever its case, its accents and its punctuation."""
    letters = unicodedata.normalize("NFKD", text.casefold().translate(LIKE))
    kept = (letter if letter.isalnum() else " " for letter in letters if not unicodedata.combining(letter))
    return " ".join("".join(kept).replace("' ", "").split())


def name_key(name: str) -> tuple[str, str]:
    """By what a name is sorted: the family's, then the given one, as a list in English or Welsh has them."""
    family, given = family_and_given(name)
    return folded(family.replace("\u2019", "").replace("'", "")), folded(given)


class Fitting:
    """Which certificates can be printed on such paper: of those that say the same, a name fits if a longer one does."""

    def __init__(self, theme: Theme, paper: str | None, wardrobe: Wardrobe | None = None) -> None:
        self.theme, self._paper, self._wardrobe = theme, paper, wardrobe
        self._fit: dict[tuple[str | None, ...], list[tuple[float, float]]] = {}

    def worn(self, registered: Registered) -> Theme:
        """The theme a certificate was issued in, or else the one that is worn by now."""
        found = self._wardrobe.themes.get(registered.theme) if self._wardrobe else None
        return found or self.theme

    def problem(self, certificate: Certificate, theme: Theme) -> Problem:
        """Why it cannot be printed, and what about it; nothing where it can. What is not seen here is when it is."""
        letters = unprintable(certificate.name, theme)
        if letters:
            return Reason.LETTERS, named(letters)
        said = (theme.id, certificate.language, certificate.template, certificate.title, certificate.statement)
        name = certificate.name
        size = width(name, theme), max(width(word, theme) for word in name.split() or [name])
        known = self._fit.setdefault(said, [])
        if any(size[0] <= other[0] and size[1] <= other[1] for other in known):
            return None, None
        too_long = unfit(certificate, theme, self._paper)
        if too_long is None:
            known[:] = [other for other in known if other[0] > size[0] or other[1] > size[1]] + [size]
        return (Reason.TOO_LONG, too_long) if too_long else (None, None)


class Asked:
    """The lines of a pasted list, by what they may name; without any, everybody is asked for."""

    def __init__(self, lines: Iterable[str]) -> None:
        """Of these lines; empty ones count for their numbers only."""
        self._lines = [(number, line.strip()) for number, line in enumerate(lines, 1) if line.strip()]
        self._found = dict.fromkeys((number for number, _ in self._lines), 0)
        self._places: dict[str, list[int]] = {}
        for number, line in self._lines:
            for key in {_code(line), folded(line)} - {""}:
                self._places.setdefault(key, []).append(number)

    def place(self, *forms: Entry) -> int | None:
        """The first line that names this entry, in any of the forms it has had; None where none does."""
        if not self._lines:
            return 0
        keys = {key for entry in forms for key in _keys(entry)}
        named = sorted({number for key in keys for number in self._places.get(key, ())})
        for number in named:
            self._found[number] += 1
        return named[0] if named else None

    def lines(self) -> tuple[Line, ...]:
        """Each with how many it has named by now."""
        return tuple(Line(number=number, text=line, found=self._found[number]) for number, line in self._lines)


def _keys(entry: Entry) -> set[str]:
    """By what a line may name an entry."""
    return {_code(entry.reference), folded(entry.name), _turned(entry.name), _code(entry.number or "")}


def _code(line: str) -> str:
    """A reference or the number of a certificate, however it is typed; a name is none."""
    return symbols_of(line)


def _turned(name: str) -> str:
    """A name as lists have it: the family's, a comma, the given one."""
    family, given = family_and_given(name)
    return folded(f"{family}, {given}")


def _known(store: Store, some: Iterable[Completed]) -> Known:
    """The certificates these sittings have by now, and what they are worth."""
    registered = store.register.of_sittings([each.sitting.id for each in some])
    states = store.register.states([each.number for each in registered.values()])
    return {sitting: (each, states[each.number]) for sitting, each in registered.items()}


def _entry(completed: Completed, choice: Choice, known: Known, fitting: Fitting) -> Entry:
    sitting, questionnaire = completed.sitting, completed.questionnaire
    registered, state = known.get(sitting.id, (None, State.VALID))
    name = "" if questionnaire is None else name_given(questionnaire, completed.answers) or ""
    problem: Reason | None
    if choice.kind is PrintKind.REPORTS:
        problem, detail = _report_problem(questionnaire, completed), None
    elif registered is not None:
        certificate = certificate_in(registered, registered.language)
        name, refused = certificate.name, NOT_VALID.get(state)
        problem, detail = (refused, None) if refused else fitting.problem(certificate, fitting.worn(registered))
    else:
        problem, detail = _award_problem(completed, fitting, name)
    return Entry(
        place=0,
        name=name,
        reference=reference_of(sitting),
        sitting_id=sitting.id,
        number=None if registered is None else registered.number,
        group=sitting.group,
        problem=problem,
        detail=detail,
    )


def _report_problem(questionnaire: Questionnaire | None, completed: Completed) -> Reason | None:
    if questionnaire is None:
        return Reason.GONE
    told = any(scale.id in completed.scores for scale in scales_told(questionnaire))
    return None if told else Reason.NO_SCORES


def _award_problem(completed: Completed, fitting: Fitting, name: str) -> Problem:
    """Why there is no certificate, or it cannot be printed."""
    sitting, questionnaire = completed.sitting, completed.questionnaire
    if questionnaire is None:
        return Reason.GONE, None
    certificate = certificate_of(questionnaire, sitting, completed.scores, sitting.language, fitting.theme)
    if certificate is not None:
        return fitting.problem(certificate, fitting.theme)
    return Reason.NOT_EARNED if name or questionnaire.certificate is None else Reason.NO_NAME, None


def _key(entry: Entry, completed: Completed, place: int, order: Order) -> tuple[Any, ...]:
    """By what an entry is sorted; of equals, whoever was first stays first."""
    at = completed.sitting.submitted_at, completed.sitting.id
    keys: Mapping[Order, Callable[[], tuple[Any, ...]]] = {
        Order.NAME: lambda: (name_key(entry.name), entry.name),
        Order.GROUP: lambda: (not entry.group, folded(entry.group or ""), name_key(entry.name), entry.name),
        Order.LIST: lambda: (place,),
        Order.DATE: lambda: (),
    }
    return (*keys[order](), *at)


def _first(pair: tuple[Any, Entry]) -> Any:  # noqa: ANN401  # a key of whatever can be compared
    return pair[0]


def _batches(sittings: Iterator[Completed]) -> Iterator[list[Completed]]:
    while some := list(islice(sittings, AT_ONCE)):
        yield some
