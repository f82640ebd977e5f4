"""Which theme somebody sees: themes never mix, and which one is worn follows from few look-ups."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from engine.document import Severity
from engine.questionnaire import Questionnaire
from engine.themes.reading import Proof, Shelf, Told, same
from engine.themes.theme import Theme


class ThemeError(ValueError):
    """Themes that cannot be used. Says everything that is wrong, each with file and line."""

    def __init__(self, files: tuple[Told, ...]) -> None:
        """With the files that have errors."""
        self.files = files
        super().__init__("\n".join(str(problem) for told in files for problem in told.problems))


@dataclass(frozen=True)
class Wardrobe:
    """Every theme of an installation. `default` is worn where nobody claims anything."""

    themes: Mapping[str, Theme]
    default: Theme
    domain: str | None = None
    """Where the public reaches the installation, for what is made without anybody asking, and behind a proxy."""

    def called(self, name: str) -> Theme:
        """The theme that something was made in before, by its id; the default where that is gone."""
        return self.themes.get(name, self.default)

    def worn(self, questionnaire: Questionnaire | None = None, domain: str | None = None) -> Theme:
        """The theme of a questionnaire, else of its body, else of the domain it is reached by, else the default."""
        if questionnaire is not None:
            found = self._by_questionnaire.get(questionnaire.id) or self._of_body(questionnaire)
            if found is not None:
                return found
        by_domain = self._by_domain
        return by_domain.get(domain or "") or by_domain.get(self.domain or "") or self.default

    def _of_body(self, questionnaire: Questionnaire) -> Theme | None:
        if questionnaire.body is None or not self._by_body:
            return None
        names = (questionnaire.body.say(language) for language in questionnaire.languages)
        return next((theme for name in names if (theme := self._by_body.get(same(name)))), None)

    @cached_property
    def _by_questionnaire(self) -> Mapping[str, Theme]:
        return {claim: theme for theme in self.themes.values() for claim in theme.claims.questionnaires}

    @cached_property
    def _by_body(self) -> Mapping[str, Theme]:
        return {same(claim): theme for theme in self.themes.values() for claim in theme.claims.bodies}

    @cached_property
    def _by_domain(self) -> Mapping[str, Theme]:
        return {claim: theme for theme in self.themes.values() for claim in theme.claims.domains}


def open_wardrobe(default: Path, domain: str | None = None, proof: Proof | None = None) -> Wardrobe:
    """The themes beside one another in a folder, of which one is the default. Raises ThemeError where any is faulty."""
    shelf = Shelf(default.parent, proof=proof)
    names = dict.fromkeys([default.name, *shelf.names])
    read = [shelf.read(name) for name in names]
    faulty = tuple(told for each in read if each.theme is None for told in each.files if _faulty(told))
    themes = {each.id: each.theme for each in read if each.theme is not None}
    if faulty or default.name not in themes:
        raise ThemeError(faulty)
    return Wardrobe(themes, themes[default.name], domain)


def _faulty(told: Told) -> bool:
    return any(problem.severity is Severity.ERROR for problem in told.problems)
