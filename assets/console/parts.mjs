// Elements are made of names, attributes and texts; nothing is ever read as markup.

/**
 * @param {string} name of the element
 * @param {object} attributes `class`, `onclick` and the like; false and undefined are left out
 */
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (key === "value") element.value = value;
    else element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== undefined && child !== false && child !== ""));
  return element;
}

/** Where an operation is shown, with texts for its parameters. */
export function address(api, operation, values = {}) {
  const query = new URLSearchParams(values).toString();
  return `#/${encodeURIComponent(api)}/${encodeURIComponent(operation)}${query === "" ? "" : `?${query}`}`;
}

let last = 0;

/** A control with its label, and what is to be known of it. */
export function field(label, control, hint) {
  const id = `field-${++last}`;
  control.id = id;
  if (hint) control.setAttribute("aria-describedby", `${id}-hint`);
  return make(
    "div",
    { class: "field" },
    make("label", { for: id }, label),
    control,
    hint && make("p", { class: "hint", id: `${id}-hint` }, hint),
  );
}

export function button(text, onclick, attributes = {}) {
  return make("button", { type: "button", onclick, ...attributes }, text);
}

/** Copies a text; where a browser lends no clipboard (an address that is not of this machine, without TLS), it selects what is to copy. */
export function copyButton(label, text, element) {
  const copy = button(
    "Copy",
    async () => {
      copy.textContent = (await copied(text(), element())) ? "Copied" : "Press Ctrl+C";
      setTimeout(() => (copy.textContent = "Copy"), 2500);
    },
    { class: "small", "aria-label": label },
  );
  return copy;
}

async function copied(text, element) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    getSelection().selectAllChildren(element);
    element.focus();
    return false;
  }
}

export function choice(options, value) {
  const select = make(
    "select",
    {},
    options.map(([key, text]) => make("option", { value: key }, text)),
  );
  select.value = value;
  return select;
}

/** A status in words and in a colour. */
export function statusBadge(status, text = "") {
  const kind = status >= 500 ? "bad" : status >= 400 ? "odd" : status >= 300 ? "other" : "good";
  return make("span", { class: `status ${kind}` }, `${status} ${text}`.trim());
}

export function methodBadge(method) {
  return make("span", { class: `method ${method.toLowerCase()}` }, method);
}

/** A text that scrolls by itself and that a keyboard reaches. */
export function scrolled(label, text, attributes = {}) {
  return make("pre", { tabindex: "0", role: "region", "aria-label": label, ...attributes }, text);
}

/** A path that may break after each slash. */
export function pathText(path) {
  const steps = path.split(/(?<=\/)/);
  return make(
    "code",
    {},
    steps.flatMap((step, index) => (index === 0 ? [step] : [make("wbr"), step])),
  );
}

/** Words of a document, with its code spans (CommonMark, section 6.1). */
export function prose(text) {
  return plain(text)
    .trim()
    .split(/(`[^`]+`)/)
    .map((part) => (/^`.+`$/.test(part) ? make("code", {}, part.slice(1, -1)) : part));
}

/** The marks of HTML that documents lay out their texts with, as those of CommonMark; other markup is shown as it is written. */
function plain(text) {
  return text
    .replace(/<\/?p>|<br ?\/?>|<\/?[uo]l>/gi, "\n\n")
    .replace(/<li>/gi, "\n- ")
    .replace(/<\/?code>/gi, "`")
    .replace(/<\/?(?:strong|b|em|i|span|li|a)>|<a href="[^"<>]*"[^<>]*>/gi, "");
}

/** A longer text of a contract as paragraphs and lists; what else of CommonMark it uses is shown as it is written. */
export function paragraphs(text) {
  return plain(text)
    .split(/\n\s*\n/)
    .filter((part) => part.trim() !== "")
    .flatMap((part) => {
      const items = part.split(/^\s*[-*] +/m);
      if (items.length < 2) return make("p", {}, prose(part));
      const list = items.slice(1).map((item) => make("li", {}, prose(item)));
      return [items[0].trim() !== "" && make("p", {}, prose(items[0])), make("ul", {}, list)];
    });
}
