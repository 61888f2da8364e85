import { expect, test } from "vitest";
import { type Asked } from "./shelf-host.ts";
import { checksFoundAt, pageOf, remarksAt, type Row, type SmallApi, smallService } from "./small-service.ts";

const text = { type: "string" };
const whole = { type: "integer" };
const rowsOf = (count: number, make: (index: number) => Row): readonly Row[] =>
  Array.from({ length: count }, (_, index) => ({ id: `t${index + 1}`, ...make(index) }));
const words = ["sea", "night", "garden", "winter", "letter", "bridge", "clock"];
const named = (index: number): Row => ({ title: `The ${words[index % 7] ?? ""} ${index}` });
const sized = [
  { name: "limit", schema: { ...whole, minimum: 1 } },
  { name: "page", schema: { ...whole, minimum: 1 } },
];
const titled: SmallApi = { properties: { title: text }, rows: rowsOf(23, named), parameters: sized };
const created: SmallApi = { ...titled, parameters: [], example: { title: "What the sea says" } };

/** The wrong host of each kind, which must still be told, and right ones that only look like it. */
test("pages that echo a size in `count`, or tell no number on the last page, are right", async () => {
  const members = { count: whole, page: { type: ["integer", "null"] }, total: whole };
  const api = { ...titled, members };
  const list = (change: (page: Record<string, unknown>, isLast: boolean) => object) =>
    smallService(api, (asked, rows) => {
      const { items, skip, limit } = pageOf(asked, rows);
      const page = { items, count: items.length, total: rows.length, page: skip / limit + 1 };
      return { status: 200, json: change(page, skip + limit >= rows.length) };
    });
  expect(
    await checksFoundAt(
      api,
      list((page) => page),
    ),
  ).toEqual([]);
  expect(
    await checksFoundAt(
      api,
      list((page) => ({ ...page, count: 99 })),
    ),
  ).toEqual(["lists/count"]);
  const echoing = smallService(api, (asked, rows) => {
    const { items, skip, limit } = pageOf(asked, rows);
    return { status: 200, json: { items, count: limit, total: rows.length, page: skip / limit } };
  });
  expect(await checksFoundAt(api, echoing)).toEqual([]);
  expect(
    await checksFoundAt(
      api,
      list((page, isLast) => ({ ...page, page: isLast ? null : Number(page["page"]) - 1 })),
    ),
  ).toEqual([]);
});

test("pages whose numbers begin with 0 tell numbers that only seem to leap", async () => {
  const api = { ...titled, members: { page: whole, hasPreviousPage: { type: "boolean" } } };
  const fromZero = smallService(api, (asked, rows) => {
    const limit = Number(asked.query.get("limit") ?? 20);
    const page = Number(asked.query.get("page") ?? 0);
    const items = rows.slice(page * limit, (page + 1) * limit);
    return { status: 200, json: { items, page, hasPreviousPage: page > 0 } };
  });
  expect(await checksFoundAt(api, fromZero)).toEqual([]);
});

test("a size that no page may have is cut down, and the largest one told, by right hosts", async () => {
  const rows = rowsOf(45, named);
  const api = { ...titled, rows, members: { total: whole, limit: whole } };
  const capped = smallService(api, (asked, all) => {
    const limit = Math.min(20, Number(asked.query.get("limit") ?? 20));
    const skip = (Number(asked.query.get("page") ?? 1) - 1) * limit;
    return { status: 200, json: { items: all.slice(skip, skip + limit), total: all.length, limit: 20 } };
  });
  expect(await checksFoundAt(api, capped)).toEqual([]);
});

