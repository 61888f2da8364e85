import { expect, test } from "vitest";
import { inferredList, listDocument } from "../../../support/inferred.ts";

const row = { type: "object", properties: { id: { type: "integer" }, status: { type: "string" } } };
const list = { type: "array", items: row };
const whole = { type: "integer" };
const text = { type: "string" };
const named = (name: string, schema: object): object => ({ name, schema });
const wrapped = (more: object): object => ({ type: "object", properties: { data: list, ...more } });

test.each([
  [
    "page and size",
    ["page", whole],
    ["per_page", whole],
    list,
    { style: "page", parameter: "page", first: 1, limit: "per_page" },
  ],
  [
    "pages that begin at 0",
    ["pageIndex", whole],
    ["pageSize", whole],
    list,
    { style: "page", parameter: "pageIndex", first: 0 },
  ],
  ["brackets", ["page[number]", whole], ["page[size]", whole], list, { style: "page", parameter: "page[number]" }],
  [
    "offset and limit",
    ["offset", whole],
    ["limit", whole],
    list,
    { style: "offset", parameter: "offset", first: 0, limit: "limit" },
  ],
  [
    "counts to skip and to show",
    ["SkipCount", whole],
    ["MaxResultCount", whole],
    list,
    { style: "offset", parameter: "SkipCount", limit: "MaxResultCount" },
  ],
  ["OData", ["$skip", whole], ["$top", whole], list, { style: "offset", parameter: "$skip", limit: "$top" }],
  [
    "a start index from 1",
    ["startIndex", { ...whole, minimum: 1 }],
    ["count", whole],
    list,
    { style: "offset", first: 1 },
  ],
  [
    "a cursor",
    ["cursor", text],
    ["limit", whole],
    wrapped({ next_cursor: text }),
    { style: "cursor", parameter: "cursor" },
  ],
  [
    "a token",
    ["pageToken", text],
    ["maxResults", whole],
    wrapped({ nextPageToken: text }),
    { style: "cursor", parameter: "pageToken" },
  ],
  [
    "a cursor that is a number",
    ["cursor", whole],
    ["limit", whole],
    wrapped({ next_cursor: whole }),
    { style: "cursor", parameter: "cursor", isNumbered: true },
  ],
  [
    "pages, and a number that is called a cursor beside them",
    ["cursor", whole],
    ["page", whole],
    list,
    { style: "page", parameter: "page" },
  ],
  [
    "the id of the last row",
    ["starting_after", text],
    ["limit", whole],
    list,
    { style: "after", parameter: "starting_after" },
  ],
  [
    "a parameter that the answer names",
    ["max_id", text],
    ["count", whole],
    wrapped({ next_max_id: text, next_url: text }),
    { style: "cursor", parameter: "max_id" },
  ],
  ["addresses", ["limit", whole], undefined, wrapped({ next_url: text }), { style: "link", limit: "limit" }],
  ["nothing", ["color", text], undefined, list, { style: "all" }],
  [
    "an offset that is a text, with a number as its default",
    ["offset", { ...text, default: "0" }],
    ["limit", { ...text, default: "10" }],
    wrapped({ next: text }),
    { style: "offset", parameter: "offset", limit: "limit" },
  ],
  [
    "an offset that is a text, and nothing that tells where to go on",
    ["offset", text],
    ["limit", text],
    list,
    { style: "offset", parameter: "offset" },
  ],
  [
    "an offset that is a text, where the answer tells the next one",
    ["offset", text],
    ["limit", whole],
    wrapped({ next_offset: text, next: text }),
    { style: "cursor", parameter: "offset" },
  ],
  [
    "rows from one number to another, the last one among them",
    ["from", { ...whole, default: 1 }],
    ["to", { ...whole, default: 10 }],
    list,
    { style: "offset", parameter: "from", first: 1, end: { parameter: "to", isIncluded: true }, usual: 10 },
  ],
  [
    "rows from one number to that of the row behind",
    ["startIndex", { ...whole, default: 0 }],
    ["endIndex", { ...whole, default: 100 }],
    list,
    { style: "offset", first: 0, end: { parameter: "endIndex", isIncluded: false }, usual: 100 },
  ],
  [
    "times, which are no numbers of rows",
    ["from", { ...whole, example: 1_608_850_800 }],
    ["start", { ...text, example: "2025-10-15T13:51:55.172Z" }],
    wrapped({ next_url: text }),
    { style: "link" },
  ],
  [
    "a length that is a text",
    ["maxResults", text],
    ["nextToken", text],
    wrapped({ nextToken: text }),
    { style: "cursor", parameter: "nextToken", limit: "maxResults" },
  ],
  [
    "a time that the answer tells",
    ["until", whole],
    ["limit", text],
    wrapped({ next: { ...whole, description: "Timestamp to ask for the page behind this one." } }),
    { style: "time", parameter: "until", limit: "limit" },
  ],
  [
    "the number of the last row, and the other way that of the first",
    ["after", whole],
    ["before", whole],
    wrapped({ cursor: { type: "object", properties: { after: whole, before: whole } } }),
    { style: "cursor", parameter: "after", before: "before", isNumbered: true },
  ],
  ["numbers of something else", ["from", whole], ["to", whole], list, { style: "offset", end: undefined }],
] as const)("sees how lists are paged: %s", (_, one, other, answer, expected) => {
  const parameters = [one, other].flatMap((given) =>
    given === undefined ? [] : [{ name: given[0], schema: given[1] }],
  );
  expect(inferredList(listDocument(parameters, answer))?.paging).toMatchObject(expected);
});

