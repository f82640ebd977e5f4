// What shows in the colours that a page has now.
const STRONG = 7;
const STRONG_ENOUGH_WHEN_LARGE = 4.5;

const looks = (e) => {
  const near = [e, ...labels(e), e.parentElement].filter(Boolean);
  const drawn = (style) => [style.outlineStyle, style.outlineColor, style.outlineWidth, style.boxShadow, style.borderTopColor, style.borderTopWidth, style.backgroundColor, style.textDecorationThickness].join();
  return near.flatMap((each) => [null, "::before", "::after"].map((pseudo) => drawn(getComputedStyle(each, pseudo)))).join("|");
};
const rings = (e) =>
  [e, ...labels(e)].flatMap((each) => [null, "::before"].flatMap((pseudo) => {
    const style = getComputedStyle(each, pseudo);
    const outline = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 ? [style.outlineColor] : [];
    const shadow = style.boxShadow.match(/(?:rgba?|color|oklch|oklab|lab|lch)\([^)]*\)/g) ?? [];
    const border = parseFloat(style.borderTopWidth) >= 2 ? [style.borderTopColor] : [];
    return [...outline, ...shadow, ...border, style.backgroundColor];
  }));

const colours = {
  // Also what axe cannot decide: single digits, words in drawings, words in what scrolls
  words_stand_out() {
    const faults = new Set();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const e = walker.currentNode.parentElement;
      if (!words(walker.currentNode) || !shown(e) || unseen(e) || getComputedStyle(e).clipPath !== "none") continue;
      const style = getComputedStyle(e), size = parseFloat(style.fontSize);
      const ground = behind(e);
      const ink = over(rgba(e.closest("svg") ? style.fill : style.color), ground);
      const needed = size >= 24 || (size >= 18.66 && style.fontWeight >= 700) ? STRONG_ENOUGH_WHEN_LARGE : STRONG;
      if (contrast(ink, ground) < needed) faults.add(`${called(e)} stands out by ${round(contrast(ink, ground))} only`);
    }
    return [...faults];
  },

  edges_stand_out() {
    const faults = [];
    for (const e of controls()) {
      const style = getComputedStyle(e);
      if (/radio|checkbox/.test(e.type) && style.appearance !== "none" && style.opacity !== "0") continue; // the browser draws it
      const drawn = style.opacity === "0" ? labels(e).map((label) => getComputedStyle(label, "::before")) : [style];
      const ground = behind(e.parentElement);
      const colours = drawn.flatMap((each) => [...edges(each, ground), over(rgba(each.backgroundColor), ground)]);
      const best = Math.max(...colours.map((colour) => contrast(colour, ground)));
      if (best < NEEDED) faults.push(`${called(e)} stands out from its ground by ${round(best)} only`);
    }
    return faults;
  },

  focus_is_seen() {
    const faults = [];
    for (const e of reachable()) {
      document.activeElement?.blur();
      const before = looks(e), place = JSON.stringify(e.getBoundingClientRect());
      e.focus({ focusVisible: true });
      if (looks(e) === before && JSON.stringify(e.getBoundingClientRect()) === place) {
        faults.push(`${called(e)} looks the same with the focus`);
        continue;
      }
      const ground = behind(e.parentElement);
      const best = Math.max(1, ...rings(e).map((colour) => contrast(over(rgba(colour), ground), ground)));
      if (best < NEEDED) faults.push(`${called(e)}: the focus stands out by ${round(best)} only`);
    }
    document.activeElement?.blur();
    return faults;
  },
};
