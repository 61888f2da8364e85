import { expect, test } from "vitest";
import type { JsonObject } from "../../../src/generate/json.ts";
import { timeLike } from "../../../src/generate/make/like-example.ts";
import { anchor, valuesOf } from "../../support/generated.ts";

const day = 86_400_000;

function column(name: string, schema: JsonObject): string[] {
  const rows = valuesOf({ type: "object", required: [name], properties: { [name]: schema } }, 40);
  return (rows as Record<string, string>[]).map((row) => row[name] ?? "");
}

/** The moment that a text spells, without the quotes around it. */
function isRecent(text: string): boolean {
  const time = Date.parse(text.replaceAll('"', "").replace(/^(\d{4}-\d\d-\d\d) (.*[^Z])$/, "$1T$2Z"));
  return time > anchor - 62 * day && time <= anchor;
}

test.each([
  ["updated_at", "^(\\d{4}-\\d{2}-\\d{2}) ((\\d{2}):(\\d{2}):(\\d{2}))$"],
  ["zwibble", "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$"],
  ["since", "^\\d{4}-\\d{2}-\\d{2}$"],
  ["made", "^[0-9]{4}/[0-9]{2}/[0-9]{2}$"],
  ["createdDate", "^\\d{8}T\\d{6}Z$"],
])("makes a moment of %s, whose pattern is one: %s", (name, pattern) => {
  const texts = column(name, { type: "string", pattern });
  expect(new Set(texts).size).toBeGreaterThan(20);
  for (const text of texts)
    expect(isRecent(text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)/, "$1-$2-$3T$4:$5:"))).toBe(true);
});

test.each([
  ["opens", "^\\d{2}:\\d{2}$", /^([01]\d|2[0-3]):[0-5]\d$/],
  ["closes", "^\\d{2}:\\d{2}:\\d{2}$", /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/],
  ["birthDate", "^\\d{2}\\.\\d{2}\\.\\d{4}$", /^(0[1-9]|1[0-2])\.(0[1-9]|1[0-2])\.\d{4}$/],
  ["dueDate", "^\\d{8}$", /^20\d\d(0[1-9]|1[0-2])([0-2]\d|3[01])$/],
])("makes what a clock or a calendar shows of %s: %s", (name, pattern, spelling) => {
  for (const text of column(name, { type: "string", pattern })) expect(text).toMatch(spelling);
});

test.each(["^\\d{8}$", "^[\\w:-]+$", "^[A-Z]{2}\\d{2}:\\d{2}$", "^\\d{3}-\\d{2}-\\d{4}$", "^[0-9 :-]{10,30}$"])(
  "takes %s for no moment where the name says nothing of one",
  (pattern) => {
    const texts = column("zwibble", { type: "string", pattern });
    expect(texts.every((text) => /^20\d\d-?[01]\d-?[0-3]\d|^[0-2]\d:[0-5]\d$/.test(text))).toBe(false);
  },
);

test.each([
  ["updated_at", '"2020-07-09T00:17:55Z"', /^"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"$/],
  ["zwibble", "'2020-07-09 00:17:55'", /^'\d{4}-\d\d-\d\d \d\d:\d\d:\d\d'$/],
  ["zwibble", "2020-07-09 00:17:55", /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/],
  ["modified", "20200709T001755Z", /^\d{8}T\d{6}Z$/],
])("makes other moments of %s, spelled as the example %s", (name, example, spelling) => {
  const texts = column(name, { type: "string", example });
  expect(new Set(texts).size).toBeGreaterThan(20);
  for (const text of texts) {
    expect(text).toMatch(spelling);
    const plain = text.replaceAll("'", '"').replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)/, "$1-$2-$3T$4:$5:");
    expect(isRecent(plain)).toBe(true);
  }
});

test("spells a given time as an example in quotes is", () => {
  expect(timeLike('"2020-07-09T00:17:55Z"', "updated_at", anchor)).toBe('"2026-01-01T00:00:00Z"');
  expect(timeLike('"soon"', "updated_at", anchor)).toBeUndefined();
});

test("makes times of a day after the example of one", () => {
  for (const text of column("time", { type: "string", example: "19:45" }))
    expect(text).toMatch(/^([01]\d|2[0-3]):[0-5]\d$/);
});

test.each([
  ["The date and time of the order. <br><b>Example:</b> <code>2015-08-04T19:09:02.768Z</code>", true],
  ["When it was paid, e.g. `2015-08-04T19:09:02.768Z`.", true],
  ["A filter of times, for example `since:[2015-08-04T19:09:02.768Z..]`", false],
])("reads the spelling of a moment in a description: %s", (description, isSaid) => {
  for (const name of ["creationDate", "zwibble"])
    for (const text of column(name, { type: "string", description }))
      expect(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text) && isRecent(text)).toBe(isSaid);
});

test.each([
  ["date-time-rfc1123", /^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/],
  ["http-date", /^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/],
  ["date-time-rfc-2822", /^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d \+0000$/],
  ["rfc822", /^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d \+0000$/],
])("spells a moment of the format %s as that standard does", (format, spelling) => {
  const texts = column("zwibble", { type: "string", format });
  expect(new Set(texts).size).toBeGreaterThan(20);
  for (const text of texts) {
    expect(text).toMatch(spelling);
    expect(isRecent(text)).toBe(true);
  }
});
