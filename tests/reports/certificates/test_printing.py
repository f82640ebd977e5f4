"""One certificate laid out whole, many by their design: the same to whoever sees or hears them."""

from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from io import BytesIO

import pytest
from pikepdf import Array, Dictionary, Object, Page
from pypdfium2 import PdfDocument
from zxingcpp import read_barcodes

from engine.press import differences
from engine.questionnaire import Language
from engine.reports import Certificate, write_certificate_pdf, write_certificates_pdf
from engine.reports.certificates import printing
from engine.themes import on_paper
from tests.reports.certificates.making import ADDRESS, BOTH, awarded, bound, branded, theme
from tests.reports.making import CY, EN
from tests.reports.reading import POPPLER, alternatives, failures, opened, printed_words, spoken, tags

NAMES = ("Ŵyn", "Łukasz", "Ann", "Őry", "Zoë")
MIXED = (("Siân Ŵyn Llŷr", EN), ("محمد علي", CY), ("Nguyễn Thị Ánh", CY), ("W" * 60, EN), ("Jo Ng", EN))
"""Languages that alternate, letters of several typefaces, words that are set smaller."""


@pytest.fixture(autouse=True)
def _small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "AT_ONCE", 2)


def awards(*names: str, language: Language = EN) -> list[Certificate]:
    return [awarded(name, language, reference=f"REF-{place}") for place, name in enumerate(names)]


@pytest.mark.parametrize(
    ("name", "paper"),
    [
        (BOTH[0], "A4"),
        (BOTH[1], "Letter"),
        pytest.param(BOTH[0], "Letter", marks=pytest.mark.full),
        pytest.param(BOTH[1], "A4", marks=pytest.mark.full),
    ],
)
def test_many_are_what_each_is_by_itself(name: str, paper: str) -> None:
    worn = on_paper(theme(name), paper)
    certificates = [awarded(each, language, worn) for each, language in MIXED]
    pdf = bound(certificates, worn)
    wholes = [write_certificate_pdf(each, worn) for each in certificates]
    assert differences(BytesIO(pdf), dict(enumerate(wholes))) == []
    assert failures(pdf) == []
    if POPPLER.exists():
        assert tags(pdf) == [tag for whole in wholes for tag in tags(whole)]
        assert spoken(pdf) == "".join(map(spoken, wholes))


def test_what_stands_on_all_is_laid_out_once_for_each_language() -> None:
    certificates = [*awards("Ann", "Bob"), *awards("Cai", language=CY), *awards("Dai", "Eve", "Fay")]
    with opened(bound(certificates)) as whole:
        designs = [page.obj.Contents[0].objgen for page in whole.pages]
    assert len(set(designs)) == 2
    assert designs[0] == designs[1] == designs[3] == designs[5] != designs[2]


def test_titles_with_answers_in_them_do_not_each_make_a_design(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "MOST_DESIGNS", 2)
    certificates = [replace(each, title=f"Course {place}") for place, each in enumerate(awards(*NAMES))]
    pdf = bound(certificates)
    with opened(pdf) as whole:
        assert len({page.obj.Contents[0].objgen for page in whole.pages}) == 3
    wholes = [write_certificate_pdf(each, theme()) for each in certificates]
    assert differences(BytesIO(pdf), dict(enumerate(wholes))) == []


@pytest.mark.parametrize("name", BOTH)
@pytest.mark.parametrize("language", [EN, CY])
def test_one_is_pdf_ua_and_pdf_a(name: str, language: Language) -> None:
    assert failures(write_certificate_pdf(awarded(language=language, worn=theme(name)), theme(name))) == []


def test_one_is_the_same_bytes_whatever_was_printed_before() -> None:
    first = write_certificate_pdf(awarded(), theme())
    bound(awards(*NAMES, "محمد علي"))
    assert write_certificate_pdf(awarded(), theme()) == first


