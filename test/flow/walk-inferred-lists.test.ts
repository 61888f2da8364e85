import { expect, test } from "vitest";
import { loadContract } from "../../src/contract/load-contract.ts";
import { asker } from "../support/inferred.ts";

type Row = Readonly<Record<string, unknown>>;

const teahouse = loadContract("teahouse");
const readingroom = loadContract("readingroom");
const ask = asker(
  [teahouse, readingroom],
  [
    ["X-Staff-Key", "k"],
    ["Authorization", "Bearer t"],
  ],
);

test("a list paged by number is walked by its Link headers, to the end and back", async () => {
  const rows: Row[] = [];
  let last: string | undefined;
  for (let at: string | undefined = "/teas?per_page=7"; at !== undefined;) {
    const page = await ask(at);
    rows.push(...(page.json as Row[]));
    expect(page.headers["x-total-count"]).toBe("41");
    last = at;
    at = linkTo(page.headers["link"], "next");
  }
  expect(new Set(rows.map(({ id }) => id)).size).toBe(41);
  expect(linkTo((await ask("/teas?per_page=7")).headers["link"], "last")).toBe(last);
  expect(linkTo((await ask(last ?? "")).headers["link"], "prev")).toBe("/teas?per_page=7&page=5");
});

function linkTo(header: string | undefined, name: string): string | undefined {
  return new RegExp(`<http://stand-in.example([^>]*)>; rel="${name}"`).exec(header ?? "")?.[1];
}

test("a list paged by cursors is walked by what its pages say", async () => {
  const rows: Row[] = [];
  for (let cursor: unknown = ""; cursor !== null;) {
    const page = (await ask(`/books?limit=12${cursor === "" ? "" : `&cursor=${cursor as string}`}`)).json as {
      items: Row[];
      nextCursor: unknown;
      hasMore: boolean;
    };
    rows.push(...page.items);
    expect(page.hasMore).toBe(page.nextCursor !== null);
    cursor = page.nextCursor;
  }
  expect(rows.length).toBeGreaterThan(25);
  expect(new Set(rows.map(({ isbn }) => isbn)).size).toBe(rows.length);
});

test.each([
  ["/teas?per_page=50", "", "id", "/teas/"],
  ["/orders?per_page=50", "data", "id", "/orders/"],
  ["/books?limit=100", "items", "isbn", "/books/"],
  ["/members/m-7/loans?limit=100", "items", "loanId", "/members/m-7/loans/"],
])("every row of %s can be fetched, and is the same there", async (target, member, key, item) => {
  const { json } = await ask(target);
  const rows = (member === "" ? json : (json as Readonly<Record<string, unknown>>)[member]) as Row[];
  expect(rows.length).toBeGreaterThan(10);
  for (const row of rows) expect((await ask(`${item}${String(row[key])}`)).json).toEqual(row);
});

test("a key that no list shows has a row of its own, the same each time", async () => {
  const [one, again, other] = await Promise.all(["/teas/777777", "/teas/777777", "/teas/777778"].map(ask));
  expect((one!.json as Row)["id"]).toBe(777777);
  expect(one?.text).toBe(again?.text);
  expect({ ...(other?.json as Row), id: 0 }).not.toEqual({ ...(one?.json as Row), id: 0 });
});

test("rows know whose they are, and name rows that exist", async () => {
  const reviews = (await ask("/teas/12/reviews?per_page=50")).json as { reviews: Row[] };
  expect(new Set(reviews.reviews.map((row) => row["tea_id"]))).toEqual(new Set([12]));
  const loans = (await ask("/members/m-7/loans?limit=100")).json as { items: Row[] };
  const books = (await ask("/books?limit=100")).json as { items: Row[] };
  const known = new Set(books.items.map((book) => book["isbn"]));
  expect(loans.items.every((loan) => loan["memberId"] === "m-7")).toBe(true);
  expect(known.size).toBeGreaterThan(0);
});

test("filters, searches and orders narrow and sort the whole list", async () => {
  const page = (await ask("/books?limit=100&language=sv&sortBy=publishedYear&sortOrder=desc")).json as { items: Row[] };
  expect(page.items.length).toBeGreaterThan(1);
  expect(new Set(page.items.map((book) => book["language"]))).toEqual(new Set(["sv"]));
  const years = page.items.map((book) => Number(book["publishedYear"]));
  expect(years).toEqual(years.toSorted((a, b) => b - a));
  const teas = (await ask("/teas?per_page=50&kind=oolong&sort=-price")).json as Row[];
  expect(new Set(teas.map((tea) => tea["kind"]))).toEqual(new Set(["oolong"]));
  const prices = teas.map((tea) => Number(tea["price"]));
  expect(prices).toEqual(prices.toSorted((a, b) => b - a));
  const found = (await ask("/books?limit=100&search=harbour")).json as { items: Row[] };
  expect(found.items.length).toBeGreaterThan(0);
  expect(found.items.every((book) => JSON.stringify(book).toLowerCase().includes("harbour"))).toBe(true);
});

test("the total counts what the filter leaves", async () => {
  const open = (await ask("/orders?status=open&per_page=50")).json as { data: Row[]; meta: Row };
  expect(open.meta).toMatchObject({ page: 1, per_page: 50, total: open.data.length, total_pages: 1 });
  expect(open.data.every((order) => order["status"] === "open")).toBe(true);
});

test("two stand-ins with one seed give the same bytes, in whatever order they are asked", async () => {
  const other = asker(
    [loadContract("teahouse"), loadContract("readingroom")],
    [
      ["X-Staff-Key", "k"],
      ["Authorization", "Bearer t"],
    ],
  );
  const lines = ["/teas?page=3", "/orders", "/teas/5", "/books?limit=5", "/members/m-7/loans"];
  const there = new Map<string, string>();
  for (const line of lines.toReversed()) there.set(line, (await other(line)).text);
  for (const line of lines) expect((await ask(line)).text).toBe(there.get(line));
});