test("a total may count rows that a default keeps from being shown", async () => {
  const archived = { name: "archived", schema: { type: "boolean", default: false } };
  const api: SmallApi = {
    properties: { title: text, archived: { type: "boolean" } },
    rows: rowsOf(23, (index) => ({ ...named(index), archived: index % 5 === 0 })),
    parameters: [...sized, archived],
    members: { total: whole },
  };
  const hiding = smallService(api, (asked, all) => {
    const shown = all.filter((row) => asked.query.get("archived") === "true" || row["archived"] === false);
    return { status: 200, json: { items: pageOf(asked, shown).items, total: all.length } };
  });
  expect(await checksFoundAt(api, hiding)).toEqual([]);
});

test("more may be promised behind a page by cursor that is not full, and an empty page say that there was none", async () => {
  const parameters = [
    { name: "limit", schema: { ...whole, minimum: 1 } },
    { name: "cursor", schema: text },
  ];
  const api = {
    ...titled,
    parameters,
    members: { cursor: { type: ["string", "null"] }, hasMore: { type: "boolean" } },
  };
  const paged = (isMore: (count: number) => boolean) =>
    smallService(api, (asked, rows) => {
      const limit = Number(asked.query.get("limit") ?? 20);
      const skip = Number(asked.query.get("cursor") ?? 0);
      const items = rows.slice(skip, skip + limit);
      return { status: 200, json: { items, cursor: String(skip + items.length), hasMore: isMore(items.length) } };
    });
  expect(
    await checksFoundAt(
      api,
      paged((count) => count > 0),
    ),
  ).toEqual([]);
  expect(
    await checksFoundAt(
      api,
      paged(() => true),
    ),
  ).toEqual(["lists/more"]);
});

test("a switch may show others as well, and a word of a filter be compared in many ways", async () => {
  const flag = { name: "archived", description: "Whether to include archived things", schema: { type: "boolean" } };
  const rows = rowsOf(12, (index) => ({
    ...named(index),
    archived: index % 5 === 0,
    city: ["Ålesund", "alesund", "Berlin", "berlin ", "a,b"][index % 5],
  }));
  const city = { name: "city", description: "Only things in this city", schema: text };
  const api: SmallApi = {
    properties: { title: text, archived: { type: "boolean" }, city: text },
    rows,
    parameters: [flag, city],
  };
  const host = (isIn: (own: string, asked: string) => boolean) =>
    smallService(api, ({ query }, all) => {
      const asked = query.get("city");
      const items = all
        .filter(
          (row) => query.get("archived") === "true" || query.get("archived") === null || row["archived"] === false,
        )
        .filter((row) => asked === null || isIn(String(row["city"]), asked));
      return { status: 200, json: { items } };
    });
  const folded = (one: string): string =>
    one
      .normalize("NFD")
      .replace(/\p{M}|\s/gu, "")
      .toLowerCase();
  expect(
    await checksFoundAt(
      api,
      host((own, asked) => own === asked),
    ),
  ).toEqual([]);
  expect(
    await checksFoundAt(
      api,
      host((own, asked) => own.toLowerCase() === asked.toLowerCase()),
    ),
  ).toEqual([]);
  expect(
    await checksFoundAt(
      api,
      host((own, asked) => folded(own) === folded(asked)),
    ),
  ).toEqual([]);
  expect(
    await checksFoundAt(
      api,
      host((own, asked) => asked.split(",").includes(own)),
    ),
  ).toEqual([]);
  expect(
    await checksFoundAt(
      api,
      host(() => true),
    ),
  ).toEqual(["lists/city/shows-only"]);
});

test("a word may ask for rows of every kind, or for what is above it", async () => {
  const kinds = ["open", "closed"];
  const levels = ["low", "middle", "high"];
  const rows = rowsOf(12, (index) => ({ ...named(index), state: kinds[index % 2], level: levels[index % 3] }));
  const parameters = [
    { name: "state", schema: { ...text, enum: [...kinds, "all"] } },
    { name: "level", schema: { ...text, enum: levels } },
  ];
  const api: SmallApi = { properties: { title: text, state: { ...text, enum: kinds }, level: text }, rows, parameters };
  const right = smallService(api, ({ query }, all) => {
    const state = query.get("state") ?? "all";
    const level = levels.indexOf(query.get("level") ?? "low");
    const fits = (row: Row): boolean => state === "all" || row["state"] === state;
    const items = all.filter((row) => fits(row) && levels.indexOf(String(row["level"])) >= level);
    return { status: 200, json: { items } };
  });
  expect(await checksFoundAt(api, right)).toEqual([]);
  const deaf = smallService(api);
  expect(await checksFoundAt(api, deaf)).toEqual(["lists/state/shows-only"]);
});

