import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { root } from "../support/source-files.ts";
import { createTestApp, listen } from "../support/stand-in.ts";

const readme = readFileSync(join(root, "README.md"), "utf8");
const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  scripts: Record<string, string>;
  bin: Record<string, string>;
};

let standIn: Awaited<ReturnType<typeof listen>>;
beforeAll(async () => (standIn = await listen(createTestApp({ cors: true }))));
afterAll(async () => standIn.close());

const examples = [...readme.matchAll(/```console\n\$ curl -u (\S+) '([^']+)'\n([\s\S]*?)```/g)].map(
  ([, user = "", url = "", output = ""]) => ({ user, url, output }),
);

test("shows at least three requests with their output", () => {
  expect(examples.length).toBeGreaterThanOrEqual(3);
});

test.each(examples)("prints what $url really answers", async ({ user, url, output }) => {
  const { pathname, search } = new URL(url);
  const answer = await fetch(`${standIn.url}${pathname}${search}`, {
    headers: { Authorization: `Basic ${Buffer.from(user).toString("base64")}` },
  });
  expect(answer.status).toBe(200);
  const body = (await answer.text()).replaceAll("\r\n", "\n");
  // An output ends either as it is, or with … where the page would grow too long.
  const shown = output.trimEnd();
  if (shown.endsWith("…")) expect(body.startsWith(shown.slice(0, -1))).toBe(true);
  else expect(body.trimEnd()).toBe(shown);
});

test("names only scripts that exist", () => {
  const named = [...readme.matchAll(/npm (?:run )?([a-z][\w:-]*)/g)]
    .map(([, name = ""]) => name)
    .filter((name) => !["ci", "install", "pack"].includes(name));
  expect(named.filter((name) => !(name in manifest.scripts))).toEqual([]);
});

test("links only to pages that exist", () => {
  const links = [...readme.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, path = ""]) => path);
  expect(links.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

test("names only files and folders that exist", () => {
  const paths = [...readme.matchAll(/(?:fixtures|contracts|test|docs|src)\/[\w./-]*\w/g)].map(([path]) => path);
  expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});
