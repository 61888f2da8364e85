import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, it } from "vitest";
import { schemaFileName } from "../../../src/contract/check/schema-file-name.ts";
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

const twisted = [
  "../../evil",
  "/etc/evil",
  "..",
  ".",
  "a/b",
  "a~b",
  "a~2fb",
  "..\\evil",
  "C:evil",
  "Größe",
  "List<A>",
  "a\u0000b",
];

it.each(twisted)("keeps the files of a schema and of a request named %j in the folder, and refers to them", (name) => {
  const folder = mkdtempSync(join(tmpdir(), "standin-names-"));
  const at = join(folder, "deep/er");
  mkdirSync(at, { recursive: true });
  const pointer = encodeURI(name.replaceAll("~", "~0").replaceAll("/", "~1"));
  const operation = (id: object): object => ({ get: { ...id, responses: { "204": { description: "Nothing" } } } });
  const document = {
    openapi: "3.1.0",
    info: { title: "Names", version: "1.0.0" },
    paths: { "/a": operation({ operationId: `${name}1` }), "/b": operation({ "x-standin-request": `${name}2` }) },
    components: {
      schemas: { [name]: { type: "string" }, Uses: { allOf: [{ $ref: `#/components/schemas/${pointer}` }] } },
    },
  };
  writeFileSync(join(at, "openapi.json"), JSON.stringify(document));
  writeSchemas(join(at, "openapi.json"), true);
  expect(readdirSync(folder)).toEqual(["deep"]);
  expect(readdirSync(join(folder, "deep"))).toEqual(["er"]);
  expect(readdirSync(at)).toEqual(["openapi.json", "schemas"]);
  const files = readdirSync(join(at, "schemas"));
  const read = (file: string): { title: string; allOf?: [{ $ref: string }] } =>
    JSON.parse(readFileSync(join(at, "schemas", file), "utf8")) as { title: string };
  expect(files.map((file) => read(file).title).toSorted()).toEqual([name, `${name}1`, `${name}2`, "Uses"].toSorted());
  expect(read(read("Uses.schema.json").allOf![0].$ref).title).toBe(name);
});

it("gives every name a file of its own", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (a, b) => {
      const [one, other] = [schemaFileName(a), schemaFileName(b)];
      expect(one).toMatch(/^[\p{L}\p{M}\p{N}._~-]*$/u);
      expect(one === other).toBe(a === b);
    }),
  );
});

it.each(["Section".repeat(40), "Åäö".repeat(60), "\u{1F4E6}".repeat(60), "a".repeat(244)])(
  "a name that is too long for a file is cut, and stays one of its own: %s",
  (name) => {
    const file = schemaFileName(name);
    expect(Buffer.byteLength(`${file}.schema.json`)).toBeLessThanOrEqual(255);
    expect(file).toMatch(/^[\p{L}\p{M}\p{N}._~-]*$/u);
    expect(schemaFileName(`${name}2`)).not.toBe(file);
  },
);