test("a page of a filter that tells where the next one is need not have all rows", async () => {
  const state = { name: "state", schema: { ...text, enum: ["open", "closed"] } };
  const parameters = [{ name: "limit", schema: whole }, { name: "cursor", schema: text }, state];
  const api: SmallApi = {
    properties: { title: text, state: { ...text, enum: ["open", "closed"] } },
    rows: rowsOf(12, (index) => ({ ...named(index), state: index % 3 === 0 ? "open" : "closed" })),
    parameters,
    members: { cursor: { type: ["string", "null"] } },
  };
  const looking = smallService(api, ({ query }, all) => {
    const asked = query.get("state");
    const skip = Number(query.get("cursor") ?? 0);
    const limit = Math.min(Number(query.get("limit") ?? 50), asked === null ? 50 : 4);
    const looked = all.slice(skip, skip + limit);
    const items = looked.filter((row) => asked === null || row["state"] === asked);
    return { status: 200, json: { items, cursor: skip + limit < all.length ? String(skip + limit) : null } };
  });
  expect(await checksFoundAt(api, looking)).toEqual([]);
});

test("a last page without rows that leads to itself is remarked, and breaks where it says that rows follow", async () => {
  const parameters = [
    { name: "limit", schema: whole },
    { name: "cursor", schema: text },
  ];
  const members = { cursor: { type: ["string", "null"] }, hasMore: { type: "boolean" } };
  const api: SmallApi = { properties: { title: text }, rows: rowsOf(12, named), parameters, members };
  const feed = (hasMore: (behind: number) => boolean | undefined) =>
    smallService(api, ({ query }, all) => {
      const skip = Number(query.get("cursor") ?? 0);
      const items = all.slice(skip, skip + Number(query.get("limit") ?? 5));
      const more = hasMore(skip + items.length);
      const json = { items, cursor: String(skip + items.length), ...(more !== undefined && { hasMore: more }) };
      return { status: 200, json };
    });
  expect(
    await checksFoundAt(
      api,
      feed(() => undefined),
    ),
  ).toEqual([]);
  expect(
    await remarksAt(
      api,
      feed(() => undefined),
    ),
  ).toContain("lists/end");
  expect(
    await checksFoundAt(
      api,
      feed(() => true),
    ),
  ).toContain("lists/more");
  expect(
    await remarksAt(
      api,
      feed((behind) => behind < 12),
    ),
  ).not.toContain("lists/end");
});

