"""A guide of docs/, followed as its readers follow it: block by block, in a folder of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner

from engine.cases import ENDING
from engine.catalogue.maps import MAP
from engine.cli import main
from engine.compiler import compile_file

ROOT = Path(__file__).parent.parent
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
VALUE = re.compile(r"^(\w+): (\S+)", re.MULTILINE)
WRITTEN = re.compile(r"^Wrote (\S+?\d\.yaml)", re.MULTILINE)
PLACE = re.compile(r"^( *)(?:- \{?)?(?:(?:id|code|name): ([^,}\n]+)|(\w[\w.]*):|.*)")
TABLE = Path("answers.csv")
TELLING = ("$ formwright check ", "$ formwright test ")
GROWING = {"pages", "items", "scales", "feedback", "sources", "answers", "expect"}
"""What a block adds to, or changes an entry of; anything else that it shows again is replaced whole."""


@dataclass(frozen=True)
class Block:
    """What stands between two fences."""

    file: str
    line: int
    language: str
    text: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


def blocks_of(path: Path) -> list[Block]:
    """Every block of a page, in order."""
    text = path.read_text("utf-8")
    return [
        Block(path.name, text.count("\n", 0, found.start()) + 1, found[1], found[2]) for found in FENCE.finditer(text)
    ]


@dataclass(frozen=True)
class Step:
    """A block that was followed: what it shows, what came of it, and the file it left behind."""

    block: Block
    shown: str
    came: str
    file: str


class Desk:
    """Where a guide is followed: a folder, and the file that is being written."""

    def __init__(self, folder: Path, file: Path) -> None:
        self.folder = folder
        self.file = self._write(file, "")

    def follow(self, blocks: Sequence[Block]) -> Iterator[Step]:
        """Follow blocks in order. What is typed has nothing wrong, unless the next block is a command that tells it."""
        for block, after in zip(blocks, [*blocks[1:], None], strict=True):
            if block.language == "console":
                came = "".join(self._entered(command) for command in re.findall(r"^\$ .*\n", block.text, re.MULTILINE))
                yield Step(block, block.text, came, self._text())
            elif block.language == "yaml":
                wrong = self._typed(block)
                is_told = after is not None and after.text.startswith(TELLING)
                yield Step(block, "", "" if is_told else wrong, self._text())
            elif block.language == "csv":
                self._write(TABLE, block.text)
                yield Step(block, "", "", self._text())
            else:
                yield Step(block, "a block that can be followed", f"a block of {block.language or 'nothing'}", "")

    def _entered(self, command: str) -> str:
        if command.startswith("$ rm "):
            for file in self.folder.glob(command.removeprefix("$ rm ").strip()):
                file.unlink()
            return command
        printed = CliRunner().invoke(main, command.removeprefix("$ formwright").split(), prog_name="formwright").output
        for file in WRITTEN.findall(printed):
            self.file = Path(file)
        return command + printed

    def _typed(self, block: Block) -> str:
        """Write a block to where it belongs; what is wrong with the questionnaire or its cases then."""
        head = dict(VALUE.findall(block.text))
        beside = self.file.with_suffix("")
        if "from" in head:
            self._write(Path(f"{beside}{MAP}"), block.text)
        elif "format" in head:
            self.file = self._write(Path("questionnaires", head["id"], f"{head['version']}.yaml"), block.text)
        elif block.text.startswith("- name: "):
            cases = Path(f"{beside}{ENDING}")
            there = cases.read_text("utf-8") if cases.exists() else ""
            self._write(cases, added(there, block.text))
            tried = self._entered(f"$ formwright test {self.file}")
            return "" if ", all passed." in tried else tried
        elif block.text.startswith("- "):
            items = "".join(f"      {line}\n" for line in block.text.splitlines())
            page = f"pages:\n  - id: page_{block.line}\n    title: More\n    items:\n{items}"
            self._write(self.file, added(self._text(), page))
        else:
            self._write(self.file, added(self._text(), block.text))
        return "\n".join(map(str, compile_file(self.file).problems))

    def _text(self) -> str:
        return (self.folder / self.file).read_text("utf-8")

    def _write(self, file: Path, text: str) -> Path:
        (self.folder / file).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / file).write_text(text, "utf-8")
        return file


def added(there: str, block: str) -> str:
    """A text with a block put in: what has the same place is changed, what is new follows what is shown before it."""
    return "".join(_merged(there.splitlines(keepends=True), block.splitlines(keepends=True)))


def _merged(there: list[str], block: list[str]) -> list[str]:
    entries, place = _entries(there), None
    for entry in _entries(block):
        names = [_name(each) for each in entries]
        if _name(entry) in names:
            place = names.index(_name(entry))
            entries[place] = _changed(entries[place], entry)
        else:
            place = len(entries) if place is None else place + 1
            entries.insert(place, entry)
    return [line for entry in entries for line in entry]


def _changed(there: list[str], entry: list[str]) -> list[str]:
    head, *rest = entry
    if head.strip().removesuffix(":") in GROWING:
        return [head, *_merged(there[1:], rest)]
    if head.lstrip().startswith("- ") and rest and len(there) > 1:
        return [there[0], *_merged(there[1:], rest)]
    return entry


def _entries(lines: list[str]) -> list[list[str]]:
    """Lines as entries: each begins as far left as the first."""
    entries: list[list[str]] = []
    margin = next((_indent(line) for line in lines), 0)
    for line in lines:
        if not entries or (line.strip() and _indent(line) == margin):
            entries.append([line])
        else:
            entries[-1].append(line)
    return entries


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _name(entry: list[str]) -> str:
    """By what an entry is found again: its id, its code, its name, its key or all of its first line."""
    found = PLACE.match(entry[0])
    return next((name for name in (found[2], found[3]) if name), entry[0]) if found else entry[0]
