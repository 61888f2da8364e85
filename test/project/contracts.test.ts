import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { loadContract } from "../../src/contract/load-contract.ts";
import { writeSchemas } from "../../src/contract/write-schemas.ts";
import { obeys, type Terms } from "../support/law.ts";
import { recordedAnswers, type Routes } from "../support/recorded-answers.ts";
import { filesBelow, root } from "../support/source-files.ts";

interface Media {
  readonly schema: object;
  readonly examples?: Readonly<Record<string, { readonly value: unknown }>>;
}
interface Response {
  readonly $ref?: string;
  readonly content?: Readonly<Record<string, Media>>;
}
interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly object[];
  readonly responses: Readonly<Record<string, Response>>;
  readonly "x-standin-laws"?: readonly { readonly law: string; readonly terms: Terms }[];
}
interface Document extends Routes {
  readonly "x-standin-api": string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, { readonly properties?: Readonly<Record<string, object>> }>>;
    readonly responses: Readonly<Record<string, Response>>;
    readonly parameters?: Readonly<Record<string, object>>;
  };
}

const text = (path: string): string => readFileSync(join(root, path), "utf8");
const contract = (path: string): Document => parse(text(`${path}/openapi.yaml`)) as Document;
const products = [
  { folder: "contracts/bokamera", recordings: "bokamera" },
  { folder: "contracts/pwc-reportfiling", recordings: "pwc" },
];
const zoos = [
  { folder: "fixtures/contracts/zoo", recordings: "zoo" },
  { folder: "fixtures/contracts/zoo-pascal", recordings: "zoo-pascal" },
];
const all = [...products, ...zoos];

const operationsOf = (document: Document): readonly Operation[] =>
  Object.values(document.paths).flatMap((methods) => Object.values(methods));

const responseOf = (document: Document, operation: Operation, status: number): Response => {
  const response = operation.responses[String(status)] ?? operation.responses["default"] ?? {};
  return response.$ref === undefined ? response : (document.components.responses[nameIn(response.$ref)] ?? {});
};

const nameIn = (reference: string): string => reference.split("/").at(-1) ?? "";

/** Compiles schemas of one document, whose references are pointers into it. */
function validators(document: Document): (schema: object) => ValidateFunction {
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
  ajv.addSchema(document, "contract");
  const compiled = new Map<string, ValidateFunction>();
  return (schema) => {
    const absolute = JSON.stringify(schema).replaceAll('"#/', '"contract#/');
    const validate = compiled.get(absolute) ?? ajv.compile(JSON.parse(absolute) as object);
    compiled.set(absolute, validate);
    return validate;
  };
}

describe.each(all)("$folder", ({ folder, recordings }) => {
  const document = contract(folder);
  const validator = validators(document);
  const operations = new Map(operationsOf(document).map((operation) => [operation.operationId, operation]));
  const answers = recordedAnswers(recordings, document);

  test("accepts every JSON answer that the host gave, success or error", () => {
    expect(answers.length).toBeGreaterThan(40);
    const refused = answers.flatMap(({ title, operationId, status, json }) => {
      const operation = operations.get(operationId);
      const media = operation && responseOf(document, operation, status).content?.["application/json"];
      if (media === undefined) return [`${title}: ${status} is not documented`];
      const validate = validator(media.schema);
      return validate(json) ? [] : [`${title}: ${JSON.stringify(validate.errors)}`];
    });
    expect(refused).toEqual([]);
  });

  test("states only laws that every success of the host obeys", () => {
    const matches = (schema: object, value: unknown): boolean => validator(schema)(value);
    const broken = answers
      .filter(({ status }) => status === 200)
      .flatMap(({ title, operationId, json, parameters }) =>
        (operations.get(operationId)?.["x-standin-laws"] ?? [])
          .filter(({ terms }) => !obeys(json, parameters, terms, matches))
          .map(({ law }) => `${law}: ${title}`),
      );
    expect(broken).toEqual([]);
  });

  test("loads, with every operation and every schema", () => {
    const loaded = loadContract(join(root, folder));
    expect(loaded.operations.map(({ id }) => id)).toEqual([...operations.keys()]);
    expect([...loaded.types.keys()]).toEqual(Object.keys(document.components.schemas));
  });

  test("keeps to the vocabulary of extensions, each at its place", () => {
    const { $id, ...extensions } = JSON.parse(text("contracts/extensions.schema.json")) as { readonly $id: string };
    const ajv = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true, validateFormats: false });
    ajv.addSchema(extensions, $id);
    const schemas = Object.values(document.components.schemas);
    const responses = [
      ...Object.values(document.components.responses),
      ...[...operations.values()].flatMap((operation) => Object.values(operation.responses)),
    ];
    const parameters = [
      ...Object.values(document.components.parameters ?? {}),
      ...[...operations.values()].flatMap((operation) => operation.parameters ?? []),
    ];
    const at: Readonly<Record<string, readonly unknown[]>> = {
      root: [document],
      operation: [...operations.values()],
      parameter: parameters,
      response: responses,
      schema: [...schemas, ...schemas.flatMap((schema) => Object.values(schema.properties ?? {}))],
    };
    for (const [place, objects] of Object.entries(at)) {
      const validate = ajv.getSchema(`${$id}#/$defs/${place}`);
      expect(objects.filter((object) => validate?.(object) !== true)).toEqual([]);
    }
  });
});

