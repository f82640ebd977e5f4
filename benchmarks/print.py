"""CPU of certificates and reports, against the plain way to print the same templates in the same run.

The plain way is what one would write first: an HTML document with a link to its stylesheet and WOFF2 typefaces, given
to WeasyPrint for each document, and a QR code with whatever mask is best. It writes no tags and keeps to no standard.
"""

from __future__ import annotations

import re
import resource
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import cache, partial
from io import BytesIO
from multiprocessing import get_context
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import segno
from fontTools.ttLib import TTFont
from pikepdf import Pdf
from weasyprint import HTML

from benchmarks.measure import Call, cpu_times
from engine.press import Binding, Styles, about, styles
from engine.reports import Certificate, write_certificate_pdf, write_certificates_pdf, write_report_pdf
from engine.reports.certificates.layouts import layout_of, sheets_of
from engine.reports.certificates.printing import certificate_html
from engine.reports.pages import report_html
from engine.reports.pdf import REPORT
from engine.themes import Theme, address, open_wardrobe, page_css, paper_css
from tests.press.documents import a_certificate, a_report

THEMES = ("default", "example-institute")
FIRST = ("Siân", "Zoë", "Őry", "Ann", "Łukasz", "Mohammed", "Priya", "Chloë", "Aoife", "Owen", "Gwenllïan", "Màiri")
LAST = ("Gruffydd", "Jones", "Wałęsa", "Smith-Brown", "Evans", "O\N{RIGHT SINGLE QUOTATION MARK}Hara", "Țepeș", "Khan")
SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
BULK, CHUNK, MANY, PROCESSES = 250, 250, 10_000, 2
CODE = re.compile(r'<svg class="q-code.*?</svg>', re.DOTALL)
MEGABYTE = 2**20


def report() -> str:
    """Three tables: how much faster than the plain way, how much memory, and ten thousand in one file."""
    rows = ["| document | theme | plain, CPU ms | ours, CPU ms | times as fast |", "|---|---|---|---|---|"]
    for name in THEMES:
        rows += _rows(name, _times(theme(name)))
    return "\n".join([*rows, "", *_memory(), "", *_many()])


def _rows(name: str, times: Mapping[str, float]) -> Iterator[str]:
    for what, plain in (
        ("certificate", "plain certificate"),
        ("of many", "plain certificate"),
        ("report", "plain report"),
    ):
        one, other = times[plain] * 1000, times[what] * 1000
        yield f"| {what} | {name} | {one:.1f} | {other:.1f} | {one / other:.1f} |"


def _times(worn: Theme) -> dict[str, float]:
    many, said = list(certificates(BULK)), a_report()
    layout = layout_of(many[0].template, worn)
    with TemporaryDirectory() as folder:
        sheet = styles(worn, sheets_of(layout), landscape=not layout.portrait)
        awarded = Plain(Path(folder, "a"), sheet, certificate_html(many[0], worn), many[0].address)
        told = Plain(Path(folder, "b"), styles(worn, REPORT), report_html(said, worn, working=False), None)
        calls: dict[str, Call] = {
            "plain certificate": awarded.print,
            "certificate": partial(write_certificate_pdf, many[0], worn),
            "plain report": told.print,
            "report": partial(write_report_pdf, said, worn),
            "of many": lambda: write_certificates_pdf(BytesIO(), many, worn),
        }
        times = cpu_times(calls, rounds=5, repeat=1)
    return {**times, "of many": times["of many"] / BULK}


