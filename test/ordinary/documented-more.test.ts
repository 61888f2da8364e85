import { describe, expect, test } from "vitest";
import { noColour } from "../../src/verify/report/report.ts";
import { reports } from "../../src/verify/report/reports.ts";
import { headlineOf, notesOn } from "../../src/verify/report/summary.ts";
import { checksOf, exitCode, findingsOf } from "../../src/verify/verdict/result.ts";
import type { Answered, Asked } from "./shelf-host.ts";
import { checksFoundAt, pageOf, remarksAt, resultAt, type Row, type SmallApi, smallService } from "./small-service.ts";

const text = { type: "string" };
const words = ["sea", "night", "garden"];
const rowsOf = (make: (index: number) => Row): readonly Row[] =>
  Array.from({ length: 21 }, (_, index) => ({ id: `t${index + 1}`, title: `Of the ${index}`, ...make(index) }));
const word = (index: number): string => words[index % 3] ?? "";

/** Lists whose rows have words in lists, bare or as things, and a host that narrows by one of them. */
const tagged = (item: object, tags: (index: number) => unknown, schema: object, description = ""): SmallApi => ({
  properties: { title: text, tags: { type: "array", items: item } },
  parameters: [{ name: "tag", schema, description }],
  rows: rowsOf((index) => ({ tags: tags(index) })),
});
const named = { type: "object", properties: { id: { type: "integer" }, name: text } };
const things = (index: number): unknown => [
  { id: index % 3, name: word(index) },
  { id: 3, name: word(index + 1) },
];
const narrowed = (api: SmallApi, has: (row: Row, tag: string) => boolean) =>
  smallService(api, (asked, rows) => {
    const tag = asked.query.get("tag");
    return { status: 200, json: { items: rows.filter((row) => tag === null || has(row, tag)) } };
  });
const called = (row: Row): readonly unknown[] =>
  (row["tags"] as readonly (Row | string)[]).map((tag) => (typeof tag === "string" ? tag : tag["name"]));

test.each([
  ["things in a list that are named", named, things],
  ["words in a list", text, (index: number) => [word(index), word(index + 1)]],
])("a filter by %s is asked, and told where it is ignored", async (_, item, tags) => {
  const listed = tagged(item, tags, { ...text, enum: words });
  expect(
    await checksFoundAt(
      listed,
      narrowed(listed, (row, tag) => called(row).includes(tag)),
    ),
  ).toEqual([]);
  expect(
    await checksFoundAt(
      listed,
      narrowed(listed, () => true),
    ),
  ).toEqual(["lists/tag/shows-only"]);
  const free = tagged(item, tags, text);
  expect(
    await remarksAt(
      free,
      narrowed(free, (row, tag) => called(row).includes(tag)),
    ),
  ).toEqual([]);
  expect(
    await remarksAt(
      free,
      narrowed(free, () => true),
    ),
  ).toEqual(["lists/tag/shows-only"]);
});

test("a filter by things in a list may ask for another of their names", async () => {
  const api: SmallApi = {
    properties: { title: text, colours: { type: "array", items: named } },
    parameters: [{ name: "colour", schema: text, description: "Only things of this colour." }],
    rows: rowsOf((index) => ({ colours: things(index) })),
  };
  const byKey = smallService(api, ({ query }, rows) => {
    const has = (row: Row): boolean =>
      (row["colours"] as readonly Row[]).some(({ id }) => String(id) === query.get("colour"));
    return { status: 200, json: { items: rows.filter((row) => !query.has("colour") || has(row)) } };
  });
  expect(await checksFoundAt(api, byKey)).toEqual([]);
});

const counted: SmallApi = {
  properties: { title: text, state: { ...text, enum: words } },
  parameters: [
    { name: "limit", schema: { type: "integer", minimum: 1 } },
    { name: "page", schema: { type: "integer", minimum: 1 } },
    { name: "state", schema: { ...text, enum: words } },
  ],
  members: { total: { type: "integer" } },
  rows: rowsOf((index) => ({ state: word(index) })),
  document: (document) => {
    const changed = structuredClone(document) as { paths: { "/things": { get: { responses: { "200": object } } } } };
    const { responses } = changed.paths["/things"].get;
    responses["200"] = { ...responses["200"], headers: { "X-Total-Count": { schema: { type: "integer" } } } };
    return changed;
  },
};
const totals = (total: (all: number, fitting: number) => number, header: (all: number, fitting: number) => number) =>
  smallService(counted, (asked, all) => {
    const state = asked.query.get("state");
    const fitting = all.filter((row) => state === null || row["state"] === state);
    const [one, other] = [total(all.length, fitting.length), header(all.length, fitting.length)];
    const { items } = pageOf(asked, fitting);
    return { status: 200, json: { items, total: one }, headers: { "X-Total-Count": String(other) } };
  });
const all = (count: number): number => count;
const fitting = (_: number, count: number): number => count;

