// What the checks of structure.js and layout.js have in common. Each check is a function that returns faults, in words.
const controls = () => [...document.querySelectorAll("input:not([type=hidden]), select, textarea")].filter((e) => !idle(e));
const reachable = () =>
  [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]")]
    .filter((e) => e.tabIndex >= 0 && !e.disabled && shown(e));

// Made for the Enter key alone: nobody meets it
const idle = (e) => e.closest("[aria-hidden=true]") && e.tabIndex < 0;
const shown = (e) => e.checkVisibility({ visibilityProperty: true }) && !e.closest("details:not([open]) > :not(summary)");
const unseen = (e) => {
  const { width, height } = e.getBoundingClientRect();
  return width <= 1 || height <= 1;
};
const words = (e) => (e?.textContent ?? "").replace(/\s+/g, " ").trim();
const ids = (e, attribute) => (e.getAttribute(attribute) ?? "").split(/\s+/).filter(Boolean);
const called = (e) => {
  const name = e.id ? `#${e.id}` : e.getAttribute("href") ?? e.getAttribute("name") ?? "";
  return `<${e.localName}${name ? ` ${name}` : ""}> “${words(e).slice(0, 40)}”`;
};
const labels = (e) => [...(e.labels ?? [])];

// Colours as the browser works them out: [red, green, blue, alpha]
const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
const rgba = (colour) => {
  canvas.clearRect(0, 0, 1, 1);
  canvas.fillStyle = colour;
  canvas.fillRect(0, 0, 1, 1);
  const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
  return [r, g, b, a / 255];
};
const over = (top, bottom) => {
  const mixed = [0, 1, 2].map((i) => top[i] * top[3] + bottom[i] * (1 - top[3]));
  return [...mixed, 1];
};
const behind = (e) => {
  const layers = [];
  for (let at = e; at; at = at.parentElement) {
    const colour = rgba(getComputedStyle(at).backgroundColor);
    layers.push(colour);
    if (colour[3] === 1) break;
  }
  return layers.reverse().reduce((bottom, top) => over(top, bottom), rgba("Canvas"));
};
const luminance = (colour) => {
  const [r, g, b] = colour.map((part) => {
    const c = part / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (a, b) => {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
};

const NEEDED = 3;
// The widest drawn edge of a box: its colour over what is behind it
const edges = (style, ground) =>
  ["Top", "Right", "Bottom", "Left"]
    .filter((side) => parseFloat(style[`border${side}Width`]) > 0 && style[`border${side}Style`] !== "none")
    .map((side) => over(rgba(style[`border${side}Color`]), ground));
const round = (number) => Math.round(number * 100) / 100;
