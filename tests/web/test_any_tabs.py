"""Windows on the same page, and whatever their owners do: nothing is lost, and nobody is overwritten silently."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial

import pytest
from flask import Flask
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, rule, run_state_machine_as_test

from tests.forms.page_tree import words
from tests.web.browsing import Browser, Shown
from tests.web.examples import TEAM
from tests.web.installation import Installation, first_page, migrate

NAMES = st.sampled_from(["Ama", "Siân", "", "x" * 81])
MONTHS = st.sampled_from(["", "3", "many"])
FEW = settings(stateful_step_count=12, suppress_health_check=list(HealthCheck))
WAYS = st.sampled_from(["back", "in-cy", "later", "reading"])
Typed = tuple[str, str]


def stands_in(page: Shown) -> Typed:
    """The name and the months that stand in the boxes."""
    return page.typed("learner"), page.typed("months")


def sent(typed: Typed) -> dict[str, str]:
    """What somebody types who types these."""
    name, months = typed
    return {"learner": name, "months": months, "route": "degree"}


@dataclass
class Tab:
    """A window: the page in it, and what its owner knows that was kept for it."""

    page: Shown
    knows: set[Typed] = field(default_factory=set)


class TwoTabs(RuleBasedStateMachine):
    """Windows on the same page. Whatever is kept for it, whoever replaces it has seen it, sent it or chosen."""

    tabs = Bundle("tabs")

    def __init__(self, app: Flask) -> None:
        super().__init__()
        self.browser = Browser(app)
        self.page = first_page(self.browser)
        self.kept = stands_in(self.page)

    def now(self) -> Typed:
        """What is shown to whoever opens the page."""
        return stands_in(self.browser.open(self.page.url))

    def replaces(self, tab: Tab, typed: Typed, answer: Shown) -> None:
        """Take note of what a window has sent."""
        before, after = self.kept, self.now()
        if after != before:
            assert before in tab.knows, f"{before!r} was overwritten by {after!r} unseen"
            assert after == typed
        if answer.status == 409:
            assert after == before
            differ = {
                words for mine, theirs in zip(typed, before, strict=True) if mine != theirs for words in (mine, theirs)
            }
            assert {each or "Nothing" for each in differ} <= set(map(words, answer.tree.iter("dd")))
        elif typed != stands_in(tab.page):
            assert after == typed, f"{typed!r} was typed and is gone"
        self.kept = after
        tab.knows.add(typed)

    @rule(target=tabs)
    def open(self) -> Tab:
        return Tab(self.browser.open(self.page.url), {self.kept})

    @rule(tab=tabs, typed=st.tuples(NAMES, MONTHS))
    def go_on(self, tab: Tab, typed: Typed) -> None:
        self.replaces(tab, typed, self.browser.press(tab.page, sent(typed)))

    @rule(tab=tabs, typed=st.tuples(NAMES, MONTHS), way=WAYS)
    def leave(self, tab: Tab, typed: Typed, way: str) -> None:
        self.replaces(tab, typed, self.browser.press(tab.page, {**sent(typed), "_go": way}))

    @rule(tab=tabs, months=MONTHS, way=WAYS)
    def leave_after_one_box(self, tab: Tab, months: str, way: str) -> None:
        answer = self.browser.press(tab.page, {"months": months, "_go": way})
        self.replaces(tab, (tab.page.typed("learner"), months), answer)

    @rule(tab=tabs, way=WAYS)
    def leave_as_it_is(self, tab: Tab, way: str) -> None:
        answer = self.browser.press(tab.page, {"_go": way})
        assert answer.status != 409, "nothing was typed, and something was to be chosen"
        self.replaces(tab, stands_in(tab.page), answer)

    @rule(tab=tabs, typed=st.tuples(NAMES, MONTHS))
    def choose(self, tab: Tab, typed: Typed) -> None:
        told = self.browser.press(tab.page, sent(typed))
        self.replaces(tab, typed, told)
        if told.status == 409:
            tab.knows.add(self.kept)
            self.replaces(tab, typed, self.browser.choose(told, "Keep what I have just typed"))

    @rule(tab=tabs)
    def send_as_it_is(self, tab: Tab) -> None:
        answer = self.browser.press(tab.page)
        self.replaces(tab, stands_in(tab.page), answer)


@pytest.fixture(scope="module")
def lasting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """An installation that many tries share, each with a sitting of its own."""
    folder = tmp_path_factory.mktemp("tabs")
    migrate(folder / "migrated.sqlite")
    (folder / "lasting").mkdir()
    made = Installation(folder / "lasting", folder / "migrated.sqlite")
    made.write(TEAM)
    yield made
    made.close()


@pytest.mark.hypothesis
def test_no_differing_answer_is_ever_lost_silently(lasting: Installation) -> None:
    app = lasting.app()
    run_state_machine_as_test(partial(TwoTabs, app), settings=FEW)  # type: ignore[arg-type]  # a class, or what makes one
