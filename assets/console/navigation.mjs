import { address, make, methodBadge, pathText } from "./parts.mjs";

/** A phone, where the list of operations is folded. */
const narrow = matchMedia("(max-width: 46rem)");

/** The operations of all APIs, with a search; what was searched for before is searched for again. */
export function navigation(apis, wanted = "") {
  const search = make("input", {
    type: "search",
    "aria-label": "Find an operation",
    placeholder: "Find an operation",
    autocomplete: "off",
    value: wanted,
  });
  const parts = apis.map((api) => ({
    heading: make("h2", {}, api.title),
    items: api.operations.map((operation) => entryOf(api, operation)),
  }));
  const none = make("p", { class: "hint", role: "status" });
  const find = () => {
    const words = search.value.toLowerCase().split(/\s+/);
    let found = 0;
    for (const { heading, items } of parts) {
      for (const { text, element } of items) element.hidden = !words.every((word) => text.includes(word));
      const here = items.filter(({ element }) => !element.hidden).length;
      heading.hidden = here === 0;
      found += here;
    }
    none.textContent = found === 0 ? "No operation is called that." : "";
  };
  search.addEventListener("input", find);
  search.addEventListener("keydown", ({ key }) => {
    if (key !== "Enter") return;
    const first = parts.flatMap(({ items }) => items).find(({ element }) => !element.hidden);
    first?.element.firstChild.click();
  });
  const list = make(
    "details",
    { open: !narrow.matches, onclick: ({ target }) => narrow.matches && target.closest("a") && (list.open = false) },
    make("summary", {}, "Operations"),
    search,
    make("a", { href: "#/", class: "home" }, "What is served here"),
    none,
    parts.flatMap(({ heading, items }) => [
      heading,
      make(
        "ul",
        {},
        items.map(({ element }) => element),
      ),
    ]),
  );
  if (wanted !== "") find();
  return { element: list, wanted: () => search.value };
}

function entryOf(api, { id, method, path, summary }) {
  return {
    text: `${api.title} ${id} ${method} ${path} ${summary}`.toLowerCase(),
    element: make(
      "li",
      {},
      make(
        "a",
        { href: address(api.name, id) },
        methodBadge(method),
        make("span", {}, pathText(path), make("small", {}, summary)),
      ),
    ),
  };
}
