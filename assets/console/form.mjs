import { bodyOf } from "./body.mjs";
import { cookie } from "./control.mjs";
import { choice, field, make, prose } from "./parts.mjs";

const nobody = "(nobody)";

/** The form of an operation: texts for its parameters, a body, who asks, in which formats. */
export function formOf(api, operation, { values: given, typed: before }) {
  const [sample] = operation.samples;
  const untouched = (name) => given[name] ?? sample?.values[name] ?? "";
  const begun = (name) => before.values[name] ?? untouched(name);
  const inputs = new Map(operation.parameters.map((one) => [one.name, inputOf(one, begun(one.name))]));
  const callers = new Map(operation.callers.map((caller) => [caller.name ?? "anybody", caller]));
  const who = choice(
    [...[...callers].map(([key, one]) => [key, whoText(key, one)]), [nobody, "nobody"]],
    callerNow(api, callers),
  );
  const format = formatsOf(operation.formats);
  const known = operation.formats.length;
  const body = operation.body && bodyOf(operation.body, before.body);
  const samples = operation.samples.length > 1 ? samplesOf(operation.samples, inputs) : undefined;
  const open = make("a", { href: "#", target: "_blank", class: "button", rel: "noopener" }, "Open as a page");
  function write(values) {
    writeTo(inputs, values);
    samples?.tell();
  }
  const fieldsFor = (parameters) => parameters.map((one) => parameterField(one, inputs.get(one.name)));
  const isFirst = ({ name, required }) => required || inputs.get(name).value !== "";
  const [first, others] = [true, false].map((wanted) => operation.parameters.filter((one) => isFirst(one) === wanted));
  const element = make(
    "form",
    { class: "ask" },
    samples?.element,
    first.length > 0 && make("fieldset", {}, make("legend", {}, "Parameters"), fieldsFor(first)),
    others.length > 0 && moreParameters(others.length, first.length, fieldsFor(others)),
    body?.element,
    make(
      "div",
      { class: "row" },
      callers.size > 0 && field("Ask as", who),
      known > 1 && format.element,
      make("div", { class: "do" }, make("button", { class: "main" }, "Send"), operation.method === "GET" && open),
    ),
  );
  const values = () => Object.fromEntries([...inputs].map(([name, input]) => [name, input.value]));
  const read = () => ({ values: values(), caller: callers.get(who.value), body: body?.read() });
  const typed = () => ({
    values: Object.fromEntries(Object.entries(values()).filter(([name, text]) => text !== untouched(name))),
    body: body?.typed(),
  });
  return { element, read, write, open, typed, types: format.types };
}

/** What may be left out stays folded, so that the answer is near. */
function moreParameters(count, others, fields) {
  const text = `${count} ${others > 0 ? "more " : ""}optional parameter${count === 1 ? "" : "s"}`;
  return make(
    "details",
    { class: "more" },
    make("summary", {}, text),
    make("fieldset", { "aria-label": "Optional parameters" }, fields),
  );
}

function callerNow(api, callers) {
  const chosen = cookie(api.cookie);
  if (callers.has(chosen)) return chosen;
  const [able] = [...callers].find(([, { mayCall }]) => mayCall) ?? [nobody];
  return able;
}

function whoText(key, { name, mayCall }) {
  if (name === undefined) return "anybody with credentials";
  return mayCall ? key : `${key} (may not)`;
}

function inputOf({ name, in: place, choices }, value = "") {
  const list = choices.length === 0 ? undefined : `choices-${place}-${name}`;
  return make("input", { name, value, autocomplete: "off", spellcheck: "false", ...(list && { list }) });
}

function parameterField({ name, in: place, required, description, rules, choices, repeats }, input) {
  const words = [...rules, ...(choices.length > 0 ? [`one of ${choices.slice(0, 12).join(", ")}`] : [])];
  if (repeats) words.push("several with commas between");
  const hint = [...prose(description), make("span", { class: "rules" }, words.join(" · "))];
  const label = [make("code", {}, name), " ", make("small", {}, place, required ? ", required" : "")];
  const one = field(label, input, hint);
  if (choices.length > 0)
    one.append(
      make(
        "datalist",
        { id: `choices-${place}-${name}` },
        choices.map((value) => make("option", { value })),
      ),
    );
  return one;
}

function writeTo(inputs, values) {
  for (const [name, value] of Object.entries(values)) if (inputs.has(name)) inputs.get(name).value = value;
}

const ownValues = "own";

/** The samples to choose from; the one is shown whose values stand in the form. */
function samplesOf(samples, inputs) {
  const options = samples.map(({ name, about }, index) => [String(index), `${name} — ${about}`]);
  const select = choice([...options, [ownValues, "(values of your own)"]], ownValues);
  const isWritten = ({ values }) =>
    Object.entries(values).every(([name, value]) => !inputs.has(name) || inputs.get(name).value === value);
  const tell = () => {
    const index = samples.findIndex(isWritten);
    select.value = index < 0 ? ownValues : String(index);
  };
  select.addEventListener("change", () => {
    if (select.value !== ownValues) writeTo(inputs, samples[Number(select.value)].values);
  });
  for (const input of inputs.values()) input.addEventListener("input", tell);
  tell();
  return { element: field("Sample", select), tell };
}

/** One format, or all of them side by side. */
function formatsOf(formats) {
  const known = formats.length === 0 ? [{ type: "*/*", name: "any" }] : formats;
  const options = [...known.map(({ type, name }) => [type, name]), ...(known.length > 1 ? [["all", "All"]] : [])];
  let chosen = known[0].type;
  const radios = options.map(([value, text], index) =>
    make(
      "label",
      {},
      make("input", { type: "radio", name: "format", value, checked: index === 0, onchange: () => (chosen = value) }),
      make("span", {}, text),
    ),
  );
  const element = make("fieldset", { class: "formats" }, make("legend", {}, "Format"), radios);
  return { element, types: () => (chosen === "all" ? known.map(({ type }) => type) : [chosen]) };
}
