import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Command } from "commander";
import { expect, test } from "vitest";
import { checkCommand } from "../../src/cli/check-command.ts";
import { deriveCommand } from "../../src/cli/derive-command.ts";
import { schemasCommand } from "../../src/cli/schemas-command.ts";
import { serveCommand } from "../../src/cli/serve-command.ts";
import { verifyCommand } from "../../src/cli/verify-command.ts";
import { root } from "../support/source-files.ts";

const names = ["README.md", ...readdirSync(join(root, "docs")).map((name) => `docs/${name}`)].filter((name) =>
  name.endsWith(".md"),
);
const pages = names.map((name) => ({ name, text: readFileSync(join(root, name), "utf8") }));

/** The anchors of a page: its headings as they stand in an address. */
function anchorsOf(text: string): readonly string[] {
  const headings = [...text.replace(/```[^]*?```/g, "").matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) => heading);
  return headings.map((heading) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .trim()
      .replaceAll(" ", "-"),
  );
}

test.each(pages)("each link of $name leads to a file, and to a heading in it", ({ name, text }) => {
  const links = [...text.replace(/```[^]*?```/g, "").matchAll(/\]\((?!https?:)([^)\s#]*)#?([^)\s]*)\)/g)];
  const lost = links.filter(([, path = "", anchor = ""]) => {
    const file = path === "" ? join(root, name) : join(root, dirname(name), path);
    return !existsSync(file) || (anchor !== "" && !anchorsOf(readFileSync(file, "utf8")).includes(anchor));
  });
  expect(lost.map(([link]) => link)).toEqual([]);
});

test("each flag of each command stands in a page", () => {
  const program = new Command();
  const console = { out() {}, error() {}, colour: false, width: 80, env: {}, cwd: root };
  for (const command of [serveCommand, verifyCommand, deriveCommand, checkCommand, schemasCommand])
    command.register(program, console, () => undefined);
  const flags = program.commands.flatMap(({ options }) => options.map(({ long }) => long ?? ""));
  const named = new Set(pages.flatMap(({ text }) => text.match(/--[a-z][a-z-]*/g) ?? []));
  expect(flags.length).toBeGreaterThan(40);
  expect(flags.filter((flag) => !named.has(flag))).toEqual([]);
});
