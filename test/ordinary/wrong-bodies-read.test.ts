import { expect, test } from "vitest";
import { remarksAt, resultAt, type Row, smallService, type SmallApi } from "./small-service.ts";
import { findingsOf } from "../../src/verify/verdict/result.ts";
import type { Answered, Asked } from "./shelf-host.ts";

const text = { type: "string" };
const label = { type: "object", required: ["words"], properties: { words: text }, additionalProperties: false };
const labels = { type: "array", items: label };
const api: SmallApi = {
  properties: { name: { ...text, maxLength: 20 }, label, labels, words: { type: "array", items: text } },
  required: ["name", "label", "labels", "words"],
  rows: [{ id: "a", name: "Ann", label: { words: "x" }, labels: [], words: [] }],
  example: { name: "Bea", label: { words: "left" }, labels: [{ words: "top" }], words: ["one", "two"] },
  kinds: ["bodies", "answers"],
};

/** A service that takes every body, after it was changed. */
function taking(read: (body: unknown) => unknown): (asked: Asked) => Answered {
  const service = smallService(api);
  return (asked) => service(["POST", "PATCH"].includes(asked.method) ? { ...asked, body: read(asked.body) } : asked);
}

/** Which of the checks that are asked break. */
async function brokenAt(asked: readonly string[], service: (asked: Asked) => Answered): Promise<readonly string[]> {
  const found = findingsOf(await resultAt({ ...api, kinds: asked }, service));
  const all = new Set(found.flatMap(({ check, also }) => [check, ...also.map((one) => one.check)]));
  return asked.filter((check) => all.has(check));
}

/** All numbers as texts, at any depth. */
function spelled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(spelled);
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, spelled(inner)]));
  return typeof value === "number" ? String(value) : value;
}

const ofTexts = ["name", "label.words", "labels.items.words", "words.items"].map((name) => `bodies/${name}.type`);

test("numbers that are read as the texts they spell are a remark, wherever they stand", async () => {
  const service = taking((body) => ({ ...(spelled(body) as Row), changed: "just now" }));
  expect(await remarksAt({ ...api, kinds: ofTexts }, service)).toEqual(ofTexts);
  expect(await brokenAt(ofTexts, service)).toEqual([]);
});

test("numbers that are kept as numbers, or lost, where texts are meant break, and so do texts that are too long", async () => {
  expect(
    await brokenAt(
      ofTexts,
      taking((body) => body),
    ),
  ).toEqual(ofTexts);
  const losing = taking((body) => JSON.parse(JSON.stringify(body ?? null).replaceAll(/\b7\b/g, '""')) as unknown);
  expect(await brokenAt(ofTexts, losing)).toEqual(ofTexts);
  const tooLong = ["bodies/name.maxLength"];
  expect(await brokenAt(tooLong, taking(spelled))).toEqual(tooLong);
});

test("members that a closed body does not have are a remark where they are passed over, and break where they are kept", async () => {
  const closed = ["bodies/label.additionalProperties"];
  const without = (body: unknown): unknown =>
    JSON.parse(JSON.stringify(body ?? {}).replaceAll(/,?"standinUnknown":"standin"/g, "")) as unknown;
  expect(await remarksAt({ ...api, kinds: closed }, taking(without))).toEqual(closed);
  expect(await brokenAt(closed, taking(without))).toEqual([]);
  expect(
    await brokenAt(
      closed,
      taking((body) => body),
    ),
  ).toEqual(closed);
});

test("a value that is read as a list of it alone is a remark", async () => {
  const lists = ["bodies/words.type"];
  const listed = taking((body) => {
    const { words, ...rest } = (body ?? {}) as Row;
    return words === undefined ? rest : { ...rest, words: [words].flat() };
  });
  expect(await remarksAt({ ...api, kinds: lists }, listed)).toEqual(lists);
  expect(await brokenAt(lists, listed)).toEqual([]);
});

test("a body that is missing breaks where one without members would, and is a remark where that would do", async () => {
  const missing = ["bodies/missing"];
  expect(
    await brokenAt(
      missing,
      taking((body) => body ?? {}),
    ),
  ).toEqual(missing);
  const optional = { ...api, required: [], kinds: missing, document: withoutKey };
  expect(
    await remarksAt(
      optional,
      taking((body) => body ?? {}),
    ),
  ).toEqual(missing);
});

/** Bodies that need no member. */
function withoutKey(document: Row): Row {
  return JSON.parse(JSON.stringify(document).replaceAll('"required":["id"]', '"required":[]')) as Row;
}
