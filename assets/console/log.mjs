import { logOf } from "./control.mjs";
import { make, statusBadge } from "./parts.mjs";

/** So many requests of the log are shown. */
const mostEntries = 200;

/**
 * The requests of the session, the newest first.
 * @param noticed called with each
 */
export function logView(noticed) {
  const list = make("ol", { class: "log" });
  const told = make("div", { role: "log", tabindex: "0", "aria-label": "Requests, the newest first" }, list);
  const none = make("p", { class: "hint" }, "No request yet.");
  const watcher = {
    recorded(entry) {
      none.hidden = true;
      list.prepend(entryOf(entry));
      noticed(entry);
      while (list.children.length > mostEntries) list.lastChild.remove();
    },
    cleared() {
      list.replaceChildren();
      none.hidden = false;
    },
  };
  let stop = () => undefined;
  return {
    element: make("section", { "aria-labelledby": "requests" }, make("h2", { id: "requests" }, "Requests"), none, told),
    watch() {
      stop();
      watcher.cleared();
      stop = logOf(watcher);
    },
  };
}

function entryOf({ number, method, target, status, type, operation, faults, ignored, why, near }) {
  const notes = [
    ...(why === undefined ? [] : [why]),
    ...(near === undefined ? [] : [`near: ${near}`]),
    ...(faults.length > 0 ? [`struck by ${faults.join(", ")}`] : []),
    ...(operation === undefined ? [] : [operation]),
    ...(ignored === undefined ? [] : [`ignored: ${ignored.join(", ")}`]),
  ];
  return make(
    "li",
    {},
    make(
      "div",
      {},
      make("small", {}, String(number)),
      statusBadge(status),
      make("b", {}, method),
      make("small", {}, type ?? "no body"),
    ),
    make("code", {}, target),
    notes.length > 0 && make("small", {}, notes.join(" · ")),
  );
}