test("totals in a body and in a header are both held against the rows", async () => {
  expect(await checksFoundAt(counted, totals(fitting, fitting))).toEqual([]);
  expect(
    await checksFoundAt(
      counted,
      totals(fitting, (_, count) => count + 1),
    ),
  ).toEqual(["lists/total"]);
  expect(
    await checksFoundAt(
      counted,
      totals((_, count) => count + 1, fitting),
    ),
  ).toEqual(["lists/total"]);
});

test("totals that both ignore a filter are told; where one of them counts what fits, the other may count all", async () => {
  expect(await checksFoundAt(counted, totals(all, all))).toEqual(["lists/state/counted"]);
  expect(await checksFoundAt(counted, totals(all, fitting))).toEqual([]);
  expect(await checksFoundAt(counted, totals(fitting, all))).toEqual([]);
});

test("totals of a page that differ are remarked where nobody saw all rows", async () => {
  const rows = Array.from({ length: 4000 }, (_, index) => ({ id: `t${index}`, state: word(index) }));
  const many = { ...counted, rows };
  const differing = smallService(many, (asked, shown) => {
    const { items } = pageOf(asked, shown);
    return { status: 200, json: { items, total: 4000 }, headers: { "X-Total-Count": "5000" } };
  });
  expect(await remarksAt(many, differing)).toContain("lists/total");
});

const changed: SmallApi = {
  properties: { title: text, note: text },
  rows: rowsOf(() => ({ note: "of old" })),
  example: { title: "What the sea says", note: "new" },
  change: {
    type: "object",
    required: ["title"],
    minProperties: 1,
    properties: { title: { ...text, minLength: 3 }, note: { ...text, maxLength: 20 } },
  },
  kinds: ["lists", "items", "writes", "bodies"],
};

/** A service that keeps what it says of changes, but for one rule, and remembers what was asked. */
function changing(ignored: string, asked: string[] = []) {
  const right = smallService(changed);
  const isWrong = (body: Row): boolean => {
    const { title, note } = body;
    return (
      (ignored !== "minProperties" && Object.keys(body).length === 0) ||
      (ignored !== "minLength" && typeof title === "string" && title.length < 3) ||
      (ignored !== "maxLength" && typeof note === "string" && note.length > 20)
    );
  };
  const areTexts = ({ title, note }: Row): boolean =>
    [title, note].every((one) => one === undefined || typeof one === "string");
  return (one: Asked): Answered => {
    asked.push(`${one.method} ${one.path}`);
    const { method, body } = one;
    if (method !== "POST" && method !== "PATCH") return right(one);
    if (typeof body !== "object" || body === null || !areTexts(body as Row)) return { status: 400, json: {} };
    return method === "PATCH" && isWrong(body as Row) ? { status: 422, json: {} } : right(one);
  };
}

test.each(["minProperties", "minLength", "maxLength"])(
  "a change whose body breaks %s is refused, and told where it is not",
  async (rule) => {
    const asked: string[] = [];
    expect(await checksFoundAt(changed, changing("nothing", asked))).toEqual([]);
    const told = (await checksFoundAt(changed, changing(rule))).join();
    expect(told).toMatch(new RegExp(`^bodies/([a-z]+\\.)?${rule}$`));
    // All that is changed or removed is the run's own.
    expect(asked.filter((one) => /^(PATCH|DELETE)/.test(one) && !one.includes("/new"))).toEqual([]);
  },
);

test("a row that was removed is not changed, and that it is removed again is remarked, where 404 is documented", async () => {
  const gone = new Set<string>();
  const again = (method: string, answer: Answered) => {
    const right = smallService(changed);
    return (asked: Asked): Answered => {
      const answered = right(asked);
      if (asked.method === "DELETE" && answered.status === 204) gone.add(asked.path);
      return asked.method === method && answered.status === 404 && gone.has(asked.path) ? answer : answered;
    };
  };
  const api = { ...changed, kinds: ["writes"] };
  expect(await checksFoundAt(api, again("none", { status: 204 }))).toEqual([]);
  const shown = { status: 200, json: { id: "new1", title: "What" } };
  expect(await checksFoundAt(api, again("PATCH", shown))).toEqual(["writes/merge-absent"]);
  expect(await checksFoundAt(api, again("DELETE", { status: 204 }))).toEqual([]);
  expect(await remarksAt(api, again("DELETE", { status: 204 }))).toEqual(["writes/remove-absent"]);
});

