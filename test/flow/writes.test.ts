import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestApp, listen } from "../support/stand-in.ts";

let url = "";
let close = async (): Promise<void> => {};

beforeAll(async () => {
  const server = await listen(createTestApp({ contracts: ["teahouse", "readingroom"] }));
  ({ url, close } = server);
});
afterAll(() => close());

type Row = Readonly<Record<string, unknown>>;

interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly json: unknown;
}

/** Each test asks in a session of its own. */
async function ask(
  session: string,
  method: string,
  target: string,
  body?: unknown,
  type = "application/json",
): Promise<Answered> {
  const headers: Record<string, string> = {
    "X-Staff-Key": "k",
    Authorization: "Bearer t",
    "X-Standin-Session": session,
  };
  if (body !== undefined) headers["Content-Type"] = type;
  const answer = await fetch(`${url}${target}`, {
    method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return {
    status: answer.status,
    headers: answer.headers,
    json: text === "" ? undefined : (JSON.parse(text) as unknown),
  };
}

const tea = { name: "Moonlight", kind: "white", price: 7.5 };

test("what is posted is there: under its address, first in the list, in filters and in the total", async () => {
  const made = await ask("post", "POST", "/teas", tea);
  expect(made.status).toBe(201);
  expect(made.json).toMatchObject({ ...tea, id: 42, created_at: "2026-09-18T10:00:00Z" });
  expect(made.headers.get("location")).toBe(`${url}/teas/42`);
  expect((await ask("post", "GET", "/teas/42")).json).toEqual(made.json);
  const page = await ask("post", "GET", "/teas?per_page=1");
  expect(page.json).toEqual([made.json]);
  expect(page.headers.get("x-total-count")).toBe("42");
  expect((await ask("post", "GET", "/teas?q=moonlight")).json).toEqual([made.json]);
});

test("another session sees nothing of it", async () => {
  await ask("one", "POST", "/teas", tea);
  expect((await ask("other", "GET", "/teas?per_page=1")).headers.get("x-total-count")).toBe("41");
});

test("a merge patch changes what it names, and null takes a member out", async () => {
  const before = (await ask("patch", "GET", "/teas/7")).json as Row;
  const after = await ask("patch", "PATCH", "/teas/7", { price: 9.5 });
  expect(after).toMatchObject({ status: 200, json: { ...before, price: 9.5 } });
  expect((await ask("patch", "GET", "/teas/7")).json).toEqual({ ...before, price: 9.5 });
});

test("a PUT replaces what a client can send, and keeps what only the server sets", async () => {
  const before = (await ask("put", "GET", "/members/m-1/loans/ln-1")).json as Row;
  const after = await ask("put", "PUT", "/members/m-1/loans/ln-1", { returned: before["returned"] !== true });
  expect(after).toMatchObject({ status: 200, json: { ...before, returned: before["returned"] !== true } });
});

test("what is deleted is gone: from its address and from the list", async () => {
  const rows = (await ask("delete", "GET", "/teas?per_page=2")).json as Row[];
  const [first, second] = rows;
  expect((await ask("delete", "DELETE", `/teas/${String(first?.["id"])}`)).status).toBe(204);
  expect((await ask("delete", "GET", `/teas/${String(first?.["id"])}`)).status).toBe(404);
  expect((await ask("delete", "DELETE", `/teas/${String(first?.["id"])}`)).status).toBe(404);
  const page = await ask("delete", "GET", "/teas?per_page=1");
  expect(page.json).toEqual([second]);
  expect(page.headers.get("x-total-count")).toBe("40");
});

test("what is refused changes nothing", async () => {
  expect((await ask("refused", "POST", "/teas", { name: "", kind: "white", price: 1 })).status).toBe(422);
  expect((await ask("refused", "POST", "/teas", { ...tea, kind: "coffee" })).status).toBe(422);
  expect((await ask("refused", "PATCH", "/teas/3", {})).status).toBe(422);
  expect((await ask("refused", "GET", "/teas?per_page=1")).headers.get("x-total-count")).toBe("41");
});

test("a row of one owner is in that owner's list only", async () => {
  const made = await ask("owner", "POST", "/members/m-1/loans", { isbn: "9780000000001" });
  expect(made).toMatchObject({ status: 201, json: { memberId: "m-1", isbn: "9780000000001" } });
  const own = (await ask("owner", "GET", "/members/m-1/loans?limit=1")).json as { items: Row[] };
  expect(own.items).toEqual([made.json]);
  const others = (await ask("owner", "GET", "/members/m-2/loans?limit=100")).json as { items: Row[] };
  expect(others.items.map((loan) => loan["loanId"])).not.toContain((made.json as Row)["loanId"]);
});

test("reset takes everything back", async () => {
  await ask("reset", "POST", "/teas", tea);
  const answer = await fetch(`${url}/_standin/reset`, { method: "POST", headers: { "X-Standin-Session": "reset" } });
  expect(answer.ok).toBe(true);
  expect((await ask("reset", "GET", "/teas?per_page=1")).headers.get("x-total-count")).toBe("41");
});

type Step =
  | { readonly kind: "post"; readonly price: number }
  | { readonly kind: "patch" | "delete" | "get"; readonly pick: number; readonly price: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant("post" as const), price: fc.integer({ min: 0, max: 50 }) }),
  fc.record({
    kind: fc.constantFrom("patch" as const, "delete" as const, "get" as const),
    pick: fc.nat(60),
    price: fc.integer({ min: 0, max: 50 }),
  }),
);