describe("docs/extensions.md", () => {
  const { $id, ...schema } = JSON.parse(text("contracts/extensions.schema.json")) as {
    readonly $id: string;
    readonly $defs: Readonly<Record<string, { readonly properties?: object }>>;
  };
  const ajv = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true, validateFormats: false });
  ajv.addSchema(schema, $id);
  const sections = text("docs/extensions.md").split(/^## /m);

  test.each(["root", "schema", "parameter", "operation", "response"])("explains every extension of a %s", (place) => {
    const section = sections.find((part) => new RegExp(`^(At the|On an?) ${place}\n`).test(part)) ?? "";
    const headings = section.match(/^### .*$/gm)?.join("\n") ?? "";
    const named = [...headings.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name);
    expect(named.toSorted()).toEqual(Object.keys(schema.$defs[place]?.properties ?? {}).toSorted());
    const examples = [...section.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, yaml]) => parse(yaml ?? "") as unknown);
    const validate = ajv.getSchema(`${$id}#/$defs/${place}`);
    expect(examples.filter((example) => validate?.(example) !== true)).toEqual([]);
  });

  test.each([
    { place: "root", broken: { "x-standin-hosts": {} } },
    { place: "root", broken: { "x-standin-host": { casing: "snake" } } },
    { place: "schema", broken: { "x-standin-filter": { property: "Status", operator: "equals" } } },
    { place: "parameter", broken: { "x-standin-validate": ["NotBlank"] } },
    { place: "operation", broken: { "x-standin-answer": { echo: true, nothing: true } } },
    { place: "operation", broken: { "x-standin-laws": [{ law: "a", about: "b", terms: { each: "Id" } }] } },
    { place: "response", broken: { "x-standin-causes": [{ cause: "any", body: "empty", code: "Gone" }] } },
  ])("refuses on a $place: $broken", ({ place, broken }) => {
    expect(ajv.getSchema(`${$id}#/$defs/${place}`)?.(broken)).toBe(false);
  });
});

test.each(products)("gives only examples in $folder that its own schemas accept", ({ folder }) => {
  const document = contract(folder);
  const validator = validators(document);
  const operations = operationsOf(document);
  const responses = [
    ...Object.values(document.components.responses),
    ...operations.flatMap((operation) => Object.values(operation.responses)),
  ];
  const refused = responses
    .flatMap((response) => Object.values(response.content ?? {}))
    .flatMap(({ schema, examples }) =>
      Object.entries(examples ?? {}).filter(([, example]) => !validator(schema)(example.value)),
    );
  expect(refused).toEqual([]);
});

