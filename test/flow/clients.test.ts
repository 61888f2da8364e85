import { execFile } from "node:child_process";
import { mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { type IReturn, JsonServiceClient } from "@servicestack/client";
import ts from "typescript";
import { afterAll, beforeAll, expect, test } from "vitest";
import { root } from "../support/source-files.ts";
import { createTestApp, listen } from "../support/stand-in.ts";

// Clients and tools that others wrote, unchanged.
let standIn: Awaited<ReturnType<typeof listen>>;
beforeAll(async () => (standIn = await listen(createTestApp())));
afterAll(async () => standIn.close());

/** What a user of openapi-fetch writes, with the types that openapi-typescript makes of the document. */
const program = `import createClient from "openapi-fetch";
import type { paths } from "./teahouse.ts";

export async function ask(baseUrl: string) {
  const client = createClient<paths>({ baseUrl });
  const page = await client.GET("/teas", { params: { query: { per_page: 3 } } });
  const names: readonly string[] = (page.data ?? []).map(({ name }) => name);
  const refused = await client.GET("/teas", { params: { query: { per_page: 0 } } });
  // @ts-expect-error: the document has no such path
  await client.GET("/tees");
  // @ts-expect-error: the document has no such parameter
  await client.GET("/teas", { params: { query: { perpage: 3 } } });
  return { names, refused: refused.error, status: refused.response.status };
}
`;

test("openapi-fetch gets a page and a documented refusal, with the types that openapi-typescript makes", async () => {
  const { default: openapiTS, astToString } = await import("openapi-typescript");
  const document = new URL("../../contracts/teahouse/openapi.yaml", import.meta.url);
  const folder = mkdtempSync(join(tmpdir(), "standin-client-"));
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  writeFileSync(join(folder, "teahouse.ts"), astToString(await openapiTS(document)));
  writeFileSync(join(folder, "client.ts"), program);
  const options = {
    strict: true,
    skipDefaultLibCheck: true,
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.NodeNext,
    rewriteRelativeImportExtensions: true,
    types: [],
  };
  const checked = ts.createProgram([join(folder, "client.ts")], options);
  expect(ts.getPreEmitDiagnostics(checked).map(({ messageText }) => messageText)).toEqual([]);
  checked.emit();

  const { ask } = (await import(pathToFileURL(join(folder, "client.js")).href)) as {
    ask: (baseUrl: string) => Promise<object>;
  };
  expect(await ask(standIn.url)).toEqual({
    names: [expect.any(String), expect.any(String), expect.any(String)],
    refused: expect.anything() as unknown,
    status: 400,
  });
}, 120_000);

/** As ServiceStack's generator writes a request for TypeScript. */
class ListWebhookEndpointAttempts implements IReturn<{ readonly Attempts: readonly { readonly Id: string }[] }> {
  readonly EndpointId = "ep_39w2EQSHj764A9V9ii2KXpFlaky";
  readonly Limit: number | string;
  constructor(limit: number | string) {
    this.Limit = limit;
  }
  getTypeName = (): string => "ListWebhookEndpointAttempts";
  getMethod = (): string => "GET";
  createResponse = (): { readonly Attempts: readonly { readonly Id: string }[] } => ({ Attempts: [] });
}

test("@servicestack/client makes a typed call, and reads the ResponseStatus of a refusal", async () => {
  const client = new JsonServiceClient(standIn.url);
  client.setCredentials("admin", "secret");
  const page = await client.get(new ListWebhookEndpointAttempts(2));
  expect(page.Attempts.map(({ Id }) => Id.slice(0, 6))).toEqual(["atmpt_", "atmpt_"]);
  const refused = await client.api(new ListWebhookEndpointAttempts("many"));
  expect([refused.succeeded, refused.error?.errors?.map(({ fieldName }) => fieldName)]).toEqual([false, ["Limit"]]);
  client.setCredentials("admin", "wrong");
  const unknown = await client.api(new ListWebhookEndpointAttempts(2));
  expect([unknown.succeeded, unknown.error?.errorCode]).toEqual([false, expect.stringMatching(/\w/)]);
});

test("Redocly lints the contracts that are published without an error", async () => {
  const contracts = ["bokamera", "pwc-reportfiling", "teahouse", "readingroom"].map(
    (name) => `contracts/${name}/openapi.yaml`,
  );
  const args = [join(root, "node_modules/@redocly/cli/bin/cli.js"), "lint", ...contracts];
  const { stderr } = await promisify(execFile)(process.execPath, args, { cwd: root });
  expect(stderr).toContain("Your API descriptions are valid");
  for (const contract of contracts) expect(stderr).toContain(`validating ${contract}`);
}, 120_000);
