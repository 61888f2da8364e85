import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import supertest from "supertest";
import { afterAll, expect, test } from "vitest";
import { deriveCommand } from "../../src/cli/derive-command.ts";
import { derivedContracts } from "../../src/cli/derived-contracts.ts";
import { derive } from "../../src/derive/derive.ts";
import { overlaid } from "../../src/derive/overlaid.ts";
import { yamlText } from "../../src/derive/draft/yaml-text.ts";
import { withSettled } from "../../src/derive/settled.ts";
import { readingsText } from "../../src/derive/readings.ts";
import { createStandIn } from "../../src/serve/http/create-stand-in.ts";
import { type Ran, runCommand } from "../support/run-command.ts";
import { sharedFolder } from "../support/shared-folder.ts";
import { root } from "../support/source-files.ts";
import { listen } from "../support/stand-in.ts";

const standin = (...args: readonly string[]): Promise<Ran> => runCommand(["derive", ...args], deriveCommand, 120);

const folder = mkdtempSync(join(tmpdir(), "standin-derive-"));
const documents = join(root, "fixtures/documents");
const file = (name: string, content: string | Buffer): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const text = (path: string): string => readFileSync(path, "utf8");
const servers: Server[] = [];
afterAll(() => servers.forEach((server) => server.close()));

const made = JSON.parse(text(join(documents, "contracts.json"))) as Record<string, string[]>;

test.each(Object.entries(made))(
  "makes contracts/%s of its documents and decisions, byte for byte",
  (contract, names) => {
    const at = join(root, "contracts", contract);
    const derived = derive(names.map((name) => ({ name, text: text(join(documents, name)) })));
    const { document, idle } = overlaid(derived.document, join(at, "overlay.yaml"));
    expect(idle).toEqual([]);
    expect(yamlText(document)).toBe(text(join(at, "openapi.yaml")));
    expect(readingsText(withSettled(derived, document))).toBe(text(join(at, "readings.md")));
  },
);

const seeds = sharedFolder === undefined ? undefined : join(sharedFolder, "seeds");
const seedFiles = seeds === undefined || !existsSync(seeds) ? [] : readdirSync(seeds).toSorted();

/** A contract without what only people read. */
function withoutWords(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutWords);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, member]) =>
      ["description", "summary"].includes(key) ? [] : [[key, withoutWords(member)]],
    ),
  );
}

test.skipIf(seedFiles.length < 2)(
  "makes the same contracts of the pages that they were written after, up to words",
  () => {
    for (const [i, [contract, [name = ""]]] of Object.entries(Object.entries(made)) as unknown as [
      number,
      [string, string[]],
    ][]) {
      const given = derive([{ name, text: text(join(seeds!, seedFiles[i]!)) }]);
      const { document } = overlaid(given.document, join(root, "contracts", contract, "overlay.yaml"));
      const ours = derive([{ name, text: text(join(documents, name)) }]);
      const wanted = overlaid(ours.document, join(root, "contracts", contract, "overlay.yaml"));
      expect(withoutWords(document)).toEqual(withoutWords(wanted.document));
    }
  },
);

test("writes a contract, its schemas and its readings into the folder that is named, and nothing elsewhere", async () => {
  const out = join(folder, "written");
  const before = readdirSync(folder);
  const { code, out: said } = await standin(join(documents, "seed-one.txt"), "--out", out);
  expect(code).toBe(0);
  expect(readdirSync(folder)).toEqual([...before, "written"].toSorted());
  expect(readdirSync(out).toSorted()).toEqual(["cited.json", "openapi.yaml", "readings.md", "schemas"]);
  expect(said).toContain("1 operation, 5 types");
  expect(said).toContain(`serve it:  standin serve`);
  const again = await standin(join(documents, "seed-one.txt"), "--out", out);
  expect(again.out).not.toContain("written:");
});