describe("a run in which most operations turn away whoever asks", () => {
  const api: SmallApi = { properties: { title: text }, rows: rowsOf(() => ({})), kinds: [] };
  const right = smallService(api);
  const service =
    (isOpen: (asked: Asked) => boolean) =>
    (asked: Asked): Answered =>
      isOpen(asked) ? right(asked) : { status: 401, json: {}, headers: { "WWW-Authenticate": "Key" } };

  test("has verified next to nothing, and ends with 3", async () => {
    const result = await resultAt(
      { ...api, document: guarded([]) },
      service(() => false),
    );
    expect(findingsOf(result)).toEqual([]);
    expect(result.keptOut).toEqual({ operations: 2, of: 2 });
    expect(exitCode(result, false)).toBe(3);
    expect(headlineOf(result)).toContain("2 of 2 operations turned away whoever asked");
  });

  test("has verified something where others let people in", async () => {
    const open = { ...api, document: guarded(["/things"]) };
    const result = await resultAt(
      open,
      service(({ path }) => path === "/things"),
    );
    expect([result.keptOut, exitCode(result, false)]).toEqual([undefined, 0]);
  });

  test("has verified what it was asked where that is who is turned away", async () => {
    const asked: SmallApi = { ...api, document: guarded([]), kinds: ["security"] };
    const result = await resultAt(
      asked,
      service(() => false),
    );
    expect(exitCode(result, false)).toBe(0);
  });
});

/** Makes operations ask for a key, but those at open paths. */
function guarded(open: readonly string[]): (document: Row) => Row {
  const securitySchemes = { key: { type: "apiKey", in: "header", name: "X-Key" } };
  return (document) => {
    const { components, paths, ...rest } = document as { components: object; paths: Record<string, { get: object }> };
    const asked = Object.entries(paths).map(([path, item]) =>
      open.includes(path) ? [path, { ...item, get: { ...item.get, security: [] } }] : [path, item],
    );
    const changed = { paths: Object.fromEntries(asked) as object, components: { ...components, securitySchemes } };
    return { ...rest, ...changed, security: [{ key: [] }] };
  };
}

test("a row that was created is looked for on later pages too", async () => {
  const api: SmallApi = { ...counted, example: { title: "What the sea says", state: "sea" }, kinds: ["writes"] };
  const paged = (isShown: (row: Row) => boolean) =>
    smallService(api, (asked, rows) => {
      const fit = rows.filter(isShown);
      const { items } = pageOf(asked, fit, 5);
      return { status: 200, json: { items, total: fit.length }, headers: { "X-Total-Count": String(fit.length) } };
    });
  const verdictOf = async (isShown: (row: Row) => boolean) =>
    checksOf(await resultAt(api, paged(isShown))).find(({ id }) => id === "writes/listed")?.verdict.kind;
  expect(await verdictOf(() => true)).toBe("holds");
  const isOld = ({ id }: Row): boolean => !String(id).startsWith("new");
  expect(await verdictOf(isOld)).toBe("not checked");
  expect(await remarksAt(api, paged(isOld))).toEqual(["writes/listed"]);
});

test("a finding of a row that the run has removed again tells how it was made, and that it is gone", async () => {
  const api: SmallApi = {
    properties: { title: text, code: { ...text, readOnly: true } },
    rows: rowsOf(() => ({ code: "K1" })),
    example: { title: "What the sea says" },
  };
  const right = smallService(api);
  const service = (asked: Asked): Answered =>
    right(asked.method === "POST" ? { ...asked, body: { code: "K2", ...(asked.body as Row) } } : asked);
  const [finding] = findingsOf(await resultAt(api, service));
  expect(finding?.check).toBe("writes/read-only");
  expect(finding?.before.map(({ method, target }) => `${method} ${target}`)).toEqual([
    "POST /things",
    "PATCH /things/new1",
    "PATCH /things/new1",
  ]);
  expect([finding?.isRowGone, finding?.request.target]).toEqual([true, "/things/new1"]);
  expect(finding === undefined ? [] : notesOn(finding)).toEqual([expect.stringContaining("removed the row again")]);
});

test("a run that asks for something alone tells of what it asked", async () => {
  const api: SmallApi = { properties: { title: text }, rows: rowsOf(() => ({})), kinds: ["getThing/items"] };
  const result = await resultAt(api, smallService(api));
  const told = reports.terminal.render(result, { palette: noColour, width: 100 });
  expect(told).toContain("getThing");
  expect(told).not.toContain("listThings");
});

test("a member that is only written is no part of an answer, and what the RFCs alone say is asked and remarked", async () => {
  const secret = { type: "object", properties: { pin: text, word: { ...text, enum: words } }, writeOnly: true };
  const api: SmallApi = {
    properties: { title: text, secret },
    rows: rowsOf(() => ({})),
    kinds: [],
    document: guarded([]),
  };
  const result = await resultAt(api, () => ({ status: 401, json: {} }));
  const [list] = result.apis.flatMap(({ operations }) => operations);
  const properties = list?.parts.flatMap(({ kind, name }) => (kind === "property" ? [name] : []));
  expect(properties).toEqual(["items", "items[].id", "items[].title"]);
  const challenges = checksOf(result).filter(({ id }) => id === "security/challenge");
  expect(challenges.map(({ verdict }) => verdict.kind)).toEqual(["holds", "holds"]);
  expect(list?.remarks.map(({ shown }) => shown?.check)).toEqual(["security/challenge"]);
});
