import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { Contract } from "../../../src/contract/model/contract.ts";
import { compileContract, loadContract } from "../../../src/contract/load-contract.ts";
import { root } from "../../support/source-files.ts";

/** A contract as it stands. */
export const contractOf = remembered((reference: string): Contract =>
  loadContract(reference.includes("/") ? join(root, reference) : reference),
);

/** The webhook attempts, had their host shown the oldest rows first. */
export const ascending = remembered((api: string): Contract => {
  const text = textOf(api)
    .replace("direction: descending", "direction: ascending")
    .replaceAll("ordered: descending", "ordered: ascending");
  return compileContract(parse(text), fileOf(api));
});

/** The API with a page size that nobody documented. */
export const unsaidPageSize = remembered((api: string): Contract => {
  const text = textOf(api)
    .replace("maximum: 250, default: 50 }", "maximum: 250 }")
    .replace("default: 50\n          minimum", "minimum")
    .replace(", otherwise: 50", "");
  return compileContract(parse(text), alone("unsaid", api));
});

/** A small library, with a date that is a moment, and with every way in which it answers 401. */
export const library = remembered((name: string): Contract => {
  const text = readFileSync(join(root, "fixtures/contracts", name, "openapi.yaml"), "utf8");
  const whole = text
    .replace("1963-05-01", '"1963-05-01T00:00:00Z"')
    .replace(
      "[{ cause: no credentials, body: empty }]",
      "[{ cause: none, body: empty }, { cause: wrong, body: envelope }]",
    );
  return compileContract(parse(whole), alone("library", name));
});

interface Schema {
  readonly properties?: Record<string, unknown>;
}

const additions: readonly (readonly [name: string, schema: Readonly<Record<string, unknown>>])[] = [
  ["Aaa", { type: "string" }],
  ["Remark", { type: "integer", format: "int32" }],
  ["Zzz", { type: "array", items: { type: "string" } }],
  ["Nested", { type: "object", additionalProperties: { type: "string" } }],
];

/** The API after some releases: what answers knows members that the documentation does not name yet. */
export const evolved = remembered((api: string): Contract => {
  const document = parse(textOf(api)) as { readonly components: { readonly schemas: Record<string, Schema> } };
  for (const [name, schema] of Object.entries(document.components.schemas)) {
    if (schema.properties === undefined || /Error|ResponseStatus/.test(name)) continue;
    const camel = api !== "bokamera";
    const added = additions.map(([member, its]) => [
      camel ? member.charAt(0).toLowerCase() + member.slice(1) : member,
      camel ? { ...its, xml: { name: member } } : its,
    ]);
    Object.assign(schema.properties, Object.fromEntries(added));
  }
  return compileContract(document, alone("evolved", api));
});

/** A place beside which no schemas stand that would have to agree. */
function alone(name: string, api: string): string {
  return join(root, `${name}-${api}.yaml`);
}

function fileOf(api: string): string {
  return join(root, "contracts", api, "openapi.yaml");
}

function textOf(api: string): string {
  return readFileSync(fileOf(api), "utf8");
}

function remembered<T>(make: (name: string) => T): (name: string) => T {
  const made = new Map<string, T>();
  return (name) => {
    const known = made.get(name) ?? make(name);
    made.set(name, known);
    return known;
  };
}
