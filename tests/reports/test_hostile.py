"""Whatever people call themselves, or write, is printed as words: nothing of it is obeyed, fetched or run."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from engine.press import unprintable
from engine.reports import Slip, report_of, slips_of, write_certificate_pdf, write_report_pdf, write_slips_pdf
from tests.press.documents import a_certificate
from tests.reports.making import EN, questionnaire, scale, score, scored, sitting, text, theme
from tests.reports.making import certificate as award
from tests.reports.reading import POPPLER, active, alternatives, failures, opened, spoken

SITE = "https://skills.example.org"
WRITTEN = (
    "<script>alert(1)</script>",
    "</style><style>*{display:none}</style>",
    "</title><meta http-equiv=refresh>",
    "<img src=file:///etc/passwd>",
    "<link rel=attachment href=file:///etc/passwd>",
    "<a href=javascript:alert(1)>Ann</a>",
    "<svg><use href=http://127.0.0.1/#a>",
    "--><!-- ]]> <![CDATA[",
    "&lt;b&gt; &#60; &amp;amp;",
    "{{ 7 * 7 }} {% for x in y %} ${7*7}",
    "url(http://127.0.0.1/x) @import 'x';",
    "@font-face{font-family:x;src:url(x)}",
    "\\75rl(x) \\3c b>",
    "(x) Tj ET Q endstream endobj",
    "<</JS(app.alert\\(1\\))>> /OpenAction",
    "%PDF-1.7 %%EOF startxref 0",
    "=cmd|'/C calc'!A0",
    "../../etc/passwd",
    "'; DROP TABLE certificate; --",
)
"""What could be taken for something else than a name, in letters that every theme has."""

STRANGE = (
    "Ann\N{RIGHT-TO-LEFT OVERRIDE}nnA\N{POP DIRECTIONAL FORMATTING}",
    "Ann\N{RIGHT-TO-LEFT ISOLATE}",
    "Ann\x00\x07\x1b[31m",
    "Ann\x0c\x85\u2028\u2029",
    "Ann \N{PURPLE HEART}\N{ZERO WIDTH JOINER}\N{FIRE}",
    "Ann \ue000\ufffe",
    "Ann \U000e0041",
    "Ann \ud800",
)
"""Signs that no typeface makes printable."""


def report(name: str) -> bytes:
    asked = scale("team", "Team-working")
    told = report_of(questionnaire(asked, certificate=award()), sitting(name), scored(score(asked, "3")), EN)
    return write_report_pdf(told, theme())


def certificate(name: str) -> bytes:
    return write_certificate_pdf(a_certificate(EN, name), theme())


def slips(name: str) -> bytes:
    handed = [Slip(code="7K3-M9Q-WD2-RX0", link=f"{SITE}/en/s/x/welcome")]
    return write_slips_pdf(slips_of(questionnaire(title=text(name)), EN, handed, f"{SITE}/return", name), theme())


PRINTED: tuple[Callable[[str], bytes], ...] = (certificate, report, slips)


@pytest.mark.skipif(not POPPLER.exists(), reason="poppler-utils is not installed")
@pytest.mark.parametrize("name", WRITTEN)
@pytest.mark.parametrize("write", PRINTED)
def test_what_looks_like_something_else_is_printed_as_words(write: Callable[[str], bytes], name: str) -> None:
    assert unprintable(name, theme()) == ""
    pdf = write(name)
    assert (failures(pdf), active(pdf)) == ([], [])
    assert "".join(name.split()) in spoken(pdf)
    assert not any("127.0.0.1" in each or "passwd" in each for each in alternatives(pdf))
    if write is certificate:
        with opened(pdf) as document:
            assert len(document.pages) == 1


@pytest.mark.parametrize("name", STRANGE)
def test_what_no_typeface_makes_printable_is_told_before(name: str) -> None:
    assert unprintable(name, theme()) != ""


@pytest.mark.parametrize("name", ["Ann\N{ZERO WIDTH SPACE}a", "A\N{SOFT HYPHEN}nn", "Ann\N{LEFT-TO-RIGHT MARK}"])
@pytest.mark.parametrize("write", PRINTED)
def test_signs_that_are_not_seen_do_no_harm(write: Callable[[str], bytes], name: str) -> None:
    pdf = write(name)
    assert (unprintable(name, theme()), failures(pdf), active(pdf)) == ("", [], [])


@settings(max_examples=8)
@given(
    some.lists(
        some.sampled_from((*WRITTEN, "Siân ", "Őry ", "\N{ZERO WIDTH SPACE}", "<", ">", "&", '"', "'", "\\", "%", "{")),
        min_size=1,
        max_size=6,
    ).map("".join)
)
def test_names_made_of_anything_do_nothing(name: str) -> None:
    pdf = certificate(name)
    assert (failures(pdf), active(pdf)) == ([], [])
    with opened(pdf) as document:
        assert len(document.pages) == 1
