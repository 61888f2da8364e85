import { consoleDocument, operationDocument } from "./control.mjs";
import { operationView } from "./operation.mjs";
import { logView } from "./log.mjs";
import { navigation } from "./navigation.mjs";
import { address, make, methodBadge, pathText } from "./parts.mjs";
import { sessionView } from "./session.mjs";

let served;
let session = "shared";
let shown = 0;
/** What is in view: its element, and what was typed into its form. */
let current;

const main = make("main", { id: "main", tabindex: "-1" });
const nav = make("nav", { "aria-label": "Operations" });
const head = make("p", { class: "setting" });

/** What the address names: an operation with texts for its parameters, or nothing. */
function place() {
  const [path, query = ""] = location.hash.slice(2).split("?", 2);
  const [api, operation = ""] = path.split("/").map(decodeURIComponent);
  return { api, operation, values: Object.fromEntries(new URLSearchParams(query)) };
}

/** @param typed what somebody has typed into the form that is made anew: texts for its parameters, a body */
async function show(typed = { values: {} }) {
  const { api: name, operation: id, values } = place();
  const api = served.apis.find((one) => one.name === name);
  const turn = ++shown;
  for (const link of nav.querySelectorAll("a")) {
    if (link.getAttribute("href") === address(name, id)) {
      link.setAttribute("aria-current", "page");
      // Who follows an address into a long list sees where that is.
      link.scrollIntoView({ block: "nearest" });
    } else link.removeAttribute("aria-current");
  }
  const view = api === undefined ? { element: overview() } : await viewOf(api, id, { values, typed });
  if (turn !== shown) return;
  main.replaceChildren(view.element);
  document.title = view.title === undefined ? "Standin" : `${view.title} · Standin`;
  current = view;
  current.hash = location.hash;
}

async function viewOf(api, id, start) {
  try {
    return operationView(api, await operationDocument(api.name, id), start, () => session);
  } catch (error) {
    const title = make("h1", { tabindex: "-1" }, "This cannot be shown");
    return { element: make("article", {}, title, make("p", {}, error.message)) };
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

function skip(event) {
  event.preventDefault();
  main.focus();
}

async function start() {
  const root = document.getElementById("console");
  served = await consoleDocument();
  let list;
  const log = logView(({ method, faults }) => {
    if (faults.length > 0) void steering.struck();
    if (!/^(GET|HEAD|OPTIONS)$/.test(method)) steering.written();
  });
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
    list = navigation(served.apis, list?.wanted());
    nav.replaceChildren(list.element);
    await show(current?.hash === location.hash ? current.typed?.() : undefined);
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
