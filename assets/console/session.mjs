import { control, setCookie } from "./control.mjs";
import { button, choice, field, make } from "./parts.mjs";

/**
 * What this browser's session is, and what may be changed of it.
 * @param changed called when what is served may be another
 */
export function sessionView(scenarios, changed) {
  const said = make("p", { class: "said", role: "status" });
  const element = make("div", {});
  const faults = make("ul", { class: "faults", "aria-label": "Faults", hidden: true });
  let state;
  async function act(text, ...order) {
    try {
      await control(...order);
      said.textContent = text;
    } catch (error) {
      said.textContent = `Refused: ${error.message}`;
    }
    await show();
  }
  async function show() {
    state = await control("GET", "");
    showFaults(state.faults);
    element.replaceChildren(...parts());
    changed(state);
  }
  function showFaults(now) {
    faults.hidden = now.length === 0;
    faults.replaceChildren(...now.map((fault) => faultEntry(fault, act)));
  }
  /** A request was struck: only the list is made anew, so that what is being typed stays. */
  async function struck() {
    showFaults((await control("GET", "faults")).faults);
  }
  let waiting;
  /** Something was written: what is changed is told anew, once for many requests. */
  function written() {
    clearTimeout(waiting);
    waiting = setTimeout(() => void tellChanged(), 200);
  }
  async function tellChanged() {
    const { changed: now } = await control("GET", "");
    const told = element.querySelector("[data-fact=changed]");
    if (told) told.textContent = now.join(", ") || "nothing";
  }
  const actor = (text, order) => () => void act(text, ...order());
  const parts = () => [
    facts(state),
    settingForm(state, scenarios, act),
    clockButtons(state, actor),
    faults,
    faultForm(act),
    nameForm(state, switched),
    button(
      "Reset session",
      actor("Reset: nothing is changed any more.", () => ["POST", "reset"]),
    ),
  ];
  function switched(name) {
    setCookie("standin-session", name === "shared" ? undefined : name);
    said.textContent = `This browser is in session ${name}.`;
    void show();
  }
  return {
    element: make("section", { "aria-labelledby": "session" }, make("h2", { id: "session" }, "Session"), said, element),
    show,
    struck,
    written,
  };
}

function facts({ session, scenario, seed, clock, changed }) {
  const rows = [
    ["session", session],
    ["scenario", scenario],
    ["seed", seed],
    ["clock", `${clock.now.replace(".000Z", "Z")}${clock.running ? ` running, speed ${clock.speed}` : ""}`],
    ["changed", changed.join(", ") || "nothing"],
  ];
  return make(
    "dl",
    { class: "facts" },
    rows.map(([name, value]) => make("div", {}, make("dt", {}, name), make("dd", { "data-fact": name }, value))),
  );
}

function group(title, ...children) {
  return make("details", {}, make("summary", {}, title), ...children);
}

function settingForm({ scenario, seed, clock }, scenarios, act) {
  const names = [...new Set([scenario, ...scenarios])];
  const chosen = choice(
    names.map((name) => [name, name]),
    scenario,
  );
  const seedInput = make("input", { value: seed, autocomplete: "off" });
  const now = make("input", { value: clock.now, autocomplete: "off" });
  const submit = async (event) => {
    event.preventDefault();
    if (chosen.value !== scenario) await act(`Scenario ${chosen.value}.`, "PUT", "scenario", { name: chosen.value });
    if (seedInput.value !== seed) await act(`Seed ${seedInput.value}.`, "PUT", "seed", { seed: seedInput.value });
    if (now.value !== clock.now) await act(`Clock at ${now.value}.`, "PUT", "clock", { now: now.value });
  };
  return group(
    "Scenario, seed, clock",
    make(
      "form",
      { onsubmit: submit },
      field("Scenario", chosen),
      field("Seed", seedInput),
      field("Clock", now),
      make("button", {}, "Apply"),
    ),
  );
}

function clockButtons({ clock }, actor) {
  const later = (text, advanceSeconds) =>
    button(
      text,
      actor(`Clock ${text}.`, () => ["PUT", "clock", { advanceSeconds }]),
      { class: "small" },
    );
  const running = !clock.running;
  return make(
    "div",
    { class: "row", role: "group", "aria-label": "Clock" },
    later("+1 hour", 3600),
    later("+1 day", 86_400),
    button(
      running ? "Run" : "Stop",
      actor(running ? "The clock runs." : "The clock stands still.", () => ["PUT", "clock", { running }]),
      {
        class: "small",
        "aria-label": running ? "Run the clock" : "Stop the clock",
      },
    ),
  );
}

function faultForm(act) {
  const number = (value, attributes) => make("input", { type: "number", value, ...attributes });
  const inputs = {
    status: number("503", { min: "400", max: "599" }),
    times: number("1", { min: "1" }),
    delay: number("", { min: "0", step: "100" }),
    share: number("", { min: "0", max: "1", step: "0.05" }),
    path: make("input", { placeholder: "/", autocomplete: "off" }),
    body: choice([["", "as it is"], ...["truncated", "garbled", "empty", "reset"].map((one) => [one, one])], ""),
  };
  const order = (event) => {
    event.preventDefault();
    const given = Object.entries(inputs).filter(([, { value }]) => value !== "");
    const body = Object.fromEntries(
      given.map(([name, { value, type }]) => [name, type === "number" ? Number(value) : value]),
    );
    void act("The fault is ordered.", "POST", "faults", body);
  };
  return group(
    "Order a fault",
    make(
      "form",
      { onsubmit: order, class: "two" },
      field("Status", inputs.status),
      field("Times", inputs.times),
      field("Delay in ms", inputs.delay),
      field("Share", inputs.share),
      field("Path begins with", inputs.path),
      field("Body", inputs.body),
      make("button", {}, "Order"),
    ),
  );
}

function faultEntry(fault, act) {
  const words = ["status", "body", "delay", "share", "path"].flatMap((name) =>
    fault[name] === undefined || (name === "share" && fault.share === 1) ? [] : [`${name} ${fault[name]}`],
  );
  const struck =
    fault.times === undefined ? `struck ${fault.struck} times` : `struck ${fault.struck} of ${fault.times}`;
  const remove = button("Remove", () => void act(`${fault.id} is removed.`, "DELETE", `faults/${fault.id}`), {
    class: "small",
    "aria-label": `Remove ${fault.id}`,
  });
  return make("li", {}, make("b", {}, fault.id), ` ${[...words, struck].join(", ")} `, remove);
}

function nameForm({ session }, switched) {
  const name = make("input", { value: session, autocomplete: "off", required: true });
  const submit = (event) => {
    event.preventDefault();
    switched(name.value);
  };
  return group(
    "Another session",
    make("form", { onsubmit: submit }, field("Name", name), make("button", {}, "Switch")),
  );
}
