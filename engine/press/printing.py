"""HTML as one tagged PDF that is both PDF/UA-1, to be read aloud, and PDF/A-3a, to be kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cache, lru_cache
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import Any

import pydyf  # type: ignore[import-untyped]  # it is not annotated
from weasyprint import CSS, HTML, Document
from weasyprint.css import ColorProfile
from weasyprint.document import DocumentMetadata
from weasyprint.urls import FatalURLFetchingError

from engine.press.fetching import AssetFetcher, AssetRefusedError
from engine.press.shaping import PRESS, Faces, files_of
from engine.press.typefaces import families_of, lists, printable
from engine.themes import Theme, page_css, paper_css

VARIANT = "pdf/a-3a"
COLOURS, SRGB = "ours", "sRGB2014.icc"
XMP_BEGIN = b'<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>\n<x:xmpmeta xmlns:x="adobe:ns:meta/">'
XMP_END = b'</x:xmpmeta>\n<?xpacket end="r"?>'

PDF_UA = b"""<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part>\
</rdf:Description><rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">\
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification\
</pdfaSchema:schema><pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">\
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
<pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Part of ISO 14289 that is followed\
</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>\
</rdf:Description></rdf:RDF>"""
"""That a file is PDF/UA-1, said in a way that PDF/A allows: with a description of the word it is said in."""


@dataclass(frozen=True, slots=True)
class Styles:
    """Typefaces and parsed stylesheets of a theme: to read them for each document would take most of the time.

    `further` when there are typefaces among them for scripts that the theme's own do not write; those a document needs
    are loaded when it comes.
    """

    theme: Theme
    sheets: tuple[Path, ...]
    landscape: bool
    further: bool
    css: tuple[Any, ...]
    fonts: Faces
    fetcher: AssetFetcher


@lru_cache(maxsize=32)
def styles(theme: Theme, sheets: tuple[Path, ...], *, landscape: bool = False, further: bool = False) -> Styles:
    """What a theme says of paper, then these stylesheets of ours."""
    fonts, fetcher = Faces(), files_of(theme)
    ours = (path.read_text(encoding="utf-8") for path in sheets)
    texts = [paper_css(theme), lists(theme, further=further), page_css(theme, landscape=landscape), *ours]
    css = tuple(CSS(string=text, font_config=fonts, url_fetcher=fetcher, base_url="asset:") for text in texts)
    return Styles(theme, sheets, landscape, further, css, fonts, fetcher)


def printed(html: str, styled: Styles) -> bytes:
    """An HTML document as a PDF; the same input gives the same bytes. Raises AssetRefusedError.

    A letter that no typeface has would be an empty box, which nobody can read, aloud or else: it is a question mark.
    """
    html = printable(html, styled.theme)
    try:
        with PRESS:
            document = _laid_out(html, _with_letters(html, styled))
            document.metadata = _Identified(**vars(document.metadata))
            pdf = document.write_pdf(finisher=_with_cells_found, pdf_variant=VARIANT, output_intent=COLOURS)
    except FatalURLFetchingError as fault:  # a BaseException: it would take the web server's thread with it
        raise AssetRefusedError(str(fault)) from fault
    if not isinstance(pdf, bytes):
        message = "WeasyPrint gave no document back"
        raise TypeError(message)
    return pdf


def about(title: str, author: str, created: datetime) -> bytes:
    """What a file says of itself, for one that is bound of parts."""
    moment = created.isoformat(timespec="seconds")
    said = _Identified(title=title, authors=[author], generator="Formwright", created=moment, modified=moment)
    return b"\n".join((XMP_BEGIN, said.generate_rdf_metadata("a", 3, "A"), XMP_END))


def _with_letters(html: str, styled: Styles) -> Styles:
    """Styles with typefaces for all letters of a document, as far as there are any."""
    needed = families_of(styled.theme).needed(html)
    if not needed:
        return styled
    more = styles(styled.theme, styled.sheets, landscape=styled.landscape, further=True)
    for family in needed:
        more.fonts.bring(family, more.fetcher)
    return more


def _laid_out(html: str, styled: Styles) -> Document:
    page = HTML(string=html, url_fetcher=styled.fetcher, base_url="asset:")
    return page.render(stylesheets=list(styled.css), font_config=styled.fonts, color_profiles={COLOURS: _colours()})


def _with_cells_found(document: Document, pdf: pydyf.PDF) -> None:
    """Tell where the headers are that cells of tables refer to: WeasyPrint names them and leaves that out."""
    del document
    cells = sorted(
        (each["ID"].string, each) for each in pdf.objects if isinstance(each, pydyf.Dictionary) and "ID" in each
    )
    if not cells:
        return
    names = pydyf.Array(part for name, each in cells for part in (pydyf.String(name), each.reference))
    node = pydyf.Dictionary({"Limits": pydyf.Array([names[0], names[-2]]), "Names": names})
    pdf.add_object(node)
    root = next(each for each in pdf.objects if isinstance(each, pydyf.Dictionary) and "ParentTree" in each)
    root["IDTree"] = pydyf.Dictionary({"Kids": pydyf.Array([node.reference])})


@cache
def _colours() -> ColorProfile:
    """What our colours mean. WeasyPrint would open its file for each document, and leave it open."""
    return _AsItIs((files("weasyprint.pdf") / SRGB).read_bytes())


class _AsItIs(ColorProfile):  # type: ignore[misc]  # WeasyPrint is not annotated
    """A profile of colours whose bytes stay the same: written anew, they change with each time it was read."""

    content = b""

    def __init__(self, content: bytes) -> None:
        super().__init__(BytesIO(content), SRGB, "relative-colorimetric", (["r"], ["g"], ["b"]))
        self.content = content


class _Identified(DocumentMetadata):  # type: ignore[misc]  # WeasyPrint is not annotated
    """What a file says of itself, with a second standard that it keeps to; WeasyPrint itself names one."""

    def include_in_pdf(self, pdf: Any, variant: str, version: int, conformance: str, compress: bool) -> None:  # noqa: ANN401, FBT001  # as WeasyPrint calls it
        """As it is, not compressed: some archives read it without knowing anything of PDF."""
        del compress
        super().include_in_pdf(pdf, variant, version, conformance, False)  # noqa: FBT003

    def generate_rdf_metadata(self, variant: str, version: int, conformance: str) -> bytes:
        """As WeasyPrint says it, and that it is PDF/UA-1.

        It is not compressed, and some readers take a stream for ended where the word for that stands: in a name, too.
        """
        said: bytes = super().generate_rdf_metadata(variant, version, conformance)
        return said.replace(b"</rdf:RDF>", PDF_UA).replace(b"endstream", b"end&#115;tream")
