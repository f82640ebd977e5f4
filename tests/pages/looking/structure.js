// What the HTML alone shows.
const structure = {
  named_texts() {
    const faults = [];
    for (const e of document.querySelectorAll("[aria-describedby], [aria-labelledby], [aria-controls], [aria-owns], label[for]"))
      for (const attribute of ["aria-describedby", "aria-labelledby", "aria-controls", "aria-owns", "for"])
        for (const id of ids(e, attribute)) {
          const text = document.getElementById(id);
          if (!text) faults.push(`${called(e)}: ${attribute} names ${id}, which is not there`);
          else if (/by$/.test(attribute) && !words(text)) faults.push(`${called(e)}: ${attribute} names ${id}, which says nothing`);
        }
    return faults;
  },

  // By a control that stands with it, by the group they stand in, or by a group of the same question
  hints_and_mistakes_are_tied() {
    const faults = [];
    for (const text of document.querySelectorAll("form .govuk-hint, form .govuk-error-message")) {
      const question = text.closest(".govuk-form-group") ?? text.closest("form");
      let around = text.parentElement;
      while (around !== question && !controls().some((e) => around.contains(e))) around = around.parentElement;
      const beside = controls().filter((e) => around.contains(e));
      const tied = [...question.querySelectorAll("[aria-describedby]"), ...(question.hasAttribute("aria-describedby") ? [question] : [])]
        .filter((e) => text.id && ids(e, "aria-describedby").includes(text.id))
        .some((e) => beside.includes(e) || (e.matches("fieldset, [role=group], [role=radiogroup]") && beside.some((one) => e.contains(one))));
      if (beside.length && !tied) faults.push(`${called(text)} is told with nothing that can be answered`);
    }
    return faults;
  },

  summary_leads_to_the_mistakes() {
    const faults = [];
    const links = [...document.querySelectorAll("[role=alert] a")];
    const ends = new Map();
    for (const link of links) {
      const told = words(link);
      const target = document.getElementById(decodeURIComponent(link.hash).slice(1));
      if (!target) {
        faults.push(`“${told}” leads to ${link.getAttribute("href")}, which is not there`);
        continue;
      }
      if (!target.matches("input, select, textarea")) faults.push(`“${told}” leads to ${called(target)}, which nobody can type into`);
      let beside = "";
      for (let at = target; at; at = at.parentElement)
        for (const id of ids(at, "aria-describedby")) beside += ` ${words(document.getElementById(id))}`;
      if (!beside.includes(told)) faults.push(`“${told}” is not among what describes ${called(target)}: “${beside.trim()}”`);
      if (ends.has(target) && ends.get(target) === told) faults.push(`“${told}” is told twice`);
      ends.set(target, told);
      if (!target.closest("[aria-invalid=true]")) faults.push(`${called(target)} has a mistake and is not marked as invalid`);
    }
    const invalid = document.querySelectorAll("[aria-invalid=true]");
    if (invalid.length && !links.length) faults.push(`${called(invalid[0])} is marked as invalid, and no summary tells of it`);
    return faults;
  },

  title_tells_of_mistakes() {
    const mistakes = document.querySelector("[role=alert] a, [aria-invalid=true]") !== null;
    const told = /^(Error|Gwall): /.test(document.title);
    if (mistakes && !told) return [`has mistakes, and its title begins “${document.title.slice(0, 30)}”`];
    return !mistakes && told ? ["has no mistakes, and its title tells of some"] : [];
  },

  summary_comes_first() {
    const alert = document.querySelector("[role=alert]");
    if (!alert) return [];
    const faults = [];
    if (!alert.autofocus || alert.tabIndex > -1) faults.push("the summary of mistakes does not get the focus");
    const heading = document.querySelector("h1");
    if (heading && !(alert.compareDocumentPosition(heading) & Node.DOCUMENT_POSITION_FOLLOWING)) faults.push("the summary of mistakes comes after the main heading");
    return faults;
  },

  choices_have_a_question() {
    const faults = [];
    for (const e of document.querySelectorAll("input[type=radio], input[type=checkbox]")) {
      if (!words(e.closest("fieldset")?.querySelector(":scope > legend"))) faults.push(`${called(e)} named ${e.name} is in no fieldset that has a legend`);
      if (!labels(e).some((label) => words(label) && label.getClientRects().length)) faults.push(`${called(e)} named ${e.name} has no label to see`);
    }
    return faults;
  },

  nothing_runs() {
    const faults = [...document.querySelectorAll("script, style, iframe, object, embed")].map((e) => `holds <${e.localName}>`);
    for (const e of document.querySelectorAll("*"))
      for (const { name, value } of e.attributes)
        if (name === "style" || /^on[a-z]/.test(name) || /^\s*javascript:/i.test(value)) faults.push(`${called(e)} has ${name}="${value}"`);
    return faults;
  },

  nothing_is_forbidden() {
    const never = {
      "[aria-expanded]": "hides something behind a control",
      "[role=application]": "takes the keys away from screen readers",
      "[aria-live]:not([aria-live=off]), [role=status], [role=log], [role=timer], [role=marquee]": "is a live region",
      "[role=alert]:not(#error-summary)": "is an alert that is not the summary of mistakes",
      "[tabindex]:not([tabindex='0']):not([tabindex='-1'])": "changes the order of the Tab key",
      "dialog, [role=dialog], [popover], [aria-modal]": "opens over the page",
      "input[type=range], [draggable=true]": "has to be dragged",
      "[placeholder]": "has words that vanish when typing begins",
      "[required]": "is guarded by the browser, in words that are not ours",
      "[accesskey]": "takes a key away",
      "[disabled], [aria-disabled=true]": "cannot be used",
      "meta[http-equiv=refresh]": "goes on by itself",
      "audio, video, marquee, blink": "moves or sounds",
      "form table input": "is asked in a table",
    };
    return Object.entries(never).flatMap(([selector, why]) =>
      [...document.querySelectorAll(selector)].map((e) => `${called(e)} ${why}`));
  },

  nothing_comes_from_elsewhere() {
    return [...document.querySelectorAll("link[rel~=stylesheet], link[rel~=icon], link[rel~=preload], [src], [srcset], form")]
      .map((e) => e.href ?? e.action ?? e.src)
      .filter((url) => typeof url === "string" && /^https?:/.test(url) && new URL(url).origin !== location.origin)
      .map((url) => `asks for ${url}`);
  },

  purposes_are_said() {
    const personal = /\byour (own |full |first |last )*(name|e-?mail|telephone|phone)\b(?!')|\beich (enw llawn|enw|cyfeiriad e-bost|rhif ffôn)\b(?! mentor)/i;
    return controls()
      .filter((e) => /^(text|email|tel)$/.test(e.type) && labels(e).some((label) => personal.test(words(label))))
      .filter((e) => !e.autocomplete)
      .map((e) => `${called(e)} “${words(labels(e)[0])}” does not say what it is for (autocomplete)`);
  },

  links_say_where_they_lead() {
    const empty = /^(click here|here|more|read more|this|link|details|cliciwch yma|yma|mwy|darllen mwy)[.…>»]*$/i;
    return [...document.querySelectorAll("a[href]")].filter((e) => empty.test(words(e))).map((e) => `${called(e)} does not say where it leads`);
  },

  one_main_heading() {
    const found = document.querySelectorAll("h1").length;
    return [...(found === 1 ? [] : [`has ${found} main headings`]), ...(document.title.trim() ? [] : ["has no title"])];
  },
};

// Whether the words are in the language they are marked as; apart, because new words of ours are translated last.
const language = {
  words_are_in_their_language() {
    const telling = {
      en: /\b(the|your|you|with|what|which|enter|select|and)\b/i,
      cy: /\b(ydych|rydych|eich|gyda|beth|rhowch|dewiswch|chi|yw)\b/i,
    };
    const faults = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const said = words(walker.currentNode);
      const tongue = walker.currentNode.parentElement.closest("[lang]")?.lang.slice(0, 2);
      for (const [other, pattern] of Object.entries(telling))
        if (tongue && other !== tongue && pattern.test(said) && !telling[tongue]?.test(said)) faults.push(`“${said.slice(0, 60)}” is marked as ${tongue} and looks like ${other}`);
    }
    return faults;
  },
};
