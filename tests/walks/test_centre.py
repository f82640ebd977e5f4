"""A centre looks at who has finished, and takes results and certificates along: the fourth journey."""

from __future__ import annotations

import csv

import pytest

from tests.walks.learning import learner_at_the_end
from tests.walks.walker import Walker

pytestmark = pytest.mark.walk


def test_a_centre_takes_results_and_certificates_along(walker: Walker) -> None:
    learner_at_the_end(walker, "Gwen Rees")
    walker.press("Send my answers")
    reference = walker.reference
    walker.close_browser()

    walker.open_browser()
    walker.open("/centre/")
    assert walker.heading == "Sign in to the centre's page"
    walker.write_password("guess")
    walker.press("Sign in")
    walker.is_told("That is not the password of this centre")
    walker.write_password(walker.house.centre_password)
    walker.press("Sign in")

    walker.follow("Employability skills, version 1.1.0")
    assert "Gwen Rees" in walker.row(reference)
    assert "5.00" in walker.row(reference)
    table = list(csv.DictReader(walker.download("CSV").decode("utf-8-sig").splitlines()))
    found = next(line for line in table if line["reference"] == reference)
    assert found["full_name"] == "Gwen Rees"
    assert found["route"] == "job"
    assert found["teamwork"] == "5.00"
    assert found["teamwork.band"] == "strong"
    assert found["sample"] == "no"

    walker.follow("All questionnaires")
    walker.press("Sign out")
    walker.open("/centre/employability-skills/1.1.0")
    assert walker.heading == "Sign in to the centre's page"


def test_a_centre_learns_only_the_number_of_confidential_answers(walker: Walker) -> None:
    walker.start("Socio-economic background")
    while walker.heading != "Check your answers":
        walker.choose_everywhere(1)
        walker.go_on()
    walker.press("Send my answers")

    walker.open("/centre/")
    walker.write_password(walker.house.centre_password)
    walker.press("Sign in")
    walker.follow("Socio-economic background")
    walker.sees("completed", "Only their number is shown")
    assert walker.page.get_by_role("table").count() == 0
    assert walker.page.get_by_role("link", name="Download").count() == 0
    walker.open("/centre/socio-economic-background/2.0.0/results.csv")
    assert walker.status == 404
