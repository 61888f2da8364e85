import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { limitNames, limitTable, writtenName } from "../../src/limits.ts";
import { filesBelow, root } from "../support/source-files.ts";

const page = join(root, "docs/reliability.md");

function rows(): readonly string[] {
  return limitNames.map((name) => {
    const { what, usual, command, beyond, ...rest } = limitTable[name];
    const also = rest.also === undefined ? "" : ` (or ${rest.also})`;
    const of = command === "both" ? "`serve`, `verify`" : `\`${command}\``;
    return `| \`${writtenName(name)}\` | ${what}${also} | ${usual.toLocaleString("en")} | ${of} | ${beyond} |`;
  });
}

/** `UPDATE_LIMITS=1` writes the table; else the page has to have the same. */
test("docs/reliability.md lists every limit that is in force", () => {
  const text = readFileSync(page, "utf8");
  const start = text.indexOf("<!-- limits -->\n") + "<!-- limits -->\n".length;
  const end = text.indexOf("<!-- end of limits -->");
  if (process.env["UPDATE_LIMITS"] !== undefined) {
    const table = ["| name | what | default | of | beyond it |", "| --- | --- | --- | --- | --- |", ...rows()].join(
      "\n",
    );
    writeFileSync(page, `${text.slice(0, start)}\n${table}\n\n${text.slice(end)}`);
    return;
  }
  const plain = (line: string): string => line.replace(/\s+/g, " ").trim();
  const lines = text.slice(start, end).split("\n").map(plain);
  expect(lines.filter((line) => line.startsWith("| `"))).toEqual(rows().map(plain));
});

test("every limit is kept to somewhere", () => {
  const texts = filesBelow("src")
    .filter(({ path }) => path !== "src/limits.ts")
    .map(({ text }) => text);
  expect(limitNames.filter((name) => !texts.some((text) => new RegExp(`\\b${name}\\b`).test(text)))).toEqual([]);
});

test("sizes are counted in one way", () => {
  const found = filesBelow("src").filter(
    ({ path, text }) =>
      path !== "src/size.ts" && /1024 \* 1024|\* 1_?000_?000\b|\/ 1_?000_?000\b|\bMB\b.*1_000_000/.test(text),
  );
  expect(found.map(({ path }) => path)).toEqual([]);
});
