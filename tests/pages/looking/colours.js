// What shows in the colours that a page has now.
const STRONG = 7;
const STRONG_ENOUGH_WHEN_LARGE = 4.5;
const isLarge = ({ fontSize, fontWeight }) => parseFloat(fontSize) >= 24 || (parseFloat(fontSize) >= 18.66 && fontWeight >= 700);

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
      const style = getComputedStyle(e);
      const ground = behind(e);
      const ink = over(rgba(e.closest("svg") ? style.fill : style.color), ground);
      const needed = isLarge(style) ? STRONG_ENOUGH_WHEN_LARGE : STRONG;
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
    const looked = (e) => ({ drawn: looks(e), place: JSON.stringify(e.getBoundingClientRect()) });
    document.activeElement?.blur();
    const before = new Map(reachable().map((e) => [e, looked(e)]));
    for (const [e, { drawn, place }] of before) {
      e.focus({ focusVisible: true, preventScroll: true });
      const now = looked(e);
      if (now.drawn === drawn && now.place === place) {
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
