import { expect, test } from "vitest";
import { checkDocument } from "../../../../src/contract/check/check-document.ts";
import { collectionsOf } from "../../../../src/contract/infer/collections.ts";
import { describe } from "../../../../src/contract/infer/described-operation.ts";
import { Problems } from "../../../../src/source/problems.ts";
import { parseSource } from "../../../../src/source/source.ts";

/** Lists whose rows are changed and never fetched alone, and how often the paths of operations are looked at to find them. */
function listsChanged(count: number): { readonly keys: readonly (string | undefined)[]; readonly looks: number } {
  const row = { type: "object", properties: { code: { type: "string" }, title: { type: "string" } } };
  const content = { "application/json": { schema: { type: "array", items: row } } };
  const paths = Array.from({ length: count }, (_, number): readonly (readonly [string, object])[] => [
    [`/kind${number}`, { get: { responses: { "200": { description: "ok", content } } } }],
    [
      `/kind${number}/{code}`,
      {
        parameters: [{ name: "code", in: "path", required: true, schema: { type: "string" } }],
        delete: { responses: { "204": { description: "ok" } } },
      },
    ],
  ]);
  const document = {
    openapi: "3.1.0",
    info: { title: "Kinds", version: "1" },
    paths: Object.fromEntries(paths.flat()),
  };
  const problems = new Problems();
  const source = parseSource(JSON.stringify(document), "/kinds.json", "kinds.json", problems);
  const checked = source && checkDocument(source, problems);
  if (checked === undefined) throw new Error("the document is not read");
  const described = describe(checked.root, checked.references);
  let looks = 0;
  const operations = described.operations.map(
    (operation) =>
      new Proxy(operation, {
        get: (target, name) => {
          if (name === "path") looks++;
          return Reflect.get(target, name) as unknown;
        },
      }),
  );
  return { keys: collectionsOf({ ...described, operations }).map(({ key }) => key), looks };
}

test("rows that are changed and never fetched alone have the key that the path names, and twice as many lists take twice the work", () => {
  const [few, many] = [listsChanged(50), listsChanged(100)];
  expect(few.keys).toEqual(Array.from({ length: 50 }, () => "code"));
  expect(many.looks).toBeLessThanOrEqual(2 * few.looks + 100);
});
