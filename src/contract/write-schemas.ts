import { dirname, join } from "node:path";
import { OutputFolder } from "../source/output-folder.ts";
import { Problems } from "../source/problems.ts";
import { checkDocument } from "./check/check-document.ts";
import { schemaFileEnding, schemaFiles } from "./check/schema-files.ts";
import { schemaFilesIn, schemasFolder } from "./check/schemas-folder.ts";
import { type LoadOptions, sourceOf } from "./load-contract.ts";

/**
 * Writes the schemas of a contract as files of their own, for tools that read JSON Schema and no OpenAPI, into the folder
 * `schemas` beside it, and removes files of schemas that it no longer has.
 * @param reference as for `loadContract`
 * @param write false: only tells what would change
 * @returns the files that were not what the contract says
 * @throws {ProblemError} with everything that is wrong with the contract, or when a file cannot be written
 */
export function writeSchemas(reference: string, write: boolean, options: LoadOptions = {}): readonly string[] {
  const problems = new Problems();
  const source = sourceOf(reference, options, problems);
  const checked = source === undefined ? undefined : checkDocument(source, problems);
  problems.throwIfAny();
  if (checked === undefined) throw new Error(`${reference} was rejected without a reported problem.`);
  const path = schemasFolder(checked.root);
  const folder = new OutputFolder(path);
  const texts = new Map(
    [...schemaFiles(checked)].map(([name, schema]) => [
      name + schemaFileEnding,
      `${JSON.stringify(schema, null, 2)}\n`,
    ]),
  );
  const surplus = schemaFilesIn(path).filter((name) => !texts.has(name));
  const stale = [...texts].filter(([name, text]) => folder.text(name) !== text);
  if (write) {
    folder.make();
    for (const name of surplus) folder.remove(name);
    for (const [name, text] of stale) folder.write(name, text);
  }
  const shown = join(dirname(checked.root.source.file), "schemas");
  return [...surplus, ...stale.map(([name]) => name)].map((name) => join(shown, name));
}
