import { expect, test } from "vitest";
import { ProblemError } from "../../../../src/problem.ts";
import { createStandIn } from "../../../../src/serve/http/create-stand-in.ts";
import { parseLimits } from "../../../../src/serve/http/limits-option.ts";

test("limits are read by the names that people write", () => {
  expect(parseLimits(["written-rows=50_000", " faults = 3 "])).toEqual({ writtenRows: 50_000, faults: 3 });
  expect(parseLimits([])).toEqual({});
});

test.each([
  ["written-row=5", 'there is no limit "written-row"', 'did you mean "written-rows"?'],
  ["faults", '"" is no whole number above 0', "write for example --limit faults=100"],
  ["faults=0", '"0" is no whole number above 0', "write for example --limit faults=100"],
  ["faults=1e3", '"1e3" is no whole number above 0', "write for example --limit faults=100"],
])("%s is no limit", (text, found, cure) => {
  expect(problemsOf([text])).toEqual([{ place: `--limit ${text}`, found, cure }]);
});

test("every wrong limit is told at once, and one that is set twice", () => {
  expect(problemsOf(["a=1", "faults=2", "faults=3"]).map(({ found }) => found)).toEqual([
    'there is no limit "a"',
    "the limit faults is set twice",
  ]);
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
    parseLimits(texts);
  } catch (error) {
    if (error instanceof ProblemError) return error.problems;
  }
  return [];
}
