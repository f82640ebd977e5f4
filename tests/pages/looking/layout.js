// What only a laid-out page shows, in the size it has now.
const SPACED = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }";
const DOUBLED = ":root { font-size: 200% !important }";

const LARGE = 44;
const ROOM = 24;

const tooWide = () => {
  const faults = [];
  const root = document.scrollingElement;
  if (root.scrollWidth > innerWidth) {
    const wide = [...document.body.querySelectorAll("*")].filter((e) => shown(e) && !scrolls(e) && e.getBoundingClientRect().right > innerWidth + 1);
    faults.push(`scrolls sideways: ${root.scrollWidth} in a window of ${innerWidth}, because of ${wide.slice(-2).map(called).join(" and ") || "something"}`);
  }
  for (const e of document.body.querySelectorAll("*")) {
    const style = getComputedStyle(e);
    const cut = (axis) => /hidden|clip/.test(style[`overflow${axis}`]);
    if (unseen(e) || !shown(e) || style.clipPath !== "none" || e.localName === "input") continue;
    if (cut("X") && e.scrollWidth > e.clientWidth + 1) faults.push(`${called(e)} is cut off at its side`);
    if (cut("Y") && e.scrollHeight > e.clientHeight + 1) faults.push(`${called(e)} is cut off below`);
  }
  return faults;
};
const scrolls = (e) => [...ancestors(e)].some((at) => /auto|scroll/.test(getComputedStyle(at).overflowX));
const ancestors = function* (e) {
  for (let at = e.parentElement; at && at !== document.body; at = at.parentElement) yield at;
};
const under = (rules, look) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  document.adoptedStyleSheets.push(sheet);
  const found = look();
  document.adoptedStyleSheets.pop();
  return found;
};
const isTextOf = (e) => [...e.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && words(node));
const lines = () =>
  [...document.body.querySelectorAll("*")].filter((e) => shown(e) && !unseen(e) && !e.closest("svg") && getComputedStyle(e).clipPath === "none")
    .flatMap((e) => isTextOf(e).flatMap((node) => {
      const range = document.createRange();
      range.selectNodeContents(node);
      return [...range.getClientRects()].map((at) => ({ e, at }));
    }));
