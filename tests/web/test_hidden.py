"""A certificate its holder has hidden is told from one that never was by nobody; who guesses has to wait."""

from __future__ import annotations

from datetime import timedelta

import pytest

from engine.clock import supposing_now
from engine.codes import new_number, written_number
from engine.store import Kind
from engine.web.braking import number_limits
from tests.web.certified import NOON, Certified, counting_queries
from tests.web.installation import Installation, site_of


@pytest.mark.parametrize("happened", [[], [Kind.SUSPENDED], [Kind.WITHDRAWN]])
def test_nobody_tells_a_hidden_certificate_from_one_that_never_was(certified: Certified, happened: list[Kind]) -> None:
    for kind in [*happened, Kind.HIDDEN]:
        certified.log(kind)
    never = new_number()
    told = []
    for number in (certified.number, never):
        with counting_queries() as reached:
            page = certified.looked_up(number)
        said = page.html.replace(number, "").replace(written_number(number), "")
        told.append((page.status, page.heading, said, sorted(page.headers), len(reached)))
    assert told[0] == told[1]
    assert told[0][:2] == (404, "Unknown")


def test_its_holder_hides_it_and_shows_it_again(certified: Certified) -> None:
    hidden = certified.learner.press(certified.result, button="Hide it from others")
    assert "You have hidden it" in hidden.words
    assert certified.looked_up().heading == "Unknown"
    shown = certified.learner.press(hidden, button="Let others find it again")
    assert "You have hidden it" not in shown.words
    assert certified.looked_up().heading == "Valid"
    assert [each.kind for each in certified.register.events(certified.number)] == [
        Kind.ISSUED,
        Kind.HIDDEN,
        Kind.SHOWN,
    ]


def test_nobody_but_its_holder_hides_it(certified: Certified) -> None:
    stranger = certified.elsewhere()
    answer = stranger.open(f"/en/s/{certified.token}/certificate", "POST", data={"wish": "hide"})
    assert answer.status == 400
    assert certified.looked_up().heading == "Valid"


def test_pressing_twice_changes_nothing(certified: Certified) -> None:
    for _ in range(2):
        assert certified.learner.press(certified.result, button="Hide it from others").status == 200
    assert len(certified.register.events(certified.number)) == 2


def test_who_guesses_has_to_wait_and_others_have_not(certified: Certified) -> None:
    guesser, neighbour = certified.elsewhere(), certified.elsewhere("203.0.113.8")
    with supposing_now(NOON):
        assert guesser.open(f"/en/certificate/{new_number()}").status == 404
        guessed(certified, 999)
        told = [guesser.open(f"/en/certificate/{new_number()}").status for _ in range(2)]
        assert told == [429] * 2
        braked = guesser.open(f"/en/certificate/{certified.number}")
        assert (braked.status, braked.headers["Retry-After"]) == (429, "3")
        assert braked.errors == ["Too many unknown numbers were looked up from here. Wait 1 minute, then try again"]
        assert neighbour.open(f"/en/certificate/{certified.number}").heading == "Valid"
    with supposing_now(NOON + timedelta(seconds=3)):
        assert guesser.open(f"/en/certificate/{certified.number}").heading == "Valid"


def guessed(certified: Certified, times: int) -> None:
    """Somebody at the guesser's address has looked up so many unknown numbers more."""
    with certified.app.test_request_context(environ_base={"REMOTE_ADDR": "203.0.113.7"}):
        for _ in range(times):
            site_of(certified.app).store.brake.charge(*number_limits())


def test_a_centre_in_which_somebody_tries_many_numbers_still_checks_its_certificates(certified: Certified) -> None:
    centre = certified.elsewhere()
    with supposing_now(NOON):
        assert {centre.open(f"/en/certificate/{new_number()}").status for _ in range(40)} == {404}
        assert centre.open(f"/en/certificate/{certified.number}").heading == "Valid"


def test_who_looks_up_what_is_there_is_never_braked(certified: Certified, installation: Installation) -> None:
    employer = certified.elsewhere()
    with supposing_now(NOON):
        assert {employer.open(f"/en/certificate/{certified.number}").status for _ in range(40)} == {200}
    assert installation.count("brake") == 0
