import { existsSync, readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Problems } from "../../source/problems.ts";
import { shellWord } from "../../shell-word.ts";
import type { Part } from "../../source/part.ts";
import { pointerTo } from "../../source/pointer.ts";
import type { Checked } from "./check-document.ts";
import { schemaFileEnding, schemaFiles } from "./schema-files.ts";
import { readSource } from "../../source/source.ts";

/** The folder beside a contract in which each file repeats one of its schemas, for tools that read JSON Schema only. */
export function schemasFolder(root: Part): string {
  return join(dirname(root.source.path), "schemas");
}

/** The names of the files in a folder that each repeat a schema. */
export function schemaFilesIn(folder: string): readonly string[] {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return [];
  return readdirSync(folder)
    .filter((entry) => entry.endsWith(schemaFileEnding))
    .toSorted();
}

/** Each file of the folder has to say the same as the contract does. */
export function checkSchemasFolder(checked: Checked, problems: Problems): void {
  const { root } = checked;
  const contract = root.source.file;
  const folder = schemasFolder(root);
  const names = schemaFilesIn(folder);
  if (names.length === 0) return;
  const wanted = schemaFiles(checked);
  const command = `standin schemas ${shellWord(contract)}`;
  for (const name of names) {
    const file = join(dirname(contract), "schemas", name);
    const key = name.slice(0, -schemaFileEnding.length);
    const copy = readSource(join(folder, name), file, problems);
    if (copy === undefined) continue;
    const schema = wanted.get(key);
    if (schema === undefined) {
      problems.addIn(
        file,
        undefined,
        `${contract} has no schema and no request "${key}"`,
        `remove the file: ${command}`,
      );
      continue;
    }
    const difference = firstDifference(withoutHead(copy.root), withoutHead(schema));
    if (difference === undefined) continue;
    problems.addAt(
      copy,
      difference,
      `this differs from what ${contract} says about "${key}"`,
      `correct the contract if it is wrong, then write the files again: ${command}`,
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
