// Time and memory of one page of a made-up delivery log, at its beginning, middle and end, for three sizes:
// without a filter, under one that keeps about one row in a hundred, and in a window of an hour.
//
//   npm run build && node --expose-gc bench/pages.mjs
import console from "node:console";
import { performance } from "node:perf_hooks";
import process from "node:process";
import { fileURLToPath, URL } from "node:url";

const built = process.env.STANDIN_BUILT ?? fileURLToPath(new URL("../dist/", import.meta.url));
const { loadContract } = await import(`${built}contract/load-contract.js`);
const { loadScenario } = await import(`${built}serve/scenario/load-scenario.js`);
const { withRows, parseRows } = await import(`${built}serve/scenario/rows-option.js`);
const { createData } = await import(`${built}serve/data/create-data.js`);

const contract = loadContract("bokamera");
const rounds = 200;

function time(ask) {
  for (let round = 0; round < 20; round++) ask();
  const begun = performance.now();
  for (let round = 0; round < rounds; round++) ask();
  return (((performance.now() - begun) / rounds) * 1000).toFixed(0).padStart(7);
}

console.log("µs per page of 50 rows        begin  middle     end   heap held");
for (const size of [100, 1_000_000, 1_000_000_000]) {
  const scenario = withRows(loadScenario("default", [contract]), [parseRows(`attempts=${size}`)], [contract]);
  const data = createData(contract, scenario, { seed: scenario.seed, now: scenario.now });
  const owner = data.names().find(({ story }) => story === "flaky").name;
  const ask = (conditions, towards = "older") =>
    data.page("attempts", owner, { limit: 50, from: undefined, towards, conditions });
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  const now = Date.parse(scenario.now);
  const oldest = Date.parse(ask([], "newer").rows.at(-1).value.Timestamp);
  const at = (ms) => ({ property: "Timestamp", operator: "before", value: new Date(ms).toISOString() });
  const middle = at((now + oldest) / 2);
  const rare = [
    { property: "Status", operator: "equals", value: "Success" },
    { property: "TriggerType", operator: "equals", value: "Manual" },
  ];
  const hour = (ms) => [
    { property: "Timestamp", operator: "onOrAfter", value: new Date(ms - 3_600_000).toISOString() },
    at(ms),
  ];
  const show = (name, ...asks) =>
    console.log(
      `${size.toExponential(0)} ${name.padEnd(22)}`,
      ...asks.map(time),
      name === "no filter" ? held(before) : "",
    );
  show(
    "no filter",
    () => ask([]),
    () => ask([middle]),
    () => ask([], "newer"),
  );
  show(
    "sent again by hand",
    () => ask(rare),
    () => ask([...rare, middle]),
    () => ask(rare, "newer"),
  );
  show(
    "an hour",
    () => ask(hour(now)),
    () => ask(hour((now + oldest) / 2)),
    () => ask(hour(oldest + 3_600_000)),
  );
  show("what never occurs", () => ask([{ property: "EventType", operator: "in", value: ["nothing.ever"] }]));
}

function held(before) {
  globalThis.gc?.();
  return `${((process.memoryUsage().heapUsed - before) / 1024).toFixed(0).padStart(8)} kB`;
}
