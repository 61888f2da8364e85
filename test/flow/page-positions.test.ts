import { expect, test } from "vitest";
import { compileContract } from "../../src/contract/load-contract.ts";
import { type Asked, asker, listDocument } from "../support/inferred.ts";

const text = { type: "string" };
const number = { type: "integer" };
const row = { type: "object", required: ["id", "owner"], properties: { id: text, owner: text } };
const rows = { type: "array", items: row };
const around = (members: object): object => ({ type: "object", required: ["rows"], properties: { rows, ...members } });

const object = (properties: object): object => ({ type: "object", required: Object.keys(properties), properties });

interface Page {
  readonly rows: readonly { readonly id: string }[];
  readonly next_token: string | null;
}

test("positions are as long as the parameter takes them", async () => {
  const parameters = [
    { name: "max_results", schema: number },
    { name: "pagination_token", schema: { ...text, minLength: 16 } },
  ];
  const ask = asker([
    compileContract(listDocument(parameters, around({ next_token: { ...text, nullable: true } })), "shop.yaml"),
  ]);
  const first = (await ask("/orders?max_results=3")).json as Page;
  const second = await ask(`/orders?max_results=3&pagination_token=${first.next_token}`);
  expect(second.status).toBe(200);
  expect((second.json as Page).rows).toHaveLength(3);
  expect((second.json as Page).rows).not.toEqual(first.rows);
});

test("of parameters that are spelled alike each says where a page begins and how long it is", async () => {
  const parameters = [
    { name: "max-results", schema: number },
    { name: "next-token", schema: text },
    { name: "MaxResults", schema: text },
    { name: "NextToken", schema: text },
  ];
  const ask = asker([compileContract(listDocument(parameters, around({ next_token: text })), "shop.yaml")]);
  const first = (await ask("/orders?MaxResults=4")).json as Page;
  expect(first.rows).toHaveLength(4);
  const behind = await Promise.all(
    [`MaxResults=4&NextToken=${first.next_token}`, `max-results=4&next-token=${first.next_token}`].map(
      async (query) => (await ask(`/orders?${query}`)).json as Page,
    ),
  );
  expect(behind[0]).toEqual(behind[1]);
  expect(behind[0]?.rows[0]?.id).not.toBe(first.rows[0]?.id);
});

test("a position that no parameter takes is beside a Link header that leads on", async () => {
  const answer = around({ next_cursor: { ...text, nullable: true }, has_more: { type: "boolean" } });
  const ask = asker([compileContract(listDocument([{ name: "page_size", schema: number }], answer), "shop.yaml")]);
  const ids: string[] = [];
  for (let at: string | undefined = "/orders?page_size=20"; at !== undefined;) {
    const page = await ask(at);
    ids.push(...(page.json as Page).rows.map(({ id }) => id));
    at = /<http:\/\/stand-in.example([^>]*)>; rel="next"/.exec(page.headers["link"] ?? "")?.[1];
  }
  expect(ids.length).toBeGreaterThan(20);
  expect(new Set(ids).size).toBe(ids.length);
});

test.each(["next_marker", "next_position", "nextIndex", "next_bookmark"])(
  "a number called %s is the position of the next page",
  async (name) => {
    const parameters = [
      { name: "limit", schema: number },
      { name: "marker", schema: text },
    ];
    const answer = around({ [name]: { ...number, nullable: true } });
    const ask = asker([compileContract(listDocument(parameters, answer), "shop.yaml")]);
    const first = (await ask("/orders?limit=5")).json as Page & Record<string, unknown>;
    expect(first[name]).toBe(5);
    const second = (await ask("/orders?limit=5&marker=5")).json as Page;
    expect(second.rows.map(({ id }) => id)).not.toEqual(expect.arrayContaining([first.rows[0]?.id]));
  },
);

test("headers of paging tell of the page", async () => {
  const header = { schema: number };
  const told = { "X-Paging-Skipped": header, "X-Paging-Take": header, "X-Paging-TotalResults": header };
  const parameters = [
    { name: "skip", schema: number },
    { name: "take", schema: number },
  ];
  const ask = asker([compileContract(listDocument(parameters, rows, told), "shop.yaml")]);
  const all = (await ask("/orders?take=100")).json as readonly object[];
  expect((await ask("/orders?skip=3&take=2")).headers).toMatchObject({
    "x-paging-skipped": "3",
    "x-paging-take": "2",
    "x-paging-totalresults": String(all.length),
  });
});

test("rows are asked for from one number to another, and a range that ends before it begins is as long as usual", async () => {
  const parameters = [
    { name: "from", schema: { ...number, default: 1 } },
    { name: "to", schema: { ...number, default: 10 } },
  ];
  const ask = asker([compileContract(listDocument(parameters, rows), "shop.yaml")]);
  const idsOf = async (query: string): Promise<readonly string[]> =>
    ((await ask(`/orders${query}`)).json as Page["rows"]).map(({ id }) => id);
  const first = await idsOf("");
  expect(first).toHaveLength(10);
  expect(await idsOf("?from=3&to=5")).toEqual(first.slice(2, 5));
  const behind = await idsOf("?from=11");
  expect(behind).toHaveLength(10);
  expect(await idsOf("?from=11&to=20")).toEqual(behind);
});