test.each(zoos)("accepts in $folder every random value that the host answered", ({ folder, recordings }) => {
  const document = contract(folder);
  const everything = validators(document)({ $ref: "#/components/schemas/Everything" });
  const values = text(`fixtures/recordings/values/${recordings}.jsonl`).trim().split("\n");
  const bodies = values.map((line) => (JSON.parse(line) as { readonly json: string }).json);
  // Infinities and NaN are written bare, which is no JSON.
  const readable = bodies.filter((body) => !/:-?(NaN|Infinity)[,}]/.test(body));
  expect(readable.length).toBeGreaterThan(100);
  expect(readable.filter((body) => !everything(JSON.parse(body)))).toEqual([]);
});

test.each(products)("offers $folder to validators that know JSON Schema and nothing else", ({ folder }) => {
  const files = filesBelow(`${folder}/schemas`, ".schema.json");
  const schemas = files.map((file) => JSON.parse(file.text) as { readonly $id: string });
  const ajv = new Ajv2020({ strict: true, strictRequired: false, validateFormats: false, schemas });
  expect(schemas.map(({ $id }) => typeof ajv.getSchema($id))).toEqual(schemas.map(() => "function"));
});

test.each(products)("finds nothing to change in the schemas beside $folder", ({ folder }) => {
  expect(writeSchemas(join(root, folder), false)).toEqual([]);
});

test("finds nothing to change with scripts/zoo-pascal.mjs", () => {
  const run = spawnSync(process.execPath, [join(root, "scripts/zoo-pascal.mjs"), "--check"], { encoding: "utf8" });
  expect(`${run.stdout}${run.stderr}`).toBe("");
  expect(run.status).toBe(0);
});

/** What [DataContract] shows of a value: nothing that is not marked, and fixed names. */
const marked = (value: Readonly<Record<string, unknown>>): object =>
  Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => name !== "Hidden")
      .map(([name, member]) => [name === "Next" ? "next_one" : name, member]),
  );

test("answers in the zoo what the data set of the real host holds", () => {
  const zoo = contract("fixtures/contracts/zoo");
  const cases = JSON.parse(text("fixtures/recordings/datasets/zoo.cases.json")) as Readonly<
    Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>
  >;
  for (const kind of ["everything", "contract", "list", "map"]) {
    const examples = zoo.paths[`/${kind}/{Case}`]?.["get"]?.responses["200"]?.content?.["application/json"]?.examples;
    const values = Object.entries(examples ?? {}).map(([name, { value }]) => [name, value] as const);
    const wanted = Object.entries(cases[kind] ?? {}).map(([name, value]) => [
      name,
      kind === "list" ? Object.values(value) : kind === "contract" ? marked(value) : value,
    ]);
    expect(Object.fromEntries(values)).toEqual(Object.fromEntries(wanted));
  }
});

test.each(products)("numbers the decisions in $folder in order, each with a line of its document", ({ folder }) => {
  const readings = text(`${folder}/decisions.md`);
  const numbers = [...readings.matchAll(/^## (\d+)\. /gm)].map(([, number]) => Number(number));
  expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  const sections = readings.split(/^## \d+\. .*$/m).slice(1);
  expect(sections.length).toBeGreaterThan(10);
  expect(sections.filter((section) => !/`seed-(one|two)(:\d+)?`|`seed-(one|two):/.test(section))).toEqual([]);
});

test("docs/extensions.md names every extension, every member and every word that the extensions' schema knows", () => {
  const words = text("docs/extensions.md").split(/[^\w$*-]+/);
  const missing = new Set<string>();
  const look = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    const { properties = {}, enum: choices = [] } = node as { properties?: object; enum?: unknown };
    const own = typeof properties === "object" ? Object.keys(properties) : [];
    const names = [...own, ...(Array.isArray(choices) ? choices.map(String) : [])];
    for (const name of names) if (!words.includes(name)) missing.add(name);
    for (const inner of Object.values(node)) look(inner);
  };
  look(JSON.parse(text("contracts/extensions.schema.json")));
  expect([...missing]).toEqual([]);
});
