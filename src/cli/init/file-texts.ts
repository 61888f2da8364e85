import type { Contract } from "../../contract/model/contract.ts";
import { yamlText } from "../../derive/draft/yaml-text.ts";
import { shellWord } from "../../shell-word.ts";

/** A contract to begin with, where there is no document yet. */
export const starterContract = `openapi: 3.1.0
info: { title: Orders, version: 1.0.0, description: A contract to begin with. }
servers: [{ url: http://127.0.0.1:4010 }]
paths:
  /orders:
    get:
      operationId: listOrders
      parameters:
        - { name: limit, in: query, schema: { type: integer, minimum: 1, maximum: 100, default: 20 } }
        - { name: offset, in: query, schema: { type: integer, minimum: 0, default: 0 } }
        - { name: status, in: query, schema: { $ref: "#/components/schemas/Status" } }
      responses:
        "200":
          description: One page of orders
          content: { application/json: { schema: { type: array, items: { $ref: "#/components/schemas/Order" } } } }
        "400": { description: A parameter is wrong }
    post:
      operationId: createOrder
      requestBody:
        required: true
        content: { application/json: { schema: { $ref: "#/components/schemas/NewOrder" } } }
      responses:
        "201":
          description: The order
          content: { application/json: { schema: { $ref: "#/components/schemas/Order" } } }
        "422": { description: The order is not valid }
  /orders/{orderId}:
    get:
      operationId: getOrder
      parameters: [{ name: orderId, in: path, required: true, schema: { type: integer, minimum: 1 } }]
      responses:
        "200":
          description: The order
          content: { application/json: { schema: { $ref: "#/components/schemas/Order" } } }
        "400": { description: The id is no number }
        "404": { description: There is no such order }
components:
  schemas:
    Status: { type: string, enum: [open, paid, sent] }
    NewOrder:
      type: object
      required: [customer]
      properties:
        customer: { type: string, maxLength: 80 }
        note: { type: string, maxLength: 200 }
    Order:
      type: object
      required: [id, customer, status]
      properties:
        id: { type: integer, minimum: 1 }
        customer: { type: string, maxLength: 80 }
        note: { type: string, maxLength: 200 }
        status: { $ref: "#/components/schemas/Status" }
`;

/** A scenario that changes nothing yet, and shows what it may say. @param day ISO 8601 date */
export function scenarioText(contracts: readonly Contract[], day: string): string {
  const apis = contracts.map(({ name, entities, host }) => {
    const [entity = "orders"] = entities.keys();
    const who =
      host.framework === "plain"
        ? "anyCredentials: true # or identities: { ann: { password: secret, roles: [] } }"
        : "identities: { admin: { password: secret, roles: all } } # who may log in";
    return `  ${JSON.stringify(name)}:
    ${who}
    # entities:
    #   ${entity}:
    #     size: 500 # rows of each list
    #     rows: my-rows.json # your own rows instead`;
  });
  return `about: Data of ${contracts.map(({ title }) => title.replace(/\\s+/g, " ").trim()).join(", ")}, made up
seed: standin # another seed, other data
now: ${day}T12:00:00Z # the clock stands still here
apis:
${apis.join("\n")}
`;
}

/** What `standin serve` and `verify` take from files, so that nobody has to type it. */
export function configText(overlay: string | undefined, scenario: string): string {
  const overlays = overlay === undefined ? {} : { overlay: [overlay] };
  return yamlText({ serve: { scenario, ...overlays }, verify: overlays });
}

/** The lines by which the documents are served, and each is verified. */
export interface Lines {
  readonly serve: string;
  readonly verify: readonly string[];
}

export function linesOf(documents: readonly string[], target: string): Lines {
  const words = documents.map(shellWord);
  return {
    serve: ["npx standin serve", ...words].join(" "),
    verify: words.map((word) => `npx standin verify --target ${shellWord(target)} ${word}`),
  };
}

/** A job that holds what is served to its contract. */
export function workflowText({ serve, verify }: Lines): string {
  return `name: contract
on: [push, pull_request]
jobs:
  verify:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with: { node-version: 22 }
      - run: npm install --no-save standin
      - run: ${serve} & # your service instead, with its address in the target file
${verify.map((line) => `      - run: ${line} --wait 30 --report terminal --report "markdown=$GITHUB_STEP_SUMMARY"\n`).join("")}`;
}

/** The same for any other CI. */
export function shellText({ serve, verify }: Lines): string {
  return `#!/bin/sh
set -e
npm install --no-save standin
# npx would not pass the kill below on
${serve.replace("npx ", "node_modules/.bin/")} & # your service instead, with its address in the target file
service=$!
trap 'kill $service' EXIT
${verify.map((line, i) => `${line} --wait 30 --report terminal --report junit=reports/standin${i === 0 ? "" : `-${i + 1}`}.xml\n`).join("")}`;
}

/** A test of a client against the stand-in; it listens on a free port. */
export function testText(document: string, scenario: string, path: string, isVitest: boolean): string {
  const options = `{ document: ${JSON.stringify(document)}, scenario: ${JSON.stringify(scenario)} }`;
  if (isVitest)
    return `import { expect, test } from "vitest";
import { useStandIn } from "standin/vitest";

const standIn = useStandIn(${options});

test("the stand-in answers as documented", async () => {
  const answer = await fetch(\`\${standIn.url}${path}\`);
  expect(answer.status).toBeLessThan(500); // call your client here
});
`;
  return `import assert from "node:assert/strict";
import { test } from "node:test";
import { createStandIn } from "standin";

test("the stand-in answers as documented", async () => {
  const { url, close } = await createStandIn(${options}).listen();
  try {
    const answer = await fetch(\`\${url}${path}\`);
    assert.ok(answer.status < 500); // call your client here
  } finally {
    await close();
  }
});
`;
}