test("takes the usual and the largest size from the parameter", () => {
  const limit = { name: "limit", schema: { type: "integer", default: 30, maximum: 200 } };
  expect(inferredList(listDocument([limit], list))?.paging).toMatchObject({ limit: "limit", usual: 30, most: 200 });
});

test("of two sizes, that of pages by number is the one that says so, not that of pages by tokens", () => {
  const parameters = ["per_page", "page", "page_size"].map((name) => ({ name, schema: whole }));
  const paging = inferredList(listDocument([...parameters, { name: "page_token", schema: text }], list))?.paging;
  expect(paging).toMatchObject({ style: "page", parameter: "page", limit: "per_page" });
});

test("sees what an answer tells of its page", () => {
  const answer = wrapped({
    total_count: whole,
    has_more: { type: "boolean" },
    links: { type: "object", properties: { next: text, prev: text, self: text } },
    meta: { type: "object", properties: { page: whole, total_pages: whole, request_id: text } },
  });
  const told = inferredList(listDocument([{ name: "page", schema: whole }], answer))?.told;
  expect(new Map(told?.map(([at, fact]) => [at.join("."), fact]))).toEqual(
    new Map([
      ["total_count", "total"],
      ["has_more", "more"],
      ["links.next", "nextLink"],
      ["links.prev", "previousLink"],
      ["links.self", "selfLink"],
      ["meta.page", "page"],
      ["meta.total_pages", "pages"],
    ]),
  );
});

test("sees which response headers tell of a page", () => {
  const header = { schema: text };
  const headers = { Link: header, "X-Total-Count": header, "X-Request-Id": header };
  const document = listDocument([{ name: "page", schema: whole }], list, headers);
  expect(inferredList(document)?.headers).toEqual(
    new Map([
      ["Link", "links"],
      ["X-Total-Count", "total"],
    ]),
  );
});

test.each([
  ["kinds", text, { property: "kind", operator: "equals", isLoose: true }],
  ["from", text, undefined],
  ["held_from", text, { property: "held", operator: "onOrAfter", isLoose: true }],
] as const)("sees how %s narrows a list where it is required", (name, schema, expected) => {
  const date = { type: "string", format: "date" };
  const properties = { id: whole, kind: text, created_at: date, held: date };
  const answer = { type: "array", items: { type: "object", properties } };
  const filters = inferredList(listDocument([{ name, schema, required: true }], answer))?.filters;
  expect(filters?.get(name)).toEqual(expected);
});

test.each([
  ["status", text, { property: "status", operator: "equals" }],
  ["created[gte]", text, { property: "created_at", operator: "onOrAfter" }],
  ["created_before", text, { property: "created_at", operator: "before" }],
  ["minPrice", whole, { property: "price", operator: "onOrAfter" }],
  ["price_lt", whole, { property: "price", operator: "before" }],
  ["title", text, { property: "title", operator: "contains" }],
  ["q", text, { property: "*", operator: "search" }],
  ["verbose", { type: "boolean" }, undefined],
] as const)("sees how %s narrows a list", (name, schema, expected) => {
  const properties = {
    id: whole,
    status: { type: "string", enum: ["open", "shut"] },
    created_at: { type: "string", format: "date-time" },
    price: { type: "number" },
    title: text,
  };
  const answer = { type: "array", items: { type: "object", properties } };
  expect(inferredList(listDocument([{ name, schema }], answer))?.filters.get(name)).toEqual(expected);
});

