"""What a centre takes along of a print run: the cover sheet, the manifest, and the zip of separate files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from hashlib import sha256

from engine.jobs.archive import zipped
from engine.jobs.cover import Cover, End, write_cover_pdf
from engine.jobs.manifest import is_printed, manifest_of, names_of, pdf_name, written
from engine.jobs.reasons import REASONS
from engine.jobs.telling import KINDS, choice_told, options_told
from engine.store import Store
from engine.store.print_run import Entry, Run
from engine.themes import Theme
from engine.wording import wording

COVER, MANIFEST = "cover-sheet.pdf", "manifest.csv"
IN_MANIFEST = "the manifest says which"


def zip_name(run: Run) -> str:
    """What the zip of a run that is printed apart is called."""
    return f"{run.questionnaire_id}-{run.choice.kind}-{run.id}.zip"


def manifest(store: Store, run: Run) -> bytes:
    """The manifest of a run, as CSV."""
    return manifest_of(run, store.runs.entries(run.id))


def cover_sheet(store: Store, run: Run, theme: Theme) -> bytes:
    """The cover sheet of a run, as a PDF; it is of the moment at which the run was done."""
    entries = list(store.runs.entries(run.id))
    inside = [entry for entry in entries if is_printed(entry)]
    sums = [(MANIFEST, sha256(manifest_of(run, entries)).hexdigest())]
    if run.sha256 and not run.options.apart:
        sums.insert(0, (pdf_name(run), run.sha256))
    words = wording("en")
    told = [*choice_told(run.choice, words), *options_told(run.options)]
    reasons = Counter(entry.problem for entry in entries if entry.problem is not None)
    cover = Cover(
        run=run.id,
        body=theme.name,
        what=KINDS[run.choice.kind],
        questionnaire=run.title,
        version=run.version,
        chosen=[f"{part}: {said}" for part, said in told],
        paper=run.options.paper or theme.printing.page_size.capitalize(),
        duplex=run.options.duplex,
        printed=len(inside),
        refused=[(words.say(REASONS[why], detail=IN_MANIFEST), number) for why, number in reasons.most_common()],
        pages=_pages(run, inside),
        sheets=_sheets(run, inside),
        first=_end(inside[0]) if inside else None,
        last=_end(inside[-1]) if inside else None,
        sums=sums,
        by=run.by,
        started=run.made_at,
        finished=run.finished_at or run.made_at,
        reason=run.reason,
    )
    return write_cover_pdf(cover, theme)


def archive(store: Store, run: Run, theme: Theme) -> Iterator[bytes]:
    """The zip of a run that is printed apart, piece by piece: cover sheet, manifest, and a file for each."""
    return zipped(_files(store, run, theme), run.finished_at or run.made_at)


def _files(store: Store, run: Run, theme: Theme) -> Iterator[tuple[str, bytes]]:
    yield COVER, cover_sheet(store, run, theme)
    yield MANIFEST, manifest(store, run)
    names = names_of(run, store.runs.entries(run.id))
    for entry, content in store.sheets.files(run.id):
        if entry.place in names:
            yield names[entry.place], content


def _pages(run: Run, inside: list[Entry]) -> int:
    return run.pages if run.pages is not None else sum(entry.pages or 0 for entry in inside)


def _sheets(run: Run, inside: list[Entry]) -> int:
    """How many sheets of paper it takes: with both sides printed, everybody begins on a new one."""
    return sum(-(-(entry.pages or 0) // 2) if run.options.duplex else entry.pages or 0 for entry in inside)


def _end(entry: Entry) -> End:
    return End(place=entry.place, name=entry.name, number=written(entry) or entry.reference)
