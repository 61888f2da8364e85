import { expect, test } from "vitest";
import { derive } from "../../../src/derive/derive.ts";
import { readDocument } from "../../../src/derive/document/read-document.ts";
import { descriptionIn } from "../../../src/derive/document/listing/code.ts";
import { dotnetType } from "../../../src/derive/document/metadata/dotnet-type.ts";
import { htmlRows } from "../../../src/derive/document/page/html-rows.ts";
import { splitEnumRow } from "../../../src/derive/document/page/joined-row.ts";
import { tablesOf } from "../../../src/derive/document/page/tables.ts";

/** Long enough that a reader whose time grows with the square of it runs into the time limit of a test. */
const long = 100_000;
const blanks = " ".repeat(long);
const runs: readonly (readonly [string, string])[] = [
  ["blanks", blanks],
  ["tabs", "\t".repeat(long)],
  ["blank lines", "\n".repeat(long)],
  ["blank lines of another system", "\r\n".repeat(long / 2)],
  ["lines of blanks", " \n".repeat(long / 2)],
  ["dashes", "-".repeat(long)],
  ["lines of dashes", "---\n".repeat(long / 4)],
  ["dashes between blank lines", "---\n\n".repeat(long / 5)],
  ["comments of YAML", "#\n".repeat(long / 2)],
  ["bars", "|".repeat(long)],
  ["bars between blanks", "|  ".repeat(long / 3)],
  ["stars", "*".repeat(long)],
  ["letters", "a".repeat(long)],
  ["digits", "1".repeat(long)],
  ["opened tags", "<".repeat(long)],
  ["opened brackets", "[".repeat(long)],
];

test.each(runs)(
  "tells of a text of %s alone, and of one that begins and ends with a word, that it says nothing",
  (_, run) => {
    for (const text of [run, `word${run}word`, `${run}\nword`, `<p>word${run}word`, `<pre>word${run}word`])
      expect(readDocument({ name: "page", text }).is).toBe("nothing");
  },
);

test.each([
  ["blank lines", "\n".repeat(long)],
  ["lines of blanks", " \r\n".repeat(long / 3)],
  ["comments", "# openapi\n".repeat(long / 10)],
  ["the mark of a document", `${"#\n\n".repeat(long / 3)}---  \n`],
])("finds an OpenAPI document behind %s", (_, run) => {
  expect(readDocument({ name: "page.yaml", text: `${run}openapi: 3.1.0\n` }).is).toBe("openapi");
});

test("joins the lines of a text of a page without the blanks around them", () => {
  const rows = htmlRows(`<html><body><p>one${blanks}two  \n\t three${blanks}\n${blanks}four</p></body></html>`);
  expect(rows.map(({ text }) => text)).toEqual([`one${blanks}two three four`]);
});

test("takes the bar that ends a row from the description, and no blanks within it", () => {
  const cells = ["Id", "query", "string", "No", `a${blanks}b`, ""];
  const head = { text: "Name | Parameter | Data Type | Required | Description", line: 1 };
  const [table] = tablesOf([head, { text: cells.join(" | "), line: 2, cells }], new Set());
  expect(table?.members.map(({ description }) => description?.value)).toEqual([`a${blanks}b`]);
});

test("takes the marks of a comment from its lines, and no blanks within them", () => {
  const token = {
    kind: "note",
    text: `* a${blanks}b  * \n * c *`,
    start: 0,
    end: 0,
    line: 1,
    startsLine: true,
  } as const;
  expect(descriptionIn([{ token, isDescription: true }])?.value).toBe(`a${blanks}b\nc`);
});

test("takes no line of many letters for a member of an enum, and no name of many brackets for a type", () => {
  expect(splitEnumRow(`${"a".repeat(long)}!`)).toBeUndefined();
  expect(dotnetType(`${"[]".repeat(long)}x`, [])).toEqual({ is: "unknown" });
});

test("says of a page of blank lines that ends in an error that it shows one", () => {
  const text = `word${"\n".repeat(100_000)}   at Host.Run()\n`;
  expect(() => derive([{ name: "page.txt", text }])).toThrow("this is a page that shows an error of the host");
});
