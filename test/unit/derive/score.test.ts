import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { derive } from "../../../src/derive/derive.ts";
import { readDocument } from "../../../src/derive/document/read-document.ts";
import { emptyScore, type Score, scorePage, type Truth } from "../../support/document-score.ts";
import { sharedFolder } from "../../support/shared-folder.ts";

/** Pages that real hosts printed about themselves, each in three forms, with the truth beside them. They are not part of the repository. */
const folder = sharedFolder === undefined ? undefined : join(sharedFolder, "recordings/pages");
const isThere = folder !== undefined && existsSync(folder);
const forms = { html: ".html", joined: ".joined.txt", pipes: ".pipes.txt" } as const;

/** What other extractions make of the same pages: the lines of a listing alone, or everything without its lay-out. */
const extractions = {
  "without indentation and empty lines": (page: string) => page.replace(/^[ \t]+/gm, "").replace(/\n{2,}/g, "\n"),
  "without headings and lines of braces": (page: string) =>
    page
      .split("\n")
      .filter((line, i) => i > 2 && !/^\s*[{}()\];]*\s*$/.test(line))
      .map((line) => line.trim())
      .join("\n"),
} as const;

/** All pages of one form: language → score. */
function scored(
  ending: string,
  made = (page: string) => page,
  isTaken = (_: string, __: number) => true,
): Map<string, Score> {
  const scores = new Map<string, Score>();
  for (const host of readdirSync(folder!)) {
    const text = readFileSync(join(folder!, host, "types.metadata.json"), "utf8");
    // Names of members follow the host's casing.
    const truth = JSON.parse(
      text.replace(/"([A-Z])(\w*)":/g, (_, first: string, rest: string) => `"${first.toLowerCase()}${rest}":`),
    ) as Truth;
    for (const file of readdirSync(join(folder!, host))
      .filter((name) => name.endsWith(ending))
      .filter(isTaken)) {
      const [operation = "", language = ""] = file.split(".");
      const read = readDocument({ name: file, text: made(readFileSync(join(folder!, host, file), "utf8")) });
      const score = scores.get(language) ?? emptyScore();
      scores.set(language, score);
      const before = score.misses.length;
      scorePage(read.is === "account" ? read.account : undefined, operation, truth, score);
      for (let i = before; i < score.misses.length; i++) score.misses[i] = `${host}/${file}: ${score.misses[i]}`;
    }
  }
  return scores;
}

for (const [form, ending] of Object.entries(forms))
  test.skipIf(!isThere)(`reads every page of the recordings as ${form}, all of it right and nothing invented`, () => {
    const scores = scored(ending);
    const rows = [...scores].map(([language, { right, wrong, missing, invented }]) =>
      [language.padEnd(11), ...[right, wrong, missing, invented].map((count) => String(count).padStart(8))].join(""),
    );
    if (process.env["SCORE"] !== undefined)
      console.log([`${form.padEnd(11)}   right   wrong missing invented`, ...rows].join("\n"));
    const misses = [...scores.values()].flatMap(({ misses: all }) => all);
    expect(misses.slice(0, Number(process.env["SCORE"] ?? 20))).toEqual([]);
  });

for (const [form, made] of Object.entries(extractions))
  test.skipIf(!isThere)(`reads listings as well from pages ${form}`, () => {
    const scores = scored(".pipes.txt", made, (name, i) => i % 4 === 0 && !name.includes(".tables."));
    expect([...scores.values()].flatMap(({ misses }) => misses)).toEqual([]);
    expect([...scores.values()].reduce((all, { right }) => all + right, 0)).toBeGreaterThan(2000);
  });

/** `npm run score` derives every page, an ordinary run every fifth: every language comes up, and every form. */
const share = process.env["SCORE"] === undefined ? 5 : 1;

test.skipIf(!isThere)("finds no two types of one name in pages of hosts that have none", () => {
  for (const host of readdirSync(folder!))
    for (const name of readdirSync(join(folder!, host)).filter((_, at) => at % share === 0)) {
      const { weighed } = derive([{ name, text: readFileSync(join(folder!, host, name), "utf8") }]);
      const { namesakes, twiceTold, unclear } = weighed;
      expect([name, namesakes, twiceTold, unclear]).toEqual([name, [], [], []]);
    }
});
