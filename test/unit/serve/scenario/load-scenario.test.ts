import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadContract } from "../../../../src/contract/load-contract.ts";
import { ProblemError } from "../../../../src/problem.ts";
import { loadScenario } from "../../../../src/serve/scenario/load-scenario.ts";
import { scenarioNames } from "../../../../src/serve/scenario/locate-scenario.ts";
import { storyNames } from "../../../../src/serve/scenario/story-name.ts";

const contracts = [loadContract("bokamera"), loadContract("pwc-reportfiling")];
const folder = mkdtempSync(join(tmpdir(), "standin-scenarios-"));
let files = 0;

/** Problems of a scenario with this text: place, what was found, what to do. */
function problemsOf(text: string): readonly (readonly [string, string, string])[] {
  const file = join(folder, `case-${files++}.yaml`);
  writeFileSync(file, text);
  try {
    loadScenario(file, contracts);
    return [];
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return error.problems.map(({ place = "", found, cure }) => [place, found, cure]);
  }
}

test.each(["default", "recorded", "salon", "tax-portal"])("loads the scenario %s", (name) => {
  const scenario = loadScenario(name, contracts);
  expect(scenario.name).toBe(name);
  expect(scenario.about).not.toBe("");
  expect(scenario.apis.size).toBeGreaterThan(0);
});

test("takes a property's name in the code for its key, as the control interface does", () => {
  const file = join(folder, "names-in-code.yaml");
  const overrides = "{ Subscription.IsActive: false, subscription.CreatedDateUtc: 2026-02-03 04:05 }";
  writeFileSync(
    file,
    `now: 2026-01-01\napis: { pwc-reportfiling: { entities: { subscriptions: { overrides: ${overrides} } } } }\n`,
  );
  const entity = loadScenario(file, contracts).apis.get("pwc-reportfiling")?.entities.get("subscriptions");
  expect([...(entity?.overrides ?? [])]).toEqual([
    ["subscription.isActive", false],
    ["subscription.createdDateUtc", "2026-02-03T04:05:00"],
  ]);
});

test("finds every scenario of a folder by name, without target files and the schema", () => {
  expect(scenarioNames(["fixtures/scenarios"])).toEqual(["default", "recorded", "salon", "tax-portal", "zoo"]);
});

test("reads identities, key, clock and names", () => {
  const scenario = loadScenario("recorded", contracts);
  const api = scenario.apis.get("bokamera");
  expect(scenario.now).toBe("2026-03-31T00:00:00.000Z");
  expect(api?.identities).toContainEqual({ name: "super", password: "secret", roles: ["superadmin"] });
  expect([...(api?.bearer?.key ?? [])]).toEqual(new Array(32).fill(7));
  expect(api?.exists).toBe("named");
  expect(api?.cors).toBe(false);
  expect(api?.entities.get("attempts")?.rows?.length).toBe(520);
});

test("says of every other API what `*` says, `all` being every role that its contract names", () => {
  const file = join(folder, "others.yaml");
  writeFileSync(
    file,
    "now: 2026-01-01\napis: { '*': { identities: { me: { password: x, roles: all } }, entities: { nowhere: { size: 1 } } } }\n",
  );
  const identities = loadScenario(file, contracts).apis.get("bokamera")?.identities;
  expect(identities).toEqual([
    { name: "me", password: "x", roles: ["bookingsupplier-administrator-write", "superadmin"] },
  ]);
});

test("tells of APIs that are neither served nor ready; those under contracts/ and beside what is served say nothing", () => {
  const file = join(folder, "misspelt.yaml");
  writeFileSync(file, "now: 2026-01-01T00:00:00Z\napis: { bokamrea: {}, elsewhere: {}, teahouse: {} }\n");
  try {
    loadScenario(file, contracts);
    expect.unreachable();
  } catch (error) {
    expect((error as ProblemError).problems).toMatchObject([
      {
        place: "/apis/bokamrea (line 2)",
        found: expect.stringMatching(/^there is no API "bokamrea"/) as string,
        cure: 'did you mean "bokamera"?',
      },
      { place: "/apis/elsewhere (line 2)", cure: "remove it; served: bokamera, pwc-reportfiling" },
    ]);
  }
});

test("offers the nearest name for a scenario that is not there", () => {
  try {
    loadScenario("recoded", contracts, { folders: ["fixtures/scenarios"] });
    expect.unreachable();
  } catch (error) {
    expect((error as ProblemError).problems).toMatchObject([{ file: "recoded", cure: 'did you mean "recorded"?' }]);
  }
});

const api = (text: string): string => `now: 2026-01-01T00:00:00Z\napis:\n  bokamera:\n    ${text}\n`;

