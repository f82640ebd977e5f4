"""The second journey again, by somebody who changes to Welsh on the way."""

from __future__ import annotations

import pytest

from tests.reports.reading import opened, spoken
from tests.walks.learning import rate_skills
from tests.walks.walker import Walker

pytestmark = pytest.mark.walk


def test_a_learner_changes_to_welsh_and_loses_neither_place_nor_answers(walker: Walker) -> None:
    walker.start("Employability skills")
    walker.write("What is your full name?", "Llŷr ap Gwilym")
    walker.choose("What are you working towards?", "A school or college course")
    walker.tick("School, college or university")
    walker.go_on()
    rate_skills(walker, until="problem_solving")

    walker.switch_to("Cymraeg")
    assert walker.language == "cy"
    assert walker.heading == "Meddwl yn feirniadol a datrys problemau"
    walker.follow("Back")
    assert walker.heading == "Gweithio mewn tîm"
    walker.has_chosen("Pan oedd tasgau'n cael eu rhannu", "Bob tro")
    walker.follow("Back")
    walker.has_written("Beth yw eich enw llawn?", "Llŷr ap Gwilym")
    walker.write("Ers faint o fisoedd", "1000")
    walker.go_on()
    assert walker.status == 422
    walker.write("Ers faint o fisoedd", "9")
    walker.go_on()
    walker.go_on()
    rate_skills(walker)
    assert walker.heading == "Edrych ymlaen"
    walker.go_on()

    # Both languages show the same answers, each in its own words.
    assert walker.answer_to("Beth ydych chi'n gweithio tuag ato?").startswith("Cwrs ysgol neu goleg")
    walker.switch_to("English")
    assert walker.answer_to("What are you working towards?").startswith("A school or college course")
    walker.switch_to("Cymraeg")
    walker.press("Send my answers")

    assert walker.path.startswith("/cy/")
    assert walker.result_of("Gweithio mewn tîm").startswith("Cryf, 5 ")
    assert walker.result_of("Cyfathrebu").startswith("Datblygu, 3 ")
    walker.sees("Cadwch eich adroddiad")
    certificate = walker.download("Download your certificate (PDF)")
    assert str(opened(certificate).Root.Lang) == "cy"
    assert "LlŷrapGwilym" in spoken(certificate)
    assert "wedicwblhauhunanasesiad" in spoken(certificate)
    walker.switch_to("English")
    assert walker.result_of("Team-working") == "Strong, 5 out of 5"


def test_the_personal_link_speaks_the_language_last_answered_in(phone_walker: Walker) -> None:
    phone_walker.open("/cy/")
    phone_walker.follow("Sgiliau cyflogadwyedd")
    phone_walker.sees("Gall eich canolfan weld eich enw")
    phone_walker.press("Start")
    personal_link = phone_walker.personal_link
    phone_walker.close_browser()
    phone_walker.open_browser()
    phone_walker.open(personal_link)
    assert (phone_walker.language, phone_walker.heading) == ("cy", "Amdanoch chi")
