import { expect, test } from "vitest";
import { compileContract } from "../../../../src/contract/load-contract.ts";
import { bareTarget } from "../../../../src/verify/deployment/target.ts";
import { checksOf } from "../../../../src/verify/verdict/result.ts";
import { verify } from "../../../../src/verify/verify.ts";
import { senderOf } from "../../../ordinary/shelf-host.ts";

type Row = Readonly<Record<string, string | number>>;

/** Several orders at once are a list of such words. */
const oneOf = (words: readonly string[]): object => ({ type: "string", enum: words });
const someOf = (words: readonly string[]): object => ({ type: "array", items: oneOf(words) });

const contractOf = (sorts: object, directions: readonly string[] = []) =>
  compileContract(
    {
      openapi: "3.1.0",
      info: { title: "A shelf", version: "1" },
      "x-standin-api": "shelf",
      "x-standin-entities": { books: { schema: { $ref: "#/components/schemas/Book" }, key: "id" } },
      paths: {
        "/books": {
          get: {
            operationId: "listBooks",
            parameters: [
              { name: "sort", in: "query", schema: sorts },
              ...(directions.length === 0
                ? []
                : [{ name: "order", in: "query", schema: { type: "string", enum: directions } }]),
            ],
            "x-standin-answer": {
              list: {
                entity: "books",
                at: "",
                paging: { style: "all" },
                order: { parameter: "sort", ...(directions.length === 0 ? {} : { direction: "order" }) },
              },
            },
            responses: {
              "200": {
                description: "Books.",
                content: {
                  "application/json": { schema: { type: "array", items: { $ref: "#/components/schemas/Book" } } },
                },
              },
            },
          },
        },
      },
      components: {
        schemas: {
          Book: {
            type: "object",
            required: ["id", "rank", "added"],
            properties: {
              id: { type: "string" },
              rank: { type: "integer" },
              added: { type: "string", format: "date-time" },
            },
          },
        },
      },
    },
    "shelf.yaml",
  );

const added = (text: string, rank: number): Row => ({ id: `b${rank}`, rank, added: text });
const books = [added("2026-01-01T10:00:00Z", 2), added("2026-02-01T10:00:00Z", 1), added("2026-03-01T10:00:00Z", 3)];

/** What was said of the order that a host gives, by its own sorting. */
async function saidOf(
  sorts: readonly string[],
  sorted: (query: URLSearchParams) => readonly Row[],
  directions: readonly string[] = [],
  schemaOf = oneOf,
): Promise<readonly string[]> {
  const sender = senderOf(({ query, path }) =>
    path === "/books" ? { status: 200, json: sorted(query) } : { status: 404, json: {} },
  );
  const contract = contractOf(schemaOf(sorts), directions);
  const result = await verify({ apis: [{ contract, target: bareTarget(undefined), sender }], only: ["lists"] });
  return checksOf(result)
    .filter(({ id }) => id.endsWith("/order"))
    .map(({ verdict }) => verdict.kind);
}

const byRank = (way: number) => books.toSorted((a, b) => (Number(a["rank"]) - Number(b["rank"])) * way);

test.each([1, -1])("takes either way where neither sign nor direction says which (%s)", async (way) => {
  expect(await saidOf(["rank"], () => byRank(way))).toEqual(["holds"]);
});

test("tells of rows that are in order neither way", async () => {
  expect(await saidOf(["rank"], () => books)).toEqual(["breaks"]);
});

test.each([
  { sorts: ["rank", "-rank"], directions: [] },
  { sorts: ["rank", "rank_desc"], directions: [] },
  { sorts: ["rank"], directions: ["asc", "desc"] },
])("takes $sorts with $directions to say which way", async ({ sorts, directions }) => {
  const isDown = (query: URLSearchParams) => /^-|desc/.test(query.get("order") ?? query.get("sort") ?? "");
  const right = (query: URLSearchParams) => byRank(isDown(query) ? -1 : 1);
  const wrong = (query: URLSearchParams) => byRank(isDown(query) ? 1 : -1);
  expect(await saidOf(sorts, right, directions)).toEqual(["holds"]);
  expect(await saidOf(sorts, wrong, directions)).toEqual(["breaks"]);
});

test("compares moments with different offsets by what they mean", async () => {
  const east = added("2026-01-02T01:00:00+09:00", 1);
  const zulu = added("2026-01-01T20:00:00Z", 2);
  expect(
    await saidOf(["added", "-added"], (query) => (query.get("sort") === "added" ? [east, zulu] : [zulu, east])),
  ).toEqual(["holds"]);
  expect(
    await saidOf(["added", "-added"], (query) => (query.get("sort") === "added" ? [zulu, east] : [east, zulu])),
  ).toEqual(["breaks"]);
});

test("asks for each order of a list of them", async () => {
  const right = (query: URLSearchParams) => byRank(query.get("sort") === "-rank" ? -1 : 1);
  const wrong = (query: URLSearchParams) => byRank(query.get("sort") === "-rank" ? 1 : -1);
  expect(await saidOf(["rank", "-rank"], right, [], someOf)).toEqual(["holds"]);
  expect(await saidOf(["rank", "-rank"], wrong, [], someOf)).toEqual(["breaks"]);
});