// Letters reach less far than their lines, which may touch
const overlapping = () => {
  const faults = [], all = lines().sort((a, b) => a.at.top - b.at.top);
  all.forEach((one, i) => {
    for (let j = i + 1; j < all.length && all[j].at.top < one.at.bottom - one.at.height / 3; j++) {
      const other = all[j];
      const across = Math.min(one.at.right, other.at.right) - Math.max(one.at.left, other.at.left);
      if (across > 1 && !one.e.contains(other.e) && !other.e.contains(one.e)) faults.push(`${called(one.e)} and ${called(other.e)} lie over each other`);
    }
  });
  return [...new Set(faults)];
};
const hits = (e, x, y) => {
  const top = document.elementFromPoint(x, y);
  return top && (e.contains(top) || top.contains(e) && top.matches("label") || labels(e).some((label) => label.contains(top)));
};
const box = (e) => {
  // What can be pressed for a choice is its label too
  const rects = [e, ...(/radio|checkbox/.test(e.type) ? labels(e) : [])].map((each) => each.getBoundingClientRect());
  const left = Math.min(...rects.map((r) => r.left)), top = Math.min(...rects.map((r) => r.top));
  const right = Math.max(...rects.map((r) => r.right)), bottom = Math.max(...rects.map((r) => r.bottom));
  return { left, top, right, bottom, width: right - left, height: bottom - top };
};
// What a label is drawn over can be pressed, too
const pressed = (e) => {
  e.scrollIntoView({ block: "center", behavior: "instant" });
  const { left, top, width, height } = e.getBoundingClientRect();
  const [x, y, reach] = [left + width / 2, top + height / 2, LARGE / 2 - 1];
  return [[-reach, 0], [reach, 0], [0, -reach], [0, reach]].every(([dx, dy]) => hits(e, x + dx, y + dy));
};
const inSentence = (e) => e.localName === "a" && getComputedStyle(e).display === "inline" && words(e.closest("p, li, dd, td, div")) !== words(e);
const layout = {
  fits: () => tooWide(),
  words_do_not_overlap: () => overlapping(),
  fits_when_spaced: () => under(SPACED, () => [...tooWide(), ...overlapping()]),
  fits_when_text_is_doubled: () => under(DOUBLED, () => [...tooWide(), ...overlapping()]),

  focus_is_not_covered() {
    const faults = [];
    for (const e of reachable()) {
      e.focus({ focusVisible: true });
      e.scrollIntoView({ block: "nearest", behavior: "instant" });
      const { left, top, width, height } = e.getClientRects()[0];
      const points = [[0.5, 0.5], [0.15, 0.5], [0.85, 0.5]].map(([x, y]) => [left + width * x, top + height * y]);
      const within = points.filter(([x, y]) => x >= 0 && y >= 0 && x < innerWidth && y < innerHeight);
      if (within.length && !within.some(([x, y]) => hits(e, x, y))) faults.push(`${called(e)} has the focus and lies under ${called(document.elementFromPoint(...within[0]))}`);
    }
    document.activeElement?.blur();
    scrollTo(0, 0);
    return faults;
  },

  // What answers and sends is large; a link outside a sentence has its own room at least
  targets_are_large() {
    const targets = reachable().filter((e) => !unseen(e) && box(e).right > 0).map((e) => ({ e, ...box(e) }));
    const crowded = (t) => {
      const x = t.left + t.width / 2, y = t.top + t.height / 2;
      return targets.some((other) => {
        const dx = Math.max(other.left - x, 0, x - other.right), dy = Math.max(other.top - y, 0, y - other.bottom);
        return other.e !== t.e && Math.hypot(dx, dy) < ROOM / 2;
      });
    };
    const fits = (t) => {
      if (t.e.matches("input, select, textarea, button, summary")) return (t.width >= LARGE && t.height >= LARGE) || pressed(t.e);
      return (t.width >= ROOM && t.height >= ROOM) || !crowded(t);
    };
    return targets
      .filter((t) => !inSentence(t.e) && !fits(t))
      .map((t) => `${called(t.e)} is ${Math.round(t.width)} by ${Math.round(t.height)} pixels`);
  },

  nothing_stays_in_the_way() {
    return [...document.body.querySelectorAll("*")]
      .filter((e) => /fixed|sticky/.test(getComputedStyle(e).position))
      .map((e) => `${called(e)} is ${getComputedStyle(e).position}`);
  },

  order_is_that_of_the_source() {
    const faults = [];
    const rtl = getComputedStyle(document.documentElement).direction === "rtl";
    const seen = reachable().filter((e) => !unseen(e) && e.getBoundingClientRect().right > 0);
    for (let i = 1; i < seen.length; i++) {
      const [a, b] = [seen[i - 1].getBoundingClientRect(), seen[i].getBoundingClientRect()];
      const beside = b.top < a.bottom - 1 && b.bottom > a.top + 1;
      const backwards = beside && (rtl ? b.left >= a.right - 1 : b.right <= a.left + 1);
      if (b.bottom <= a.top + 1 || backwards) faults.push(`${called(seen[i])} comes after ${called(seen[i - 1])} and stands before it`);
    }
    return faults;
  },

  lines_begin_at_their_side() {
    const faults = [];
    for (const e of document.querySelectorAll("main :is(h1, h2, label, legend, p)")) {
      if (!shown(e) || unseen(e) || !words(e)) continue;
      const { direction, textAlign } = getComputedStyle(e);
      const wrong = direction === "rtl" ? /left/ : /right/;
      if (wrong.test(textAlign)) faults.push(`${called(e)} stands on the ${textAlign}, and is written from the other side`);
    }
    return faults;
  },

  nothing_moves() {
    const long = (times) => times.split(",").some((time) => parseFloat(time) > 0);
    return [...document.body.querySelectorAll("*")]
      .filter((e) => {
        const style = getComputedStyle(e);
        return long(style.transitionDuration) || (style.animationName !== "none" && long(style.animationDuration)) || style.scrollBehavior === "smooth";
      })
      .map((e) => `${called(e)} moves, though less motion is wanted`);
  },

  text_can_be_read() {
    const SMALLEST = 14;
    const faults = new Set();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const e = walker.currentNode.parentElement;
      if (!words(walker.currentNode) || !shown(e) || e.closest("svg")) continue;
      const style = getComputedStyle(e);
      if (parseFloat(style.fontSize) < SMALLEST) faults.add(`${called(e)} is ${style.fontSize} high`);
      if (/justify/.test(style.textAlign)) faults.add(`${called(e)} is justified`);
      if (style.textTransform === "uppercase") faults.add(`${called(e)} is in capitals`);
    }
    return [...faults];
  },
};