def test_every_code_leads_to_where_it_is_checked() -> None:
    certificates = [replace(each, address=f"{ADDRESS[:-1]}{place}") for place, each in enumerate(awards(*NAMES))]
    for pdf in (bound(certificates), write_certificate_pdf(certificates[0], theme())):
        with PdfDocument(pdf) as document:
            read = [read_barcodes(page.render(scale=150 / 72).to_pil()) for page in document]
        assert [code.text for (code,) in read] == [each.address for each in certificates[: len(read)]]


def test_its_code_is_of_twenty_millimetres_at_least() -> None:
    with opened(write_certificate_pdf(awarded(), theme())) as document:
        (code,) = (each for each in document.objects if isinstance(each, Dictionary) and "QR" in str(each.get("/Alt")))
        left, _, right, _ = (float(edge) for edge in code.A.BBox)
    modules = 37  # of an address as long as this; four more stay white on both sides
    assert (right - left) * 25.4 / 96 * modules / (modules + 8) >= 20


@pytest.mark.skipif(not POPPLER.exists(), reason="poppler-utils is not installed")
def test_on_paper_stands_everything_that_is_said_of_it() -> None:
    worn = branded()
    award = awarded(worn=worn, valid_until="22 November 2028", replaces="XVPNGP7B86SQ5")
    heard = printed_words(write_certificate_pdf(award, worn))
    for words in (
        award.title, award.name, "has reflected on", award.date, "Valid until", "22 November 2028",
        award.questionnaire, "version 1.2.0", "HSD7-PHAV-4022-E", award.reference, "XVPN-GP7B-86SQ-5",
        "Skills Body for Wales", "Alex Morgan", "Chief examiner", "not a qualification.",
    ):  # fmt: skip
        assert words in heard
    assert ADDRESS in spoken(write_certificate_pdf(award, worn))
    assert any("Seal of the institute" in said for said in alternatives(write_certificate_pdf(award, worn)))


@pytest.mark.skipif(not POPPLER.exists(), reason="poppler-utils is not installed")
def test_a_sample_says_so_and_leads_nowhere() -> None:
    pdf = write_certificate_pdf(awarded(number=None, address=None), theme())
    assert "Sample" in printed_words(pdf)
    assert "Certificate number" not in printed_words(pdf)
    assert not any("QR" in said for said in alternatives(pdf))


@pytest.mark.skipif(not POPPLER.exists(), reason="poppler-utils is not installed")
def test_a_signature_stands_only_under_the_name_it_is_of() -> None:
    worn = branded()
    now, before = (awarded(worn=worn, signatory=name) for name in ("Alex Morgan", "Sam Price"))
    assert any("Signature of Alex Morgan" in said for said in alternatives(write_certificate_pdf(now, worn)))
    old = write_certificate_pdf(before, worn)
    assert "Sam Price" in printed_words(old)
    assert not any("Signature" in said for said in alternatives(old))


@pytest.mark.skipif(not POPPLER.exists(), reason="poppler-utils is not installed")
def test_nobody_signs_where_nobody_did() -> None:
    worn = branded()
    pdf = write_certificate_pdf(awarded(worn=worn, signatory=None, role=None), worn)
    assert "Alex Morgan" not in printed_words(pdf)
    assert not any("Signature" in said for said in alternatives(pdf))


@pytest.mark.parametrize("border", ["none", "line", "double", "guilloche"])
def test_every_border_can_be_kept_and_is_not_read_aloud(border: str) -> None:
    worn = branded(border=border)
    pdf = write_certificate_pdf(awarded(worn=worn), worn)
    assert failures(pdf) == []
    plain = branded(border="none")
    assert alternatives(pdf) == alternatives(write_certificate_pdf(awarded(worn=plain), plain))


def test_words_of_authors_and_learners_are_never_markup() -> None:
    hostile = "<script>alert(1)</script><img src=x>"
    award = awarded(hostile, title=hostile, body=hostile, questionnaire=hostile, role=hostile)
    html = printing.certificate_html(award, theme())
    assert "<script" not in html
    assert "<img src=x" not in html
    assert "&lt;script&gt;" in html


