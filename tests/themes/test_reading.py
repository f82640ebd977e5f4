"""A folder of themes: what each takes over, and everything that is wrong with them in one run."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from engine.document import Severity
from engine.themes import Shelf, Theme
from tests.themes.making import DRAWING, FACE, PLAIN, SHIPPED, WHOLE, only, read, sound, with_faces, write


@pytest.mark.parametrize("name", sorted(path.parent.name for path in SHIPPED.glob("*/theme.yaml")))
def test_the_shipped_themes_are_in_order(name: str) -> None:
    found = Shelf(SHIPPED).read(name)
    assert [str(problem) for problem in found.problems] == []
    assert found.theme is not None


def test_a_theme_needs_a_name_two_colours_and_what_it_extends(tmp_path: Path) -> None:
    theme, parent = sound(tmp_path), Shelf(SHIPPED).read("default").theme
    assert parent is not None
    assert (theme.id, theme.name) == ("institute", "The Institute")
    assert theme.tokens["brand"] == "#5b2a86"
    assert theme.tokens["page"] == parent.tokens["page"]
    assert theme.fonts == parent.fonts
    assert theme.tokens["font-body"] == '"Atkinson Hyperlegible Next", "Verdana", sans-serif'


def test_what_follows_from_a_colour_is_made_anew_where_the_colour_changes(tmp_path: Path) -> None:
    theme, parent = sound(tmp_path), Shelf(SHIPPED).read("default").theme
    assert parent is not None
    for token in ("link", "chosen"):
        assert theme.palettes["light"][token] != parent.palettes["light"][token]
    for token in ("brand", "action", "on-action", "chosen"):
        assert theme.palettes["dark"][token] != parent.palettes["dark"][token], "the parent gives these of its own"
    assert theme.palettes["dark"]["page"] == parent.palettes["dark"]["page"]


def test_a_dark_colour_counts_only_in_the_dark(tmp_path: Path) -> None:
    theme = sound(tmp_path, f'{PLAIN}dark: {{brand: "#101828"}}\n')
    assert theme.palettes["dark"]["brand"] == theme.palettes["more-dark"]["brand"] == "#101828"
    assert theme.palettes["light"]["brand"] == theme.palettes["cream"]["brand"] == "#5b2a86"


def test_a_theme_may_stand_on_its_own(tmp_path: Path) -> None:
    with_faces(write(tmp_path, WHOLE))
    theme = sound(tmp_path, WHOLE)
    assert {font.weight for font in theme.fonts} == {400, 700}
    assert theme.printing.page_size == "A4"
    assert not theme.printing.large


def test_typefaces_for_other_scripts_are_taken_over_after_its_own(tmp_path: Path) -> None:
    def further(name: str) -> str:
        font = f"{{family: {name}, weight: 400, print: fonts/{FACE}.ttf, licence: fonts/OFL.txt}}"
        return f"print:\n  further_fonts:\n  - {font}\n"

    with_faces(write(tmp_path, PLAIN + further("Far")))
    parent = sound(tmp_path, PLAIN + further("Far"))
    with_faces(write(tmp_path, "name: A Branch\n", "branch"))
    child = sound(tmp_path, "name: A Branch\nextends: institute\n" + further("Farther"), "branch")
    assert [font.family for font in parent.printing.further] == ["Far"]
    assert [font.family for font in child.printing.further] == ["Farther", "Far"]
    assert child.printing.further[0].print.name in child.printed


def test_logo_icon_and_paper_are_taken_over_but_not_who_signs(tmp_path: Path) -> None:
    more = """\
logo: {file: logo.svg, alt: {en: The Institute, cy: Y Sefydliad}}
icon: logo.svg
help: {email: help@institute.example}
home_url: https://institute.example/
for: {bodies: [The Institute]}
print:
  page_size: letter
  large_print: yes
  certificate: {border: line, signatory: {name: Ann, role: {en: Head, cy: Pennaeth}}}
