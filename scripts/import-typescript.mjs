// Lets Node import TypeScript: given by `--import`, or imported before the first module in TypeScript.
// What registers and what is registered stand in one file; the latter runs on a thread of its own.
import { readFile } from "node:fs/promises";
import { register } from "node:module";
import { fileURLToPath } from "node:url";
import { isMainThread } from "node:worker_threads";
import { transformSync } from "rolldown/utils";

if (isMainThread) register(import.meta.url);

/** Node's `load` hook. The query is Vitest's, for files of tests. */
export async function load(url, context, nextLoad) {
  const plain = url.replace(/\?.*$/, "");
  if (!plain.endsWith(".ts")) return nextLoad(url, context);
  const path = fileURLToPath(plain);
  const { code, map, errors } = transformSync(path, await readFile(path, "utf8"), {
    target: "node20.19",
    sourcemap: true,
    tsconfig: false,
  });
  if (errors.length > 0) throw errors[0];
  const placed = Buffer.from(JSON.stringify(map)).toString("base64");
  return {
    format: "module",
    shortCircuit: true,
    source: `${code}\n//# sourceMappingURL=data:application/json;base64,${placed}`,
  };
}
