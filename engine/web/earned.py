"""The certificate that somebody has earned, with its number and how it stands."""

from __future__ import annotations

from dataclasses import dataclass

from engine.clock import today
from engine.codes import written_number
from engine.jobs.issuing import Award, issued
from engine.jobs.reasons import REASONS
from engine.press import named, unprintable
from engine.questionnaire import Language
from engine.reports import Certificate, certificate_of
from engine.store import Entry, Kind, State
from engine.store.print_run import Reason
from engine.themes import Theme
from engine.web.site import site
from engine.web.visits import Visit
from engine.wording import mark, wording

LEARNER = "learner"
"""Who it is in the log of a certificate that looks at it, prints or hides it with a personal link."""

WHY_NOT = {
    State.SUSPENDED: mark("Your certificate is suspended, so it cannot be printed now. Ask those who issued it why."),
    State.WITHDRAWN: mark("Your certificate was withdrawn, so it cannot be printed. Ask those who issued it why."),
}
"""Why its holder cannot print a certificate, by how it stands. Of one that was replaced they see the one after it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Earned:
    """A certificate in the register, and the theme it was issued in."""

    entry: Entry
    theme: Theme

    @property
    def number(self) -> str:
        """Its number as it is written."""
        return written_number(self.entry.certificate.number)

    @property
    def state(self) -> State:
        """What it is worth today."""
        return self.entry.state(today())

    @property
    def printable(self) -> bool:
        """Whether its holder may print it; else it would be passed off for what it no longer is."""
        return self.entry.refusal(Kind.REPRINTED, today()) is None and not self.lacking

    @property
    def lacking(self) -> str:
        """The letters of the name that no typeface has."""
        said = self.entry.certificate.said
        return named(unprintable("".join(words["name"] or "" for words in said.values()), self.theme))

    def why_not(self, language: Language) -> str | None:
        """Why its holder cannot print it, in words; None where they can, or where there is another in its place."""
        sentence, words = WHY_NOT.get(self.state), wording(language)
        if sentence is not None:
            return words.say(sentence)
        return words.say(REASONS[Reason.LETTERS], detail=self.lacking) if self.lacking else None


def earned(here: Visit) -> Earned | None:
    """The certificate of a submitted sitting, which is given its number when it is first asked for; no sample's."""
    if here.questionnaire.certificate is None or here.sitting.sample:
        return None
    scores = site().store.scores(here.sitting.id)
    if scores is None:
        return None
    award = Award(sitting=here.sitting, questionnaire=here.questionnaire, scores=scores)
    theme, address = site().theme(here.questionnaire), site().settings.public_address
    found = issued(site().store.register, [award], theme=theme, address=address, by=LEARNER).get(here.sitting.id)
    if found is None:
        return None
    entry = site().store.register.standing([found.number])[found.number]
    return Earned(entry=entry, theme=worn(entry, theme))


def worn(entry: Entry, otherwise: Theme) -> Theme:
    """The theme a certificate was issued in; another where that is gone."""
    return site().wardrobe.themes.get(entry.certificate.theme, otherwise)


def sample(here: Visit) -> Certificate | None:
    """The certificate of a sample, which has no number."""
    scores = site().store.scores(here.sitting.id) if here.sitting.sample else None
    if scores is None:
        return None
    return certificate_of(here.questionnaire, here.sitting, scores, here.language, site().theme(here.questionnaire))
