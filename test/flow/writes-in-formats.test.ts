import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestApp, listen } from "../support/stand-in.ts";

let url = "";
let close = async (): Promise<void> => {};

beforeAll(async () => {
  ({ url, close } = await listen(createTestApp({ contracts: ["test/support/workshop.yaml"] })));
});
afterAll(() => close());

interface Row {
  readonly id: string;
  readonly title: string;
  readonly hours?: number;
  readonly state: string;
  readonly locked: boolean;
}

async function ask(
  session: string,
  method: string,
  target: string,
  body?: unknown,
  accept = "application/json",
): Promise<Response> {
  return await fetch(`${url}${target}`, {
    method,
    headers: { "Content-Type": "application/json", "X-Standin-Session": session, Accept: accept, "If-Match": "*" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

/** What the texts of a format say of a property, row by row. */
const ids: Readonly<Record<string, (text: string) => readonly string[]>> = {
  "application/json": (text) => (JSON.parse(text) as { items: Row[] }).items.map(({ id }) => id),
  "application/xml": (text) => [...text.matchAll(/<id>([^<]*)<\/id>/g)].map(([, id = ""]) => id),
  "text/csv": (text) => {
    const [head = "", ...lines] = text.trim().split(/\r?\n/);
    const at = head.split(",").indexOf("id");
    return lines.map((line) => line.split(",")[at] ?? "");
  },
};

const title = fc.constantFrom("Nails", "Oak & ash", "<Plane>", "Ünique", "Two words");
const step = fc.record({
  kind: fc.constantFrom("post", "batch", "put", "patch", "cancel", "lock", "delete", "refused"),
  pick: fc.nat(40),
  title,
  hours: fc.nat(99),
});

type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

/** A model of the rows: what a list shows, the newest first. */
class Model {
  rows: Row[];

  constructor(rows: Row[]) {
    this.rows = rows;
  }

  picked({ pick }: Step): Row | undefined {
    return this.rows[pick % Math.max(1, this.rows.length)];
  }

  change(row: Row, change: Partial<Row>): Row {
    const next = { ...row, ...change };
    this.rows = this.rows.map((one) => (one === row ? next : one));
    return next;
  }
}

async function play(session: string, model: Model, one: Step): Promise<void> {
  const row = model.picked(one);
  const sent = { title: one.title, hours: one.hours };
  if (one.kind === "post" || one.kind === "batch" || row === undefined) {
    const isMany = one.kind === "batch";
    const answer = await ask(session, "POST", isMany ? "/jobs/batch" : "/jobs", isMany ? { jobs: [sent, sent] } : sent);
    const json = (await answer.json()) as Row & { readonly jobs: readonly Row[] };
    const made: readonly Row[] = isMany ? json.jobs : [json];
    expect(made).toMatchObject(made.map(() => sent));
    model.rows.unshift(...made.toReversed());
    return;
  }
  const target = `/jobs/${row.id}`;
  const shows = async (method: string, path: string, change: Partial<Row>, body?: unknown): Promise<void> => {
    const answer = await ask(session, method, path, body);
    expect(await answer.json()).toEqual(model.change(row, change));
  };
  if (one.kind === "put") await shows("PUT", target, sent, sent);
  if (one.kind === "patch") await shows("PATCH", target, { title: one.title }, { title: one.title });
  if (one.kind === "cancel") await shows("POST", `${target}/cancel`, { state: "canceled" });
  if (one.kind === "lock") await shows("POST", `${target}/lock`, { locked: true });
  if (one.kind === "refused") expect((await ask(session, "PUT", target, { title: "" })).status).toBeGreaterThan(399);
  if (one.kind === "delete") {
    expect(await (await ask(session, "DELETE", target)).json()).toEqual(row);
    expect((await ask(session, "GET", target)).status).toBe(404);
    model.rows.splice(model.rows.indexOf(row), 1);
  }
}

async function agree(session: string, model: Model): Promise<void> {
  for (const [accept, idsIn] of Object.entries(ids)) {
    const text = await (await ask(session, "GET", "/jobs?limit=100", undefined, accept)).text();
    expect(idsIn(text)).toEqual(model.rows.slice(0, 100).map(({ id }) => id));
  }
  const listed = await (await ask(session, "GET", "/jobs?limit=100")).json();
  expect(listed).toEqual({ items: model.rows.slice(0, 100), total: model.rows.length });
  const canceled = model.rows.filter(({ state }) => state === "canceled");
  const found = await (await ask(session, "GET", "/jobs?limit=100&state=canceled")).json();
  expect(found).toEqual({ items: canceled.slice(0, 100), total: canceled.length });
  const [row] = model.rows;
  if (row === undefined) return;
  expect(await (await ask(session, "GET", `/jobs/${row.id}`)).json()).toEqual(row);
  const xml = await (await ask(session, "GET", `/jobs/${row.id}`, undefined, "application/xml")).text();
  const shown = row.title.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  expect(xml).toContain(`<title>${shown}</title>`);
}

test("two hundred writes agree with a model in item, list, filter, total and every format", async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 200, maxLength: 200 }), async (steps) => {
      const session = `formats-${run++}`;
      const first = (await (await ask(session, "GET", "/jobs?limit=100")).json()) as { readonly items: Row[] };
      const model = new Model(first.items);
      for (const [index, one] of steps.entries()) {
        await play(session, model, one);
        if (index % 50 === 49) await agree(session, model);
      }
    }),
    { numRuns: 1, endOnFailure: true },
  );
});
