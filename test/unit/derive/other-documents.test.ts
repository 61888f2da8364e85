import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { derivedContracts } from "../../../src/cli/derived-contracts.ts";
import { readDocument } from "../../../src/derive/document/read-document.ts";

test.each([
  ["a Postman collection", { info: { _postman_id: "1", name: "Shop" }, item: [{ name: "list", request: {} }] }],
  ["an AsyncAPI document", { asyncapi: "3.0.0", info: { title: "Shop", version: "1" }, channels: {} }],
  ["a JSON Schema", { $schema: "https://json-schema.org/draft/2020-12/schema", type: "object", properties: {} }],
  ["a recording of a browser", { log: { version: "1.2", entries: [{ request: {} }] } }],
  ["Swagger 1.x", { swaggerVersion: "1.2", apis: [{ path: "/items" }] }],
  ["an Arazzo document", { arazzo: "1.0.1", sourceDescriptions: [{ name: "shop" }] }],
])("%s is no sample of an answer, and nothing is served of it", (name, document) => {
  const text = JSON.stringify(document);
  const read = readDocument({ name: "shop.json", text });
  expect(read.is === "nothing" ? read.found : read.is).toContain(name);
  const folder = mkdtempSync(join(tmpdir(), "other-documents-"));
  const file = join(folder, "shop.json");
  writeFileSync(file, text);
  expect(derivedContracts([file], new Map())).toBeUndefined();
  rmSync(folder, { recursive: true });
});

test("an answer may have members that schemas have, too", () => {
  const answer = { type: "Feature", properties: { name: "Oak" }, definitions: [{ id: 1 }] };
  expect(readDocument({ name: "tree.json", text: JSON.stringify(answer) }).is).toBe("account");
});
