import { button, copyButton, make, scrolled, statusBadge } from "./parts.mjs";
import { indented, send } from "./requests.mjs";
import { nextPage } from "./walk.mjs";

/** More of an answer than anybody reads slows a browser down. */
const mostShown = 200_000;

/** What comes of a request, or why nothing does. */
export async function answerTo(request, type, { formats }) {
  const name = formats.find((one) => one.type === type)?.name ?? type;
  try {
    return { type, name, answer: await send(request) };
  } catch (error) {
    return { type, name, error: String(error.message) };
  }
}

/** An answer: its status, time, headers and body. */
export function answerPanel({ name, answer, error }) {
  if (answer === undefined)
    return make(
      "section",
      { class: "answer", "aria-label": name },
      make("h3", {}, name),
      make("p", {}, `No answer: ${error}`),
    );
  const { status, reason, milliseconds, size, headers, text, type } = answer;
  const shown = text === undefined ? `${size} bytes that are no text` : indented(text, type).slice(0, mostShown);
  const pre = scrolled(`Body as ${name}`, shown === "" ? "(no body)" : shown);
  const asSent = button(
    "As sent",
    () => {
      const isSent = asSent.getAttribute("aria-pressed") !== "true";
      asSent.setAttribute("aria-pressed", String(isSent));
      pre.textContent = isSent ? text.slice(0, mostShown) : shown;
    },
    { "aria-pressed": "false", class: "small" },
  );
  const asIsShown = () => (asSent.getAttribute("aria-pressed") === "true" ? text : indented(text, type));
  return make(
    "section",
    { class: "answer", "aria-label": name },
    make(
      "header",
      {},
      make("h3", {}, name),
      statusBadge(status, reason),
      make("span", { class: "facts" }, `${Math.round(milliseconds)} ms · ${size.toLocaleString("en")} bytes`),
      text !== undefined && shown !== text && asSent,
      text && copyButton(`Copy the body as ${name}`, asIsShown, () => pre),
    ),
    make(
      "details",
      {},
      make("summary", {}, `${headers.length} headers`),
      make(
        "dl",
        {},
        headers.map(([key, value]) => make("div", {}, make("dt", {}, key), make("dd", {}, value))),
      ),
    ),
    pre,
    text !== undefined && text.length > mostShown && make("p", { class: "hint" }, "Only the beginning is shown."),
  );
}

/**
 * Forward page by page, and back to the first.
 * @param ask asks for what is shown in a media type
 * @param values tells the parameters of what is shown
 * @param go asks for a page by its number and parameters
 */
export function pagesOf({ walk, formats }, { ask, values, go }) {
  const json = formats.find(({ type }) => /json$/.test(type))?.type ?? "application/json";
  const at = make("span", { class: "facts" });
  const positions = new Set();
  let page = 1;
  let told;
  const first = button("First page", () => {
    if (page > 1) void go(1, Object.fromEntries([...positions].map((name) => [name, ""])));
  });
  const onward = button("Next page", async () => {
    // Where the next page is, JSON tells: it is asked for where another format is shown.
    told ??= await ask(json);
    const following = nextOf(told);
    if (following === undefined) {
      show(page, [told]);
      return;
    }
    if (page === 1) for (const name of Object.keys(following)) positions.add(name);
    void go(page + 1, following);
  });
  function nextOf({ answer }) {
    if (answer?.status !== 200 || answer.text === undefined) return undefined;
    const header = (name) => answer.headers.find(([key]) => key === name.toLowerCase())?.[1] ?? null;
    return nextPage(walk, values(), JSON.parse(answer.text), header);
  }
  /** @param answers what the page came to, in every format that is shown */
  function show(number, answers) {
    page = number;
    told = answers.find(({ type }) => type === json);
    const isLast = told !== undefined && nextOf(told) === undefined;
    at.textContent = `page ${page}${isLast ? ", the last" : ""}`;
    // A button that has the focus keeps it: a keyboard would be lost otherwise.
    onward.setAttribute("aria-disabled", String(isLast));
    first.setAttribute("aria-disabled", String(page === 1));
  }
  return { element: make("div", { class: "walk", role: "group", "aria-label": "Pages" }, first, onward, at), show };
}
