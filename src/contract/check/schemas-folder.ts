import { existsSync, readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Findings } from "../../source/findings.ts";
import { Part } from "../../source/part.ts";
import { pointerTo } from "../../source/pointer.ts";
import type { References } from "./references.ts";
import { schemaFileEnding, schemaFiles } from "./schema-files.ts";
import { readSource } from "../../source/source.ts";

/**
 * Where a folder `schemas` stands beside a contract, each file in it repeats one of the contract's schemas, for tools
 * that read JSON Schema only, and has to say the same as the contract does.
 */
export function checkSchemasFolder(root: Part, references: References, findings: Findings): void {
  const { path, file: contract } = root.source;
  const folder = join(dirname(path), "schemas");
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return;
  const wanted = schemaFiles(root, references);
  for (const name of readdirSync(folder)
    .filter((entry) => entry.endsWith(schemaFileEnding))
    .toSorted()) {
    const file = join(dirname(contract), "schemas", name);
    const key = name.slice(0, -schemaFileEnding.length);
    const copy = readSource(join(folder, name), file, findings);
    if (copy === undefined) continue;
    if (!wanted.has(key)) {
      findings.addIn(
        file,
        undefined,
        `${contract} has no schema and no request "${key}"`,
        "remove the file: npm run schemas",
      );
      continue;
    }
    const difference = firstDifference(withoutHead(copy.root), withoutHead(wanted.get(key)));
    if (difference === undefined) continue;
    findings.add(
      new Part(copy, difference, undefined),
      `this is not what ${contract} says of "${key}"`,
      "correct the contract if it is wrong, then write the files again: npm run schemas",
    );
  }
}

/** Without what every file of its own begins with. */
function withoutHead(schema: unknown): unknown {
  if (typeof schema !== "object" || schema === null) return schema;
  return Object.fromEntries(Object.entries(schema).filter(([key]) => !["$schema", "$id", "title"].includes(key)));
}

/** The pointer of the first place where two documents differ; undefined when they are the same. The order of keys makes no difference. */
function firstDifference(a: unknown, b: unknown, pointer = ""): string | undefined {
  if (Object.is(a, b)) return undefined;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return pointer;
  if (Array.isArray(a) !== Array.isArray(b)) return pointer;
  const [left, right] = [new Map(Object.entries(a)), new Map(Object.entries(b))];
  for (const key of new Set([...left.keys(), ...right.keys()])) {
    const place = pointerTo(pointer, key);
    if (!left.has(key) || !right.has(key)) return place;
    const inner = firstDifference(left.get(key), right.get(key), place);
    if (inner !== undefined) return inner;
  }
  return undefined;
}
