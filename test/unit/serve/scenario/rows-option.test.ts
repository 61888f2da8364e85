import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { compileContract, loadContract } from "../../../../src/contract/load-contract.ts";
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
    const entity = text.startsWith("attempts=") ? "attempts" : "ENTITY";
    expect(problemsOf(() => parseRows(text))).toMatchObject([
      { place: `--rows ${text}`, cure: `write for example --rows ${entity}=1000000 or --rows ${entity}=my-rows.json` },
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

test("serves a user's own rows, and the last option wins", () => {
  const file = join(folder, "own.json");
  writeFileSync(file, JSON.stringify([row, { ...row, Id: "atmpt_y" }]));
  const changed = withRows(scenario, [parseRows("attempts=5"), parseRows(`attempts=${file}`)], [contract]);
  const data = createData(contract, changed, { seed: "s", now: scenario.now });
  const page = data.page("attempts", "mine", { limit: 10, from: undefined, towards: "older", conditions: [] });
  expect(page?.rows.map(({ key }) => key)).toEqual(["atmpt_y", "atmpt_x"]);
  expect(page?.rows[0]?.hidden).toEqual({ EventType: "x.y" });
});

test.each([
  { title: "no JSON", text: "[{]", want: [{ place: "line 1, column 3", cure: "correct the JSON there" }] },
  {
    title: "no list",
    text: "{}",
    want: [{ found: "this is not a list", cure: "write a JSON array with one object per row" }],
  },
  {
    title: "an unknown member",
    text: '[\n{"Idd": "x"}]',
    want: [{ place: "/0/Idd (line 2)", cure: 'did you mean "Id"?' }],
  },
  {
    title: "a wrong type, twice",
    text: '[{"ResponseStatusCode": "x"},\n{"Timestamp": 5}]',
    want: [{ place: "/0/ResponseStatusCode (line 1)" }, { place: "/1/Timestamp (line 2)" }],
  },
])("tells the place and the cure of rows with $title", ({ text, want }) => {
  const file = join(folder, "wrong.json");
  writeFileSync(file, text);
  expect(problemsOf(() => withRows(scenario, [{ entity: "attempts", file }], [contract]))).toMatchObject(
    want.map((one) => ({ file, ...one })),
  );
});

test.each([
  {
    title: "a key that another row of its owner has",
    rows: [row, { ...row, EndpointId: "other" }, { ...row, MessageId: "msg_y" }],
    want: [{ place: "/2 (line 3)", found: "Id is atmpt_x, as in /0, but has to be unique" }],
  },
  {
    title: "no owner",
    rows: [row, { ...row, Id: "atmpt_y", EndpointId: "" }],
    want: [{ place: "/1 (line 2)", found: "the row's EndpointId is missing: it names the owner of the row" }],
  },
  {
    title: "a member missing that the schema wants",
    rows: [{ ...row, MessageId: undefined }],
    want: [{ place: "/0 (line 1)", found: "must have required property 'MessageId'" }],
  },
])("refuses a row with $title", ({ rows, want }) => {
  const file = join(folder, "refused.json");
  writeFileSync(file, `[${rows.map((one) => JSON.stringify(one)).join(",\n")}]`);
  expect(problemsOf(() => withRows(scenario, [{ entity: "attempts", file }], [contract]))).toEqual(
    want.map((one) => ({ file, cure: 'correct this row of "attempts"', ...one })),
  );
});

test.each([
  { member: { size: 11 }, place: "/0/size (line 1)" },
  { member: { colour: "blue" }, place: "/0/colour (line 1)" },
  { member: { code: "x1" }, place: "/0/code (line 1)" },
  { member: {}, place: undefined },
])("holds $member against the schema of its entity", ({ member, place }) => {
  const things = compileContract(
    {
      openapi: "3.1.0",
      info: { title: "Things", version: "1" },
      "x-standin-host": { framework: "servicestack", casing: "camel" },
      "x-standin-entities": { things: { schema: "Thing" } },
      paths: {},
      components: {
        schemas: {
          Thing: {
            type: "object",
            properties: {
              size: { type: "integer", maximum: 10 },
              colour: { type: "string", enum: ["red", "green"] },
              code: { type: "string", pattern: "^[A-Z][0-9]$" },
            },
          },
        },
      },
    },
    "things.yaml",
  );
  const file = join(folder, "things.json");
  writeFileSync(file, JSON.stringify([{ size: 10, colour: "red", code: "A1", ...member }]));
  expect(problemsOf(() => withRows(scenario, [{ entity: "things", file }], [things]))).toMatchObject(
    place === undefined ? [] : [{ file, place }],
  );
});

test("tells the first twenty places that do not fit and how many more there are", () => {
  const file = join(folder, "many.json");
  writeFileSync(file, JSON.stringify(Array.from({ length: 26 }, () => row)));
  const problems = problemsOf(() => withRows(scenario, [{ entity: "attempts", file }], [contract]));
  expect(problems.length).toBe(21);
  expect(problems.at(-1)).toMatchObject({ file, found: "5 more errors" });
});

test("refuses a folder as a file of rows", () => {
  expect(problemsOf(() => withRows(scenario, [{ entity: "attempts", file: folder }], [contract]))).toEqual([
    { file: folder, found: "this is a folder, not a file", cure: "name a file in it" },
  ]);
});