test("any sequence of writes agrees with a model in item, list, filter and total", async () => {
  let run = 0;
  const whole = async (session: string, query = ""): Promise<Row[]> => {
    const rows: Row[] = [];
    for (let page = 1; ; page++) {
      const part = (await ask(session, "GET", `/teas?per_page=50&page=${page}${query}`)).json as Row[];
      rows.push(...part);
      if (part.length < 50) return rows;
    }
  };
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const session = `model-${run++}`;
      const model = await whole(session);
      for (const one of steps) {
        if (one.kind === "post") {
          const made = await ask(session, "POST", "/teas", { ...tea, price: one.price });
          expect(made.status).toBe(201);
          expect(model.map((row) => row["id"])).not.toContain((made.json as Row)["id"]);
          model.unshift(made.json as Row);
          continue;
        }
        const at = one.pick % Math.max(1, model.length);
        const row = model[at];
        if (row === undefined) continue;
        const target = `/teas/${String(row["id"])}`;
        if (one.kind === "get") expect((await ask(session, "GET", target)).json).toEqual(row);
        else if (one.kind === "patch") {
          expect((await ask(session, "PATCH", target, { price: one.price })).json).toEqual({
            ...row,
            price: one.price,
          });
          model[at] = { ...row, price: one.price };
        } else {
          expect((await ask(session, "DELETE", target)).status).toBe(204);
          expect((await ask(session, "GET", target)).status).toBe(404);
          model.splice(at, 1);
        }
      }
      expect(await whole(session)).toEqual(model);
      expect(await whole(session, "&kind=white")).toEqual(model.filter((row) => row["kind"] === "white"));
      const total = (await ask(session, "GET", "/teas?per_page=1")).headers.get("x-total-count");
      expect(total).toBe(String(model.length));
    }),
    { numRuns: 12 },
  );
});

test("nothing is below a row that was removed", async () => {
  expect((await ask("below", "GET", "/teas/7/reviews")).status).toBe(200);
  expect((await ask("below", "DELETE", "/teas/7")).status).toBe(204);
  expect((await ask("below", "GET", "/teas/7/reviews")).status).toBe(404);
  expect((await ask("another", "GET", "/teas/7/reviews")).status).toBe(200);
});
