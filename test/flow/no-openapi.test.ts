import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { checkCommand } from "../../src/cli/check-command.ts";
import { deriveCommand } from "../../src/cli/derive-command.ts";
import { runCommand } from "../support/run-command.ts";

const folder = mkdtempSync(join(tmpdir(), "no openapi-"));
afterAll(() => rmSync(folder, { recursive: true }));

function written(name: string, text: string | Uint8Array): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

const convert = "convert it to OpenAPI, and name what comes of it";
const toDerive = (file: string): string => `\`standin derive '${file}' --out FOLDER\``;

test.each([
  ["shop.graphql", "type Query { teas: [Tea!]! }\ntype Tea { id: ID! }\n", "a schema of GraphQL"],
  ["asked.json", '{"data":{"__schema":{"types":[]}}}', "a schema of GraphQL"],
  ["shop.raml", "#%RAML 1.0\ntitle: Tea\n/teas:\n  get:\n", "a RAML document"],
  ["shop.proto", 'syntax = "proto3";\npackage tea;\nservice Teas { rpc List(A) returns (B); }\n', "a gRPC description"],
  ["shop.wsdl", '<?xml version="1.0"?>\n<w:definitions xmlns:w="http://schemas.xmlsoap.org/wsdl/"/>', "a WSDL (SOAP)"],
  ["shop.xsd", '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"/>', "an XML Schema"],
  ["shop.edmx", '<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"/>', "an OData"],
  ["insomnia.json", '{"_type":"export","__export_format":4,"resources":[]}', "an Insomnia export"],
  ["insomnia.yaml", "type: collection.insomnia.rest/5.0\nname: Tea\n", "an Insomnia export"],
  ["discovery.json", '{"kind":"discovery#restDescription","discoveryVersion":"v1"}', "a discovery document"],
])("of %s, check and derive say what it is, and that it has to be converted", async (name, text, what) => {
  const file = written(name, text);
  for (const command of [checkCommand, deriveCommand]) {
    const { code, error } = await runCommand([command === checkCommand ? "check" : "derive", file], command);
    expect(code).toBe(2);
    expect(error).toContain(`this is ${what}`);
    expect(error).toContain(`, not OpenAPI\n    → ${convert}`);
  }
});

test.each([
  ["events.yaml", "asyncapi: 2.6.0\ninfo: { title: x, version: '1' }\nchannels: {}\n", "an AsyncAPI document"],
  ["tea.schema.json", '{"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object"}', "a JSON Schema"],
  ["tea.schema.yaml", "$defs:\n  Tea: { type: object }\n", "a JSON Schema"],
  ["collection.json", '{"info":{"_postman_id":"1","name":"Tea"},"item":[]}', "a Postman collection"],
  ["values.json", '{"id":"a","name":"e","values":[],"_postman_variable_scope":"environment"}', "variables of Postman"],
])("of %s, check and derive say what it is", async (name, text, what) => {
  const file = written(name, text);
  for (const command of [checkCommand, deriveCommand]) {
    const { code, error } = await runCommand([command === checkCommand ? "check" : "derive", file], command);
    expect(code).toBe(2);
    expect(error).toContain(`this is ${what}`);
  }
});