class Plain:
    """One document, printed as one would first think of."""

    def __init__(self, folder: Path, styled: Styles, html: str, leads_to: str | None) -> None:
        """Write what it needs into a folder; that is not measured."""
        folder.mkdir()
        self._folder, self._leads_to, worn = folder, leads_to, styled.theme
        sheets = (path.read_text() for path in styled.sheets)
        css = "".join([paper_css(worn), page_css(worn, landscape=styled.landscape), *sheets])
        for font in worn.fonts:
            squeezed = folder / f"{font.print.path.stem}.woff2"
            with TTFont(font.print.path) as face:
                face.flavor = "woff2"
                face.save(squeezed)
            css = css.replace(address(font.print), squeezed.as_uri())
        (folder / "sheet.css").write_text(self._with_files(css, styled))
        linked = html.replace("</head>", '<link rel="stylesheet" href="sheet.css"></head>')
        self._html = self._with_files(linked, styled)

    def print(self) -> bytes | None:
        """The document."""
        html = self._html
        if self._leads_to:
            code = segno.make(self._leads_to, error="m").svg_inline(svgclass="q-code", border=4, omitsize=True)
            html = CODE.sub(lambda _: code, html)
        pdf: bytes | None = HTML(string=html, base_url=f"{self._folder}/").write_pdf()
        return pdf

    def _with_files(self, text: str, styled: Styles) -> str:
        """A text with addresses of files in the place of those that our own press reads."""
        for name in set(re.findall(r"asset:([A-Za-z0-9.-]+)", text)):
            path = self._folder / name
            path.write_bytes(styled.fetcher.fetch(f"asset:{name}").read())
            text = text.replace(f"asset:{name}", path.as_uri())
        return text


def certificates(count: int, first: int = 0) -> Iterator[Certificate]:
    """Certificates of people with all sorts of names, each with a number of its own."""
    base = a_certificate()
    for each in range(first, first + count):
        lot = Random(each)  # noqa: S311  # the same ones each time
        number = "".join(lot.choices(SYMBOLS, k=13))
        leads_to = f"https://skills.example.org/certificate/{number}"
        name = f"{lot.choice(FIRST)} {lot.choice(LAST)}"
        yield replace(base, name=name, number=number, address=leads_to, reference=f"{each:08d}")


@cache
def theme(name: str) -> Theme:
    """One of the shipped themes."""
    return open_wardrobe(Path("themes") / name).default


def _memory() -> Iterator[str]:
    """How much a process has after so many certificates."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        few, many = pool.submit(_filled, (200, 2000)).result()
    yield "| certificates printed by one process | memory, MB |"
    yield "|---|---|"
    yield f"| 200 | {few:.0f} |"
    yield f"| 2,000 | {many:.0f} |"


def _filled(counts: tuple[int, ...]) -> list[float]:
    found, done = [], 0
    for count in counts:
        while done < count:
            write_certificates_pdf(BytesIO(), certificates(50, done), theme(THEMES[0]))
            done += 50
        pages = int(Path("/proc/self/statm").read_text().split()[1])
        found.append(pages * resource.getpagesize() / MEGABYTE)
    return found


def _many() -> Iterator[str]:
    """Ten thousand in one file, in order, with bookmarks and page labels: chunks by two processes, then bound."""
    began = time.monotonic()
    with TemporaryDirectory() as folder, ProcessPoolExecutor(PROCESSES, mp_context=get_context("spawn")) as pool:
        paths = [Path(folder, f"{first}.pdf") for first in range(0, MANY, CHUNK)]
        printed = list(pool.map(_chunk, range(0, MANY, CHUNK), paths))
        bound, size = pool.submit(_bound, paths, Path(folder, "all.pdf")).result()
    taken = time.monotonic() - began
    yield f"{MANY:,} in one file of {size / MEGABYTE:.0f} MB, by {PROCESSES} processes in parts of {CHUNK}:"
    yield f"{taken:.0f} seconds; printing took {max(printed):.0f} MB in a process at most, binding {bound:.0f}."


def _chunk(first: int, path: Path) -> float:
    with path.open("w+b") as file:
        write_certificates_pdf(file, certificates(CHUNK, first), theme(THEMES[0]))
    return _most()


def _bound(paths: list[Path], whole: Path) -> tuple[float, int]:
    with whole.open("wb") as file:
        binding = Binding(file, "en")
        for path in paths:
            with Pdf.open(path) as part:
                binding.take(part)
        binding.close(about("Certificates", "Skills Body", a_certificate().created))
    return _most(), whole.stat().st_size


def _most() -> float:
    """The most memory this process had. The system's own figure begins with what its parent had."""
    told = Path("/proc/self/status").read_text().partition("VmHWM:")[2]
    return int(told.split()[0]) / 1024


if __name__ == "__main__":
    print(report())
