import re
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from engine.questionnaire import Declined, Language, Results
from engine.reports.certificate import TEMPLATES, certificate_of
from engine.reports.certificates.printing import certificate_html
from engine.reports.pages import BODY_CSS, TEMPLATES_FOLDER, report_html
from engine.reports.report import Report, report_of
from engine.scoring.score import Part, Step
from engine.themes.theme import Asset, Picture
from engine.wording import wording
from tests.reports.making import (
    CY,
    EN,
    a_change,
    bands,
    certificate,
    feedback,
    questionnaire,
    scale,
    score,
    scored,
    sitting,
    text,
    theme,
    unscored,
)
from tests.reports.reading import written

TEAM, TALK = scale("team", "Team-working", "Gweithio mewn tîm"), scale("talk", "Talking <b>", "Siarad")
STEPS = tuple(
    feedback(each, band.id, text("You can.", "Gallwch."), text("Do more.", "Gwnewch fwy."))
    for each in (TEAM, TALK)
    for band in bands()
)
HOSTILE = "<script>alert(1)</script><img src=x>"


def a_report(language: Language = EN, name: str = "Siân") -> Report:
    asked = questionnaire(TEAM, TALK, feedback=STEPS, certificate=certificate())
    scores = scored(score(TEAM, "3.4", explanation=(Step("Added up."),)), unscored(TALK))
    return report_of(asked, sitting(name), scores, language)


def on_screen(report: Report) -> str:
    """As the web shows it: the macro with a heading above it, in an environment that is not ours."""
    page = (
        '{% from "reports/report_body.html" import report_body %}'
        "<h1>{{ report.title }}</h1>{{ report_body(report, say, count) }}"
    )
    words = wording(report.language)
    web = Environment(loader=FileSystemLoader(TEMPLATES_FOLDER), autoescape=True, undefined=StrictUndefined)
    return web.from_string(page).render(report=report, say=words.say, count=words.count)


def headings(html: str) -> list[int]:
    return [int(level) for level in re.findall(r"<h([1-6])", html)]


def test_no_heading_level_is_left_out() -> None:
    for html in (on_screen(a_report()), report_html(a_report(), theme())):
        levels = headings(html)
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after - before <= 1 for before, after in pairwise(levels))


def test_screen_and_paper_say_the_same_words() -> None:
    for language in (EN, CY):
        report = a_report(language)
        screen, paper = written(on_screen(report)), written(report_html(report, theme(), working=True))
        for said in (report.headline, *(skill.result for skill in report.skills), report.caveat, "Added up."):
            letters = written(str(said))
            assert screen.count(letters) == paper.count(letters) > 0


def test_how_a_score_was_worked_out_is_printed_only_on_request() -> None:
    report = a_report()

    assert "Added up." not in report_html(report, theme())
    assert "How your results were worked out" in report_html(report, theme(), working=True)


def test_on_the_page_the_working_unfolds_below_its_score_and_says_whose_it_is() -> None:
    html = on_screen(a_report())
    detail = html.index('<h3 id="report-team">')

    assert html.count("<details") == 1  # of two scores only one has an explanation
    assert html.index("<details") > detail
    summary = re.search(r"<summary.*?>(.*?)</summary>", html)
    assert summary is not None
    assert re.sub("<[^>]*>", "", summary[1]) == "How this score was worked out: Team-working"


def test_lines_beside_a_score_and_what_it_is_made_of_are_on_the_page_and_on_paper() -> None:
    whole = scale("whole", "All of it", items=(), scales=(TEAM.id,), scorer="composite", bands=())
    parts = (
        Part(id="tw1", label=text("Talking <b>"), value=Decimal(2), note=Step("A gap.")),
        Part(id="tw2", label=text("Do you ask?"), value=Decimal(1)),
        Part(id="tw3", label=text("I plan: Now"), value=Decimal(3)),
    )
    scores = scored(score(TEAM, "3.4", parts=parts), score(whole, "3.4"))
    report = report_of(questionnaire(TEAM, whole), sitting("Siân"), scores, EN)
    screen, paper = on_screen(report), report_html(report, theme())

    for html in (screen, paper):
        assert "Talking &lt;b&gt;: <strong>2</strong>" in html
        assert "Do you ask? <strong>1</strong>" in html
        assert "I plan: Now, <strong>3</strong>" in html
        assert '. <span class="q-report-note">A gap.</span>' in html
    assert '<a href="#report-team">Team-working</a>' in screen
    assert "Made of:\n<bdi>Team-working</bdi>" in paper