test.each([
  ["existing.txt", "this is a file, not a folder"],
  ["existing.txt/x", "a part of this path is a file, not a folder"],
])("says of --out %s in one message why nothing can be written there, and ends with 2", async (out, found) => {
  file("existing.txt", "mine");
  const { code, error } = await standin(join(documents, "seed-one.txt"), "--out", join(folder, out));
  expect(code).toBe(2);
  expect(error).toBe(`${join(folder, out)}: ${found}\n    → name a folder; it is made where there is none\n`);
  expect(text(join(folder, "existing.txt"))).toBe("mine");
});

test.each(["../../evil", "/../evil", "..\\evil"])("writes a schema named %j within the folder", async (name) => {
  const outer = mkdtempSync(join(folder, "outer-"));
  const document = file(
    "evil.yaml",
    JSON.stringify({
      openapi: "3.1.0",
      info: { title: "Evil", version: "1" },
      paths: { "/a": { get: { operationId: name, responses: { "204": { description: "None" } } } } },
      components: { schemas: { [`${name}2`]: { type: "object" } } },
    }),
  );
  const { code } = await standin(document, "--out", join(outer, "x/out"));
  expect(code).toBe(0);
  expect([readdirSync(outer), readdirSync(join(outer, "x"))]).toEqual([["x"], ["out"]]);
  expect(readdirSync(join(outer, "x/out"))).toEqual(["openapi.yaml", "schemas"]);
});

test("prints the contract, or what stands behind each promise of it", async () => {
  const page = join(documents, "seed-two.txt");
  const { out, error } = await standin(page);
  expect(out).toMatch(/^openapi: "3\.1\.0"\n/);
  expect(error).toContain("1 operation, 8 types");
  const { out: explained } = await standin(page, "--explain");
  expect(explained).toContain("takes AccountId in the query: string, required  [seed-two:10]");
  expect(explained).toContain("GET /sync/webhooks/subscriptions/find");
});

test.each([
  ["empty.html", "", "the document is empty"],
  ["blob.bin", Buffer.from([0, 1, 2, 3, 0x1f, 0x0b, 0, 0]), "this is not text"],
  ["login.html", "<html><body><form><input type='password'></form></body></html>", "this is a page to log in"],
  [
    "none.html",
    "<html><body><h1>404</h1><p>404 - Not Found</p></body></html>",
    "this is a page that says that there is none (404)",
  ],
  [
    "lost.html",
    "<html><body><h1>Could not find operation: ListPets</h1></body></html>",
    "the host has no such operation",
  ],
  [
    "broken.txt",
    "System.NullReferenceException: Object reference not set\n   at Host.Run()\n",
    "this is a page that shows an error of the host",
  ],
  ["prose.md", "# Our API\n\nIt is very good.\n", "nothing in these 4 lines says anything about an API"],
  ["large.txt", Buffer.alloc(41 * 1024 * 1024, "word and word\n"), "the file has 41 MB, and at most 40 MB are read"],
  ["none.json", '{"openapi":"3.1.0","info":{"title":"None","version":"1"}}', "this OpenAPI document has no operation"],
  ["bare.json", '{"openapi":"3.1.0"}', "this OpenAPI document has no operation"],
  ["empty.yaml", "openapi: 3.1.0\npaths: { /a: { summary: None } }\n", "this OpenAPI document has no operation"],
  ["old.yaml", 'swagger: "2.0"\npaths: {}\n', "this OpenAPI document has no operation"],
  ["arr.json", "[]", "an empty list shows nothing of what it may hold"],
  ["lists.json", "[[], []]", "this list holds no object, and shows no member"],
  ["numbers.json", "[1, 2]", "this list holds no object, and shows no member"],
])("says of %s in one line what it is, and ends with 2", async (name, content, said) => {
  const { code, out, error } = await standin(file(name, content));
  expect(code).toBe(2);
  expect(out).toBe("");
  expect(error.split("\n")[0]).toContain(said);
});

