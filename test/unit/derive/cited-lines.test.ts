import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Citation, parseCitation } from "../../../src/citation.ts";
import { citedLine, citedLinesFile } from "../../../src/contract/cited-lines.ts";
import { citedLinesOf } from "../../../src/derive/cited-lines.ts";
import { derive } from "../../../src/derive/derive.ts";
import { root } from "../../support/source-files.ts";

const seeds = ["seed-one", "seed-two"].map((name) => ({
  name,
  text: readFileSync(join(root, `fixtures/documents/${name}.txt`), "utf8"),
}));

describe.each([
  { contract: "bokamera", seed: "seed-one" },
  { contract: "pwc-reportfiling", seed: "seed-two" },
])("contracts/$contract", ({ contract, seed }) => {
  const file = join(root, "contracts", contract, "openapi.yaml");
  const cited: readonly Citation[] = [
    ...new Set(
      [...readFileSync(file, "utf8").matchAll(new RegExp(`"(${seed}:\\d+)"`, "g"))].map(([, one = ""]) => one),
    ),
  ].map(parseCitation);

  test("keeps the text of every line that it cites, as the document has it", () => {
    const lines = seeds.find(({ name }) => name === seed)?.text.split("\n") ?? [];
    expect(cited.length).toBeGreaterThan(15);
    for (const one of cited)
      expect([one, lines[(one.line ?? 0) - 1]]).toEqual([
        one,
        expect.stringContaining((citedLine(one, file) ?? "?").replace(/…$/, "")),
      ]);
  });
});

test("takes the words of a page out of its markup, and shortens long lines", () => {
  const [seed] = seeds;
  const text = `<!doctype html><html><body>\n<pre>${seed?.text.replaceAll("<", "&lt;") ?? ""}</pre></body></html>`;
  const lines = citedLinesOf({ "x-standin-source": ["page:6"], info: { source: "page:2" } }, [
    { name: "page.html", text },
  ]);
  expect(Object.values(lines["page"] ?? {}).join()).not.toMatch(/<|&lt;/);
  const long = citedLinesOf({ "x-standin-source": ["a:1"] }, [{ name: "a.txt", text: "x".repeat(500) }]);
  expect(long["a"]?.["1"]).toMatch(/^x{159}…$/);
});

test("keeps nothing of lines that are not cited", () => {
  const { document } = derive(seeds.slice(0, 1));
  const lines = citedLinesOf(document, seeds)["seed-one"] ?? {};
  expect(Object.keys(lines).length).toBeLessThan((seeds[0]?.text.split("\n").length ?? 0) / 2);
  expect(lines).not.toHaveProperty("11");
});

test.each(["", "[]", "{", '{ "page": [1] }', '{ "page": { "1": 2 } }'])(
  "quotes nothing where the file beside a contract is %j",
  (text) => {
    const folder = mkdtempSync(join(tmpdir(), "standin-cited-"));
    writeFileSync(join(folder, citedLinesFile), text);
    expect(citedLine({ document: "page", line: 1 }, join(folder, "openapi.yaml"))).toBeUndefined();
  },
);
