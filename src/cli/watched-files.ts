import { existsSync, readdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileOf } from "../contract/check/references.ts";
import { isAddress } from "../source/address.ts";
import { Problems } from "../source/problems.ts";
import { readSource } from "../source/source.ts";
import type { RowsOption } from "../serve/scenario/rows-option.ts";

export interface Read {
  readonly contracts: readonly { readonly file: string }[];
  /** The one that it was started with, and those that sessions switched to. */
  readonly scenarios: readonly { readonly file: string }[];
  readonly rows: readonly RowsOption[];
  readonly overlays: readonly string[];
}

/**
 * The files that a stand-in was read from, as absolute paths: contracts, what they refer to, the schemas beside them, the
 * scenarios and every file of rows. A file that is referred to and not there is among them: it may come.
 */
export function watchedFiles({ contracts, scenarios, rows, overlays }: Read): readonly string[] {
  const files = new Set<string>();
  for (const { file } of contracts) {
    if (isAddress(file)) continue;
    addWithReferences(resolve(file), files);
    const schemas = join(dirname(resolve(file)), "schemas");
    if (!existsSync(schemas)) continue;
    for (const name of readdirSync(schemas)) if (name.endsWith(".schema.json")) files.add(join(schemas, name));
  }
  for (const scenario of scenarios) {
    const file = resolve(scenario.file);
    files.add(file);
    for (const text of textsOf(contentOf(file), "rows")) files.add(resolve(dirname(file), text));
  }
  for (const file of overlays) files.add(resolve(file));
  for (const option of rows) if ("file" in option) files.add(resolve(option.file));
  return [...files];
}

function addWithReferences(file: string, files: Set<string>): void {
  if (files.has(file)) return;
  files.add(file);
  for (const reference of textsOf(contentOf(file), "$ref")) {
    const path = fileOf(reference);
    if (path === "" || /^[a-z][a-z0-9+.-]+:/i.test(path)) continue;
    addWithReferences(resolve(dirname(file), path), files);
  }
}

/** A broken file refers to nothing until it is fixed and read again. */
function contentOf(file: string): unknown {
  return readSource(file, file, new Problems())?.root;
}

/** Every text that stands under a key, however deep. */
function* textsOf(value: unknown, key: string): Iterable<string> {
  if (typeof value !== "object" || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    if (name === key && typeof inner === "string") yield inner;
    else yield* textsOf(inner, key);
  }
}
