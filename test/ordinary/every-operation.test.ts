import { expect, test } from "vitest";
import { noColour, reports } from "../../src/index.ts";
import { resultAt, type Row, smallService, type SmallApi } from "./small-service.ts";

const api: SmallApi = {
  properties: { name: { type: "string" } },
  required: ["name"],
  rows: [{ id: "a", name: "Ann" }],
  kinds: ["answers"],
  document: (document) => withTwin(document),
};

/** The same list under a second path. */
function withTwin(document: Row): Row {
  const paths = document["paths"] as Record<string, { get: Row }>;
  return {
    ...document,
    paths: { ...paths, "/people": { get: { ...paths["/things"]?.get, operationId: "listPeople" } } },
  };
}

const service = smallService(api, () => ({ status: 200, json: { items: [{ id: "a" }] } }));
const wrong = (asked: Parameters<typeof service>[0]) =>
  service({ ...asked, path: asked.path === "/people" ? "/things" : asked.path });

test("every operation that shows the same break is told with a request of its own", async () => {
  const result = await resultAt(api, wrong);
  const render = (name: keyof typeof reports): string =>
    reports[name].render(result, { palette: noColour, width: 100 });
  expect(render("terminal")).toMatch(
    /listPeople .*[^]*told +in full under listThings: answers\/schema\n +again +curl .*\/people'?/,
  );
  expect(render("markdown")).toContain("(in full under listThings: answers/schema)");
  const suites = render("junit")
    .split("<testsuite ")
    .filter((suite) => suite.includes("listPeople"));
  expect(suites.join("")).toMatch(/failures="1"[^]*<failure message="[^"]*">[^<]*curl [^<]*\/people/);
  const json = JSON.parse(render("json")) as typeof result;
  const repeats = json.apis.flatMap(({ operations }) => operations.flatMap((one) => one.repeats));
  expect(repeats.map(({ check, request, told }) => [check, request.target, told])).toEqual([
    ["answers/schema", "/people", { operation: "listThings", check: "answers/schema" }],
  ]);
});

test("no check that breaks is a passed case of JUnit", async () => {
  const text = reports.junit.render(await resultAt(api, wrong), { palette: noColour, width: 100 });
  expect(text).not.toMatch(/name="[^"]*"><\/testcase>/);
});