test("bounds may be compared by day, and orders have pinned rows first, no articles, or last names", async () => {
  const since = { name: "created_after", schema: { ...text, format: "date-time" } };
  const sort = { name: "sort", schema: { ...text, enum: ["title", "-title", "rating", "-rating"] } };
  const api: SmallApi = {
    properties: {
      title: text,
      rating: { type: "number" },
      pinned: { type: "boolean" },
      created_at: { ...text, format: "date-time" },
    },
    rows: rowsOf(12, (index) => ({
      title: `${["The ", "A ", ""][index % 3] ?? ""}${words[(index * 5) % 7] ?? ""} ${index}`,
      rating: (index * 7) % 5,
      pinned: index === 3,
      created_at: `2026-01-0${1 + (index % 3)}T${String(8 + index).padStart(2, "0")}:00:00.500Z`,
    })),
    parameters: [since, sort],
  };
  const bare = (row: Row): string => String(row["title"]).replace(/^(The|A) /, "");
  const host = (isPinned: boolean, weighted: boolean) =>
    smallService(api, ({ query }, all) => {
      const asked = query.get("created_after");
      const by = query.get("sort") ?? "";
      const way = by.startsWith("-") ? -1 : 1;
      const items = all
        .filter((row) => asked === null || String(row["created_at"]).slice(0, 10) >= asked.slice(0, 10))
        .toSorted((a, b) => {
          if (by === "") return 0;
          if (isPinned && a["pinned"] !== b["pinned"]) return a["pinned"] === true ? -1 : 1;
          if (by.endsWith("title")) return (bare(a) < bare(b) ? -1 : 1) * way;
          const rank = (row: Row): number => Number(row["rating"]) + (weighted ? String(row["title"]).length : 0);
          return (rank(a) - rank(b)) * way;
        });
      return { status: 200, json: { items } };
    });
  expect(await checksFoundAt(api, host(false, true))).toEqual([]);
  expect(await checksFoundAt(api, host(true, false))).toEqual([]);
});

test("rows of people may bear the key of somebody else who is concerned", async () => {
  const api: SmallApi = {
    properties: { user_id: text, title: text },
    rows: rowsOf(6, (index) => ({ ...named(index), user_id: index % 2 === 0 ? "u1" : "u2" })),
    document: (document) => {
      const paths = document["paths"] as Readonly<Record<string, Row>>;
      const { get } = paths["/things"] ?? {};
      const id = { name: "user_id", in: "path", required: true, schema: text, example: "u1" };
      const users = {
        type: "object",
        properties: { items: { type: "array", items: { type: "object", properties: { id: text, name: text } } } },
      };
      const responses = { "200": { description: "Some.", content: { "application/json": { schema: users } } } };
      return {
        ...document,
        paths: {
          "/users": { get: { operationId: "listUsers", responses } },
          "/users/{user_id}/messages": { parameters: [id], get: { ...(get as Row), operationId: "listMessages" } },
        },
      };
    },
  };
  const host = (asked: Asked) =>
    asked.path === "/users"
      ? { status: 200, json: { items: [{ id: "u1", name: "Ann" }] } }
      : { status: 200, json: { items: api.rows } };
  expect(await checksFoundAt(api, host)).toEqual([]);
});

test("a row may be shown by a key that is spelled otherwise than in its list", async () => {
  const api: SmallApi = {
    ...titled,
    parameters: [],
    rows: rowsOf(5, named).map((row) => ({ ...row, id: String(row["id"]).toUpperCase() })),
  };
  const right = smallService(api);
  const shown = (asked: Asked) => {
    const answer = right(asked);
    return asked.path === "/things"
      ? answer
      : { ...answer, json: { ...(answer.json as Row), id: String((answer.json as Row)["id"]).toLowerCase() } };
  };
  expect(await checksFoundAt(api, shown)).toEqual([]);
});

const change = (isMeant: (asked: Asked) => boolean, make: (row: Row) => Row, api = created) => {
  const right = smallService(api);
  return (asked: Asked) => {
    const answer = right(asked);
    return isMeant(asked) && answer.status < 300 ? { ...answer, json: make(answer.json as Row) } : answer;
  };
};
const isRead = ({ method, path }: Asked): boolean => method === "GET" && path.includes("/new");

