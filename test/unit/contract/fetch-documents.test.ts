import { mkdtempSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { fetchDocuments } from "../../../src/contract/fetch-documents.ts";
import { loadContract } from "../../../src/contract/load-contract.ts";
import type { Contract } from "../../../src/contract/model/contract.ts";
import { formatProblem, ProblemError } from "../../../src/problem.ts";

const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** Serves texts by path; `302 …` redirects. @returns its origin, and the paths that were asked for */
async function site(texts: Readonly<Record<string, string>>): Promise<{ origin: string; asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? "";
    asked.push(path);
    const text = texts[path];
    if (text?.startsWith("302 ") === true) response.writeHead(302, { Location: text.slice(4) }).end();
    else response.writeHead(text === undefined ? 404 : 200).end(text);
  });
  servers.push(server);
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

function document(reference: string): string {
  return JSON.stringify({
    openapi: "3.1.0",
    info: { title: "A", version: "1" },
    paths: {
      "/a": {
        get: {
          responses: { 200: { description: "A", content: { "application/json": { schema: { $ref: reference } } } } },
        },
      },
    },
  });
}

async function load(reference: string, allowReferences = false): Promise<Contract> {
  return loadContract(reference, { fetched: await fetchDocuments([reference], allowReferences) });
}

async function problemOf(reference: string, allowReferences = false): Promise<string> {
  return load(reference, allowReferences).then(
    () => "",
    (error: unknown) => (error instanceof ProblemError ? error.message : String(error)),
  );
}

function violationsOf(contract: Contract, body: unknown): number | undefined {
  return contract.operations[0]?.responses[0]?.content.get("application/json")?.violations(body).length;
}

it("reads a document by its address, with files of its folder, each asked for once", async () => {
  const { origin, asked } = await site({
    "/apis/shop/openapi.yaml": document("parts/a.yaml"),
    "/apis/shop/parts/a.yaml": "anyOf: [{ $ref: b.json }, { $ref: b.json }]",
    "/apis/shop/parts/b.json": '{ "type": "integer" }',
  });
  const contract = await load(`${origin}/apis/shop/openapi.yaml`);
  expect(contract.name).toBe("shop");
  expect([violationsOf(contract, 5), violationsOf(contract, "x")]).not.toContain(undefined);
  expect(violationsOf(contract, 5)).toBe(0);
  expect(violationsOf(contract, "x")).not.toBe(0);
  expect(asked).toEqual(["/apis/shop/openapi.yaml", "/apis/shop/parts/a.yaml", "/apis/shop/parts/b.json"]);
});

it("lets anything stand where a document refers to another address, with a remark", async () => {
  const other = await site({ "/text.json": '{ "type": "string" }' });
  const { origin } = await site({ "/openapi.json": document(`${other.origin}/text.json`), "/apis/x.json": "{}" });
  const contract = await load(`${origin}/openapi.json`);
  expect(violationsOf(contract, 5)).toBe(0);
  expect(contract.remarks.map(formatProblem).join("\n")).toContain("which is not followed: anything may stand there");
  expect(other.asked).toEqual([]);
});

it("follows references to other addresses where that is allowed, also from files", async () => {
  const other = await site({ "/text.json": '{ "$ref": "deep/er.json" }', "/deep/er.json": '{ "type": "string" }' });
  const file = join(mkdtempSync(join(tmpdir(), "standin-")), "openapi.json");
  writeFileSync(file, document(`${other.origin}/text.json`));
  const contract = await load(file, true);
  expect([violationsOf(contract, 5), violationsOf(contract, "x")]).toEqual([1, 0]);
  expect((await load(file)).remarks).toHaveLength(1);
});

it("does not follow files above the folder of an address, nor redirects out of it", async () => {
  const { origin, asked } = await site({
    "/apis/openapi.json": document("../up.json"),
    "/apis/other.json": document("moved.json"),
    "/apis/moved.json": "302 /up.json",
    "/up.json": '{ "type": "string" }',
  });
  expect((await load(`${origin}/apis/openapi.json`)).remarks).toHaveLength(1);
  expect(await problemOf(`${origin}/apis/other.json`)).toContain("it is redirected to /up.json");
  expect(asked).not.toContain("/up.json");
});

it("follows a redirect of the document itself, and no circle of them", async () => {
  const { origin } = await site({
    "/latest": "302 /v2/openapi.json",
    "/v2/openapi.json": document("a.json"),
    "/v2/a.json": '{ "type": "string" }',
    "/round": "302 /round",
  });
  expect(violationsOf(await load(`${origin}/latest`), 5)).toBe(1);
  expect(await problemOf(`${origin}/round`)).toContain("it is redirected more than 5 times");
});

it("says why an address gives no document", async () => {
  const { origin } = await site({ "/page": "<html></html>", "/big.yaml": "a".repeat(41 * 1024 * 1024) });
  expect(await problemOf(`${origin}/none.yaml`)).toBe(
    `${origin}/none.yaml: it answers with 404\n    → check the address`,
  );
  expect(await problemOf(`${origin}/page`)).toContain("this is a page (HTML), not OpenAPI");
  expect(await problemOf(`${origin}/big.yaml`)).toContain("it has more than 40 MB");
  expect(await problemOf("http://127.0.0.1:1/openapi.yaml")).toContain("it cannot be fetched (");
});