test.each([
  [
    "page.html",
    "<!DOCTYPE html><html><body><h1>List teas</h1><pre>GET /teas</pre></body></html>",
    "this is a page (HTML)",
  ],
  ["page.htm", "<html lang=en><p>GET /teas</html>", "this is a page (HTML)"],
  ["some.xml", '<?xml version="1.0"?><teas/>', "this is XML"],
  [
    "page.md",
    "# Tea API\n\n## List teas\n\n`GET /teas`\n\n| name | type |\n|---|---|\n",
    "this is no OpenAPI document",
  ],
  ["page.apib", "FORMAT: 1A\n# Tea\n## Teas [/teas]\n### List [GET]\n+ Response 200\n", "this is no OpenAPI document"],
  ["page.txt", "Hello, this is our API. GET /teas lists the teas.\n", "this is text, not an OpenAPI document"],
  ["rows.csv", "id,name\n1,Tea\n", "this is text, not an OpenAPI document"],
  ["rows.json", '[{"id":1}]', "this is a list, not an OpenAPI document"],
  [
    "one.json",
    '{"id":1,"name":"Tea"}',
    "this is no OpenAPI document: it names no version of OpenAPI and has no `paths`",
  ],
])(
  "of %s, check says that it may be documentation, and how derive makes a contract of it",
  async (name, text, what) => {
    const file = written(name, text);
    const { code, error } = await runCommand(["check", file], checkCommand);
    expect(code).toBe(2);
    expect(error.slice(file.length)).toMatch(new RegExp(`^[ \\w,]*: ${what.replace(/[()]/g, "\\$&")}`));
    expect(error).toContain(toDerive(file));
  },
);

test.each([
  ["doc.pdf", "%PDF-1.4\n%\u{ff}", "this is a PDF, not text", "save its text as HTML, Markdown or plain text"],
  ["z.yaml.gz", [0x1f, 0x8b, 8, 0], "this is a packed file (gzip), not text", "unpack it, and name what is in it"],
  ["z.zip", "PK\u{3}\u{4}\u{ff}", "this is a packed file (zip), not text", "unpack it, and name what is in it"],
  ["shot.png", [0x89, 0x50, 0x4e, 0x47], "this is a picture, not text", "name a file of text"],
] as const)("of %s, check and derive say what it is and what to name instead", async (name, bytes, found, cure) => {
  const file = written(name, typeof bytes === "string" ? Buffer.from(bytes, "latin1") : Uint8Array.from(bytes));
  for (const command of [checkCommand, deriveCommand]) {
    const { code, error } = await runCommand([command === checkCommand ? "check" : "derive", file], command);
    expect({ code, error }).toEqual({ code: 2, error: `${file}: ${found}\n    → ${cure}\n` });
  }
});

test.each([
  ["openApi: 3.1.0\ninfo: { title: a, version: '1' }\npaths: {}\n", "write `openapi` instead of `openApi`"],
  ["opnapi: 3.1.0\ninfo: { title: a, version: '1' }\n", "write `openapi` instead of `opnapi`"],
  ["info: { title: a, version: '1' }\npaths: {}\n", "write `openapi: 3.1.0` above it"],
])("of a document without the key of its version (%j) it says where that belongs", async (text, cure) => {
  const { error } = await runCommand(["check", written("unversioned.yaml", text)], checkCommand);
  expect(error).toContain(`the document does not name its OpenAPI version\n    → ${cure}`);
});

test("of an OpenAPI document that is no YAML it says where, and nothing of derive", async () => {
  const { error } = await runCommand(
    ["check", written("broken.yaml", "openapi: 3.1.0\ninfo\npaths: {}\n")],
    checkCommand,
  );
  expect(error).toMatch(/line \d, column \d: this is not YAML/);
  expect(error).not.toContain("derive");
});

test.each([
  ["descriptions that follow each other", '"""a""" '.repeat(60)],
  ["marks of quotation alone", '"'.repeat(200)],
  ["texts and comments", '"a" # b """\n'.repeat(60)],
])("a text of %s, and of no schema, is told to be no document as others are", async (name, text) => {
  const { code, error } = await runCommand(["check", written(`${name}.yaml`, `${text}x`)], checkCommand);
  expect(code).toBe(2);
  expect(error).not.toContain("GraphQL");
});

test.each([
  ['"""\nSays """ {\n"""', false],
  ['"""Says \\""" {""" # of it\n"Also"', true],
  ['""""""\n""', true],
])("descriptions above a schema of GraphQL end where they are closed: %s", async (described, isSchema) => {
  const file = written("described.graphql", `${described}\ntype Query { teas: [Tea!]! }\n`);
  const { error } = await runCommand(["check", file], checkCommand);
  expect(error.includes("this is a schema of GraphQL")).toBe(isSchema);
});
