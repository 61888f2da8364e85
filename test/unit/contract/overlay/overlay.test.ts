import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadContract } from "../../../../src/contract/load-contract.ts";
import type { Inference } from "../../../../src/contract/infer/inference.ts";
import { overlayText } from "../../../../src/contract/overlay/write-overlay.ts";
import { applyOverlay } from "../../../../src/contract/overlay/apply-overlay.ts";
import { ProblemError } from "../../../../src/problem.ts";
import { Part } from "../../../../src/source/part.ts";
import { Problems } from "../../../../src/source/problems.ts";
import { loadSource } from "../../../../src/source/source.ts";
import { asker } from "../../../support/inferred.ts";

const folder = mkdtempSync(join(tmpdir(), "overlay-"));

function written(name: string, content: unknown): string {
  const file = join(folder, name);
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  return file;
}

const document = written("shop.json", {
  openapi: "3.1.0",
  info: { title: "Shop", version: "1" },
  paths: {
    "/orders": {
      get: {
        operationId: "listOrders",
        tags: ["orders"],
        responses: {
          "200": {
            description: "ok",
            content: {
              "application/json": { schema: { type: "array", items: { $ref: "#/components/schemas/Order" } } },
            },
          },
        },
      },
      delete: { operationId: "dropOrders", responses: { "204": { description: "gone" } } },
    },
  },
  components: { schemas: { Order: { type: "object", required: ["id"], properties: { id: { type: "integer" } } } } },
});

const overlay = (...actions: object[]): string =>
  written(`overlay-${JSON.stringify(actions).length}.json`, {
    overlay: "1.0.0",
    info: { title: "Changes", version: "1" },
    actions,
  });

test.each(["teahouse", "readingroom"])(
  "a document with the overlay that was written of %s gives the same bytes",
  async (name) => {
    let inferences: readonly Inference[] = [];
    const plain = loadContract(name, { onInferred: (_, found) => (inferences = found) });
    const file = written(`${name}.yaml`, overlayText(inferences, plain.title, plain.file, `${name}.yaml`));
    const laid = loadContract(name, { overlays: [file], onInferred: (_, found) => (inferences = found) });
    expect(inferences).toEqual([]);
    const credentials = [
      ["X-Staff-Key", "k"],
      ["Authorization", "Bearer t"],
    ] as const;
    const [one, other] = [asker([plain], credentials), asker([laid], credentials)];
    const lines =
      name === "teahouse"
        ? ["/teas?page=2", "/teas/3", "/orders", "/teas/3/reviews"]
        : ["/books?limit=3", "/books/9780000000001", "/members/m-1/loans"];
    for (const line of lines) expect((await one(line)).text).toBe((await other(line)).text);
  },
);

test("an update merges objects, puts lists together and replaces the rest", () => {
  const file = overlay(
    { target: "$.info", update: { title: "Corner shop" } },
    { target: "$.components.schemas.Order", update: { required: ["note"], properties: { note: { type: "string" } } } },
  );
  const contract = loadContract(document, { overlays: [file] });
  expect(contract.title).toBe("Corner shop");
  const [operation] = contract.operations;
  const row = operation?.answer.kind === "list" ? operation.answer.row.schema : undefined;
  expect(row?.value).toEqual({ $ref: "#/components/schemas/Order" });
  expect(contract.types.get("Order")).toMatchObject({ all: [{ key: "id" }, { key: "note", required: true }] });
});

test("an overlay that changes each of many operations copies what lies on the way to them once", () => {
  const paths = Object.fromEntries(
    Array.from({ length: 8000 }, (_, i) => [`/orders/${i}`, { get: { tags: ["all"] } }]),
  );
  const source = loadSource(written("many.json", { paths }), "many.json");
  const file = written("each.json", { target: "$.paths.*.get", update: { tags: ["each"] } });
  const action = new Part(loadSource(file, file));
  const target = action.get("target")!;
  const begin = performance.now();
  applyOverlay(
    source,
    { file: "", extends: undefined, actions: [{ target, update: action.get("update") }] },
    new Problems(),
  );
  expect(performance.now() - begin).toBeLessThan(10_000);
  expect(source.root).toMatchObject({ paths: { "/orders/7999": { get: { tags: ["all", "each"] } } } });
});

test("a removal takes out what its target selects", () => {
  const contract = loadContract(document, { overlays: [overlay({ target: "$.paths.*.delete", remove: true })] });
  expect(contract.operations.map(({ id }) => id)).toEqual(["listOrders"]);
});

test("an overlay that is made for another document is left aside", () => {
  const file = written("other.json", {
    overlay: "1.0.0",
    info: { title: "Changes", version: "1" },
    extends: "./another.json",
    actions: [{ target: "$.info", update: { title: "Corner shop" } }],
  });
  expect(loadContract(document, { overlays: [file] }).title).toBe("Shop");
});

test("a target that selects nothing is a remark", () => {
  const { remarks } = loadContract(document, { overlays: [overlay({ target: "$.paths['/nowhere']", remove: true })] });
  expect(remarks.map(({ found }) => found)).toContain("`$.paths['/nowhere']` selects nothing in the document");
});

test.each([
  ["no overlay", { openapi: "3.1.0" }, "this is no overlay: `overlay` is missing"],
  ["another version", { overlay: "2.0.0" }, "only overlays of version 1 are read"],
  ["no actions", { overlay: "1.0.0" }, "the overlay has no actions"],
  ["no target", { overlay: "1.0.0", actions: [{ update: {} }] }, "an action needs a `target`"],
  ["nothing to do", { overlay: "1.0.0", actions: [{ target: "$" }] }, "an action needs `update` or `remove: true`"],
  ["a broken path", { overlay: "1.0.0", actions: [{ target: "$.[", update: {} }] }, "this is not a JSONPath"],
])("tells what is wrong with an overlay: %s", (name, content, found) => {
  const file = written(`wrong ${name}.json`, content);
  expect.assertions(1);
  try {
    loadContract(document, { overlays: [file] });
  } catch (error) {
    expect(error instanceof ProblemError && error.message).toContain(found);
  }
});
