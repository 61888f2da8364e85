import { answerPanel, answerTo, pagesOf } from "./answer.mjs";
import { setCookie } from "./control.mjs";
import { formOf } from "./form.mjs";
import { copyButton, make, methodBadge, paragraphs, pathText, prose, scrolled } from "./parts.mjs";
import { curlLine, fetchLine, requestOf } from "./requests.mjs";

/**
 * One operation: its form, its answers, the lines to copy, what is documented of it.
 * @param start texts for its parameters, and what somebody has typed before
 * @param session tells the session's name
 */
export function operationView(api, operation, start, session) {
  const form = formOf(api, operation, start);
  const answers = make("div", { class: "answers" });
  const said = make("p", { class: "said", role: "status" });
  const lines = linesOf();
  const request = (type) => requestOf(operation, { ...form.read(), type, session: session() });
  const ask = async (type) => answerTo(request(type), type, operation);
  const pages = operation.walk && pagesOf(operation, { ask, values: () => form.read().values, go: run });
  const refresh = () => lines.show(request(form.types()[0]));
  let turn = 0;

  async function run(page = 1, patch = {}) {
    const own = ++turn;
    form.write(patch);
    refresh();
    rememberCaller(api, operation, form.read().caller);
    said.textContent = "Sending …";
    const got = await Promise.all(form.types().map(ask));
    if (own !== turn) return;
    answers.replaceChildren(...got.map(answerPanel));
    said.textContent = got.map(({ answer, name }) => `${name}: ${answer?.status ?? "no answer"}`).join(", ");
    pages?.show(page, got);
  }

  form.element.addEventListener("input", refresh);
  form.element.addEventListener("keydown", (event) => {
    // In a text of several lines Enter is a line.
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.element.requestSubmit();
  });
  form.element.addEventListener("submit", (event) => {
    event.preventDefault();
    void run();
  });
  form.open.addEventListener("click", () => {
    rememberCaller(api, operation, form.read().caller);
    form.open.href = request(undefined).target;
  });
  refresh();
  said.textContent = "Not sent yet.";
  const isComplete = operation.parameters.every(({ name, required }) => !required || form.read().values[name]);
  if (operation.method === "GET" && isComplete) void run();
  const element = make(
    "article",
    {},
    headOf(operation),
    form.element,
    make(
      "section",
      { "aria-label": "Answers" },
      make("h2", {}, "Answer"),
      make("div", { class: "row over" }, pages?.element, said),
      answers,
    ),
    lines.element,
    documentation(operation),
  );
  return { element, title: `${operation.method} ${operation.path}`, typed: form.typed };
}

/** Addresses that this browser opens are asked for by the same caller. */
function rememberCaller(api, { callers }, caller) {
  if (callers.length === 0) return;
  setCookie(api.cookie, caller === undefined ? undefined : (caller.name ?? api.identities[0]?.name));
}

function headOf({ method, path, summary, description, deprecated, isInferred }) {
  return make(
    "header",
    { class: "head" },
    make("h1", { tabindex: "-1" }, methodBadge(method), " ", pathText(path)),
    make("p", {}, summary, deprecated && make("span", { class: "note" }, "deprecated")),
    description !== "" && make("div", { class: "about" }, paragraphs(description)),
    isInferred &&
      make(
        "p",
        { class: "hint" },
        "The document does not say what answers this; it was inferred (standin check --explain).",
      ),
  );
}

function linesOf() {
  const texts = ["curl", "fetch"].map((name) => {
    const pre = scrolled(`${name} line`, "");
    const copy = copyButton(
      `Copy the ${name} line`,
      () => pre.textContent,
      () => pre,
    );
    return { pre, element: make("div", { class: "line" }, make("header", {}, make("h3", {}, name), copy), pre) };
  });
  const [curl, fetched] = texts;
  return {
    element: make(
      "section",
      { class: "lines", "aria-label": "To copy" },
      make("h2", {}, "To copy"),
      texts.map(({ element }) => element),
    ),
    show(request) {
      curl.pre.textContent = curlLine(request, location.origin);
      fetched.pre.textContent = fetchLine(request, location.origin);
    },
  };
}

function documentation({ responses, callers }) {
  const rows = responses.map(({ status, description, types }) =>
    make(
      "tr",
      {},
      make("th", { scope: "row" }, status),
      make("td", {}, prose(description), types.length > 0 && make("small", { class: "types" }, types.join(", "))),
    ),
  );
  const may = callers.filter(({ mayCall }) => mayCall).map(({ name }) => name ?? "anybody with credentials");
  return make(
    "section",
    { "aria-label": "Documentation" },
    make("h2", {}, "Documented answers"),
    make(
      "div",
      { class: "table", tabindex: "0", role: "region", "aria-label": "Documented answers" },
      make("table", {}, make("tbody", {}, rows)),
    ),
    callers.length > 0 &&
      make("p", { class: "hint" }, `May be called by ${may.join(", ") || "nobody in this scenario"}.`),
  );
}