test("serves a page of documentation at once", async () => {
  const page = file("attempts.txt", text(join(documents, "seed-one.txt")));
  const { app } = createStandIn({ contracts: [page], derive: derivedContracts([page], new Map()) });
  const answer = await supertest(app).get("/webhook/endpoints/ep_1/attempts?CompanyId=x").auth("admin", "secret");
  expect(answer.status).toBe(200);
  expect(Object.keys(answer.body as object)).toEqual(expect.arrayContaining(["Attempts", "Done"]));
});

const metadata = sharedFolder === undefined ? "" : join(sharedFolder, "recordings/pages/zoo/types.metadata.json");

test.skipIf(!existsSync(metadata))(
  "answers every operation of a host that was derived of its own description",
  async () => {
    const out = join(folder, "zoo");
    expect((await standin(metadata, "--out", out)).out).toContain("14 operations");
    const { app, contracts } = createStandIn({ contracts: [out] });
    const { url, close } = await listen(app);
    const asked = contracts.flatMap(({ operations }) => operations).filter(({ method }) => method === "GET");
    expect(asked.length).toBeGreaterThan(8);
    for (const { path } of asked)
      for (const format of ["json", "xml", "csv", "jsv"]) {
        const at = path.replace(/\{\w+\}/g, "1");
        const answer = await fetch(`${url}${at}.${format}?NotNull=a&NotEmpty=b&Own=c`);
        expect([at, format, answer.status]).toEqual([at, format, expect.toBeOneOf([200, 204])]);
      }
    await close();
  },
);