test("what a creation echoes may be rounded, cut, escaped or masked where it is kept", async () => {
  const moment = { type: "string", format: "date-time" };
  const api: SmallApi = {
    properties: { title: text, price: { type: "number" }, due: moment, status: text, email: text },
    rows: rowsOf(5, named),
    example: {
      title: "It's <b>the</b> sea & more",
      price: 19.999,
      due: "2026-03-01T10:20:30.123456Z",
      status: "draft",
      email: "Ann@Example.org",
    },
  };
  const kept = (row: Row): Row => ({
    ...row,
    title: String(row["title"])
      .replace("&", "&amp;")
      .replace("'", "&#39;")
      .replaceAll(/<\/?b>/g, ""),
    price: Math.round(Number(row["price"]) * 100) / 100,
    due: String(row["due"]).replace(/\.\d+Z$/, "Z"),
    status: row["status"] === "draft" ? "published" : row["status"],
    email: String(row["email"]).toLowerCase(),
  });
  expect(await checksFoundAt(api, change(isRead, kept, api))).toEqual([]);
  const masked = (row: Row): Row => ({ ...row, title: "W*** *** *** s***" });
  expect(await checksFoundAt(created, change(isRead, masked))).toEqual([]);
  const other = (row: Row): Row => ({ ...row, title: "Another" });
  expect(await checksFoundAt(created, change(isRead, other))).toEqual(["writes/read"]);
});

test("a row that was removed may go later, stay in a cache or be shown marked under its own key", async () => {
  const removed = (isGone: boolean, status: number, headers: Readonly<Record<string, string>>, mark = {}) => {
    const right = smallService(created);
    const kept = new Map<string, Row>();
    return (asked: Asked) => {
      if (asked.method === "DELETE" && !isGone) {
        kept.set(asked.path, { ...(right({ ...asked, method: "GET" }).json as Row), ...mark });
        return { status, ...(status === 202 ? { json: {} } : {}) };
      }
      const row = kept.get(asked.path);
      return row === undefined ? right(asked) : { status: 200, json: row, headers };
    };
  };
  expect(await checksFoundAt(created, removed(false, 204, {}))).toEqual(["writes/gone"]);
  expect(await checksFoundAt(created, removed(false, 202, {}))).toEqual([]);
  expect(await checksFoundAt(created, removed(false, 204, { Age: "12" }))).toEqual([]);
  expect(await checksFoundAt(created, removed(false, 204, {}, { deleted: true }))).toEqual([]);
});

test("what is read may be behind what was written by a second", async () => {
  const right = smallService(created);
  let written = -Infinity;
  let before: readonly Row[] = created.rows;
  const late = (asked: Asked) => {
    if (!["GET", "HEAD"].includes(asked.method)) {
      before = (
        right({ ...asked, method: "GET", path: "/things", query: new URLSearchParams("limit=100") }).json as {
          items: Row[];
        }
      ).items;
      written = Date.now();
      return right(asked);
    }
    if (Date.now() - written > 900) return right(asked);
    if (asked.path === "/things") return { status: 200, json: { items: before } };
    const row = before.find(({ id }) => asked.path === `/things/${String(id)}`);
    return row === undefined ? { status: 404, json: {} } : { status: 200, json: row };
  };
  expect(await checksFoundAt(created, late)).toEqual([]);
});

test("a change of one member may take away another that depends on it", async () => {
  const api: SmallApi = {
    properties: { category: text, subcategory: text },
    rows: rowsOf(5, () => ({ category: "toys", subcategory: "bears" })),
    example: { category: "toys", subcategory: "bears" },
  };
  const right = smallService(api);
  const dependent = (asked: Asked) => {
    const isChange = asked.method === "PATCH" && (asked.body as Row)["category"] !== undefined;
    return right(isChange ? { ...asked, body: { ...(asked.body as Row), subcategory: null } } : asked);
  };
  const nullable = { ...api, properties: { category: text, subcategory: { type: ["string", "null"] } } };
  expect(await checksFoundAt(nullable, dependent)).toEqual([]);
});

test("a list that is asked to be sorted and comes in another order each time is not sorted", async () => {
  const sort = { name: "sort", schema: { ...text, enum: ["title", "-title"] } };
  const api: SmallApi = { ...titled, parameters: [sort] };
  let times = 0;
  const turning = smallService(api, ({ query }, all) => {
    times += 7;
    return { status: 200, json: { items: query.has("sort") ? all.map((_, at) => all[(at * 5 + times) % 23]) : all } };
  });
  expect(await checksFoundAt(api, turning)).toEqual(["lists/sort/order"]);
});

