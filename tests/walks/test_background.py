"""A respondent is asked about his background and prefers not to say: the third journey."""

from __future__ import annotations

import pytest

from tests.walks.walker import Walker

pytestmark = pytest.mark.walk

TITLE = {"en": "Socio-economic background", "cy": "Cefndir economaidd-gymdeithasol"}
QUESTIONS = {
    "en": {
        "What was the occupation of your main household earner": "I prefer not to say",
        "Which type of school did you attend": "Prefer not to say",
        "were you eligible for free school meals": "Prefer not to say",
        "Did either of your parents attend university": "I prefer not to say",
    },
    "cy": {
        "Beth oedd galwedigaeth prif enillydd eich cartref": "Mae'n well gen i beidio â dweud",
        "I ba fath o ysgol yr aethoch chi": "Gwell gen i beidio â dweud",
        "oedd gennych chi hawl i brydau ysgol am ddim": "Gwell gen i beidio â dweud",
        "Oedd o leiaf un o'ch rhieni wedi bod yn y brifysgol": "Mae'n well gen i beidio â dweud",
    },
}
PROMISE = {"en": "Nobody at a centre", "cy": "Neb"}
THANKS = {"en": "so does choosing not to say", "cy": "mae dewis peidio â dweud yn helpu hefyd"}
GROUPS = ("Professional background", "Intermediate background", "Lower socio-economic", "out of")


@pytest.mark.parametrize("language", ["en", "cy"])
def test_a_respondent_may_prefer_not_to_say_everywhere(walker: Walker, language: str) -> None:
    walker.open(f"/{language}/")
    walker.follow(TITLE[language])
    walker.sees("Who sees your answers")
    assert walker.page.get_by_role("radio").count() == 0
    walker.press("Start")
    personal_link = walker.personal_link
    walker.follow("Go to the first question")

    # No answer is not the same as preferring not to answer.
    walker.go_on()
    assert walker.status == 422
    for question, answer in QUESTIONS[language].items():
        walker.choose(question, answer)
        walker.go_on()
    assert walker.heading == walker.say("Check your answers")
    assert [walker.answer_to(question) for question in QUESTIONS[language]] == list(QUESTIONS[language].values())
    walker.press("Send my answers")

    assert walker.heading == walker.say("Thank you")
    walker.sees(THANKS[language])
    walker.does_not_see(*GROUPS)
    assert walker.page.locator("main").get_by_role("link").count() == 0
    for paper in ("report.pdf", "certificate.pdf"):
        walker.open(f"{personal_link.replace('/s/', f'/{language}/s/')}/{paper}")
        assert walker.status == 404
        assert walker.language == language


def test_an_answer_can_be_changed_before_sending(phone_walker: Walker) -> None:
    phone_walker.start("Socio-economic background")
    for question, answer in QUESTIONS["en"].items():
        phone_walker.choose(question, answer)
        phone_walker.go_on()
    phone_walker.change("Which type of school")
    phone_walker.choose("Which type of school", "Attended school outside the UK")
    phone_walker.go_on()
    assert phone_walker.answer_to("Which type of school") == "Attended school outside the UK"
    phone_walker.press("Send my answers")
    assert phone_walker.heading == "Thank you"
