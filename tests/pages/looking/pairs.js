// Which token stands on which, and as what. Every token gets a colour that nothing else has, by which it is known again.
const NOTHING = "rgba(0, 0, 0, 0)";
const SIDES = ["Top", "Right", "Bottom", "Left"];
const MARKS = ["::before", "::after", "::marker", "::file-selector-button"];

const dyed = (tokens) => {
  tokens.forEach((token, number) => document.documentElement.style.setProperty(`--q-${token}`, `rgb(${number}, 1, 2)`));
  return (colour) => tokens[colour.match(/^rgb\((\d+), 1, 2\)$/)?.[1]] ?? colour.replaceAll(" ", "");
};
// Rules for what is pointed at or pressed hold for everything
const point_at_everything = () => {
  const sheet = new CSSStyleSheet();
  const rules = [...document.styleSheets].flatMap((each) => [...each.cssRules].map((rule) => rule.cssText)).join("\n");
  sheet.replaceSync(rules.replace(/:(hover|active)\b/g, ":not(.nothing)"));
  document.adoptedStyleSheets = [sheet];
};
const has = (mark, e) => {
  if (mark === "::file-selector-button") return e.type === "file";
  const style = getComputedStyle(e);
  if (mark === "::marker") return style.display === "list-item" && style.listStyleType !== "none";
  return !/^(none|normal)$/.test(getComputedStyle(e, mark).content);
};

const pairs = ({ tokens, printed }) => {
  const named = dyed(tokens), found = new Set();
  const put = (colour, as, ground) => colour !== NOTHING && named(colour) !== ground && found.add(`${named(colour)} ${as} ${ground}`);
  const filled = (style) => style.backgroundColor !== NOTHING && (!printed || style.printColorAdjust === "exact"); // as paper has it
  const under = (e) => {
    for (let at = e; at; at = at.parentElement) if (filled(getComputedStyle(at))) return named(getComputedStyle(at).backgroundColor);
    return "page";
  };
  const edges = (style, ...grounds) => {
    for (const side of SIDES) {
      const drawn = parseFloat(style[`border${side}Width`]) > 0 && style[`border${side}Style`] !== "none";
      if (drawn) grounds.forEach((ground) => put(style[`border${side}Color`], "edge", ground));
    }
  };
  const shadows = (style) => [...style.boxShadow.matchAll(/rgba?\([^)]*\)/g)].map(([colour]) => colour);
  const shape = (e, { fill, stroke }) => {
    const [inside, line] = [fill, stroke].map((colour) => (colour === "none" ? NOTHING : colour));
    put(inside, e.localName === "text" ? "text" : "edge", under(e));
    put(line, "edge", inside === NOTHING ? under(e) : named(inside));
  };
  const mark = (e, which) => {
    const style = getComputedStyle(e, which);
    if (style.opacity === "0" || style.display === "none") return;
    const before = getComputedStyle(e, "::before");
    const behind = which === "::after" && has("::before", e) && filled(before) ? named(before.backgroundColor) : under(e);
    const inside = filled(style) ? named(style.backgroundColor) : behind;
    if (style.content !== '""') put(style.color, "text", inside);
    edges(style, behind, inside);
  };
  const look = (e) => {
    const style = getComputedStyle(e), around = under(e.parentElement);
    if (!shown(e) || unseen(e) || style.opacity === "0") return;
    if (e.closest("svg")) {
      if (e.matches("text, rect, circle, line, path, polygon")) shape(e, style);
      return;
    }
    if ([...e.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && words(node)) || e.matches("input, textarea")) {
      put(style.color, "text", under(e));
    }
    edges(style, around, under(e));
    shadows(style).forEach((colour) => put(colour, "edge", around));
    MARKS.filter((which) => has(which, e)).forEach((which) => mark(e, which));
  };
  const ring = (e) => {
    e.focus({ focusVisible: true });
    for (let at = e; at; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (/^(none|auto)$/.test(style.outlineStyle)) continue;
      [under(at.parentElement ?? at), under(at)].forEach((ground) => put(style.outlineColor, "ring", ground));
      shadows(style).forEach((colour) => put(style.outlineColor, "edge", named(colour)));
    }
    e.blur();
  };
  const everything = () => document.body.querySelectorAll("*").forEach(look);

  document.activeElement?.blur();
  everything();
  if (!printed) {
    reachable().forEach(ring);
    point_at_everything();
    everything();
  }
  return [...found];
};