test.each([
  ["the only list of objects", { type: "object", properties: { widgets: list } }, ["widgets"]],
  [
    "the list that is called like the path",
    { type: "object", properties: { included: list, orders: list } },
    ["orders"],
  ],
  [
    "the list that is called as lists are",
    { type: "object", properties: { result: { type: "object", properties: { items: list } } } },
    ["result", "items"],
  ],
  ["a list in one of several choices", { oneOf: [{ type: "null" }, wrapped({})] }, ["data"]],
])("finds the rows: %s", (_, answer, at) => {
  expect(inferredList(listDocument([], answer))?.at).toEqual(at);
});

test.each([
  ["a thing of its own", { type: "object", properties: { id: whole, lines: list } }],
  ["a list of texts", { type: "array", items: text }],
  ["no JSON object", text],
])("leaves what is no list of things alone: %s", (_, answer) => {
  expect(inferredList(listDocument([], answer))).toBeUndefined();
});

test("a member that is said to be an address is one, and an offset that the answer counts is counted", () => {
  const link = { ...text, description: "The URI of the page after this one." };
  const token = { ...text, description: "A token for the page before, to append to the URL." };
  const answer = wrapped({ href: text, next: link, prev: token, offset: whole, total: whole });
  const found = inferredList(listDocument([named("offset", text), named("limit", text)], answer));
  expect(found?.paging).toMatchObject({ style: "offset", parameter: "offset", limit: "limit" });
  expect(new Map(found?.told.map(([at, fact]) => [at.join("."), fact]))).toEqual(
    new Map([
      ["href", "selfLink"],
      ["next", "nextLink"],
      ["prev", "previous"],
      ["offset", "offset"],
      ["total", "total"],
    ]),
  );
});

test("a page before this one may be called prior", () => {
  const answer = wrapped({ nextUri: text, priorUri: text, prior_token: text, has_prior: { type: "boolean" } });
  const found = inferredList(listDocument([named("start_position", whole), named("count", whole)], answer));
  expect(new Map(found?.told.map(([at, fact]) => [at.join("."), fact]))).toEqual(
    new Map([
      ["nextUri", "nextLink"],
      ["priorUri", "previousLink"],
      ["prior_token", "previous"],
      ["has_prior", "earlier"],
    ]),
  );
});

test.each([
  ["results", "The total number of results.", "total"],
  ["num_results", "How many there are.", "total"],
  ["matched", "Number of items found", "total"],
  ["orders_total_here", "Total number of data.", "total"],
  ["count", "Total count of matching records.", "total"],
  ["count", "Amount of items in the current page.", "count"],
  ["count", "How many.", "total"],
  ["items_on_page", "How many.", "count"],
  ["size", "Number of results on this page.", "count"],
  ["size", "How long a page is.", "limit"],
  ["total", "Number of items in this response.", "total"],
  ["sheets", "The total number of pages.", "pages"],
  ["bytes", "The total number of bytes.", undefined],
  ["end_position", "The last one of the total number of results.", undefined],
])("sees what is counted beside the rows: %s, %s", (name, description, fact) => {
  const answer = wrapped({ [name]: { ...whole, description }, next: text });
  const found = inferredList(listDocument([named("limit", whole)], answer));
  expect(new Map(found?.told.map(([at, one]) => [at.join("."), one])).get(name)).toBe(fact);
});

test("what is a preview or has a priority tells of no page before", () => {
  const preview = { type: "object", properties: { id: text, amount: text } };
  const answer = wrapped({ invoice_preview: preview, priority: text, prev_page: text });
  const found = inferredList(listDocument([named("page", whole)], answer));
  expect(found?.told.map(([at]) => at.join("."))).toEqual(["prev_page"]);
});

test.each([
  ["eyJpZCI6MTB9", "cursor"],
  ["2", "page"],
  ["string", "page"],
])("a parameter that is called page and shown as %s is a %s", (example, style) => {
  const parameters = [
    { name: "page", schema: { type: "string" }, example },
    { name: "per_page", schema: { type: "integer" } },
  ];
  const rows = { type: "array", items: { type: "object", properties: { id: { type: "string" } } } };
  const answer = { type: "object", properties: { items: rows } };
  expect(inferredList(listDocument(parameters, answer))?.paging).toMatchObject({ style, parameter: "page" });
});
