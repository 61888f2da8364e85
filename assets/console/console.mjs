import { consoleDocument, operationDocument } from "./control.mjs";
import { operationView } from "./operation.mjs";
import { make, methodBadge, pathText } from "./parts.mjs";
import { logView, sessionView } from "./session.mjs";

let served;
let session = "shared";
let shown = 0;

/** A phone, where the list of operations is folded. */
const narrow = matchMedia("(max-width: 46rem)");

const main = make("main", { id: "main", tabindex: "-1" });
const nav = make("nav", { "aria-label": "Operations" });
const head = make("p", { class: "setting" });

function address(api, operation, values = {}) {
  const query = new URLSearchParams(values).toString();
  return `#/${encodeURIComponent(api)}/${encodeURIComponent(operation)}${query === "" ? "" : `?${query}`}`;
}

/** What the address names: an operation with texts for its parameters, or nothing. */
function place() {
  const [path, query = ""] = location.hash.slice(2).split("?", 2);
  const [api, operation = ""] = path.split("/").map(decodeURIComponent);
  return { api, operation, values: Object.fromEntries(new URLSearchParams(query)) };
}

async function show() {
  const { api: name, operation: id, values } = place();
  const api = served.apis.find((one) => one.name === name);
  const turn = ++shown;
  for (const link of nav.querySelectorAll("a")) {
    if (link.getAttribute("href") === address(name, id)) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  const view = api === undefined ? overview() : await viewOf(api, id, values);
  if (turn === shown) main.replaceChildren(view);
}

async function viewOf(api, id, values) {
  try {
    return operationView(api, await operationDocument(api.name, id), values, () => session);
  } catch (error) {
    return make("article", {}, make("h1", { tabindex: "-1" }, "This cannot be shown"), make("p", {}, error.message));
  }
}

function overview() {
  return make(
    "article",
    {},
    make(
      "header",
      { class: "head" },
      make("h1", { tabindex: "-1" }, "What is served here"),
      make("p", {}, "Choose an operation, or one of the records that the scenario names."),
    ),
    served.apis.map(apiOverview),
  );
}

function apiOverview({ name, title, operations, mayLogIn, named }) {
  const entities = [...new Set(named.map(({ entity }) => entity))];
  const who = mayLogIn.join(", ");
  return make(
    "section",
    { class: "api" },
    make("h2", {}, title),
    make(
      "p",
      { class: "hint" },
      `${operations.length} operation${operations.length === 1 ? "" : "s"}`,
      who !== "" && ` · may log in: ${who}`,
    ),
    entities.map((entity) =>
      namedTable(
        name,
        entity,
        named.filter((one) => one.entity === entity),
      ),
    ),
    named.length === 0 && operationList(name, operations),
  );
}

function namedTable(api, entity, named) {
  const rows = named.map(({ name, story, size, about, operation, values }) =>
    make(
      "tr",
      {},
      make("td", {}, make("a", { href: address(api, operation, values) }, make("code", {}, name))),
      make("td", {}, story ?? ""),
      make("td", { class: "number" }, size.toLocaleString("en")),
      make("td", {}, about),
    ),
  );
  const titles = [entity, "story", "rows", "what it is"];
  return make(
    "div",
    { class: "table", tabindex: "0", role: "region", "aria-label": entity },
    make(
      "table",
      {},
      make(
        "thead",
        {},
        make(
          "tr",
          {},
          titles.map((text) => make("th", { scope: "col", class: text === "rows" && "number" }, text)),
        ),
      ),
      make("tbody", {}, rows),
    ),
  );
}

function operationList(api, operations) {
  return make(
    "ul",
    { class: "operations" },
    operations.map(({ id, method, path, summary }) =>
      make(
        "li",
        {},
        make("a", { href: address(api, id) }, methodBadge(method), " ", pathText(path)),
        " ",
        make("span", {}, summary),
      ),
    ),
  );
}

function navigation() {
  const search = make("input", {
    type: "search",
    "aria-label": "Find an operation",
    placeholder: "Find an operation",
    autocomplete: "off",
  });
  const parts = served.apis.map((api) => ({
    heading: make("h2", {}, api.title),
    items: api.operations.map((operation) => ({
      text: `${api.title} ${operation.id} ${operation.method} ${operation.path} ${operation.summary}`.toLowerCase(),
      element: make(
        "li",
        {},
        make(
          "a",
          { href: address(api.name, operation.id) },
          methodBadge(operation.method),
          make("span", {}, pathText(operation.path), make("small", {}, operation.summary)),
        ),
      ),
    })),
  }));
  search.addEventListener("input", () => {
    for (const { heading, items } of parts) {
      for (const { text, element } of items) element.hidden = !text.includes(search.value.toLowerCase());
      heading.hidden = items.every(({ element }) => element.hidden);
    }
  });
  const list = make(
    "details",
    { open: !narrow.matches, onclick: ({ target }) => narrow.matches && target.closest("a") && (list.open = false) },
    make("summary", {}, "Operations"),
    search,
    make("a", { href: "#/", class: "home" }, "What is served here"),
    parts.flatMap(({ heading, items }) => [
      heading,
      make(
        "ul",
        {},
        items.map(({ element }) => element),
      ),
    ]),
  );
  nav.replaceChildren(list);
}

function skip(event) {
  event.preventDefault();
  main.focus();
}

async function start() {
  const root = document.getElementById("console");
  served = await consoleDocument();
  const log = logView(() => void steering.struck());
  const steering = sessionView(served.scenarios, (state) => {
    head.textContent = `scenario ${state.scenario} · seed ${state.seed} · ${state.clock.now.replace(".000Z", "Z")}`;
    if (state.session !== session) log.watch();
    const isOther = JSON.stringify([state.session, state.scenario, state.seed, state.clock]) !== known;
    known = JSON.stringify([state.session, state.scenario, state.seed, state.clock]);
    session = state.session;
    if (isOther) void reload();
  });
  let known;
  async function reload() {
    served = await consoleDocument();
    navigation();
    await show();
  }
  root.replaceChildren(
    make("a", { href: "#main", class: "skip", onclick: skip }, "Skip to the operation"),
    make(
      "header",
      { class: "top" },
      make("a", { href: "#/", class: "mark" }, "standin"),
      head,
      make("span", { class: "version" }, served.version),
    ),
    nav,
    main,
    make("aside", { "aria-label": "Session and requests" }, steering.element, log.element),
  );
  log.watch();
  addEventListener("hashchange", () => void show().then(() => main.querySelector("h1")?.focus()));
  await steering.show();
}

await start();
