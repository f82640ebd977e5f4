// What one look at a page has in common with another. What a check reads is all in here: where it is the same, so are the faults.
const drawn = "color backgroundColor backgroundImage outlineColor outlineStyle outlineWidth boxShadow fill opacity webkitTextFillColor textDecorationLine appearance clipPath".split(" ");
const paint = (style) => [...drawn.map((name) => style[name]), ...["Top", "Right", "Bottom", "Left"].map((side) => (parseFloat(style[`border${side}Width`]) ? `${style[`border${side}Color`]} ${style[`border${side}Style`]} ${style[`border${side}Width`]}` : "")).sort()];
const laidOut = "fontSize direction textAlign position overflowX overflowY display transitionDuration animationName scrollBehavior textTransform".split(" ");
const digest = (lines) => {
  let [a, b] = [0x811c9dc5, 0x1000193];
  for (const line of lines.map(String))
    for (let i = 0; i < line.length; i++) {
      a = Math.imul(a ^ line.charCodeAt(i), 0x01000193);
      b = Math.imul(b ^ line.charCodeAt(i), 0x5bd1e995) ^ (b >>> 13);
    }
  return `${a >>> 0}-${b >>> 0}`;
};
const tokens = () =>
  [...document.documentElement.computedStyleMap()].filter(([name]) => name.startsWith("--")).map(([name, value]) => `${name}:${value}`);
const seen = () => {
  const shows = [], boxes = [`${innerWidth} ${innerHeight}`], paints = tokens();
  for (const e of document.querySelectorAll("html, body, body *")) {
    const { left, top, right, width, height } = e.getBoundingClientRect();
    const there = shown(e) && !(width <= 1 || height <= 1) && right > 0;
    shows.push(there ? "1" : "0");
    if (there && matchMedia("screen").matches) e.wasOnScreen = true;
    if (!there) continue;
    const style = getComputedStyle(e);
    boxes.push(`${round(left)} ${round(top + scrollY)} ${round(width)} ${round(height)} ${e.scrollWidth} ${e.scrollHeight}`, ...laidOut.map((name) => style[name]));
    paints.push(...paint(style), isLarge(style));
    for (const pseudo of ["::before", "::after"]) {
      const added = getComputedStyle(e, pseudo);
      if (added.content !== "none") paints.push(...paint(added));
    }
  }
  return { shows: digest(shows), boxes: digest(boxes), paints: digest(paints) };
};