const page = { name: "limit", schema: number };
const nullable = { type: ["integer", "null"] };

/** The ids of the rows of all pages, by what each tells: never more pages than rows. */
async function walked(
  ask: (line: string) => Promise<Asked>,
  next: (page: unknown) => string | undefined,
): Promise<string[]> {
  const ids: string[] = [];
  let [line, pages]: [string | undefined, number] = ["/orders?limit=20", 0];
  for (; line !== undefined && pages < 10; pages++) {
    const { status, json } = await ask(line);
    expect(status).toBe(200);
    ids.push(...(json as Page).rows.map(({ id }) => id));
    line = next(json);
  }
  expect(pages).toBeLessThan(10);
  expect(pages).toBeGreaterThan(1);
  expect(new Set(ids).size).toBe(ids.length);
  return ids;
}

test.each([
  ["texts", row],
  ["numbers", { ...row, properties: { ...row.properties, id: number } }],
])(
  "a position is spelled as its parameter takes it, in members and addresses: rows whose ids are %s",
  async (_, item) => {
    const cursor = object({ after: nullable, before: nullable });
    const answer = object({ rows: { type: "array", items: item }, cursor, next_url: { type: ["string", "null"] } });
    const parameters = [page, ...["after", "before"].map((name) => ({ name, schema: { type: "number" } }))];
    const ask = asker([compileContract(listDocument(parameters, answer), "shop.yaml")]);
    interface Told {
      readonly cursor: { readonly after: number | null; readonly before: number | null };
      readonly next_url: string | null;
    }
    const byAddress = await walked(ask, (json) => (json as Told).next_url?.replace("http://stand-in.example", ""));
    const position = ({ cursor: { after } }: Told): string | undefined =>
      after === null ? undefined : `/orders?limit=20&after=${after}`;
    expect(await walked(ask, (json) => position(json as Told))).toEqual(byAddress);
    const first = (await ask("/orders?limit=20")).json as Page & Told;
    const second = (await ask(position(first) ?? "")).json as Page & Told;
    expect(first.cursor.before).toBeNull();
    expect((await ask(`/orders?limit=20&before=${second.cursor.before}`)).json).toMatchObject({ rows: first.rows });
  },
);

test("a page that is asked for by the time that the page before told leads to the end, and other times narrow the list", async () => {
  const told = { ...nullable, description: "Timestamp that asks for the next page." };
  const created = { type: "integer", example: 1_540_095_775_951 };
  const item = { ...row, required: ["id", "createdAt"], properties: { ...row.properties, createdAt: created } };
  const answer = object({
    rows: { type: "array", items: item },
    pagination: object({ count: { type: "number", description: "Amount of items in the current page." }, next: told }),
  });
  const parameters = [page, { name: "until", schema: number }, { name: "since", schema: number }];
  const ask = asker([compileContract(listDocument(parameters, answer), "shop.yaml")]);
  interface Told {
    readonly pagination: { readonly next: number | null; readonly count: number };
  }
  const ids = await walked(ask, (json) => {
    const { next } = (json as Told).pagination;
    return next === null ? undefined : `/orders?limit=20&until=${next}`;
  });
  const all = (await ask("/orders?limit=100")).json as Told & Page;
  expect(all.rows.map(({ id }) => id)).toEqual(ids);
  expect(all.pagination).toEqual({ count: ids.length, next: null });
  expect((await ask("/orders?until=1000000000")).json).toMatchObject({ rows: [] });
});

test("a header that tells the next page is left out where none follows", async () => {
  const parameters = [page, { name: "cursor", schema: text }];
  const ask = asker([compileContract(listDocument(parameters, rows, { "X-Next": { schema: text } }), "shop.yaml")]);
  expect((await ask("/orders?limit=5")).headers).toHaveProperty("x-next");
  expect((await ask("/orders?limit=100")).headers).not.toHaveProperty("x-next");
});

test.each(["9007199254740993", "99999999999999999999"])("a page %s, behind every end, is empty", async (far) => {
  for (const name of ["page", "offset"]) {
    const parameters = [
      { name, schema: number },
      { name: "limit", schema: number },
    ];
    const ask = asker([compileContract(listDocument(parameters, around({ total: number })), "shop.yaml")]);
    const first = (await ask("/orders?limit=3")).json as Page & { readonly total: number };
    expect(first.rows).toHaveLength(3);
    const behind = await ask(`/orders?limit=3&${name}=${far}`);
    expect(behind.status).toBe(200);
    expect(behind.json).toEqual({ rows: [], total: first.total });
  }
});

test("a page counts no rows that what holds its list does not allow", async () => {
  const page = object({ total: number, rows: { type: "array", items: { type: "array", items: {} } } });
  const answer = { allOf: [page, object({ rows })] };
  const ask = asker([compileContract(listDocument([{ name: "page", schema: number }], answer), "shop.yaml")]);
  expect((await ask("/orders")).json).toEqual({ rows: [], total: 0 });
});
