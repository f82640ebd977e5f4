// What shows on paper only. Backgrounds are not printed as a rule, so a mark has to be an edge or a word.
const PASSING = "nav, a, button, .fw-aside, .fw-by-mail, .fw-send, .fw-again, .fw-to-keep, .govuk-summary-list__actions, details:not([open])";
// A line of somebody's that is longer than the paper is wide ends at its edge; check-your-answers prints all of it
const SHEET = 0.9;
const printed = {
  fits_on_paper: () => tooWide(),

  // Questions, answers, hints and results; what leads elsewhere is of no use there
  all_is_printed() {
    return [...document.querySelectorAll("main :is(h1, h2, h3, label, legend, p, li, dt, dd, th, td, input, textarea)")]
      .filter((e) => e.wasOnScreen && !shown(e) && !e.closest(PASSING) && !(words(e) && words(e) === [...e.querySelectorAll(PASSING)].map(words).join(" ")))
      .map((e) => `${called(e)} is on the screen and not on paper`);
  },

  answers_are_printed() {
    const white = [255, 255, 255, 1];
    const faults = [];
    for (const e of controls().filter(shown)) {
      if (/radio|checkbox/.test(e.type)) {
        if (!e.checked || !labels(e).length) continue;
        const mark = getComputedStyle(labels(e)[0], "::after");
        const inks = ["Top", "Right", "Bottom", "Left"].filter((side) => parseFloat(mark[`border${side}Width`]) > 0).map((side) => over(rgba(mark[`border${side}Color`]), white));
        if (mark.opacity === "0" || !inks.some((ink) => contrast(ink, white) >= NEEDED)) faults.push(`${called(e)} is chosen, and paper does not show it`);
      } else if (e.scrollHeight > e.clientHeight + 1 || (e.scrollWidth > e.clientWidth + 1 && e.getBoundingClientRect().width < SHEET * e.parentElement.getBoundingClientRect().width)) faults.push(`${called(e)} holds more than is printed of it`);
    }
    return faults;
  },
};
