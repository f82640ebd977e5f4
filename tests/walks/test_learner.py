"""A learner assesses her employability skills: the second journey, from the list to the certificate."""

from __future__ import annotations

import pytest

from tests.reports.reading import opened, spoken
from tests.walks.learning import learner_at_the_end, rate_skills
from tests.walks.walker import Walker

pytestmark = pytest.mark.walk

NAME = "What is your full name?"
ROUTE = "What are you working towards?"
MONTHS = "How many months have you been working towards it so far?"
MENTOR = "how much time have you had with your mentor"
REVIEW = "has anyone gone through your progress with you?"
DEADLINE = "When I had a deadline, I met it."
GROUP = "Put your point across to a group."


def test_a_learner_finds_her_strengths_and_takes_home_a_certificate(walker: Walker) -> None:
    walker.open("/en/")
    walker.sees("Employability skills", "About 10 minutes")
    walker.follow("Employability skills")
    walker.sees("helps you to see how you use 11 skills", "Who sees your answers")
    walker.sees("Your centre can see your name, all your answers")
    walker.press("Start")
    personal_link = walker.personal_link
    assert personal_link.startswith(f"{walker.house.address}/s/")
    walker.follow("Go to the first question")

    make_mistakes_and_put_them_right(walker)
    assert walker.heading == "Your apprenticeship"
    walker.choose(MENTOR, "Less than 30 minutes")
    walker.choose(REVIEW, "Yes, and we agreed")
    walker.go_on()
    assert walker.heading == "Team-working"
    rate_skills(walker, until="flexibility")

    come_back_on_another_device(walker, personal_link)
    rate_skills(walker)
    walker.write("What is one thing you would like to get better at?", "Speaking up.\nIn large groups.")
    walker.tick("I would like someone at my centre")
    walker.go_on()

    look_the_answers_over(walker)
    walker.press("Send my answers")
    read_the_result(walker)
    result = walker.read

    report = walker.download("Download your report (PDF)")
    assert "Criticalthinkingandproblem-solving" in spoken(report)
    certificate = walker.download("Download your certificate (PDF)")
    assert "SiânO'Neill" in spoken(certificate)
    assert len(opened(certificate).pages) == 1

    walker.open(personal_link)
    assert walker.read == result


def make_mistakes_and_put_them_right(walker: Walker) -> None:
    """First an empty page, then an impossible number."""
    walker.go_on()
    walker.is_told("Enter an answer", "Select an answer", "Select at least one answer")
    for problem in ("Enter an answer", "Select an answer", "Select at least one answer"):
        walker.goes_to_the_mistake(problem)
    walker.write(NAME, "Siân O'Neill")
    walker.choose(ROUTE, "An apprenticeship")
    walker.write(MONTHS, "900")
    walker.tick("Paid work")
    walker.tick("Volunteering")
    walker.go_on()
    walker.is_told("Enter a number from 0 to 120")
    walker.goes_to_the_mistake("Enter a number from 0 to 120")
    walker.has_written(NAME, "Siân O'Neill")
    walker.has_written(MONTHS, "900")
    walker.has_chosen(ROUTE, "An apprenticeship")
    walker.has_ticked("Paid work")
    walker.has_ticked("Volunteering")
    walker.write(MONTHS, "14")
    walker.go_on()


def come_back_on_another_device(walker: Walker, personal_link: str) -> None:
    """The first page not done yet comes up, and the one before it is as it was left."""
    walker.close_browser()
    walker.open_browser()
    walker.open(personal_link)
    assert walker.heading == "Flexibility and adaptability"
    walker.follow("Back")
    assert walker.heading == "Self-management"
    walker.has_chosen(DEADLINE, "Rarely")
    walker.go_on()


def look_the_answers_over(walker: Walker) -> None:
    """All are there, and one of them is not right."""
    assert walker.heading == "Check your answers"
    assert walker.answer_to(NAME) == "Siân O'Neill"
    assert walker.answer_to(MONTHS) == "14 months"
    assert walker.answer_to(MENTOR) == "Less than 30 minutes"
    assert walker.answer_to("What is one thing you would like") == "Speaking up.\nIn large groups."
    assert walker.answer_to("When would you like to look at these skills again?") == "Not answered"
    assert walker.answer_to(GROUP) == "I can do this with a little help"
    walker.change(GROUP)
    walker.choose(GROUP, "I can do this on my own")
    walker.go_on()
    assert walker.heading == "Check your answers"
    assert walker.answer_to(GROUP) == "I can do this on my own"


def read_the_result(walker: Walker) -> None:
    """A score and a band for each skill, what is strong, and what to do next."""
    walker.sees("most strength in Team-working, Digital skills and Critical thinking and problem-solving")
    assert walker.result_of("Team-working") == "Strong, 5 out of 5"
    assert walker.result_of("Critical thinking and problem-solving") == "Secure, 4 out of 5"
    assert walker.result_of("Communication") == "Secure, 3.25 out of 5"
    assert walker.result_of("Self-management") == "Developing, 2.5 out of 5"
    assert walker.result_of("Flexibility and adaptability") == "Starting, 1 out of 5"
    assert walker.result_of("Initiative and self-direction") == "Secure, 3.5 out of 5"
    assert "no score" in walker.result_of("Resilience")
    walker.sees("Your strengths", "Where you can grow next", "Do one everyday task in a new way this week")
    walker.sees("You keep your word nearly every time", "They are not a test, a grade or a reference")


def test_who_is_not_an_apprentice_is_not_asked_about_a_mentor_and_who_becomes_one_is(phone_walker: Walker) -> None:
    learner_at_the_end(phone_walker, "Aled Price")
    phone_walker.does_not_see(MENTOR)

    phone_walker.change(ROUTE)
    phone_walker.choose(ROUTE, "An apprenticeship")
    phone_walker.go_on()
    assert phone_walker.heading == "Your apprenticeship"
    phone_walker.choose(MENTOR, "I do not have a mentor")
    phone_walker.go_on()
    assert phone_walker.heading == "Check your answers"
    assert phone_walker.answer_to(MENTOR) == "I do not have a mentor"
    phone_walker.does_not_see(REVIEW)

    phone_walker.change(ROUTE)
    phone_walker.choose(ROUTE, "A degree")
    phone_walker.go_on()
    phone_walker.does_not_see(MENTOR)
    phone_walker.change(ROUTE)
    phone_walker.choose(ROUTE, "An apprenticeship")
    phone_walker.go_on()
    assert phone_walker.answer_to(MENTOR) == "I do not have a mentor"


def test_sending_twice_and_going_back_afterwards_does_no_harm(phone_walker: Walker) -> None:
    learner_at_the_end(phone_walker, "Nia Hughes")
    phone_walker.press_twice("Send my answers")
    result = phone_walker.read
    assert phone_walker.result_of("Team-working") == "Strong, 5 out of 5"

    phone_walker.go_back()
    assert phone_walker.path.endswith("/result")
    assert phone_walker.read == result
    phone_walker.open(phone_walker.path.replace("/result", "/page/teamwork"))
    assert phone_walker.read == result