test("writes an OpenAPI document of several files and an older version as one of version 3.1, with the lines of its operations", async () => {
  const out = join(folder, "orchard");
  const { code } = await standin(join(root, "fixtures/openapi/orchard/openapi.yaml"), "--out", out);
  expect(code).toBe(0);
  const written = text(join(out, "openapi.yaml"));
  expect(written).toMatch(/^openapi: "3\.1\.0"\n/);
  expect(written).toContain('kind: { type: [string, "null"] }');
  expect(written).not.toMatch(/\$ref: "(?!#)/);
  expect(readdirSync(out)).toEqual(["openapi.yaml", "schemas"]);
  const bakery = await standin(join(root, "fixtures/openapi/bakery-2.0.yaml"));
  expect(bakery.out).toMatch(/x-standin-source: \["bakery-2\.0:\d+"\]/);
});

test("infers types of a JSON answer, says so, and serves them", async () => {
  const sample = file("orders.json", JSON.stringify({ orders: [{ id: 1, note: "a" }, { id: 2 }], next: null }));
  const { out, error } = await standin(sample);
  expect(out).toContain("required: [id]\n");
  expect(error).toContain("samples show values, not types");
  const { app } = createStandIn({ contracts: [sample], derive: derivedContracts([sample], new Map()) });
  const answer = await supertest(app).get("/orders");
  expect(answer.status).toBe(200);
  expect(Object.keys(answer.body as object)).toContain("orders");
});

test("takes types alone from a listing, and operations where it has their routes", async () => {
  const { out } = await standin(join(documents, "listings/csharp.txt"));
  expect(out).toContain("paths: {}\n");
  const routed = text(join(documents, "listings/csharp.txt")).replace(
    "    public partial class Order\n",
    '    [Route("/orders/{Id}", "GET")]\n    public partial class GetOrder : IReturn<Order>\n    {\n        public virtual Guid Id { get; set; }\n    }\n\n    public partial class Order\n',
  );
  const { out: operations } = await standin(file("routed.cs", routed));
  expect(operations).toContain('  "/orders/{Id}":\n    get:\n      operationId: GetOrder\n');
});

test("tells what changed against a contract, and ends with 1 where it breaks clients", async () => {
  const contract = join(root, "contracts/bokamera");
  const same = await standin(join(documents, "seed-one.txt"), "--diff", contract);
  expect([same.code, same.out]).toEqual([0, "nothing changed\n"]);
  const changed = file(
    "seed-one.txt",
    text(join(documents, "seed-one.txt")).replace("limit: Optional[int]", "limit: Optional[str]"),
  );
  const { code, out } = await standin(changed, "--diff", contract);
  expect(code).toBe(1);
  expect(out).toContain(
    "! GET /webhook/endpoints/{EndpointId}/attempts Limit: type changed: integer → string (breaks who sends)\n",
  );
  expect(out.split("\n").at(-2)).toBe("1 change, 1 that breaks clients");
});

test("fetches a whole host by the address of its list of operations, one page after another", async () => {
  const pages: Record<string, string> = {
    ListWebhookEndpointAttempts: text(join(documents, "seed-one.txt")),
    FindWebhookSubscription: text(join(documents, "seed-two.txt")),
  };
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "", "http://host");
    asked.push(request.url ?? "");
    if (pathname === "/api/metadata") {
      const links = Object.keys(pages).map((name) => `<a href="/api/json/metadata?op=${name}">${name}</a>`);
      response.end(`<html><body><h1>Host</h1>${links.join("")}</body></html>`);
      return;
    }
    const page = searchParams.has("lang") ? undefined : pages[searchParams.get("op") ?? ""];
    response.statusCode = page === undefined ? 404 : 200;
    response.end(page ?? "");
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/metadata`;
  const out = join(folder, "host");
  const { code, error, out: said } = await standin(address, "--out", out, "--pause", "0");
  expect(error).toContain("1 of 2: ListWebhookEndpointAttempts\n2 of 2: FindWebhookSubscription\n");
  expect(code).toBe(0);
  expect(said).toContain("2 operations");
  expect(asked).toEqual([
    "/api/metadata",
    "/api/json/metadata?op=ListWebhookEndpointAttempts",
    "/api/xml/metadata?op=ListWebhookEndpointAttempts&lang=csharp",
    "/api/json/metadata?op=FindWebhookSubscription",
    "/api/xml/metadata?op=FindWebhookSubscription&lang=csharp",
  ]);
});

test.each([
  ["/docs/page?x=1", "/docs/page"],
  ["/docs/page/?x=/metadata", "/docs/page"],
  ["/api/metadata?x=1#top", "/api"],
  ["/api/metadata/?x=1", "/api"],
  ["/metadata", ""],
  ["/?x=1#/metadata", ""],
  ["/metadata-of/json/metadata", "/metadata-of/json"],
])("asks for the pages that a list at %s links to below %s", async (list, base) => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? "");
    if (asked.length > 1) response.statusCode = 404;
    response.end('<a href="?op=One">One</a><a href="?op=Two">Two</a>');
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}${list}`;
  expect((await standin(address, "--pause", "0")).code).toBe(2);
  expect(asked.slice(1)).toEqual(
    ["One", "Two"].flatMap((name) => [
      `${base}/json/metadata?op=${name}`,
      `${base}/xml/metadata?op=${name}&lang=csharp`,
    ]),
  );
});

test("what an overlay decides is settled, and what it leaves alone stays open", () => {
  const derived = derive([{ name: "seed-one", text: text(join(documents, "seed-one.txt")) }]);
  const about = (basis: string, final: typeof derived.document): readonly string[] =>
    withSettled(derived, final).notes.flatMap((note) => (note.basis === basis ? [note.settle ?? ""] : []));
  const isOf = (word: string) => (settle: string) => settle.includes(word);
  expect(about("settled", derived.document)).toEqual([]);
  const { document } = overlaid(derived.document, join(root, "contracts/bokamera/overlay.yaml"));
  expect(about("settled", document).filter(isOf("namespace"))).toHaveLength(1);
  expect(about("open", document).filter(isOf("namespace"))).toEqual([]);
  expect(about("open", document).filter(isOf("iso8601"))).toHaveLength(1);
});
