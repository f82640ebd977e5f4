"""Files are called what every machine takes, whatever people are called, and no two alike."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.codes import new_number, written_number
from engine.jobs.naming import LONGEST, cut, family_and_given, file_name, folders

NUMBER = "HSD7-PHAV-4022-E"
REFUSED = set('/\\:*?"<>|')
RESERVED = {"CON", "PRN", "AUX", "NUL", *(f"{port}{n}" for port in ("COM", "LPT") for n in range(10))}
WORDS = [
    "Siân", "LLŴYD", "a\u0301", "نور", "\u202eevil", "../..", "con", "NUL.", " ", ",", "İ", "ß", "𐍈", "य\u094d", "😀"
]  # fmt: skip
NAMES = st.text() | st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)


def is_safe(name: str) -> bool:
    """Whether Windows, macOS and Linux take a name as it is, and a zip gives it back."""
    kinds = {unicodedata.category(letter) for letter in name}
    return (
        0 < len(name.encode()) <= LONGEST
        and not REFUSED & set(name)
        and not kinds & {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Zs"}
        and unicodedata.is_normalized("NFC", name)
        and name[-1] not in ". "
        and name[0] not in ".-~ "
        and name.partition(".")[0].upper() not in RESERVED
    )


@given(NAMES, st.integers(1, 99_999))
def test_any_name_gives_a_file_that_every_system_takes(name: str, place: int) -> None:
    called = file_name("7KQ2", place, name, NUMBER)
    assert is_safe(called)
    assert called.startswith(f"7KQ2_{place:05d}_")
    assert called.endswith(f"_{NUMBER}.pdf")


@given(st.lists(NAMES | st.just("Ama Mensah"), min_size=2, max_size=8))
def test_no_two_are_called_the_same_though_a_system_compares_no_capitals_and_no_marks(names: list[str]) -> None:
    called = [file_name("7KQ2", 1, name, written_number(new_number())) for name in names]
    plain = ["".join(x for x in unicodedata.normalize("NFD", each).casefold() if x.isascii()) for each in called]
    assert len(set(plain)) == len(names)


@given(st.lists(NAMES, max_size=8))
def test_groups_have_folders_of_their_own_that_every_system_takes(groups: list[str]) -> None:
    made = folders(groups)
    assert all(is_safe(folder) for folder in made.values())
    own = {made[group].casefold() for group in groups if group}
    assert len(own) == len({group for group in groups if group})
    assert made[None] not in own


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("Siân Llŵyd", "7KQ2_00007_LLŴYD_Siân_HSD7-PHAV-4022-E.pdf"),
        ("Sia\u0302n Llw\u0302yd", "7KQ2_00007_LLŴYD_Siân_HSD7-PHAV-4022-E.pdf"),
        ("Ludwig van Beethoven", "7KQ2_00007_VAN-BEETHOVEN_Ludwig_HSD7-PHAV-4022-E.pdf"),
        ("Mensah, Ama Serwaa", "7KQ2_00007_MENSAH_Ama-Serwaa_HSD7-PHAV-4022-E.pdf"),
        ("Máire O'Brien-Ní Ríordáin", "7KQ2_00007_RÍORDÁIN_Máire-O'Brien-Ní_HSD7-PHAV-4022-E.pdf"),
        ("Sukarno", "7KQ2_00007_SUKARNO_HSD7-PHAV-4022-E.pdf"),
        ("../../etc/passwd", "7KQ2_00007_ETC-PASSWD_HSD7-PHAV-4022-E.pdf"),
        ("\u202eنور\u202c", "7KQ2_00007_نور_HSD7-PHAV-4022-E.pdf"),
        ("", "7KQ2_00007_HSD7-PHAV-4022-E.pdf"),
        ("???", "7KQ2_00007_HSD7-PHAV-4022-E.pdf"),
    ],
)
def test_a_file_says_whose_it_is(name: str, called: str) -> None:
    assert file_name("7KQ2", 7, name, NUMBER) == called


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("maria garcía lopez", ("garcía lopez", "maria")),
        ("van Dyke", ("Dyke", "van")),
        (", Ama", ("Ama", ",")),
        ("Tomos ap Rhŷs (sample)", ("ap Rhŷs", "Tomos")),
        ("Mensah, Ama (she/her)", ("Mensah", "Ama")),
        ("(nobody)", ("(nobody)", "")),
        ("", ("", "")),
    ],
)
def test_names_in_two(name: str, parts: tuple[str, str]) -> None:
    assert family_and_given(name) == parts


def test_a_long_name_is_cut_at_a_letter_with_its_marks() -> None:
    assert cut("ab\u0302\u0323c", 4) == "a"
    assert cut("ŵŵ", 3) == "ŵ"
    called = file_name("7KQ2", 7, "Wolfe" + "ŵ" * 80, NUMBER)
    assert len(called.encode()) in {LONGEST - 1, LONGEST}


def test_folders_are_in_the_order_of_the_groups() -> None:
    assert folders(["Thursday, room 4", None, "CON", "Thursday, room 4"]) == {
        None: "no-group",
        "": "no-group",
        "Thursday, room 4": "001_Thursday-room-4",
        "CON": "002_CON",
    }
