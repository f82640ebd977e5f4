"""What whoever keeps the register does with one certificate of it, on a page or in a terminal."""

from __future__ import annotations

from engine.codes import NUMBER_LENGTH, is_number, symbols_of
from engine.jobs.issuing import CHECKED_AT
from engine.press import named, unprintable
from engine.reports.certificate import renamed
from engine.scoring import one_line
from engine.store import Entry, Kind, Refused, Register, Registered, Said
from engine.themes import Theme

NO_NUMBER = "Enter the number of the certificate."
NOT_ALL = f"A number has {NUMBER_LENGTH} letters and digits."
MISTYPED = "There is a mistake in this number: one letter or digit is wrong, or two have changed places."
NEVER_ISSUED = "No certificate was ever issued with this number."
NO_NAME = "Enter the name as it should be."
OLD_WORDS = (
    "An older version of Formwright issued it, which did not keep where its words tell the name: so the name on it "
    "cannot be corrected. It can be withdrawn."
)


def looked_up(register: Register, typed: str) -> Entry | str:
    """The certificate whose number was typed, with all that happened to it; or else what is wrong, in a sentence."""
    symbols = symbols_of(typed)
    if not symbols:
        return NO_NUMBER
    if not is_number(symbols):
        return MISTYPED if len(symbols) == NUMBER_LENGTH else NOT_ALL
    return register.entry(symbols) or NEVER_ISSUED


def faulty_name(typed: str, theme: Theme) -> str | None:
    """Why nobody can be called so on a certificate; None where they can."""
    name = one_line(typed)
    if name is None:
        return NO_NAME
    missing = unprintable(name, theme)
    return f"There is no typeface to print this with: {named(missing)}." if missing else None


def replaced(  # noqa: PLR0913  # what is replaced, by what, and what is said of it in the log
    register: Register, old: Registered, name: str | None = None, *, address: str, by: str, reason: str
) -> Registered:
    """Issue another in the place of one: with the same words where paper was lost, or with a name corrected.

    Raises Refused where it cannot be replaced as it stands, or nobody knows where it tells the name.
    """
    correct = None if name is None else one_line(name)
    said = old.said if correct is None else _corrected(old, correct)
    return register.replace(old.number, said, address + CHECKED_AT, by, reason, kind=became(old.said, said))


def became(old: Said, new: Said) -> Kind:
    """What happened to a certificate in whose place there is one that says this."""
    return Kind.REPLACED if new == old else Kind.CORRECTED


def _corrected(old: Registered, name: str) -> Said:
    said = {each: renamed(words, name) for each, words in old.said.items()}
    corrected = {each: words for each, words in said.items() if words is not None}
    if corrected.keys() < said.keys():
        raise Refused(old.number, OLD_WORDS)
    return corrected
