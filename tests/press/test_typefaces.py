from dataclasses import replace
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from markupsafe import Markup

from engine.press import lettered, named, unprintable
from engine.press.typefaces import FACES, families_of
from engine.themes import Asset, Cut, Theme
from tests.press.making import theme

WRITTEN = (
    "Siân Llŷr Gruffydd", "Őry Șerban-Țepeș", "Nguyễn Thị Ngọc Ánh", "Łukasz Wałęsa", "Adéọlá Ọ̀ṣun",
    "Αθηνά Παπαδοπούλου",
    "Юлія Шевченко", "שָׁלוֹם כהן", "محمد علی گوہر", "प्रिया शर्मा", "প্রিয়া সেন", "ਹਰਪ੍ਰੀਤ ਸਿੰਘ", "નરેન્દ્ર પટેલ",
    "ସୁଜାତା", "ஸ்ரீனிவாசன்", "వెంకట", "ಕಾವ್ಯ", "അഞ്ജലി", "ශ්‍රීමතී", "สมชาย ใจดี", "ລາວ", "សុខា", "အောင်ဆန်း", "ქეთევან", "Հայկ",
    "አበበ ቢቂላ", "އަލީ", "O\N{RIGHT SINGLE QUOTATION MARK}Brien\N{NO-BREAK SPACE}Jr", "", "\t a\n",
)  # fmt: skip
FAMILIES_SHIPPED = 21


def with_further(path: Path) -> Theme:
    cuts = (Cut(family="Only Here", weight=weight, print=Asset(path)) for weight in (400, 700))
    return replace(theme(), printing=replace(theme().printing, further=tuple(cuts)))


@pytest.fixture
def only_here(tmp_path: Path) -> Path:
    """A typeface that has one letter more than any of ours."""
    path = tmp_path / "only-here.ttf"
    with TTFont(theme().fonts[0].print.path) as font:
        for table in font["cmap"].tables:
            table.cmap[ord("李")] = "A"
        font.save(path)
    return path


@pytest.mark.parametrize("name", WRITTEN)
def test_names_of_many_scripts_can_be_printed(name: str) -> None:
    assert unprintable(name, theme()) == ""


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("李小龍 Lee, 李", "李小龍"),
        ("Zoë 😀", "😀"),
        ("Zoë \ue000\uf8ff", "\ue000\uf8ff"),
        ("Zoë \u0378", "\u0378"),
        ("Zoë \u202eeoZ", "\u202e"),
        ("Zoë \u2066\u2069", "\u2066\u2069"),
        ("Zo\x07ë", "\x07"),
        ("Zoë\ufffe", "\ufffe"),
        ("Zoë\u2028", "\u2028"),
        ("Zo\u20dd", "\u20dd"),
    ],
)
def test_letters_without_a_typeface_and_signs_without_a_meaning_cannot(name: str, letters: str) -> None:
    assert unprintable(name, theme()) == letters


def test_no_typeface_makes_private_letters_printable(tmp_path: Path) -> None:
    path = tmp_path / "private.ttf"
    with TTFont(theme().fonts[0].print.path) as font:
        for table in font["cmap"].tables:
            table.cmap[0xE000] = "A"
        font.save(path)
    assert unprintable("\ue000", with_further(path)) == "\ue000"


def test_a_theme_can_bring_letters_for_paper(only_here: Path) -> None:
    assert unprintable("李", theme()) == "李"
    assert unprintable("李小", with_further(only_here)) == "小"


def test_they_are_named_so_that_also_invisible_ones_can_be_found() -> None:
    assert named("李\u202e") == "李 (U+674E), U+202E"


def test_a_name_is_written_in_the_theme_s_typeface_if_it_has_all_letters() -> None:
    assert lettered("Siân <Llŷr>", theme()) == "Siân &lt;Llŷr&gt;"


@pytest.mark.parametrize(
    ("name", "family"),
    [("Nguyễn Thị Ánh", "Noto Sans"), ("محمد علی", "Noto Sans Arabic"), ("አበበ ቢቂላ", "Noto Sans Ethiopic")],
)
def test_otherwise_all_of_it_is_written_in_one_that_has(name: str, family: str) -> None:
    assert lettered(name, theme()) == Markup('<span style="font-family: &quot;{}&quot;">{}</span>').format(family, name)


def test_where_none_has_all_letters_words_keep_together() -> None:
    names = lettered("Ngọc שרה", theme())
    assert names == (
        '<span style="font-family: &quot;Noto Sans&quot;">Ngọc </span>'
        '<span style="font-family: &quot;Noto Sans Hebrew&quot;">שרה</span>'
    )


def test_a_mark_stays_with_its_letter() -> None:
    assert lettered("(שָׁ)", theme()) == '(<span style="font-family: &quot;Noto Sans Hebrew&quot;">שָׁ</span>)'


def test_a_latin_page_needs_none_but_the_theme_s() -> None:
    assert families_of(theme()).needed("<p>Siân Llŷr\n</p>") == ()


def test_a_page_needs_those_that_its_letters_are_written_in() -> None:
    assert [each.name for each in families_of(theme()).needed("<p>Ngọc שרה 李</p>")] == [
        "Noto Sans",
        "Noto Sans Hebrew",
    ]


def test_every_shipped_typeface_is_regular_and_bold_and_has_the_same_letters_in_both() -> None:
    families = families_of(theme()).others
    assert len(families) == FAMILIES_SHIPPED
    assert families[0].name == "Noto Sans"
    for family in families:
        assert sorted(cut.weight for cut in family.cuts) == [400, 700]
        regular, bold = (frozenset(TTFont(cut.print.path).getBestCmap()) for cut in family.cuts)
        assert regular == bold, family.name


def test_the_shipped_ones_are_small_and_come_with_their_licence() -> None:
    assert sum(path.stat().st_size for path in FACES.glob("*.ttf")) < 4_000_000
    assert "SIL OPEN FONT LICENSE" in (FACES / "OFL.txt").read_text()
