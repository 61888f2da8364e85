import { expect, test } from "vitest";
import { ProblemError } from "../../../../src/problem.ts";
import type { StandInOptions } from "../../../../src/serve/http/stand-in-settings.ts";
import { createStandIn } from "../../../../src/serve/http/create-stand-in.ts";
import { parseLimits } from "../../../../src/source/written-limits.ts";

test("limits are read by the names that people write", () => {
  expect(parseLimits(["written-rows=50_000", " faults = 3 "], "serve")).toEqual({ writtenRows: 50_000, faults: 3 });
  expect(parseLimits([], "serve")).toEqual({});
});

test.each<[string, string, unknown]>([
  ["written-row=5", 'there is no limit "written-row"', 'did you mean "written-rows"?'],
  ["faults", '"" is no whole number above 0', "write for example --limit faults=100"],
  ["faults=0", '"0" is no whole number above 0', "write for example --limit faults=100"],
  ["faults=1e3", '"1e3" is no whole number above 0', "write for example --limit faults=100"],
  ["judging-seconds=5", '"judging-seconds" is a limit of `verify`, not of `serve`', "set it there"],
  ["nothing-near=5", 'there is no limit "nothing-near"', expect.stringContaining("there are header-bytes, ")],
  ["depth=5000", '"5000" is more than can be kept to', "write at most --limit depth=1000"],
])("%s is no limit", (text, found, cure) => {
  expect(problemsOf([text])).toEqual([{ place: `--limit ${text}`, found, cure }]);
});

test("every wrong limit is told at once, and one that is set twice", () => {
  expect(problemsOf(["a=1", "faults=2", "faults=3"]).map(({ found }) => found)).toEqual([
    'there is no limit "a"',
    "the limit faults is set twice",
  ]);
});

test.each<[StandInOptions, string, string]>([
  [{ limits: { faults: -1 } }, "limits.faults: -1 is no whole number above 0", "faults: 100"],
  [{ limits: { faults: NaN } }, "limits.faults: NaN is no whole number above 0", "faults: 100"],
  [{ limits: JSON.parse('{"faults":"3"}') as object }, 'limits.faults: "3" is no whole number above 0', "faults: 100"],
  [
    { limits: JSON.parse('{"fault":3}') as object },
    'limits.fault: there is no limit "fault"',
    'did you mean "faults"?',
  ],
  [{ limits: { depth: 1e6 } }, "limits.depth: 1000000 is more than can be kept to", "depth: 1000"],
  [{ maxBody: 0 }, "maxBody: 0 is no number of megabytes", "such as 10"],
  [{ maxBody: NaN }, "maxBody: NaN is no number of megabytes", "such as 10"],
  [{ maxBodies: Infinity }, "maxBodies: Infinity is no number of megabytes", "such as 10"],
  [{ maxBody: 5, maxBodies: 4 }, "maxBodies: 4194304 bytes for all bodies are fewer than the 5242880", "give at least"],
  [{ maxBody: 5, limits: { bodyBytes: 5 } }, "maxBody: maxBody and limits.bodyBytes are both given", "give one"],
])("the library refuses %j, and says where and what to write", (options, found, cure) => {
  const open = (): unknown => createStandIn({ document: "teahouse", ...options });
  expect(open).toThrow(ProblemError);
  expect(open).toThrow(found);
  expect(open).toThrow(cure);
});

test("a larger body alone leaves room for it among all", () => {
  expect(() => createStandIn({ document: "teahouse", maxBody: 300 / 2 })).not.toThrow();
});

test("what is beyond a limit that was set is refused", async () => {
  const standIn = createStandIn({ document: "teahouse", limits: { writtenRows: 1, faults: 1 } });
  const post = async (path: string, body: unknown): Promise<number> => {
    const headers = { "X-Staff-Key": "k", "Content-Type": "application/json" };
    const request = new Request(`http://localhost${path}`, { method: "POST", headers, body: JSON.stringify(body) });
    return (await standIn.fetch(request)).status;
  };
  const tea = { name: "Moonlight", kind: "white", price: 7.5 };
  expect([await post("/teas", tea), await post("/teas", tea)]).toEqual([201, 507]);
  const fault = { status: 503 };
  expect([await post("/_standin/faults", fault), await post("/_standin/faults", fault)]).toEqual([201, 409]);
});

function problemsOf(texts: readonly string[]): ProblemError["problems"] {
  try {
    parseLimits(texts, "serve");
  } catch (error) {
    if (error instanceof ProblemError) return error.problems;
  }
  return [];
}