def test_both_sides_of_paper_begin_with_somebody_on_the_front() -> None:
    file = BytesIO()
    told = write_certificates_pdf(file, awards(*NAMES), theme(), duplex=True)
    assert told.begins == (1, 3, 5, 7, 9)
    assert failures(file.getvalue()) == []


def test_each_certificate_has_a_page_in_the_order_given() -> None:
    with opened(bound(awards(*NAMES))) as whole:
        assert len(whole.pages) == len(NAMES)


def test_there_is_a_bookmark_for_each_learner() -> None:
    found = awards(*NAMES)
    with opened(bound(found)) as whole, whole.open_outline() as outline:
        titles = [bookmark.title for bookmark in outline.root]
        targets = [bookmark.destination for bookmark in outline.root]
        pages = [whole.pages.index(Page(target[0])) for target in targets if isinstance(target, Array)]

    assert titles == [f"{award.name}, {award.reference}" for award in found]
    assert pages == [0, 1, 2, 3, 4]


def test_the_whole_is_one_pdf_ua_document() -> None:
    assert failures(bound(awards(*NAMES))) == []


@pytest.mark.skipif(not POPPLER.exists(), reason="poppler-utils is not installed")
def test_tags_of_every_batch_are_read_in_order() -> None:
    heard = spoken(bound(awards(*NAMES)))

    places = [heard.index(f"Awardedto{name}") for name in NAMES]
    assert places == sorted(places)


def test_every_tag_points_to_its_own_page_and_back() -> None:
    with opened(bound(awards(*NAMES))) as whole:
        tree = whole.Root.StructTreeRoot
        entries = [entry for node in tree.ParentTree.Kids for entry in node.Nums]
        numbers = [int(number) for number in entries[::2]]
        assert numbers == sorted(set(numbers))
        parents = dict(zip(numbers, entries[1::2], strict=True))
        for sheet in whole.pages:
            for element in parents[int(sheet.obj.StructParents)]:
                assert element.Pg.objgen == sheet.obj.objgen
                assert _root(element).objgen == tree.objgen


def _root(element: Object) -> Object:
    while "/P" in element:
        element = element.P
    return element


def test_each_language_is_named_where_it_is_spoken() -> None:
    mixed = [*awards("Ann", "Bob", "Cai"), *awards("Dai", language=CY), *awards("Eve")]
    with opened(bound(mixed)) as whole:
        assert [str(part.Lang) for part in whole.Root.StructTreeRoot.K.K] == ["en", "en", "cy", "en"]


def test_the_same_certificates_give_the_same_bytes() -> None:
    assert bound(awards(*NAMES)) == bound(awards(*NAMES))


def test_the_date_of_the_file_is_that_of_the_certificates() -> None:
    first, second = awards("Ann", "Bob")
    later = replace(second, created=second.created + timedelta(hours=1))
    with opened(bound([first, later])) as whole:
        assert "<xmp:CreateDate>2026-11-22T10:30:00+00:00<" in whole.Root.Metadata.read_bytes().decode()


def test_it_says_where_each_begins_and_by_which_sum_the_file_is_known() -> None:
    file = BytesIO()
    told = write_certificates_pdf(file, awards(*NAMES), theme())
    assert (told.pages, told.begins) == (5, (1, 2, 3, 4, 5))
    assert told.sha256 == sha256(file.getvalue()).hexdigest()


def test_other_paper_is_printed_on_when_asked_for() -> None:
    file = BytesIO()
    write_certificates_pdf(file, awards("Ann"), theme(), paper="Letter")
    for pdf in (file.getvalue(), write_certificate_pdf(awards("Ann")[0], theme(), "Letter")):
        with opened(pdf) as whole:
            assert [float(edge) for edge in whole.pages[0].mediabox] == [0, 0, 792, 612]


def test_nothing_to_print_is_refused() -> None:
    with pytest.raises(ValueError, match="nothing to print"):
        write_certificates_pdf(BytesIO(), [], theme())