test.each([
  { title: "broken YAML", text: "now: [", want: [[/line 1/, /not YAML/, /correct/]] },
  {
    title: "a missing clock",
    text: "apis: { bokamera: {} }",
    want: [["", '"now" is missing here', "add it; docs/data.md shows an example"]],
  },
  {
    title: "a clock without a zone",
    text: "now: 2026-01-01T00:00:00\napis: { bokamera: {} }",
    want: [["/now (line 1)", /is not a date and time in UTC/, "write it like 2026-09-18T10:00:00Z"]],
  },
  {
    title: "a clock on a day that the calendar has not",
    text: "now: 2026-02-30T00:00:00Z\napis: { bokamera: {} }",
    want: [["/now (line 1)", '"2026-02-30T00:00:00Z" is not a date', /ISO 8601/]],
  },
  {
    title: "an unknown word",
    text: api("identitys: {}"),
    want: [["/apis/bokamera/identitys (line 4)", 'there is no "identitys" here', 'did you mean "identities"?']],
  },
  {
    title: "an unknown story",
    text: api("entities: { endpoints: { named: [{ id: ep_3HOh5cD5gewvQTdodl9lupOBusy, story: sad }] } }"),
    want: [[/named\/0\/story/, /^"sad" is not one of healthy, flaky/, "write one of these"]],
  },
  {
    title: "an unknown entity",
    text: api("entities: { endpoint: {} }"),
    want: [[/entities\/endpoint/, 'bokamera has no entity "endpoint"', 'did you mean "endpoints"?']],
  },
  {
    title: "an unknown property",
    text: api("entities: { attempts: { overrides: { Ulr: x } } }"),
    want: [[/overrides/, /no property Ulr/, 'did you mean "Url"?']],
  },
  {
    title: "a value of the wrong type",
    text: api("entities: { attempts: { overrides: { ResponseStatusCode: many } } }"),
    want: [[/ResponseStatusCode/, /.+/, /.+/]],
  },
  {
    title: "a rows file that is not there",
    text: api("entities: { attempts: { rows: nothing.json } }"),
    want: [["", "there is no such file", "check the path"]],
  },
  {
    title: "a name without id or keys",
    text: api("entities: { endpoints: { named: [{ story: new }] } }"),
    want: [[/named\/0/, "exactly one of id, by is required here", "write exactly one of them"]],
  },
])("tells the place and the cure of $title", ({ text, want }) => {
  const problems = problemsOf(text);
  expect(problems.length).toBe(want.length);
  want.forEach((parts, at) => {
    parts.forEach((part, column) => {
      if (typeof part === "string") expect(problems[at]?.[column]).toBe(part);
      else expect(problems[at]?.[column]).toMatch(part);
    });
  });
});

test("keeps every digit of an override", () => {
  const file = join(folder, "digits.yaml");
  writeFileSync(
    file,
    "now: 2026-01-01\napis: { bokamera: { entities: { attempts: { overrides: { ResponseStatusCode: 0200 } } } } }\n",
  );
  const overrides = loadScenario(file, contracts).apis.get("bokamera")?.entities.get("attempts")?.overrides;
  expect(overrides?.get("ResponseStatusCode")).toBe(200);
});

test("tells at once what is wrong with overrides, names, rows and sizes", () => {
  const text = `now: 2026-01-01
apis:
  bokamera:
    entities:
      endpoint: {}
      attempts:
        rows: nothing.json
        overrides: { Ulr: x, ResponseStatusCode: many }
        named: [{ by: { Ulr: x } }]
  pwc-reportfiling:
    entities: { subscription: {} }
`;
  expect(problemsOf(text).map(([place]) => place)).toEqual([
    "/apis/bokamera/entities/endpoint (line 5)",
    "/apis/bokamera/entities/attempts/named/0/by/Ulr (line 9)",
    "",
    "/apis/bokamera/entities/attempts/overrides/Ulr (line 8)",
    "/apis/bokamera/entities/attempts/overrides/ResponseStatusCode (line 8)",
    "/apis/pwc-reportfiling/entities/subscription (line 11)",
  ]);
});

test("tells everything that is wrong at once", () => {
  expect(problemsOf("now: soon\napis: { bokamera: { cors: maybe, exists: all } }").length).toBe(3);
});

test("lists the same stories as its schema", () => {
  const schema = JSON.parse(readFileSync("fixtures/scenarios/scenario.schema.json", "utf8")) as {
    readonly $defs: { readonly story: { readonly enum: readonly string[] } };
  };
  expect(schema.$defs.story.enum).toEqual([...storyNames]);
});

test.each([
  ["loop.yaml", "this is a symbolic link that refers to itself"],
  ["pipe.yaml", "this is a pipe or a device, not a file"],
])("refuses %s as a scenario", (name, found) => {
  const file = join(folder, name);
  if (name === "loop.yaml") symlinkSync(name, file);
  else execFileSync("mkfifo", [file]);
  try {
    loadScenario(file, contracts);
    expect.unreachable();
  } catch (error) {
    expect((error as ProblemError).problems).toMatchObject([{ file, found }]);
  }
});
