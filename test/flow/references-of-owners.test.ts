import { expect, test } from "vitest";
import { asking } from "../support/asking.ts";
import { documentOf, get, inPath, listOf, object, row, text, type Row, type Rows } from "../support/document-words.ts";

const id = { type: "string", format: "uuid" };
const Purse = object({ id, name: text }, ["id", "name"]);
const Payer = object({ id, name: text, purse_id: id, purse_name: text }, ["id", "name", "purse_id", "purse_name"]);
const Entry = object({ id, purse_id: id, purse_name: text, payer_id: id, payerName: text, note: text }, [
  "id",
  "purse_id",
  "purse_name",
  "payer_id",
  "payerName",
]);
const held = (name: string, what: object): object => object({ data: object({ [name]: what }, [name]) }, ["data"]);
const owner = inPath("bookId");
const below = (name: string, one: string, thing: string): object => ({
  [`/books/{bookId}/${name}`]: get(held(name, listOf(row(thing))), owner),
  [`/books/{bookId}/${name}/{${one}_id}`]: get(held(one, row(thing)), owner, inPath(`${one}_id`)),
});
const document = documentOf(
  {
    "/books/{bookId}/purses/{purse_id}/entries": get(held("entries", listOf(row("Entry"))), owner, inPath("purse_id")),
    "/books": get(listOf(object({ id: text, title: text }, ["id"]))),
    ...below("purses", "purse", "Purse"),
    ...below("payers", "payer", "Payer"),
    ...below("entries", "entry", "Entry"),
  },
  { Purse, Payer, Entry },
);

test.each(["b1", "b2"])(
  "ids in rows of %s are those of rows of the same owner, and the names beside them are theirs",
  async (book) => {
    await asking(document, async (ask) => {
      const rowsAt = async (name: string): Promise<Rows> =>
        ((await ask("GET", `/books/${book}/${name}`)).json as { data: Readonly<Record<string, Rows>> }).data[
          name.split("/").at(-1) ?? ""
        ] ?? [];
      const [purses, payers, entries] = [await rowsAt("purses"), await rowsAt("payers"), await rowsAt("entries")];
      const nameOf = (rows: Rows, key: unknown): unknown => rows.find((one) => one["id"] === key)?.["name"] ?? "nobody";
      expect(entries.length).toBeGreaterThan(3);
      for (const entry of entries) {
        expect(entry["purse_name"]).toBe(nameOf(purses, entry["purse_id"]));
        expect(entry["payerName"]).toBe(nameOf(payers, entry["payer_id"]));
      }
      for (const payer of payers) expect(payer["purse_name"]).toBe(nameOf(purses, payer["purse_id"]));
      const { id: purse_id, name: purse_name } = purses[1] ?? {};
      const own = await rowsAt(`purses/${String(purse_id)}/entries`);
      expect(own.length).toBeGreaterThan(0);
      for (const entry of own) expect(entry).toMatchObject({ purse_id, purse_name });
      const [first] = entries;
      const fetched = (await ask("GET", `/books/${book}/entries/${String(first?.["id"])}`)).json;
      expect(fetched).toEqual({ data: { entry: first } });
    });
  },
);

test("things that name each other are made, and agree", async () => {
  const Left = object({ id, name: text, right_id: id, right_name: text }, ["id", "name", "right_id", "right_name"]);
  const Right = object({ id, name: text, left_id: id, left_name: text }, ["id", "name", "left_id", "left_name"]);
  const paths = {
    "/lefts": get(listOf(row("Left"))),
    "/lefts/{id}": get(row("Left"), inPath("id")),
    "/rights": get(listOf(row("Right"))),
    "/rights/{id}": get(row("Right"), inPath("id")),
  };
  await asking(documentOf(paths, { Left, Right }), async (ask) => {
    for (const [one, other, word] of [
      ["lefts", "rights", "right"],
      ["rights", "lefts", "left"],
    ] as const)
      for (const thing of ((await ask("GET", `/${one}`)).json as Rows).slice(0, 4)) {
        const named = (await ask("GET", `/${other}/${String(thing[`${word}_id`])}`)).json as Row;
        expect(thing[`${word}_name`]).toBe(named["name"]);
      }
  });
});
