import { expect, test } from "vitest";
import { meansAnotherSize } from "../../src/contract/compile/nought-of-size.ts";
import { compileContract } from "../../src/contract/load-contract.ts";
import { asker, type Asked, listDocument } from "../support/inferred.ts";

const row = { type: "object", required: ["id"], properties: { id: { type: "integer" } } };
const next = { type: ["string", "null"] };
const counts = Object.fromEntries(["total", "pages", "limit", "count"].map((name) => [name, { type: "integer" }]));
const members = { data: { type: "array", items: row }, ...counts, has_more: { type: "boolean" }, next, previous: next };
const page = { type: "object", required: Object.keys(members), properties: members };

interface Parameter {
  readonly name: string;
  readonly description?: string;
  readonly schema: object;
}

async function asked(target: string, ...parameters: readonly Parameter[]): Promise<Asked> {
  const document = listDocument(parameters, page, { Link: { schema: { type: "string" } } });
  return await asker([compileContract(document, "shop.yaml")])(target);
}

const whole = { schema: { type: "integer" } };
const shown = { limit: 0, count: 0, has_more: false, data: [], next: null, previous: null };

test.each([
  ["limit", "page", whole.schema],
  ["per_page", "page", { type: "integer", minimum: 0, maximum: 100 }],
  ["$top", "$skip", whole.schema],
  ["count", "offset", whole.schema],
  ["limit", "cursor", { type: "string" }],
  ["limit", "starting_after", whole.schema],
])("%s=0 beside %s is a page of no rows, behind which nothing follows", async (size, place, schema) => {
  const parameters = [
    { name: size, schema },
    { name: place, ...(/after|cursor/.test(place) ? { schema: { type: "string" } } : whole) },
  ];
  const all = (await asked("/orders", ...parameters)).json as { total: number; data: object[] };
  expect(all.data.length).toBeGreaterThan(0);
  const none = await asked(`/orders?${size}=0`, ...parameters);
  expect(none.json).toMatchObject({ ...shown, total: all.total });
  expect(none.headers["link"] ?? "").not.toMatch(/rel="(next|prev)"/);
  const later = await asked(`/orders?${size}=0&${place}=2`, ...parameters);
  expect(later.json).toMatchObject({ data: [], has_more: false, next: null, previous: null });
});

test("limit=0 is refused where it has to be more", async () => {
  const { status } = await asked("/orders?limit=0", { name: "limit", schema: { type: "integer", minimum: 1 } });
  expect(status).toBe(422);
});

test.each([
  { name: "limit", description: "How many. 0 means no limit.", schema: { type: "integer" } },
  { name: "limit", schema: { type: "integer", default: 0 } },
])("a nought that stands for another size is no page without rows: %o", async (limit) => {
  const { json } = await asked("/orders?limit=0", limit, { name: "page", ...whole });
  expect((json as { data: object[] }).data.length).toBeGreaterThan(0);
});

test.each([
  ["Page size, 0 means all", true],
  ["Use `0` for unlimited results", true],
  ["The number of rows (0 = default)", true],
  ["Set to zero to disable pagination", true],
  ["To get all rows, set this to 0", true],
  ["If 0, all rows are returned", true],
  ["No limit if 0", true],
  ["0: unlimited", true],
  ["Number between 0 and 100. The default is 20", false],
  ["From 0 to 100, default 20", false],
  ["The maximum number of rows, 0 to 100", false],
  ["The default is 10, all rows are 100", false],
  ["0 returns only the count", false],
  ["", false],
])("%j says that a nought means another size: %s", (description, means) => {
  expect(meansAnotherSize({ description, schema: {} })).toBe(means);
});
