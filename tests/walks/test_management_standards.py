"""A manager assesses themselves, sees the gaps and how a score came about, and is recognised."""

from __future__ import annotations

from tests.reports.reading import printed_words
from tests.walks.walker import Walker

ALONE = 3  # of the six answers: on my own, in situations I know


def test_a_manager_is_recognised_and_can_see_how_that_came_about(walker: Walker) -> None:
    walker.start("Management standards")
    walker.write("What is your full name?", "Siân Llŵyd")
    walker.choose("Which of these is closest to your role?", "I lead a team")
    walker.go_on()
    for _ in range(3):
        walker.choose_everywhere(ALONE)
        walker.go_on()
    walker.tick("I have talked my answers through")
    walker.go_on()
    walker.press("Send my answers")

    assert walker.result_of("Managing work") == "Capable, 3 out of 5"
    assert walker.result_of("Recognition") == "Recognised manager"
    walker.sees("These scores are all alike.", "I treat people fairly: 0. Now 3, target 3.")
    walker.does_not_see("The mean of the answers that count")
    walker.unfold("How this score was worked out: Managing work")
    walker.sees("The mean of the answers that count is their total divided by their number: 9 ÷ 3.")

    short = printed_words(walker.download("Download your report (PDF)"))
    long = printed_words(walker.download("Download your report with how each score was worked out (PDF)"))
    assert ("9 ÷ 3" in short, "9 ÷ 3" in long) == (False, True)
    assert "Level: Recognised manager" in printed_words(walker.download("Download your certificate (PDF)"))