def test_one_score_alone_is_told_once_with_its_line_and_its_next_step() -> None:
    asked = questionnaire(TEAM, feedback=STEPS)
    report = report_of(asked, sitting("Siân"), scored(score(TEAM, "3.4")), EN)

    for html in (on_screen(report), report_html(report, theme())):
        assert [html.count(each) for each in ("Your profile", "Your strength", "Your next step")] == [0, 0, 0]
        assert [html.count(each) for each in ("<svg", "The dot is your score.", "Do more.")] == [1, 1, 1]


def test_a_line_without_bands_is_not_said_to_have_some() -> None:
    plain = scale("plain", "Plain", bands=())
    told = {
        bands: on_screen(report_of(questionnaire(TEAM, plain), sitting("Siân"), scored(score(TALK, "2"), *scores), EN))
        for bands, scores in ((True, (score(TEAM, "3"), score(plain, "3"))), (False, (score(plain, "3"),)))
    }

    assert {bands: "the band it lies in" in html for bands, html in told.items()} == {True: True, False: False}
    assert "The dot is your score." in told[False]


def test_an_action_plan_is_printed_only_where_there_is_something_to_do() -> None:
    report = report_of(questionnaire(TEAM, TALK), sitting("Siân"), scored(score(TEAM, "3"), score(TALK, "4")), EN)

    assert "Your action plan" not in report_html(report, theme())
    assert "Your action plan" in report_html(a_report(), theme())


def test_what_holds_of_all_scores_is_said_once() -> None:
    loose = [scale(name, name.title(), bands=(), do_not=frozenset({Declined.BAND})) for name in ("one", "two")]
    report = report_of(questionnaire(*loose), sitting("Siân"), scored(*(score(each, "3") for each in loose)), EN)

    for html in (on_screen(report), report_html(report, theme())):
        assert html.count("no dividing line") == 1
        assert "None of these scores is called low or high, because no dividing line would be sound." in html


def test_every_picture_begins_with_its_words() -> None:
    pictures = re.findall(r"<svg[^>]*>\s*<title>([^<]*)</title>", on_screen(a_report()))

    assert pictures == ["One score as a dot on a line. The table says the same in numbers."]
    assert on_screen(a_report()).count("<svg") == len(pictures)


def test_the_screen_needs_no_inline_style_and_no_script() -> None:
    html = on_screen(a_report())

    assert "style" not in html
    assert "<script" not in html


def test_the_profile_is_a_table_with_headers_for_rows_and_columns_too() -> None:
    screen, paper = on_screen(a_report()), report_html(a_report(), theme())

    assert [html.count('<th scope="row">') for html in (screen, paper)] == [2, 2]
    assert [html.count('<th scope="col">') for html in (screen, paper)] == [2, 6]  # paper has the plan


def test_a_profile_without_lines_has_no_picture() -> None:
    scores = scored(unscored(TEAM), unscored(TALK))
    html = report_html(report_of(questionnaire(TEAM, TALK), sitting("Siân"), scores, EN), theme())

    assert "<svg" not in html
    assert "The dot" not in html
    assert "<svg" in report_html(a_report(), theme())


def test_the_page_says_all_that_paper_says_but_for_the_plan_and_what_is_unfolded() -> None:
    report = told_of_everything()
    screen, paper = on_screen(report), report_html(report, theme())
    only_on_paper = paper[paper.index("What I will do") : paper.index('<section class="q-report-limits">')]
    body = paper[paper.index('<p class="q-report-headline">') :].replace(only_on_paper, "")
    for said in re.findall(r">\s*([^<>]*\w[^<>]*?)\s*<", body):
        assert said in screen

    assert "has a table for it" in screen
    assert "has a table for it" not in paper


