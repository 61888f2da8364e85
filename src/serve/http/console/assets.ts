import { productFile } from "../../../product-file.ts";
import { readFile } from "node:fs/promises";
import type { Answer } from "../../operation/request.ts";

/** What the console is made of, beside the pages themselves; read when a browser first asks. */
const files: Readonly<Record<string, string>> = {
  "console.css": "text/css",
  ...Object.fromEntries(
    [
      "answer",
      "body",
      "console",
      "control",
      "form",
      "log",
      "navigation",
      "operation",
      "parts",
      "requests",
      "session",
      "walk",
    ].map((name) => [`${name}.mjs`, "text/javascript"]),
  ),
};

/** A file of the console's as an answer; undefined: there is none of that name. */
export async function assetAnswer(name: string): Promise<Answer | undefined> {
  const type = Object.hasOwn(files, name) ? files[name] : undefined;
  if (type === undefined) return undefined;
  // The same place from src and from dist.
  const body = await readFile(productFile(`assets/console/${name}`));
  const headers: Answer["headers"] = [
    ["Content-Type", `${type}; charset=utf-8`],
    ["X-Content-Type-Options", "nosniff"],
    ["Cache-Control", "no-cache"],
  ];
  return { status: 200, headers, body };
}
