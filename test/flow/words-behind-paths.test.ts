import { expect, test } from "vitest";
import { asking } from "../support/asking.ts";
import {
  documentOf,
  get,
  inPath,
  listOf,
  object,
  row,
  send,
  text,
  type Row,
  type Rows,
} from "../support/document-words.ts";

const gone = { responses: { 204: { description: "gone" } } };
const Crate = object({ Id: text, Name: text, Label: text, Notes: listOf(text) }, ["Id", "Name"]);
const ShortCrate = object({ Id: text, Label: text }, ["Id"]);
const Made = object({ Id: text, Warning: text }, ["Id"]);
const one = inPath("id");
const create = send(object({ Name: text, Label: text }, ["Name"]), row("Made"));

test.each([
  ["/crates/json", "/crates/create", "/crates/{id}/json"],
  ["/crates", "/crates/create", "/crates/{id}"],
  ["/crates/list", "/crates/add", "/crates/{id}"],
  ["/crates/all", "/crates/new", "/crates/{id}/details"],
  ["/crates/list", "/crates", "/crates/{id}/info"],
])("%s lists what is made by POST %s and fetched by %s", async (list, made, item) => {
  const merged = new Map<string, object>();
  for (const [path, operations] of [
    [list, get(listOf(row("ShortCrate")))],
    [made, { post: create }],
    [item, get(row("Crate"), one)],
    ["/crates/{id}", { delete: { parameters: [one], ...gone } }],
  ] as const)
    merged.set(path, { ...merged.get(path), ...operations });
  const paths = Object.fromEntries(merged);
  await asking(documentOf(paths, { Crate, ShortCrate, Made }), async (ask) => {
    const rows = async (): Promise<Rows> => (await ask("GET", list)).json as Rows;
    const at = (id: unknown): string => item.replace("{id}", String(id));
    const [first] = await rows();
    expect((await ask("GET", at(first?.["Id"]))).json).toMatchObject(first ?? {});
    const { Id } = (await ask("POST", made, { Name: "Plums", Label: "cold" })).json as Row;
    expect(await rows()).toContainEqual({ Id, Label: "cold" });
    expect((await ask("GET", at(Id))).json).toMatchObject({ Id, Name: "Plums", Label: "cold" });
    expect((await ask("DELETE", `/crates/${String(Id)}`)).status).toBe(204);
    expect((await rows()).map((crate) => crate["Id"])).not.toContain(Id);
    expect((await ask("GET", at(Id))).status).toBe(404);
  });
});

test("what a document shows of one thing has the key that was asked for", async () => {
  const shown = { Id: "aaa111", Name: "Plums", Label: "cold", Notes: [] };
  const fetched = get(row("Crate"), one) as { get: { responses: { 200: { content: Record<string, object> } } } };
  const content = { "application/json": { schema: row("Crate"), example: shown } };
  fetched.get.responses[200].content = content;
  const paths = { "/crates/json": get(listOf(row("ShortCrate"))), "/crates/{id}/json": fetched };
  await asking(documentOf(paths, { Crate, ShortCrate }), async (ask) => {
    expect((await ask("GET", "/crates/bbb222/json")).json).toMatchObject({ Id: "bbb222" });
    expect((await ask("GET", "/crates/aaa111/json")).json).toEqual(shown);
  });
});

test("a path whose last word may stand behind another one is a thing of its own where the other one is documented", async () => {
  const List = object({ Id: text, Title: text }, ["Id"]);
  const paths = {
    "/crates": get(listOf(row("Crate"))),
    "/crates/{id}": get(row("Crate"), one),
    "/crates/list": get(listOf(row("List"))),
  };
  await asking(documentOf(paths, { Crate, List }), async (ask) => {
    const [[crate], [list]] = [
      (await ask("GET", "/crates")).json as Rows,
      (await ask("GET", "/crates/list")).json as Rows,
    ];
    expect(crate?.["Id"]).not.toBe(list?.["Id"]);
  });
});

test("what has the key of its list is the thing itself, though a part of it has what the path is called after", async () => {
  const Crate = object({ id: text, lid: object({ name: text, kind: text }, ["name"]) }, ["id", "lid"]);
  const paths = { "/crates": get(listOf(row("Crate"))), "/crates/{name}": get(row("Crate"), inPath("name")) };
  await asking(documentOf(paths, { Crate }), async (ask) => {
    const [first] = (await ask("GET", "/crates")).json as Rows;
    expect((await ask("GET", `/crates/${String(first?.["id"])}`)).json).toEqual(first);
  });
});