def told_of_everything() -> Report:
    """A report that has every section."""
    whole, since = scale("whole", "All in all"), scale("since", "Since", items=(), scales=(TEAM.id,), bands=())
    told = (
        feedback(TEAM, "secure", text("Fine."), text("Go on."), can_do=text("You listen."), activity=text("Try.")),
        feedback(TALK, "strong", text("Well."), text("Teach.")),
    )
    asked = questionnaire(
        TEAM, TALK, whole, since, feedback=told, results=Results(overall=whole.id), certificate=certificate()
    )
    scores = scored(score(TEAM, "3.4"), score(TALK, "4.4"), score(whole, "4"), a_change(since, now="3.4", then="2"))
    return report_of(asked, sitting("Siân"), scores, EN)


def test_per_area_it_says_what_one_can_do_the_next_step_and_something_to_try() -> None:
    for html in (on_screen(told_of_everything()), report_html(told_of_everything(), theme())):
        said = ["Fine.", "What you can do now", "You listen.", "Next step", "Go on.", "Something to try", "Try."]
        places = [html.index(each, html.index('id="report-team"')) for each in said]
        assert places == sorted(places)


def test_what_has_changed_is_told_with_a_ring_in_the_picture_and_a_column_in_the_table() -> None:
    html = on_screen(told_of_everything())

    assert html.count('class="q-then"') == 1
    assert "The ring is where you were last time." in html
    assert '<th scope="col">Last time</th>' in html
    assert "Higher than last time (now 3.4, last time 2)" in html
    assert 'id="report-since"' not in html, "nothing more is to be said of it"
    assert "worse" not in html


def test_words_of_authors_and_learners_are_never_markup() -> None:
    report = a_report(name=HOSTILE)
    asked = questionnaire(certificate=certificate(title=text(HOSTILE), statement=text(HOSTILE)), body=text(HOSTILE))
    found = certificate_of(asked, sitting(HOSTILE), {}, EN)
    assert found is not None

    for html in (report_html(report, theme()), certificate_html(found, theme())):
        assert "&lt;script&gt;" in html
        assert "<script" not in html
        assert "<img" not in html
    assert "Talking &lt;b&gt;" in on_screen(report)


def test_a_theme_can_bring_a_logo_with_words_in_the_language(tmp_path: Path) -> None:
    file = tmp_path / "logo.png"
    file.write_bytes(b"a picture")
    logo = Picture(Asset(file), {"en": "The Body", "cy": "Y Corff"})
    plain = theme()
    branded = replace(plain, logo=logo)

    assert f'<img class="q-logo" src="asset:{logo.file.name}" alt="Y Corff">' in report_html(a_report(CY), branded)
    assert 'alt="The Body"' in report_html(replace(a_report(), language=Language("fr")), branded)
    assert "<img" not in report_html(a_report(), plain)


def test_every_template_of_the_register_is_there() -> None:
    for template in TEMPLATES.values():
        assert (TEMPLATES_FOLDER / template).is_file()


def test_the_stylesheet_for_the_screen_is_there() -> None:
    assert ".q-report-strip" in BODY_CSS.read_text(encoding="utf-8")


def test_paper_says_that_letters_of_a_name_cannot_be_printed() -> None:
    lost = "A question mark stands for each letter that cannot be printed."
    assert lost in report_html(a_report(name="\u4e01 Ŵyn"), theme())
    assert lost not in report_html(a_report(name="Đặng Ŵyn Αθηνά"), theme())


def test_nothing_is_introduced_where_no_score_could_be_worked_out() -> None:
    asked = questionnaire(TEAM, TALK, results=Results(intro=text("This is how far you have come.")))
    told = {
        which: report_html(report_of(found, sitting(), scores, EN), theme())
        for which, found, scores in (
            ("none", asked, scored(unscored(TEAM), unscored(TALK))),
            ("one", asked, scored(unscored(TEAM), score(TALK, "3"))),
            ("nothing to score", replace(asked, scales=()), {}),
        )
    }
    assert {which for which, html in told.items() if "how far you have come" in html} == {"one", "nothing to score"}
