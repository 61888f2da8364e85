import { expect, test } from "vitest";
import { standInFor } from "../support/small-stand-in.ts";

const to = (name: string): { readonly $ref: string } => ({ $ref: `#/components/schemas/${name}` });
const text = { type: "string" };
const kindOf = (member: string, more: object = {}): object => ({
  type: "object",
  required: ["id", "kind", member],
  properties: { id: text, kind: text, [member]: text, ...more },
});

const document = {
  openapi: "3.0.3",
  info: { title: "Services", version: "1" },
  paths: {
    "/areas": { get: { responses: { 200: listOf("Area") } } },
    "/services": {
      get: {
        parameters: [{ name: "kind", in: "query", schema: { type: "string", enum: ["lan", "cloud", "line"] } }],
        responses: { 200: listOf("Service") },
      },
    },
  },
  components: {
    schemas: {
      Area: { type: "object", required: ["id", "name"], properties: { id: text, name: text } },
      Service: {
        oneOf: [to("Lan"), to("Cloud"), to("Line")],
        discriminator: {
          propertyName: "kind",
          mapping: { lan: to("Lan").$ref, cloud: to("Cloud").$ref, line: to("Line").$ref },
        },
      },
      Lan: kindOf("mask", { name: text, area_id: text }),
      Cloud: kindOf("secret"),
      Line: kindOf("colour", { title: text }),
    },
  },
};

function listOf(name: string): object {
  return { description: "All", content: { "application/json": { schema: { type: "array", items: to(name) } } } };
}

interface Service extends Readonly<Record<string, string>> {
  readonly kind: string;
}

const own: Readonly<Record<string, string>> = { lan: "mask", cloud: "secret", line: "colour" };

test("rows of every kind are shown, also of one without the name or the references that others have", async () => {
  const ask = standInFor(document);
  const rows = (await ask("GET /services")).json as readonly Service[];
  for (const kind of Object.keys(own)) expect(rows.filter((row) => row.kind === kind).length).toBeGreaterThan(5);
  for (const row of rows) expect(Object.keys(own).filter((kind) => (own[kind] ?? "") in row)).toEqual([row.kind]);
});

test("a filter by the kind shows rows of its schema", async () => {
  const ask = standInFor(document);
  for (const [kind, member] of Object.entries(own)) {
    const rows = (await ask(`GET /services?kind=${kind}`)).json as readonly Service[];
    expect(rows.length).toBeGreaterThan(5);
    for (const row of rows) expect([row.kind, member in row]).toEqual([kind, true]);
  }
});
