import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { JsonServiceClient } from "@servicestack/client";
import createClient from "openapi-fetch";
import { afterAll, beforeAll, expect, test } from "vitest";
import { root } from "../support/source-files.ts";
import { createTestApp, listen } from "../support/stand-in.ts";

// Clients and tools that others wrote, unchanged.
let standIn: Awaited<ReturnType<typeof listen>>;
beforeAll(async () => (standIn = await listen(createTestApp())));
afterAll(async () => standIn.close());

test("openapi-fetch gets a page and a documented refusal, with the types that openapi-typescript makes", async () => {
  const { default: openapiTS, astToString } = await import("openapi-typescript");
  const types = astToString(await openapiTS(new URL("../../contracts/teahouse/openapi.yaml", import.meta.url)));
  expect(types).toContain("listTeas");
  interface Paths {
    "/teas": {
      get: {
        parameters: { query?: { per_page?: number } };
        responses: { 200: { content: { "application/json": { id: number }[] } } };
      };
    };
  }
  const client = createClient<Paths>({ baseUrl: standIn.url });
  const { data } = await client.GET("/teas", { params: { query: { per_page: 3 } } });
  expect(data?.map(({ id }) => typeof id)).toEqual(["number", "number", "number"]);
  const { error, response } = await client.GET("/teas", { params: { query: { per_page: 0 } } });
  expect([response.status, error]).toEqual([400, expect.anything()]);
});

test("@servicestack/client reads a page, and a ResponseStatus of a refusal", async () => {
  const client = new JsonServiceClient(standIn.url);
  client.setCredentials("admin", "secret");
  const path = "/webhook/endpoints/ep_39w2EQSHj764A9V9ii2KXpFlaky/attempts";
  const page = await client.get<{ readonly Attempts: readonly object[] }>(path, { Limit: 2 });
  expect(page.Attempts).toHaveLength(2);
  const refused: unknown = await client.get(path, { Limit: "many" }).catch((error: unknown) => error);
  expect(refused).toMatchObject({ responseStatus: { errorCode: expect.any(String) as string } });
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
