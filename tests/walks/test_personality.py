"""Fifty statements on a phone: nothing is lost on the way back, and no score is called a strength or low or high."""

from __future__ import annotations

from tests.reports.reading import printed_words
from tests.walks.walker import Walker

PAGES = 10
ACCURATE = 4  # of the five answers: moderately accurate


def test_fifty_statements_end_in_five_scores_and_no_marks(phone_walker: Walker) -> None:
    walker = phone_walker
    walker.start("Personality in 50 statements")
    assert walker.heading == "Statements 1 to 5 of 50"
    for _ in range(PAGES - 1):
        walker.choose_everywhere(ACCURATE)
        walker.go_on()
    walker.go_back()
    walker.has_chosen("Follow a schedule.", "Moderately accurate")
    walker.go_on()
    walker.choose_everywhere(ACCURATE)
    walker.go_on()
    walker.press("Send my answers")

    # Of ten statements five count as they stand, 4 each, and five in reverse, 2 each.
    assert walker.result_of("Extraversion") == "30 on a scale from 10 to 50"
    walker.sees("These are your results.", "The dot is your score.", "None of these scores is called low or high")
    walker.does_not_see("Your strength", "the band it lies in", "next step")
    walker.unfold("How this score was worked out: Extraversion")
    walker.sees("This question is scored in reverse: 1 + 5 - 4, so it counts 2.")
    walker.page.emulate_media(media="print")
    assert not walker.page.get_by_role("link", name="Download your report (PDF)").is_visible()
    walker.page.emulate_media(media="screen")
    assert "Your action plan" not in printed_words(walker.download("Download your report (PDF)"))
