from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from io import BytesIO

import pytest
from pikepdf import Array, Object, Page

from engine.journey import SittingId
from engine.questionnaire import Language
from engine.reports.certificate import Certificate, certificate_of
from engine.reports.certificates import printing
from engine.reports.certificates.printing import write_certificate_pdf, write_certificates_pdf
from tests.reports.making import CY, EN, certificate, questionnaire, sitting, theme
from tests.reports.reading import POPPLER, failures, opened, spoken

NAMES = ("Ŵyn", "Łukasz", "Ann", "Őry", "Zoë")


@pytest.fixture(autouse=True)
def _small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "AT_ONCE", 2)


def awards(*names: str, language: Language = EN) -> list[Certificate]:
    asked = questionnaire(certificate=certificate())
    sittings = [sitting(name, id=SittingId(f"sitting-{name}")) for name in names]
    found = [certificate_of(asked, each, {}, language) for each in sittings]
    return [award for award in found if award]


def bound(certificates: list[Certificate]) -> bytes:
    file = BytesIO()
    write_certificates_pdf(file, certificates, theme())
    return file.getvalue()


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


def test_progress_is_told_batch_by_batch() -> None:
    told: list[int] = []
    write_certificates_pdf(BytesIO(), iter(awards(*NAMES)), theme(), progress=told.append)

    assert told == [2, 4, 5]


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
