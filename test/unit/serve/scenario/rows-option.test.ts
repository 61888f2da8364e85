import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadContract } from "../../../../src/contract/load-contract.ts";
import { ProblemError } from "../../../../src/problem.ts";
import { createData } from "../../../../src/serve/data/create-data.ts";
import { loadScenario } from "../../../../src/serve/scenario/load-scenario.ts";
import { parseRows, withRows } from "../../../../src/serve/scenario/rows-option.ts";

const contract = loadContract("bokamera");
const scenario = loadScenario("default", [contract]);
const folder = mkdtempSync(join(tmpdir(), "standin-rows-"));

const problemsOf = (action: () => unknown): ProblemError["problems"] => {
  try {
    action();
    return [];
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return error.problems;
  }
};

test.each([
  { text: "attempts=100", want: { entity: "attempts", count: 100 } },
  { text: "attempts=1_000_000_000", want: { entity: "attempts", count: 1e9 } },
  { text: "attempts = rows.json", want: { entity: "attempts", file: "rows.json" } },
  { text: "attempts=C:\\a=b.JSON", want: { entity: "attempts", file: "C:\\a=b.JSON" } },
])("reads --rows $text", ({ text, want }) => {
  expect(parseRows(text)).toEqual(want);
});

test.each(["", "attempts", "=1", "attempts=", "attempts=many", "attempts=-1", "attempts=1.5", "attempts=999999999999"])(
  "refuses --rows '%s' and shows the form",
  (text) => {
    expect(problemsOf(() => parseRows(text))).toMatchObject([
      { place: `--rows ${text}`, cure: expect.stringContaining("attempts=1000000") as string },
    ]);
  },
);

test("offers the nearest entity", () => {
  expect(problemsOf(() => withRows(scenario, [parseRows("attempt=5")], [contract]))).toMatchObject([
    { cure: 'did you mean "attempts"?' },
  ]);
});

test("gives every owner the count, and leaves the silent one silent", () => {
  const changed = withRows(scenario, [parseRows("attempts=77")], [contract]);
  const names = createData(contract, changed, { seed: "s", now: scenario.now }).names();
  expect(new Set(names.map(({ size }) => size))).toEqual(new Set([77, 0]));
  expect(names.find(({ size }) => size === 0)?.story).toBe("silent");
});

test("serves a user's own rows, and the last option wins", () => {
  const file = join(folder, "own.json");
  const row = {
    Id: "atmpt_x",
    MessageId: "msg_x",
    EndpointId: "mine",
    Url: "https://a.example",
    Status: "Success",
    ResponseStatusCode: 200,
    Timestamp: "2026-01-02T03:04:05Z",
    TriggerType: "Scheduled",
    EventType: "x.y",
  };
  writeFileSync(file, JSON.stringify([row, { ...row, Id: "atmpt_y" }]));
  const changed = withRows(scenario, [parseRows("attempts=5"), parseRows(`attempts=${file}`)], [contract]);
  const data = createData(contract, changed, { seed: "s", now: scenario.now });
  const page = data.page("attempts", "mine", { limit: 10, from: undefined, towards: "older", conditions: [] });
  expect(page?.rows.map(({ key }) => key)).toEqual(["atmpt_y", "atmpt_x"]);
  expect(page?.rows[0]?.hidden).toEqual({ EventType: "x.y" });
});

test.each([
  { title: "no JSON", text: "[{]", want: [{ place: "line 1", cure: "correct the JSON there" }] },
  { title: "no list", text: "{}", want: [{ place: "/", cure: "write a JSON array with one object per row" }] },
  {
    title: "an unknown member",
    text: '[\n{"Idd": "x"}]',
    want: [{ place: "/0 (line 2)", cure: 'correct this row of "attempts"' }],
  },
  {
    title: "a wrong type, twice",
    text: '[{"ResponseStatusCode": "x"},\n{},\n{"Timestamp": 5}]',
    want: [{ place: "/0/ResponseStatusCode (line 1)" }, { place: "/2/Timestamp (line 3)" }],
  },
])("tells the place and the cure of rows with $title", ({ text, want }) => {
  const file = join(folder, "wrong.json");
  writeFileSync(file, text);
  expect(problemsOf(() => withRows(scenario, [{ entity: "attempts", file }], [contract]))).toMatchObject(
    want.map((one) => ({ file, ...one })),
  );
});
