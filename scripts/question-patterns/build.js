// Compiles patterns.scss into engine/web/static/patterns.css: no colour, direction or typeface of its own, nothing that is not
// used. What cannot be turned into a token or a logical property stops it. `npm ci --ignore-scripts && npm run build`

import { readFileSync, writeFileSync } from "node:fs";
import { compile } from "sass";
import postcss from "postcss";

const OUT = new URL("../../engine/web/static/patterns.css", import.meta.url);
const version = (name) => JSON.parse(readFileSync(new URL(`node_modules/${name}/package.json`, import.meta.url))).version;

const NOTICE = `/*! Question patterns of govuk-frontend ${version("govuk-frontend")}, compiled with sass ${version("sass")} by scripts/question-patterns. Not to be edited by hand.
Copyright (C) 2017 Crown Copyright (Government Digital Service). The MIT License, in full in patterns.LICENSE.txt. */
`;

// What our pages do not use, or do in a way of their own (formwright.css): focus rings, ticks, states of scripts.
const DROPPED = [
  /:focus(?!\))/, /:disabled|\[disabled\]|--disabled/, /--small|--xl|--extra|--inverse|--start|__start/, /__conditional/,
  /--warning|--confirmation|--interruption/, /frontend-supported|skip-link-focused|hidden-focusable|x:-moz|-moz-focus/,
  /file-upload-(button|wrapper)|drop-zone|__error-message/, /summary-card|--no-actions|--no-border/, /panel__(actions|body)/,
  /type=number|spin-button|details-marker/, /checkboxes__label::after/, /--(input|textarea)?error:|(input|textarea)--error/,
  /--inline/, /actions-list/, /caption--/, /label--m/, /error-summary__body/, /task-list__hint/,
  /^:root$/, /govuk-tag/, /legend \+ \.govuk-hint/, /button:active|button::before/, /govuk-link\b/, /_govuk/,
];
const DROPPED_DECLARATIONS = /smoothing|-webkit-(?!user-select)|^-(moz|ms)-|^word-wrap$|^clip$|decoration-skip/;
const DROPPED_MEDIA = /print|-ms-|hover: none|screen[^ ]|safe-area|max\(|text-wrap|caret-color|calc/;
const KEPT_SUPPORTS = /-ms-ime-align/; // true of every browser: what is in it stands without it

const TOKENS = {
  "text": "text", "secondary-text": "muted", "body-background": "page", "template-background": "page", "link": "link",
  "link-hover": "link", "border": "rule", "input-border": "border", "error": "error", "success": "success",
  "brand": "brand", "inverse-text": "on-brand", "focus": "focus", "hover": "rule",
};
const LITERALS = {
  button: { "#ffffff": "on-action", "#0f7a52": "action", "#0b5c3e": "action", "#083d29": "action", "#f3f3f3": "surface",
    "#858686": "action", "#0b0c0c": "action", "#cecece": "surface" },
  "error-summary": { "#651b1b": "error" },
  input: { "#f3f3f3": "page" },
  "task-list": { "#f3f3f3": "chosen" },
};
const LOGICAL = Object.fromEntries([
  ...["margin", "padding"].flatMap((box) => [
    [`${box}-left`, `${box}-inline-start`], [`${box}-right`, `${box}-inline-end`],
    [`${box}-top`, `${box}-block-start`], [`${box}-bottom`, `${box}-block-end`],
  ]),
  ...["", "-color", "-width", "-style"].flatMap((what) => [
    [`border-left${what}`, `border-inline-start${what}`], [`border-right${what}`, `border-inline-end${what}`],
    [`border-top${what}`, `border-block-start${what}`], [`border-bottom${what}`, `border-block-end${what}`],
  ]),
  ["left", "inset-inline-start"], ["right", "inset-inline-end"], ["top", "inset-block-start"], ["bottom", "inset-block-end"],
  ["width", "inline-size"], ["height", "block-size"], ["min-width", "min-inline-size"], ["max-width", "max-inline-size"],
  ["min-height", "min-block-size"],
]);
const PHYSICAL = /^(?!.*inline)(.*-)?(left|right|top|bottom)(-|$)/;

function coloured(declaration) {
  const block = /govuk-([a-z]+(?:-[a-z]+)*)/.exec(declaration.parent.selector)?.[1];
  const own = LITERALS[block] ?? {};
  return declaration.value
    .replace(/var\(--govuk-([a-z-]+)-colour, #[0-9a-f]+\)/g, (_, name) => `var(--q-${TOKENS[name] ?? `none-for-${name}`})`)
    .replace(/#[0-9a-f]{3,8}\b/g, (literal) => (own[literal] ? `var(--q-${own[literal]})` : literal));
}

// Lengths grow with the reader's size of text; hairlines do not.
const relative = (value) => value.replace(/(-?\d*\.?\d+)px/g, (px, n) => (Math.abs(n) < 5 ? px : `${+(n / 16).toFixed(4)}rem`));

function turned(declaration) {
  const { prop, value } = declaration;
  const sides = value.split(/\s+(?![^(]*\))/);
  if (/^(margin|padding|border-width)$/.test(prop) && sides.length === 4 && sides[1] !== sides[3]) {
    const [box, what] = prop === "border-width" ? ["border", "-width"] : [prop, ""];
    declaration.cloneBefore({ prop: `${box}-block${what}`, value: sides[0] === sides[2] ? sides[0] : `${sides[0]} ${sides[2]}` });
    declaration.cloneBefore({ prop: `${box}-inline${what}`, value: `${sides[3]} ${sides[1]}` });
    declaration.remove();
    return;
  }
  declaration.prop = LOGICAL[prop] ?? prop;
  if (/^(text-align|float|justify-content)$/.test(prop)) {
    const prefix = prop === "float" ? "inline-" : "";
    declaration.value = value.replace(/^left$/, `${prefix}start`).replace(/^right$/, `${prefix}end`);
  }
}

const root = postcss.parse(compile(new URL("patterns.scss", import.meta.url).pathname, { loadPaths: ["node_modules"], quietDeps: true, charset: false }).css);
root.walkComments((comment) => comment.remove());
root.walkAtRules((rule) => {
  if (KEPT_SUPPORTS.test(rule.params)) rule.replaceWith(rule.nodes);
  else if (DROPPED_MEDIA.test(rule.params)) rule.remove();
});
root.walkRules((rule) => {
  rule.selectors = rule.selectors.filter((selector) => /skip-link:not/.test(selector) || !DROPPED.some((each) => each.test(selector)));
  if (rule.selectors.join("") === "") rule.remove();
  else rule.selectors = rule.selectors.map((selector) => selector.replace(":not(.\\:focus)", ""));
});
root.walkDecls((declaration) => {
  if (DROPPED_DECLARATIONS.test(declaration.prop)) return declaration.remove();
  declaration.value = relative(coloured(declaration));
  turned(declaration);
});
// Sass takes a rule apart at its media queries; what follows on itself is one rule again.
root.walkRules((rule) => {
  const before = rule.prev();
  if (!rule.nodes.length) rule.remove();
  else if (before?.type === "rule" && before.selector === rule.selector) {
    before.append(rule.nodes);
    rule.remove();
  }
});
root.walkAtRules((rule) => {
  if (rule.nodes.length === 0) rule.remove();
});

const wrong = [];
root.walkDecls(({ prop, value, parent }) => {
  const colourless = !/#[0-9a-f]{3}|rgb|hsl|--govuk|none-for/i.test(value);
  if (!colourless || PHYSICAL.test(prop) || /^(left|right)$/.test(value)) wrong.push(`${parent.selector} { ${prop}: ${value} }`);
});
root.walkAtRules("font-face", () => wrong.push("@font-face"));
if (wrong.length) {
  console.error(`These have no token or no logical form yet:\n${wrong.join("\n")}`);
  process.exit(1);
}

const line = (node) =>
  node.type === "atrule"
    ? `@${node.name} ${node.params} {\n${node.nodes.map((each) => `  ${line(each)}`).join("\n")}\n}`
    : `${node.selectors.join(", ")} { ${node.nodes.map(({ prop, value, important }) => `${prop}: ${value}${important ? " !important" : ""}`).join("; ")} }`;
writeFileSync(OUT, NOTICE + root.nodes.map(line).join("\n") + "\n");
