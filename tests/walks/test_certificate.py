"""A certificate from hand to hand: earned, shown to an employer, hidden, and withdrawn by the centre."""

from __future__ import annotations

import pytest

from tests.walks.learning import learner_at_the_end
from tests.walks.walker import Walker

pytestmark = pytest.mark.walk


def test_an_employer_learns_whether_a_certificate_holds(walker: Walker) -> None:
    learner_at_the_end(walker, "Gwen Rees")
    walker.press("Send my answers")
    result = walker.page.url
    number = walker.page.locator(".fw-number").inner_text()
    walker.close_browser()

    walker.open_browser()
    walker.open("/certificate")
    assert walker.heading == "Check a certificate"
    walker.write("The number of the certificate", f"{number[:-1]}{'A' if number[-1] != 'A' else 'B'}")
    walker.press("Check it")
    walker.is_told(
        "There is a mistake in this number: one letter or digit is wrong, or two have changed places. Compare it with "
        "the certificate"
    )
    walker.write("The number of the certificate", number.lower().replace("-", " "))
    walker.press("Check it")
    assert walker.heading == "Valid"
    walker.sees("Gwen Rees", "Compare with the paper", "Who issued it")
    checked = walker.page.url
    walker.switch_to("Cymraeg")
    assert walker.language == "cy"
    walker.sees("Gwen Rees")

    walker.open(result)
    walker.press("Hide it from others")
    walker.open(checked)
    assert walker.heading == "Unknown"
    walker.does_not_see("Gwen Rees")
    walker.open(result)
    walker.press("Let others find it again")
    walker.close_browser()

    walker.open_browser()
    walker.open("/centre/")
    walker.write_password(walker.house.centre_password)
    walker.press("Sign in")
    walker.follow("Look up a certificate")
    walker.write("The number of the certificate", number)
    walker.press("Look it up")
    assert walker.heading == "Gwen Rees: valid"
    walker.follow("Withdraw it")
    walker.press("Withdraw it")
    walker.is_told("Enter your name", "Enter the reason")
    walker.write("Your name", "Ann Jones")
    walker.write("The reason", "Somebody else's answers")
    walker.press("Withdraw it")
    assert walker.heading == "Gwen Rees: withdrawn"
    walker.sees("Ann Jones: Somebody else's answers")
    walker.open(checked)
    assert walker.heading == "Withdrawn"
    walker.does_not_see("Gwen Rees", "Ann Jones")
