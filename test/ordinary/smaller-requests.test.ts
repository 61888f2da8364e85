import { expect, test } from "vitest";
import { findingsOf } from "../../src/verify/verdict/result.ts";
import { resultAt, type Row, type SmallApi, smallService } from "./small-service.ts";

test("a request for the row that a case made keeps the row's key, however small it is made", async () => {
  const api: SmallApi = {
    properties: { name: { type: "string" } },
    required: ["name"],
    rows: Array.from({ length: 5 }, (_, index) => ({ id: `t${index}`, name: `Name ${index}` })),
    example: { name: "Chair" },
    document: (given) => {
      const copy = structuredClone(given) as {
        paths: Record<string, Record<string, { responses: Record<string, Row> }>>;
      };
      const responses = copy.paths["/things/{id}"]?.["get"]?.responses ?? {};
      responses["200"] = { ...responses["200"], headers: { ETag: { required: true, schema: { type: "string" } } } };
      return copy;
    },
  };
  const service = smallService(api);
  // As many routers read it: the list, which never has the header.
  const findings = findingsOf(
    await resultAt(api, (asked) => service(asked.path === "/things/" ? { ...asked, path: "/things" } : asked)),
  );
  const targets = findings.filter(({ check }) => check === "answers/headers").map(({ request }) => request.target);
  expect(targets.length).toBeGreaterThan(0);
  for (const target of targets) expect(target).toMatch(/^\/things\/\w+$/);
});
