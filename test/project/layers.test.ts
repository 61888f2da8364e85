import { dirname, join, normalize } from "node:path";
import { expect, test } from "vitest";
import { filesBelow } from "../support/source-files.ts";

/** The picture of `docs/architecture.md`: a folder imports only from folders that stand above it. */
const layers = [
  "random",
  "source",
  "pattern",
  "contract/model",
  "contract/written",
  "contract/upgrade",
  "contract/check",
  "contract/infer",
  "contract/overlay",
  "contract/compile",
  "contract",
  "generate",
  "wire",
  "derive/document",
  "derive/weigh",
  "derive/draft",
  "derive/framework",
  "derive/difference",
  "derive",
  "serve/scenario",
  "serve/data",
  "serve/state",
  "serve/operation",
  "serve/framework",
  "serve/http",
  "verify/deployment",
  "verify/exchange",
  "verify/verdict",
  "verify/cases",
  "verify/framework",
  "verify/report",
  "verify",
  "cli",
];
const forAll = ["src/problem.ts", "src/citation.ts", "src/shell-word.ts", "src/escape-html.ts", "src/version.ts"];
/** What a package offers: each may import from everywhere, and nothing imports them. */
const entries = ["src/index.ts", "src/vitest.ts", "src/playwright.ts", "src/msw.ts"];
const commands = ["derive", "serve", "verify"];

function layerOf(path: string): string {
  const inside = dirname(path).replace(/^src\/?/, "");
  return (
    layers
      .filter((layer) => inside === layer || inside.startsWith(`${layer}/`))
      .sort((a, b) => b.length - a.length)[0] ?? inside
  );
}

function mayImport(from: string, to: string): boolean {
  const fromCommand = commands.find((command) => from.split("/")[0] === command);
  const toCommand = commands.find((command) => to.split("/")[0] === command);
  if (fromCommand !== undefined && toCommand !== undefined && fromCommand !== toCommand) return false;
  return from === to || layers.indexOf(to) < layers.indexOf(from);
}

const imports = filesBelow("src")
  .filter(({ path }) => !entries.includes(path))
  .flatMap(({ path, text }) =>
    [...text.matchAll(/(?:from|import)\s*\(?"(\.[^"]+)"/g)].map((match) => ({
      path,
      target: normalize(join(dirname(path), match[1] ?? "")),
    })),
  );

test("lets a folder import only from folders above it", () => {
  const upward = imports
    .filter(({ target }) => !forAll.includes(target) && !target.endsWith("package.json"))
    .filter(({ path, target }) => !mayImport(layerOf(path), layerOf(target)))
    .map(({ path, target }) => `${path} imports ${target}`);
  expect(upward).toEqual([]);
});

test("knows the layer of every file in src", () => {
  const homeless = filesBelow("src").filter(({ path }) => dirname(path) !== "src" && !layers.includes(layerOf(path)));
  expect(homeless.map(({ path }) => path)).toEqual([]);
});

test("refuses an import that points upward or across", () => {
  expect(mayImport("wire", "serve/data")).toBe(false);
  expect(mayImport("verify/cases", "serve/http")).toBe(false);
  expect(mayImport("serve/http", "serve/framework")).toBe(true);
  expect(mayImport("contract", "wire")).toBe(false);
});

test("imports no index file and never a public entry", () => {
  const found = imports.filter(({ target }) => target.endsWith("/index.ts") || entries.includes(target));
  expect(found.map(({ path }) => path)).toEqual([]);
});
