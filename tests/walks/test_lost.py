"""Pages beside the way: the public record, and addresses that lead nowhere."""

from __future__ import annotations

import pytest

from tests.walks.walker import Walker

pytestmark = pytest.mark.walk

NOWHERE = (
    "/en/q/no-such-questionnaire",
    "/cy/q/employability-skills/9.9.9",
    "/fr/",
    "/s/nobody-has-this-link-0000000000",
    "/cy/s/nobody-has-this-link-0000000000/page/about_you",
    "/nowhere/at/all",
)


@pytest.mark.parametrize("language", ["en", "cy"])
def test_anybody_can_read_how_a_questionnaire_scores(walker: Walker, language: str) -> None:
    for name, version in (("employability-skills", "1.1.0"), ("socio-economic-background", "2.0.0")):
        walker.open(f"/{language}/q/{name}")
        walker.follow("About this questionnaire: version, sources, how it is scored")
        walker.sees(version, "Sources", "How it is scored")
        walker.follow("To the questionnaire")


@pytest.mark.parametrize("address", NOWHERE)
def test_who_is_lost_finds_the_list_again(phone_walker: Walker, address: str) -> None:
    phone_walker.open(address)
    assert phone_walker.status == 404
    nobodys = "This link is not complete, or no longer works"
    assert phone_walker.heading == phone_walker.say(nobodys if "/s/" in address else "Page not found")
    phone_walker.follow("To the list of questionnaires")
    assert phone_walker.heading == phone_walker.say("Questionnaires")
