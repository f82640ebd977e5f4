"""Somebody who walks through the pages, and is shown nothing that is not examined."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Locator, Page, Response, ViewportSize, expect

from engine.wording import wording
from tests.walks.examining import Examiner, Notes, outward_faults
from tests.walks.serving import House

PHONE = ViewportSize(width=320, height=640)
DESKTOP = ViewportSize(width=1280, height=900)
PATIENCE = 10_000


class Walker:
    """A person at a browser without JavaScript.

    What the engine says is named in English and sought in the language of the page; what a questionnaire says is named
    as it stands there.
    """

    def __init__(self, browser: Browser, house: House, examiner: Examiner, size: ViewportSize) -> None:
        self.house = house
        self.status = 0
        self._browser = browser
        self._examiner = examiner
        self._size = size
        self._context: BrowserContext | None = None
        self._notes = Notes()
        self.open_browser()

    def open_browser(self) -> None:
        """A browser that remembers nothing."""
        self._context = self._browser.new_context(java_script_enabled=False, viewport=self._size)
        self._context.set_default_timeout(PATIENCE)
        self.page: Page = self._context.new_page()
        self._notes.take(self.page)

    def close_browser(self) -> None:
        """Close it, with all it knew."""
        if self._context:
            self._context.close()
            self._context = None

    # Where one is

    @property
    def path(self) -> str:
        """The address without the house."""
        return self.page.url.removeprefix(self.house.address)

    @property
    def language(self) -> str:
        """The language the page says it is in."""
        return self.page.locator("html").get_attribute("lang") or ""

    @property
    def title(self) -> str:
        """What the window is called."""
        return self.page.title()

    @property
    def heading(self) -> str:
        """The page's main heading."""
        return self.page.locator("h1").inner_text()

    @property
    def read(self) -> str:
        """All that is to be read on the page."""
        return self.page.locator("main").inner_text()

    @property
    def personal_link(self) -> str:
        """The link that leads back to this sitting."""
        return self.page.locator("main").get_by_role("link").first.inner_text().strip()

    @property
    def reference(self) -> str:
        """What stands on the report and the certificate, and in the centre's list."""
        found = re.search(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\b", self.read)
        assert found, self.read
        return found[0]

    def say(self, words: str) -> str:
        """The engine's words in the language of the page."""
        return wording(self.language).say(words)

    # Going on

    def open(self, address: str) -> None:
        """Type an address."""
        url = address if address.startswith("http") else self.house.address + address
        response = self.page.goto(url)
        assert response is not None
        self._arrive(response)

    def start(self, questionnaire: str) -> None:
        """From the list to the first question."""
        self.open("/en/")
        self.follow(questionnaire)
        self.press("Start")
        self.follow("Go to the first question")

    def begin(self, questionnaire_id: str, language: str = "en") -> None:
        """From the introduction of a questionnaire to its first question."""
        self.open(f"/{language}/q/{questionnaire_id}")
        self.press("Start")
        self.follow("Go to the first question")

    def press_key(self, key: str) -> None:
        """Press a key that sends the page."""
        self._go(lambda: self.page.keyboard.press(key))

    def press(self, words: str) -> None:
        """Press a button."""
        self._go(self._button(words).click)

    def press_twice(self, words: str) -> None:
        """Press a button as if it were an icon on a desk; the second press may break off what the first one asked."""
        with self.page.expect_response(_is_page) as arriving:
            self._button(words).dblclick()
        self.page.wait_for_load_state()
        self._arrive(arriving.value)

    def go_on(self) -> None:
        """Press the button at the end of the page."""
        self.press("Continue")

    def follow(self, words: str) -> None:
        """Follow a link to another page, or press the button that looks like one."""
        leaving = self.page.locator("button[name=_go]").get_by_text(self.say(words), exact=True)
        self._go(leaving.click if leaving.count() else self._link(words).click)

    def change(self, question: str) -> None:
        """From check-your-answers back to a question."""
        link = self.page.get_by_role("link", name=self.say("Change")).filter(has_text=question)
        self._go(link.click)

    def go_back(self) -> None:
        """Press the browser's own button."""
        response = self.page.go_back()
        assert response is not None
        self._arrive(response)

    def go_forward(self) -> None:
        """Press the browser's own button the other way."""
        response = self.page.go_forward()
        assert response is not None
        self._arrive(response)

    def switch_to(self, language: str) -> None:
        """Follow the link to the other language, or press the button that looks like one."""
        languages = self.page.get_by_role("navigation")
        leaving = languages.get_by_role("button", name=language, exact=True)
        self._go((leaving if leaving.count() else languages.get_by_role("link", name=language, exact=True)).click)

    def download(self, words: str) -> bytes:
        """Follow a link to a file."""
        with self.page.expect_download() as coming:
            self._link(words).click()
        return Path(coming.value.path()).read_bytes()

    def download_by(self, words: str) -> bytes:
        """Press a button that sends a file."""
        with self.page.expect_download() as coming:
            self._button(words).click()
        return Path(coming.value.path()).read_bytes()

    # Answering

    def write(self, question: str, words: str) -> None:
        """Fill in a box."""
        self._box(question).fill(words)

    def write_password(self, words: str) -> None:
        """Fill in the centre's password."""
        self.page.get_by_label("Password").fill(words)

    def choose(self, question: str, answer: str) -> None:
        """Choose one of the answers to a question."""
        self._control(self._group(question), answer).click()

    def choose_everywhere(self, place: int) -> None:
        """Choose the answer at this place, counted from 1, to every question of the page."""
        for group in self.page.get_by_role("radiogroup").all():
            group.get_by_role("radio").nth(place - 1).click()

    def tick(self, answer: str) -> None:
        """Tick a box, or take its tick away."""
        self._control(self.page.locator("form"), answer).click()

    def unfold(self, summary: str) -> None:
        """Open what is folded away, with the keyboard."""
        folded = self.page.locator("summary").filter(has_text=summary)
        folded.focus()
        expect(folded).to_be_focused()
        self.page.keyboard.press("Enter")

    # What must be so

    def sees(self, *words: str) -> None:
        """Words stand on the page."""
        for each in words:
            assert self.say(each) in self.read, f"{each!r} is not on {self.path}:\n{self.read}"

    def does_not_see(self, *words: str) -> None:
        """Words do not stand on the page."""
        for each in words:
            assert self.say(each) not in self.read, f"{each!r} is on {self.path}:\n{self.read}"

    def has_chosen(self, question: str, answer: str) -> None:
        """An answer is still chosen."""
        expect(self._group(question).get_by_label(answer)).to_be_checked()

    def has_ticked(self, answer: str) -> None:
        """A box is still ticked."""
        expect(self.page.get_by_role("checkbox", name=answer)).to_be_checked()

    def has_written(self, question: str, words: str) -> None:
        """A box still holds what was written."""
        expect(self._box(question)).to_have_value(words)

    def is_told(self, *problems: str) -> None:
        """The page says what is wrong: in its title, first of all and with the focus, and beside each question."""
        assert self.status == 422
        assert self.title.startswith(f"{self.say('Error:')} ")
        summary = self.page.get_by_role("alert")
        expect(summary).to_be_focused()
        first = [link.inner_text() for link in summary.get_by_role("link").all()]
        assert first == list(problems), first
        beside = self.page.locator("form").locator('[id$="-error"], [id*="-error-"]')
        below = [each.inner_text().removeprefix(f"{self.say('Error:')} ") for each in beside.all()]
        assert below == list(problems), below

    def goes_to_the_mistake(self, problem: str) -> None:
        """The words of the problem lead to the control that has it."""
        link = self.page.get_by_role("alert").get_by_role("link", name=problem)
        target = link.get_attribute("href") or ""
        link.click()
        expect(self.page.locator(target)).to_be_focused()
        expect(self.page.locator(target)).to_be_in_viewport()
        assert self.page.locator(target).evaluate("control => control.matches('input, textarea, select')")

    def answer_to(self, question: str) -> str:
        """What check-your-answers says was answered."""
        row = self.page.locator("dl > div").filter(has=self.page.locator("dt", has_text=question))
        return row.locator("dd").first.inner_text()

    def result_of(self, skill: str) -> str:
        """What the profile says of a skill."""
        row = self.page.locator(".q-report-table").get_by_role("row").filter(has_text=skill).first
        return row.get_by_role("cell").first.inner_text()

    def row(self, heading: str) -> str:
        """A line of a table."""
        return self.page.get_by_role("row").filter(has_text=heading).inner_text()

    # How it is done

    def _go(self, step: Callable[[], None]) -> None:
        with self.page.expect_navigation() as arriving:
            step()
        self._arrive(arriving.value)

    def _arrive(self, response: Response) -> None:
        """Look the new page over."""
        self.status = response.status
        html = response.text()
        faults = [
            *self._notes.faults(response, self.house.address),
            *outward_faults(response),
            *self._examiner.faults(html, self._size),
        ]
        assert not faults, "\n".join([f"{self.path} ({self.title})", *faults])

    def _button(self, words: str) -> Locator:
        return self.page.get_by_role("button", name=self.say(words), exact=True)

    def _link(self, words: str) -> Locator:
        return self.page.get_by_role("link", name=self.say(words)).first

    def _group(self, question: str) -> Locator:
        return self.page.get_by_role("radiogroup", name=question)

    def _control(self, within: Locator, answer: str) -> Locator:
        """A radio or a checkbox, by how the words beside it begin. It covers all of its row, so a mouse meets it."""
        label = within.locator("label").filter(has_text=re.compile(rf"^\s*{re.escape(answer)}"))
        return self.page.locator(f'[id="{label.get_attribute("for")}"]')

    def _box(self, question: str) -> Locator:
        return self.page.get_by_role("textbox", name=question)


def _is_page(response: Response) -> bool:
    return response.request.is_navigation_request() and response.ok