test("an index that catches up for a moment is no order that changes", async () => {
  const sort = { name: "sort", schema: { ...text, enum: ["title", "-title"] } };
  const api: SmallApi = { ...titled, parameters: [sort] };
  for (const catchingUp of [
    // The row that is not in its place yet moves towards it, or stands where it was for a while.
    (milliseconds: number) => Math.max(0, 3 - Math.floor(milliseconds / 100)),
    (milliseconds: number) => (milliseconds < 900 ? 5 : 0),
  ]) {
    let began: number | undefined;
    const host = smallService(api, ({ query }, all) => {
      const sorted = all.toSorted((a, b) => (String(a["title"]) < String(b["title"]) ? -1 : 1));
      const rows = query.get("sort") === "-title" ? sorted.toReversed() : sorted;
      began ??= performance.now();
      const late = query.has("sort") ? catchingUp(performance.now() - began) : 0;
      const [row] = rows.splice(0, 1);
      return { status: 200, json: { items: query.has("sort") && row ? rows.toSpliced(late, 0, row) : all } };
    });
    expect(await checksFoundAt(api, host)).toEqual([]);
  }
});

test("rows that are skipped are counted from 0, whatever else an offset may count from", async () => {
  const byName = (name: string): SmallApi => ({
    ...titled,
    parameters: [sized[0] ?? {}, { name, schema: whole }],
  });
  // Right where the first row has the number 1; a row twice where so many are skipped.
  const fromOne = (name: string) =>
    smallService(byName(name), ({ query }, all) => {
      const [limit, from] = [Number(query.get("limit") ?? 20), Math.max(0, Number(query.get(name) ?? 0) - 1)];
      return { status: 200, json: { items: all.slice(from, from + limit) } };
    });
  expect(await checksFoundAt(byName("skip"), fromOne("skip"))).toContain("lists/once");
  expect(await checksFoundAt(byName("offset"), fromOne("offset"))).toEqual([]);
});

test("a row that was removed is answered by an error of the host's own: that is none of what is documented of it", async () => {
  const host = (status: number) => {
    const service = smallService(created);
    return (asked: Parameters<typeof service>[0]) => {
      const answer = service(asked);
      const isGone = asked.method === "GET" && answer.status === 404;
      return isGone ? { status, json: {} } : answer;
    };
  };
  const api: SmallApi = { ...created, document: failing };
  expect(await checksFoundAt(api, host(500))).toEqual(["writes/gone"]);
  expect(await checksFoundAt(api, host(404))).toEqual([]);
});

test("a walk ends where nobody says how it goes on: that is not the end of the list, unless a header is documented that would say it", async () => {
  const parameters = [sized[0] ?? {}, { name: "start", schema: {} }];
  const api: SmallApi = { ...titled, parameters };
  const host = smallService(api, ({ query }, all) => {
    const [limit, from] = [Number(query.get("limit") ?? 23), Number(query.get("start") ?? 0)];
    return { status: 200, json: { items: all.slice(from, from + limit) } };
  });
  expect(await checksFoundAt(api, host)).toEqual([]);
  const linked = '"headers":{"Link":{"schema":{"type":"string"}}},';
  const document = (plain: Readonly<Record<string, unknown>>): Row =>
    JSON.parse(JSON.stringify(plain).replace(/("operationId":"listThings".*?"200":\{)/, `$1${linked}`)) as Row;
  expect(await checksFoundAt({ ...api, document }, host)).toEqual(["lists/all"]);
});

/** Every operation documents that it may fail. */
function failing(document: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const text = JSON.stringify(document);
  return JSON.parse(text.replaceAll('"responses":{', '"responses":{"500":{"description":"Failed."},')) as Row;
}
