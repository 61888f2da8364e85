import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { loadContract } from "../../../src/contract/load-contract.ts";
import { writeSchemas } from "../../../src/contract/write-schemas.ts";

/** A contract whose folder of schemas has gone wrong. */
function broken(): string {
  const folder = mkdtempSync(join(tmpdir(), "standin-schemas-"));
  cpSync("fixtures/contracts/broken/schemas-differ", folder, { recursive: true });
  return folder;
}

it("writes every schema and removes those that the contract no longer has", () => {
  const folder = broken();
  expect(() => loadContract(folder)).toThrow(`standin schemas ${folder}/openapi.yaml`);
  const changed = writeSchemas(`${folder}/openapi.yaml`, true);
  expect(changed).toEqual(["Shelf", "GetBook", "Book"].map((name) => join(folder, "schemas", `${name}.schema.json`)));
  expect(readdirSync(join(folder, "schemas"))).toEqual(["Book.schema.json", "GetBook.schema.json"]);
  expect(() => loadContract(folder)).not.toThrow();
  expect(writeSchemas(folder, true)).toEqual([]);
});

it("only tells what it would change", () => {
  const folder = broken();
  const before = readFileSync(join(folder, "schemas/Book.schema.json"), "utf8");
  expect(writeSchemas(folder, false).length).toBe(3);
  expect(readFileSync(join(folder, "schemas/Book.schema.json"), "utf8")).toBe(before);
});

it("makes the folder where there is none, with a file for each request and each schema", () => {
  const folder = broken();
  rmSync(join(folder, "schemas"), { recursive: true });
  writeFileSync(
    join(folder, "openapi.yaml"),
    `openapi: 3.1.0
info: { title: Books, version: 1.0.0 }
x-standin-api: books
paths:
  /books/{Id}:
    get:
      operationId: GetBook
      summary: One book
      parameters: [{ name: Id, in: path, required: true, description: Its number, schema: { type: string, x-faker: book.title } }]
      responses: { "204": { description: Nothing } }
    delete: { parameters: [{ name: Id, in: path, required: true, schema: {} }], responses: { "204": { description: Gone } } }
components:
  schemas:
    Any: true
    Book: { type: object, properties: { xml: { $ref: "#/components/schemas/Any", xml: { name: X } } } }
`,
  );
  writeSchemas(folder, true);
  expect(existsSync(join(folder, "schemas"))).toBe(true);
  const files = readdirSync(join(folder, "schemas"));
  const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, "schemas", name), "utf8"));
  const head = (title: string): object => ({
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: `https://standin.example/contracts/books/${title}.schema.json`,
    title,
  });
  expect(Object.fromEntries(files.map((name) => [name, read(name)]))).toEqual({
    "Any.schema.json": { ...head("Any"), allOf: [true] },
    "Book.schema.json": { ...head("Book"), type: "object", properties: { xml: { $ref: "Any.schema.json" } } },
    "GetBook.schema.json": {
      ...head("GetBook"),
      type: "object",
      description: "One book",
      required: ["Id"],
      properties: { Id: { description: "Its number", type: "string" } },
    },
  });
});