"""
    (write(tmp_path, PLAIN + more) / "logo.svg").write_bytes(DRAWING)
    parent = sound(tmp_path, PLAIN + more)
    child = sound(tmp_path, "name: A Branch\nextends: institute\n", "branch")
    assert (child.logo, child.icon, child.fonts) == (parent.logo, parent.icon, parent.fonts)
    assert (child.printing.page_size, child.printing.large) == ("letter", True)
    assert child.palettes == parent.palettes
    assert parent.printing.certificate.signatory is not None
    assert child.printing.certificate.signatory is None
    assert (child.help, child.home_url, child.claims.bodies) == (None, None, ())
    small = "name: A Branch\nextends: institute\nprint: {large_print: no}\n"
    assert not sound(tmp_path, small, "branch").printing.large


PURPLE = '"#5b2a86"'
IN_SIX = 'It must be a colour in six digits and in quotation marks, such as "#5b2a86".'
IN_DIGITS = 'Write it in digits, in quotation marks: "#800080".'
SANS = "Add one of serif, sans-serif, monospace, system-ui: every machine has it."


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (PLAIN.replace("default", "defualt"), '2:10 theme.unknown-parent There is no theme "defualt". | "default"?'),
        (PLAIN.replace("brand", "brnad"), '4:3 key.unknown There is no key "brnad" here. | Did you mean "brand"?'),
        (PLAIN.replace("name", "nmae"), '1:1 key.unknown There is no key "nmae" here. | Did you mean "name"?'),
        (PLAIN.replace(PURPLE, "purple"), f'4:10 value.pattern "brand" of "tokens" cannot be "purple". | {IN_DIGITS}'),
        (PLAIN.replace(PURPLE, "#5b2a86"), '4:3 value.empty "brand" of "tokens" has no value. | in quotation marks'),
        (PLAIN.replace(PURPLE, '"#fff; } body { display: none"'), f"4:10 value.pattern cannot be | {IN_SIX}"),
        (f"{PLAIN}  radius: big\n", '6:11 value.pattern "radius" of "tokens" cannot be "big". | 0.5rem'),
        (f"{PLAIN}  font-body: [x, '}} body {{']\n", "6:18 value.pattern cannot be | the name of a typeface"),
        (f"{PLAIN}logo: {{file: logo.svg}}\n", '6:8 key.missing has no "alt" | Add "alt:"'),
        (f"{PLAIN}for: {{domains: ['https://x.org/']}}\n", "6:17 value.pattern cannot be | skills.example.org"),
        (f"{PLAIN}home_url: http://x.org\n", "6:11 value.pattern cannot be | https://"),
        (f"{PLAIN}print: {{page_size: A5}}\n", '6:20 value.not-allowed "page_size" of "print" cannot be "A5". | "A4"'),
        (f"{PLAIN}  font-heading: [Arial]\n", f'6:18 theme.font-list The last typeface is "Arial" | {SANS}'),
        (f"{PLAIN}  font-heading: [Frutiger, serif]\n", '6:18 theme.reserved "Frutiger" is reserved | another one'),
        (f"{PLAIN}icon: icon.png\n", '6:7 theme.file-missing There is no file "icon.png". | ends in .png'),
        (f"{PLAIN}icon: a/../../x.png\n", "6:7 theme.file-outside lies outside the folder | beside theme.yaml"),
        ("name: It\nextends: default\nname: It\n", "3:1 yaml.duplicate-key | "),
    ],
)
def test_a_fault_is_told_at_its_place_with_what_to_do(tmp_path: Path, text: str, told: str) -> None:
    found = read(tmp_path, text)
    problem = next(problem for problem in found.problems if problem.severity is Severity.ERROR)
    head, hint = told.split(" | ")
    place, code, *message = head.split(" ", 2)
    assert (f"{problem.span.line}:{problem.span.column}", problem.code) == (place, code), str(problem)
    assert problem.file.endswith("institute/theme.yaml")
    assert "".join(message) in problem.message
    assert hint in problem.hint
    assert found.theme is None


def test_all_faults_are_told_in_one_run(tmp_path: Path) -> None:
    text = 'name: It\ncolour: red\nextends: defualt\nicon: gone.png\ntokens:\n  brand: "#777777"\n  action: green\n'
    told = [(problem.code, problem.span.line) for problem in read(tmp_path, text).problems]
    assert told == [
        ("key.unknown", 2),
        ("theme.unknown-parent", 3),
        ("theme.file-missing", 4),
        ("value.pattern", 7),
    ]


def test_who_extends_nothing_has_to_say_the_handful(tmp_path: Path) -> None:
    found = read(tmp_path, 'name: It\ntokens:\n  action: "#0b5d3b"\n')
    assert [problem.code for problem in found.problems] == ["theme.token-missing"] * 3
    assert '"tokens" has no "brand"' in found.problems[0].message
    assert {problem.span.line for problem in found.problems} == {2}
    assert "The band at the top of each page" in found.problems[0].hint


def test_themes_cannot_extend_one_another_in_a_circle(tmp_path: Path) -> None:
    write(tmp_path, "name: A\nextends: b\n", "a")
    write(tmp_path, "name: B\nextends: c\n", "b")
    write(tmp_path, "name: C\nextends: a\n", "c")
    write(tmp_path, "name: D\nextends: a\n", "d")
    shelf = Shelf(tmp_path)
    for name in "abc":
        problem = only(shelf.read(name))
        assert (problem.code, problem.span.line) == ("theme.circle", 2)
    assert '"a" extends "b" extends "c" extends "a"' in only(shelf.read("a")).message
    assert shelf.read("d").theme is None
    assert shelf.read("d").problems == (), "it is not at fault"


def test_a_theme_cannot_extend_itself(tmp_path: Path) -> None:
    assert only(read(tmp_path, "name: It\nextends: institute\n")).code == "theme.circle"


def test_a_faulty_theme_cannot_be_extended_but_its_faults_are_told_once(tmp_path: Path) -> None:
    write(tmp_path, f"{PLAIN}colour: red\n")
    child = read(tmp_path, "name: A Branch\nextends: institute\n", "branch")
    assert child.theme is None
    assert child.problems == ()


def test_two_themes_cannot_dress_the_same(tmp_path: Path) -> None:
    write(tmp_path, f"{PLAIN}for:\n  domains: [a.org, b.org]\n  bodies: [The  institute]\n", "a")
    write(tmp_path, f"{PLAIN}for:\n  bodies: [The Institute]\n  domains: [b.org]\n  questionnaires: [team]\n", "b")
    shelf = Shelf(tmp_path)
    assert shelf.read("a").problems == ()
    told = shelf.read("b").problems
    assert [(problem.code, problem.span.line) for problem in told] == [
        ("theme.claimed-twice", 7),
        ("theme.claimed-twice", 8),
    ]
    assert told[0].message == 'The body "The Institute" has a theme already: "a".'


def test_a_questionnaire_that_is_not_there_is_claimed_in_vain(tmp_path: Path) -> None:
    write(tmp_path, f"{PLAIN}for: {{questionnaires: [taem]}}\n")
    found = Shelf(tmp_path, ["team"]).read("institute")
    (warning,) = found.problems
    assert (warning.code, warning.severity) == ("theme.unknown-questionnaire", Severity.WARNING)
    assert warning.hint == 'Did you mean "team"?'
    assert found.theme is not None
    assert Shelf(tmp_path).read("institute").problems == ()


def test_a_folder_has_a_name_that_can_stand_in_an_address(tmp_path: Path) -> None:
    problem = only(read(tmp_path, PLAIN, "The Institute"))
    assert (problem.code, problem.span.line) == ("theme.folder-name", 1)


def test_a_typeface_that_does_not_come_along_is_a_warning(tmp_path: Path) -> None:
    found = read(tmp_path, f"{PLAIN}  font-body: [Atkinson Hyperlegible, sans-serif]\n")
    (warning,) = found.problems
    assert (warning.code, warning.severity) == ("theme.font-not-there", Severity.WARNING)
    assert warning.hint == 'Did you mean "Atkinson Hyperlegible Next"?'
    assert found.theme is not None


def test_what_is_set_bold_has_a_bold_typeface(tmp_path: Path) -> None:
    text = WHOLE.replace("weight: 700", "weight: 600")
    with_faces(write(tmp_path, text))
    told = read(tmp_path, text).problems
    assert [(problem.code, problem.span.line) for problem in told] == [
        ("theme.font-weight", 8),
        ("theme.font-weight", 9),
    ]


def test_only_the_typefaces_that_are_named_are_sent(tmp_path: Path) -> None:
    theme: Theme = sound(tmp_path, f"{PLAIN}  font-body: [sans-serif]\n  font-heading: [serif]\n")
    assert theme.fonts == ()


JUNK = ("", "text", "'#ffffff'", "[]", "{}", "[[a], {b: c}]", "{a: {b: [c]}}", "1e9", "yes", "../../x", "&a *a", "'é'")


@pytest.mark.parametrize("junk", JUNK)
def test_whatever_stands_where_a_value_is_expected_is_a_problem_and_no_bug(tmp_path: Path, junk: str) -> None:
    (tmp_path / "institute").mkdir()
    lines = (SHIPPED / "example-institute" / "theme.yaml").read_text("utf-8").splitlines()
    for number, line in enumerate(lines):
        key = re.match(r"\s*[a-z-]+:", line)
        if key:
            text = "\n".join([*lines[:number], f"{key[0]} {junk}", *lines[number + 1 :]])
            found = read(tmp_path, text)
            assert found.problems, "its files are not there, at least"
            assert found.theme is None
