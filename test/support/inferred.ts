import { compileContract } from "../../src/contract/load-contract.ts";
import type { Contract, ListAnswer } from "../../src/contract/model/contract.ts";
import type { Scenario } from "../../src/serve/scenario/scenario.ts";
import { inProcess } from "./in-process.ts";
import { openWorld } from "../../src/serve/http/open-world.ts";

/** A document with one list, `GET /orders`, of these parameters, answer and response headers. */
export function listDocument(
  parameters: readonly object[],
  answer: unknown,
  headers: Readonly<Record<string, unknown>> = {},
): object {
  return {
    openapi: "3.1.0",
    info: { title: "Shop", version: "1" },
    paths: {
      "/orders": {
        get: {
          operationId: "listOrders",
          parameters: parameters.map((parameter) => ({ in: "query", ...parameter })),
          responses: {
            "200": { description: "ok", headers, content: { "application/json": { schema: answer } } },
          },
        },
      },
    },
  };
}

/** What was inferred of the list of such a document. */
export function inferredList(document: object): ListAnswer | undefined {
  const [operation] = compileContract(document, "shop.yaml").operations;
  return operation?.answer.kind === "list" ? operation.answer : undefined;
}

export interface Asked {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly json: unknown;
}

/** A scenario that says nothing of any API. */
export const bareScenario: Scenario = {
  name: "s",
  file: "s.yaml",
  about: "",
  seed: "standin",
  now: "2026-09-18T10:00:00Z",
  apis: new Map(),
};

/** Asks a stand-in for contracts, without a socket between: GET, or the method that the line begins with. */
export function asker(
  contracts: readonly Contract[],
  credentials: readonly (readonly [string, string])[] = [],
): (line: string) => Promise<Asked> {
  const send = inProcess(openWorld({ contracts, scenario: bareScenario, loadScenario: () => bareScenario }));
  return async (line) => {
    const [method = "GET", target = line] = line.includes(" ") ? line.split(" ") : [];
    const { status, headers, body } = await send({ method, target, headers: [...credentials], body: undefined });
    const text = Buffer.from(body).toString();
    const named = Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value]));
    return {
      status,
      headers: named,
      text,
      json: /json/.test(named["content-type"] ?? "") ? JSON.parse(text) : undefined,
    };
  };
}
