"""A folder of questionnaires to publish from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from engine.catalogue import LOCK, Catalogue, Promises, publish, questionnaire_files, read_lock, refusals
from engine.catalogue.lock import Published
from engine.compiler import compile_file
from engine.document import Problem

DAY = date(2026, 11, 22)
TEXT = """\
format: 1
id: team
version: 1.0.0
title: Team
languages: [en]
purpose: To see how it goes.
who_sees_it: Nobody.
pages:
  - id: only
    title: Only
    items:
      - id: helps
        kind: single_choice
        ask: Do you help?
        options:
          - {code: "no", label: "No", score: 1}
          - {code: "yes", label: "Yes", score: 2}
scales:
  - id: helping
    label: Helping
    items: [helps]
    scorer: sum
    missing: all_required
    bands:
      - {id: weak, label: Weak, at_least: 1}
      - {id: strong, label: Strong, at_least: 2}
"""


@dataclass(frozen=True)
class Shelf:
    """A folder with the versions of one questionnaire."""

    folder: Path

    def file(self, version: str) -> Path:
        return self.folder / "team" / f"{version}.yaml"

    def write(self, version: str, *changes: tuple[str, str]) -> Path:
        """Write a version, with each first text replaced by the second."""
        text = TEXT.replace("1.0.0", version)
        for before, after in changes:
            assert before in text
            text = text.replace(before, after)
        file = self.file(version)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return file

    @property
    def lock(self) -> Path:
        return self.folder / LOCK

    @property
    def promises(self) -> Promises:
        return Promises(self.folder, read_lock(self.folder), compile_file)

    def publish(self, file: Path, day: date = DAY) -> Published:
        compiled = compile_file(file)
        assert refusals(self.promises, file, compiled) == []
        return publish(self.promises, compiled, day)

    def refusals(self, file: Path) -> list[Problem]:
        return refusals(self.promises, file, compile_file(file))

    def in_lock(self, before: str, after: str) -> None:
        text = self.lock.read_text("utf-8")
        assert before in text
        self.lock.write_text(text.replace(before, after), "utf-8")

    def problems(self) -> list[Problem]:
        """How the folder breaks its promises."""
        promises = self.promises
        files = [
            problem
            for file in questionnaire_files(self.folder)
            for problem in promises.problems(file, compile_file(file))
        ]
        return [*files, *promises.lock.problems, *promises.missing()]

    def codes(self) -> list[str]:
        return [problem.code for problem in self.problems()]

    def catalogue(self, *, drafts: bool = True) -> Catalogue:
        return Catalogue(self.folder, drafts=drafts)
