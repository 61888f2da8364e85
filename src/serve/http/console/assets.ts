import { readFile } from "node:fs/promises";
import type { Answer } from "../../operation/request.ts";

/** What the console is made of, beside the pages themselves; read when a browser first asks. */
const files = {
  "console.css": "text/css",
  "console.mjs": "text/javascript",
} as const satisfies Readonly<Record<string, string>>;

/** A file of the console's as an answer; undefined: there is none of that name. */
export async function assetAnswer(name: string): Promise<Answer | undefined> {
  const type = Object.entries(files).find(([file]) => file === name)?.[1];
  if (type === undefined) return undefined;
  // The same place from src and from dist.
  const body = await readFile(new URL(`../../../../assets/console/${name}`, import.meta.url));
  const headers: Answer["headers"] = [
    ["Content-Type", `${type}; charset=utf-8`],
    ["X-Content-Type-Options", "nosniff"],
    ["Cache-Control", "no-cache"],
  ];
  return { status: 200, headers, body };
}
