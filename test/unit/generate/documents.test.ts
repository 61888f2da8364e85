import { expect, test } from "vitest";
import { generatorOf } from "../../../src/generate/generator.ts";
import { cellOf, parsed } from "../../support/generated.ts";
import { documentPaths, schemasOf } from "../../support/openapi-schemas.ts";

/** `npm run generate-corpus` tries every schema of every document, `npm test` a sample of the smaller ones. */
const { step, rows, bytes } =
  process.env["GENERATE_CORPUS"] === undefined
    ? { step: 40, rows: 2, bytes: 300_000 }
    : { step: 1, rows: 5, bytes: Infinity };
const paths = documentPaths(bytes);

/** Schemas that have no value, with the reason. */
const impossible: Readonly<Record<string, string>> = {
  roomAssociation: "it requires two members and allows one",
  Conditions: "it requires a member whose own schema is empty of values",
};

/** What is wrong with the values of some schemas of a document. */
function complaintsOf(path: string): string[] {
  return schemasOf(path)
    .filter((_, index) => index % step === 0)
    .flatMap(({ name, ref, complaint }) => {
      const generator = generatorOf(ref);
      const made = Array.from({ length: rows }, (_, row) => generator.value(cellOf(name, row)));
      const found = made.flatMap((one) => (one.kind === "value" ? (complaint(parsed(one.value)) ?? []) : one.why));
      return found.length === 0 || Object.hasOwn(impossible, name) ? [] : [`${name}: ${found[0] ?? ""}`];
    });
}

if (paths.length === 0)
  test.skip("makes valid values of the schemas in documents that others wrote (../shared is not there)", () =>
    undefined);
else
  test.each(paths)("makes valid values of the schemas in %s", (path) => {
    expect(complaintsOf(path)).toEqual([]);
  });
