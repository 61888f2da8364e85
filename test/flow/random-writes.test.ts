import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { createStandIn } from "../../src/serve/http/create-stand-in.ts";

const folder = mkdtempSync(join(tmpdir(), "standin-random-writes-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** So many runs for each document; many more are made now and then. */
const runs = Number(process.env["STANDIN_RANDOM_WRITES"] ?? 2);

type Row = Readonly<Record<string, unknown>>;
type Step = readonly [what: string, which: number, where: number, more: number];

const text = { type: "string" };
const whole = { type: "integer" };
const json = (schema: object): object => ({ content: { "application/json": { schema } } });
const none = { description: "none" };
const ok = (schema: object): object => ({ description: "ok", ...json(schema) });
const at = (name: string, schema: object): object => ({ name, in: "path", required: true, schema });
const rowOf = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
const list = (name: string): object => ({ responses: { "200": ok({ type: "array", items: rowOf(name) }) } });
const item = (name: string): object => ({ responses: { "200": ok(rowOf(name)), "404": none } });
const create = (name: string, body: object): object => ({
  requestBody: json(body),
  responses: { "201": ok(rowOf(name)) },
});
const change = (name: string, body: object): object => ({ requestBody: json(body), ...item(name) });
const remove = { responses: { "204": none, "404": none } };

/** What random writes are made to, and what is known of it. */
interface Place {
  readonly document: object;
  readonly key: string;
  /** The lists, and the path of one row before its key. */
  readonly lists: readonly string[];
  readonly item: string;
  readonly steps: readonly string[];
  /** The owner that a list is of; undefined: it is of all. */
  ownerOf(list: string): unknown;
  readonly owner?: string;
}

function documentOf(title: string, schemas: object, paths: object): object {
  return { openapi: "3.1.0", info: { title, version: "1" }, components: { schemas }, paths };
}

const cardBody = { type: "object", properties: { board_id: whole, title: text } };
const boards: Place = {
  document: documentOf(
    "Boards",
    {
      Board: { type: "object", required: ["id"], properties: { id: whole } },
      Card: {
        type: "object",
        required: ["id", "board_id", "title"],
        properties: { id: { ...whole, readOnly: true }, board_id: whole, title: text },
      },
    },
    {
      "/boards": { get: list("Board") },
      "/boards/{board_id}": { parameters: [at("board_id", whole)], get: item("Board") },
      "/boards/{board_id}/cards": {
        parameters: [at("board_id", whole)],
        get: list("Card"),
        post: create("Card", cardBody),
      },
      "/cards": { get: list("Card"), post: create("Card", cardBody) },
      "/cards/{id}": {
        parameters: [at("id", whole)],
        get: item("Card"),
        put: change("Card", cardBody),
        patch: change("Card", cardBody),
        delete: remove,
      },
    },
  ),
  key: "id",
  lists: ["/cards", "/boards/1/cards", "/boards/2/cards"],
  item: "/cards/",
  steps: ["create", "create", "put", "patch", "delete", "move", "restart"],
  ownerOf: (path) => (path === "/cards" ? undefined : Number(path.split("/")[2])),
  owner: "board_id",
};

const tag = rowOf("Tag");
const tags: Place = {
  document: documentOf(
    "Tags",
    { Tag: { type: "object", required: ["slug", "title"], properties: { slug: text, title: text } } },
    {
      "/tags": { get: list("Tag"), post: create("Tag", tag) },
      "/tags/{slug}": {
        parameters: [at("slug", text)],
        get: item("Tag"),
        put: { requestBody: json(tag), responses: { "200": ok(tag), "201": ok(tag) } },
        patch: change("Tag", { type: "object", properties: { slug: text, title: text } }),
        delete: remove,
      },
    },
  ),
  key: "slug",
  lists: ["/tags"],
  item: "/tags/",
  steps: ["create", "create", "put", "patch", "delete", "again", "rename", "rename", "restart"],
  ownerOf: () => undefined,
};

const personBody = { type: "object", properties: { title: text } };
const clubs: Place = {
  document: documentOf(
    "Clubs",
    {
      Person: {
        type: "object",
        required: ["id", "title"],
        properties: { id: { ...text, readOnly: true }, title: text },
      },
    },
    {
      "/people": { get: list("Person"), post: create("Person", personBody) },
      "/people/{id}": {
        parameters: [at("id", text)],
        get: item("Person"),
        patch: change("Person", personBody),
        delete: remove,
      },
      "/clubs/{club}/members": {
        parameters: [at("club", text)],
        get: list("Person"),
        post: create("Person", personBody),
      },
      "/clubs/{club}/members/{id}": { parameters: [at("club", text), at("id", text)], delete: remove },
    },
  ),
  key: "id",
  lists: ["/people", "/clubs/a/members", "/clubs/b/members"],
  item: "/people/",
  steps: ["create", "create", "patch", "delete", "detach", "restart"],
  ownerOf: () => undefined,
};

/** A stand-in that is asked, and started anew. */
class Host {
  readonly #place: Place;
  readonly #keep: string;
  #standIn: ReturnType<typeof createStandIn>;

  constructor(place: Place, keep: string) {
    this.#place = place;
    this.#keep = keep;
    this.#standIn = this.#open();
  }

  #open(): ReturnType<typeof createStandIn> {
    return createStandIn({ document: this.#place.document, keep: this.#keep, cors: false });
  }

  restart(): void {
    this.#standIn = this.#open();
  }

  async ask(method: string, path: string, body?: Row): Promise<{ readonly status: number; readonly json: unknown }> {
    const sent =
      body === undefined ? {} : { body: JSON.stringify(body), headers: { "Content-Type": "application/json" } };
    const answer = await this.#standIn.fetch(new Request(`http://stand-in.example${path}`, { method, ...sent }));
    const said = await answer.text();
    return { status: answer.status, json: said === "" ? undefined : JSON.parse(said) };
  }

  async list(path: string): Promise<readonly Row[]> {
    return (await this.ask("GET", path)).json as readonly Row[];
  }
}

/** What the lists are to show. */
class Model {
  readonly #place: Place;
  readonly lists: Map<string, string[]>;
  readonly rows: Map<string, Row>;
  readonly gone = new Set<string>();
  readonly #written = new Set<string>();
  /** Lists that a row was moved to: where in them it stands, nobody says. */
  readonly loose = new Set<string>();

  constructor(place: Place, shown: ReadonlyMap<string, readonly Row[]>) {
    this.#place = place;
    this.lists = new Map([...shown].map(([path, rows]) => [path, rows.map((row) => String(row[place.key]))]));
    this.rows = new Map([...shown.values()].flat().map((row) => [String(row[place.key]), row]));
  }

  get keys(): readonly string[] {
    return [...new Set([...this.lists.values()].flat())];
  }

  created(path: string, row: Row): void {
    const key = String(row[this.#place.key]);
    const { owner } = this.#place;
    this.rows.set(key, row);
    this.#written.add(key);
    this.gone.delete(key);
    for (const [other, keys] of this.lists) {
      const isOfAll = other === this.#place.lists[0];
      const isOwn = owner !== undefined && row[owner] === this.#place.ownerOf(other);
      if (other === path || isOfAll || isOwn) this.lists.set(other, [key, ...keys.filter((one) => one !== key)]);
    }
  }

  changed(key: string, row: Row): void {
    const { owner } = this.#place;
    const before = this.rows.get(key);
    this.rows.set(key, row);
    this.#written.add(key);
    if (owner === undefined || before?.[owner] === row[owner]) return;
    for (const [path, keys] of this.lists) {
      const own = this.#place.ownerOf(path);
      if (own === undefined) continue;
      if (own !== row[owner])
        this.lists.set(
          path,
          keys.filter((one) => one !== key),
        );
      else if (!keys.includes(key)) this.lists.set(path, [key, ...keys]);
      this.loose.add(path);
    }
  }

  renamed(key: string, row: Row): void {
    const now = String(row[this.#place.key]);
    this.rows.set(now, row);
    this.#written.add(now);
    if (now === key) return;
    this.gone.add(key);
    this.gone.delete(now);
    for (const [path, keys] of this.lists)
      this.lists.set(
        path,
        keys.map((one) => (one === key ? now : one)),
      );
  }

  removed(key: string, from: readonly string[] = [...this.lists.keys()]): void {
    if (from.length === this.lists.size) this.gone.add(key);
    for (const path of from)
      this.lists.set(
        path,
        (this.lists.get(path) ?? []).filter((one) => one !== key),
      );
  }

  async check(host: Host): Promise<void> {
    for (const [path, keys] of this.lists) {
      const shown = await host.list(path);
      const expected = keys.map((key) => this.rows.get(key));
      if (this.loose.has(path)) {
        const sorted = (rows: readonly unknown[]): readonly string[] =>
          rows.map((row) => JSON.stringify(row)).toSorted();
        expect(sorted(shown), path).toEqual(sorted(expected));
      } else expect(shown, path).toEqual(expected);
    }
    for (const key of this.gone) expect((await host.ask("GET", this.#place.item + key)).status, key).toBe(404);
    for (const key of this.keys.filter((one) => this.#written.has(one))) {
      const { status, json: row } = await host.ask("GET", this.#place.item + key);
      expect([status, row], key).toEqual([200, this.rows.get(key)]);
    }
  }
}

let files = 0;

async function write(place: Place, host: Host, model: Model, [what, which, where, more]: Step): Promise<void> {
  const { keys } = model;
  const key = keys[which % Math.max(1, keys.length)];
  const path = place.lists[where % place.lists.length] ?? "";
  const title = `t${more}`;
  const { owner } = place;
  const before = key === undefined ? undefined : model.rows.get(key);
  const owned = owner === undefined ? {} : { [owner]: place.ownerOf(path) ?? 1 + (more % 2) };
  const natural = place.key === "slug";
  const make = async (slug: string): Promise<void> => {
    const { status, json: row } = await host.ask("POST", path, { title, ...owned, ...(natural ? { slug } : {}) });
    expect(status).toBe(201);
    model.created(path, row as Row);
  };
  const old = [...model.gone][which % Math.max(1, model.gone.size)];
  if (what === "create") await make(`s${more}-${model.rows.size}`);
  if (what === "again" && old !== undefined) await make(old);
  if (what === "restart") host.restart();
  if (key === undefined || before === undefined) return;
  const own = owner === undefined ? {} : { [owner]: before[owner] };
  switch (what) {
    case "put":
    case "patch": {
      const body = what === "patch" ? { title } : { title, ...own, ...(natural ? { slug: key } : {}) };
      const { status, json: row } = await host.ask(what.toUpperCase(), place.item + key, body);
      expect([status, row]).toEqual([200, { ...before, title }]);
      model.changed(key, row as Row);
      return;
    }
    case "move": {
      const to = owner === undefined ? {} : { [owner]: 1 + (more % 2) };
      const { status, json: row } = await host.ask("PATCH", place.item + key, to);
      expect([status, row]).toEqual([200, { ...before, ...to }]);
      model.changed(key, row as Row);
      return;
    }
    case "rename": {
      const free = [...model.gone, `r${more}-${model.rows.size}`];
      const slug = free[where % free.length] ?? "";
      const { status, json: row } = await host.ask("PATCH", place.item + key, { slug });
      expect([status, row]).toEqual([200, { ...before, slug }]);
      model.renamed(key, row as Row);
      return;
    }
    case "delete":
      expect((await host.ask("DELETE", place.item + key)).status).toBe(204);
      model.removed(key);
      return;
    case "detach": {
      const club = place.lists[1 + (where % 2)] ?? "";
      if (model.lists.get(club)?.includes(key) !== true) return;
      expect((await host.ask("DELETE", `${club}/${key}`)).status).toBe(204);
      model.removed(key, [club]);
      return;
    }
    default:
  }
}

test.each(Object.entries({ boards, tags, clubs }))(
  "rows of %s are found as they were written, whatever was written before",
  async (_, place) => {
    const number = fc.nat({ max: 40 });
    const step: fc.Arbitrary<Step> = fc.tuple(fc.constantFrom(...place.steps), number, number, number);
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 16 }), async (steps) => {
        const host = new Host(place, join(folder, `${++files}.json`));
        const shown = new Map<string, readonly Row[]>();
        for (const path of place.lists) shown.set(path, await host.list(path));
        const model = new Model(place, shown);
        for (const one of steps) await write(place, host, model, one);
        await model.check(host);
        host.restart();
        await model.check(host);
      }),
      { numRuns: runs },
    );
  },
  600_000,
);
