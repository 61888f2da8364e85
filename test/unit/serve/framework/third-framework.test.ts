import { expect, test } from "vitest";
import { compileContract } from "../../../../src/contract/load-contract.ts";
import { openWorld } from "../../../../src/serve/http/open-world.ts";
import { answerRequest } from "../../../../src/serve/http/stand-in.ts";
import { noChanges } from "../../../../src/serve/state/changes.ts";
import { terse } from "../../../support/terse-framework.ts";

const contract = compileContract(
  {
    openapi: "3.1.0",
    info: { title: "Tea", version: "1" },
    "x-standin-host": { framework: "terse" },
    "x-standin-entities": { teas: { schema: "Tea" } },
    paths: {
      "/teas/{Name}": {
        get: {
          operationId: "getTea",
          parameters: [{ name: "Name", in: "path", required: true, schema: { type: "string" } }],
          responses: {
            "203": {
              description: "one",
              content: { "application/json": { schema: { $ref: "#/components/schemas/Tea" } } },
            },
            "404": { description: "none", content: { "application/json": { schema: { type: "string" } } } },
          },
          "x-standin-answer": {
            row: { entity: "teas", by: { Name: "Name" }, missing: { status: 404, code: "NoTea", message: "None" } },
          },
        },
      },
    },
    components: { schemas: { Tea: { type: "object", required: ["Name"], properties: { Name: { type: "string" } } } } },
  },
  "tea.yaml",
);
const scenario = { name: "s", file: "s.yaml", about: "", seed: "s", now: "2026-01-01T00:00:00Z", apis: new Map() };

async function ask(target: string): Promise<string> {
  const world = openWorld({ contracts: [contract], scenario, loadScenario: () => scenario, frameworks: [terse] });
  const request = { method: "GET", target, headers: [], body: new Uint8Array(), scheme: "http" };
  const { answer } = await answerRequest(request, world.at(noChanges, 0).apis);
  return `${answer.status} ${String(answer.body)}`;
}

test("serves with a framework that is handed in, and its own way to answer, later too", async () => {
  expect(await ask("/teas/assam")).toBe('203 {"Name":"assam"}');
  expect(await ask("/teas/nobody")).toBe('404 "NoTea"');
  expect(await ask("/coffees")).toBe('404 "Nowhere"');
});
