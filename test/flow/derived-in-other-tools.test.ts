import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Console } from "../../src/cli/console.ts";
import { deriveCommand } from "../../src/cli/derive-command.ts";
import { run } from "../../src/cli/program.ts";
import { type PrismMocks, startPrismMocks } from "../support/prism.ts";
import { root } from "../support/source-files.ts";

// What `derive --out` writes is for tools that others wrote, too.
const folder = mkdtempSync(join(tmpdir(), "standin-derived-"));
const write = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const own = (path: string): string => readFileSync(join(root, path), "utf8");

const routed = own("fixtures/documents/listings/csharp.txt").replace(
  "    public partial class Order\n",
  '    [Route("/orders/{Id}", "GET")]\n    public partial class GetOrder : IReturn<Order>\n    {\n        public virtual Guid Id { get; set; }\n    }\n\n    public partial class Order\n',
);
const metadata = {
  types: [
    { name: "Order", namespace: "Acme.Shop", properties: [{ name: "Id", type: "Guid" }] },
    { name: "Order", namespace: "Acme.Billing", properties: [{ name: "Amount", type: "Decimal" }] },
  ],
  operations: ["Shop", "Billing"].map((space) => ({
    request: { name: `Get${space}Order`, namespace: `Acme.${space}`, properties: [] },
    returnType: { name: "Order", namespace: `Acme.${space}` },
    routes: [{ path: `/${space.toLowerCase()}/order`, verbs: "GET" }],
  })),
};

/** Kinds of documents, and an address of each. */
const kinds: Record<string, { readonly document: string; readonly get: string }> = {
  "a page with a listing": {
    document: join(root, "fixtures/documents/seed-one.txt"),
    get: "/webhook/endpoints/ep_1/attempts?CompanyId=3f1c1f4e-5a3b-4c8e-9d3a-2f6b7c8d9e0f",
  },
  "a page with tables": {
    document: join(root, "fixtures/documents/seed-two.txt"),
    get: "/sync/webhooks/subscriptions/find?AuthSteuernummer=DE123456789&AccountId=0012345678&EventName=ReportDeclined",
  },
  "a listing with routes": {
    document: write("routed.cs", routed),
    get: "/orders/3f1c1f4e-5a3b-4c8e-9d3a-2f6b7c8d9e0f",
  },
  "a host's own description": {
    document: write("types.metadata.json", JSON.stringify(metadata)),
    get: "/billing/order",
  },
  "a JSON answer": {
    document: write("orders.json", JSON.stringify({ orders: [{ id: 1, note: null }, { id: 2 }], next: "a" })),
    get: "/orders",
  },
  "an older OpenAPI document": { document: join(root, "fixtures/openapi/bakery-2.0.yaml"), get: "/loaves" },
};

let prism: PrismMocks;
/** The types that openapi-typescript makes of each, read by the compiler at once: it is slow to read those of the language. */
let program: ts.Program;

const written = (kind: string): string => join(folder, kind.replace(/\W+/g, "-"));
const contractOf = (kind: string): string => join(written(kind), "openapi.yaml");
const typesOf = (kind: string): string => join(written(kind), "types.ts");

beforeAll(async () => {
  const console: Console = { out: () => {}, error: () => {}, colour: false, width: 80, env: {}, cwd: root };
  for (const [kind, { document }] of Object.entries(kinds))
    expect([kind, await run(["derive", document, "--out", written(kind)], [deriveCommand], console)]).toEqual([
      kind,
      0,
    ]);
  const { default: openapiTS, astToString } = await import("openapi-typescript");
  for (const kind of Object.keys(kinds))
    writeFileSync(typesOf(kind), astToString(await openapiTS(pathToFileURL(contractOf(kind)))));
  const names = Object.keys(kinds).map(typesOf);
  program = ts.createProgram(names, { strict: true, noEmit: true, types: [], skipLibCheck: true });
  prism = await startPrismMocks(Object.keys(kinds).map(contractOf));
}, 120_000);
afterAll(async () => prism.stop());

test("Redocly lints each of them without an error", async () => {
  const files = Object.keys(kinds).map(contractOf);
  const args = [join(root, "node_modules/@redocly/cli/bin/cli.js"), "lint", "--extends=spec", ...files];
  const { stderr } = await promisify(execFile)(process.execPath, args, { cwd: root });
  expect(stderr).toContain("Your API descriptions are valid");
}, 120_000);

describe.each(Object.entries(kinds))("the contract of %s", (kind, { get }) => {
  test("is one that openapi-typescript makes types of, and they compile", () => {
    const wrong = ts.getPreEmitDiagnostics(program, program.getSourceFile(typesOf(kind)));
    expect(wrong.map(({ messageText }) => messageText)).toEqual([]);
    expect(readFileSync(typesOf(kind), "utf8")).toContain("200: {");
  });

  test("is one that Prism serves", async () => {
    const headers = { Accept: "application/json", Authorization: `Basic ${btoa("admin:secret")}`, "X-Key": "a" };
    const answer = await fetch(`${prism.url(contractOf(kind))}${get}`, { headers });
    expect([answer.status, await answer.text()]).toEqual([200, expect.stringMatching(/^[{[]/)]);
  });
});
