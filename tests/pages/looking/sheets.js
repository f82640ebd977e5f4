// What stylesheets say, whatever is on a page. Colours are looked at in one size of window, which is enough because of this.
const SIZE = /width|height|aspect-ratio|orientation/;
const WISH = /prefers-color-scheme/;
const OWN_COLOURS = /prefers-contrast|forced-colors/;
const COLOURING = /color|background|shadow|^fill$|^stroke$|^--/;
const rulesOf = function* (list, within = []) {
  for (const rule of list) {
    if (rule instanceof CSSStyleRule) yield { rule, within };
    if (rule.cssRules) yield* rulesOf(rule.cssRules, rule.conditionText === undefined ? within : [...within, rule.conditionText]);
  }
};
// An edge that is there in one size only brings its colour along
const bringsIt = (rule, name) => /^border-.*-color$/.test(name) && rule.style.getPropertyValue(name.replace("color", "width")) !== "";
const namesIn = (rule) => [...rule.style].filter((name) => !/^(initial|currentcolor|auto|0px 0px)$|^rgba\(0, 0, 0, 0\)$/i.test(rule.style.getPropertyValue(name)));
const styled = () => [...document.styleSheets].filter((sheet) => !sheet.href?.startsWith("file:")).flatMap((sheet) => [...rulesOf(sheet.cssRules)]); // nobody may read those of a file
const sheets = {
  sizes_leave_colours_alone: () =>
    styled()
      .filter(({ within }) => within.some((condition) => SIZE.test(condition)))
      .flatMap(({ rule, within }) => namesIn(rule).filter((name) => COLOURING.test(name) && !bringsIt(rule, name)).map((name) => `${rule.selectorText} has another ${name} where ${within.join(" and ")}`)),

  colours_leave_sizes_alone: () =>
    styled()
      .filter(({ rule, within }) => within.some((condition) => WISH.test(condition)) || /data-colours/.test(rule.selectorText))
      .flatMap(({ rule }) => namesIn(rule).filter((name) => !COLOURING.test(name)).map((name) => `${rule.selectorText} has another ${name} in other colours`)),

  // So pairs of colours need no looking at there: those of more contrast are held by the gate, those of a device are its own
  more_contrast_pairs_nothing_anew: () =>
    styled()
      .filter(({ rule, within }) => within.some((condition) => OWN_COLOURS.test(condition)))
      .flatMap(({ rule, within }) => [...rule.style].filter((name) => !name.startsWith("--") && /var\(--q-|#[0-9a-f]{3}|rgba?\(/i.test(rule.style.getPropertyValue(name))).map((name) => `${rule.selectorText} has a colour of ours as its ${name} where ${within.join(" and ")}`)),
};
