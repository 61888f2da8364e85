import { expect, test } from "vitest";
import { compileContract } from "../../../../src/contract/load-contract.ts";
import { bareTarget } from "../../../../src/verify/deployment/target.ts";
import { findingsOf } from "../../../../src/verify/verdict/result.ts";
import { verify } from "../../../../src/verify/verify.ts";
import { type Answered, type Asked, senderOf } from "../../../ordinary/shelf-host.ts";

const text = { type: "string" };
const count = { type: "integer", minimum: 1 };
const book = { type: "object", required: ["id"], properties: { id: text } };
const answer = (schema: object) => ({ description: "It.", content: { "application/json": { schema } } });
const missing = { description: "None." };
const parameter = (name: string, place: string, schema: object = text, required = true) => ({
  name,
  in: place,
  required,
  schema,
});

function documentOf(paths: object) {
  return compileContract({ openapi: "3.1.0", info: { title: "Books", version: "1" }, paths }, "books.yaml");
}

async function askedOf(
  contract: ReturnType<typeof documentOf>,
  service: (asked: Asked) => Answered,
  target: { readonly values?: ReadonlyMap<string, string[]>; readonly absent?: ReadonlyMap<string, string> } = {},
) {
  const sent: string[] = [];
  const inner = senderOf(service);
  const sender: typeof inner = (request, ...more) => {
    sent.push(`${request.method} ${request.target}`);
    return inner(request, ...more);
  };
  const result = await verify({
    apis: [{ contract, target: { ...bareTarget(undefined), ...target }, sender }],
    allowWrites: true,
  });
  return { sent, findings: findingsOf(result).map(({ check }) => check) };
}

test("a list whose path has a parameter of the page's name is walked by the query", async () => {
  const rows = Array.from({ length: 7 }, (_, index) => ({ id: `b${index}` }));
  const contract = documentOf({
    "/shelves/{page}/books": {
      get: {
        parameters: [
          parameter("page", "path"),
          parameter("page", "query", count, false),
          parameter("limit", "query", count, false),
        ],
        responses: { "200": answer({ type: "array", items: book }), "404": missing },
      },
    },
  });
  const { sent, findings } = await askedOf(
    contract,
    ({ path, query }) => {
      if (path !== "/shelves/north/books") return { status: 404, json: {} };
      const [page, limit] = [Number(query.get("page") ?? 1), Number(query.get("limit") ?? 3)];
      return { status: 200, json: rows.slice((page - 1) * limit, page * limit) };
    },
    { values: new Map([["page", ["north"]]]) },
  );
  expect(findings.filter((check) => check.startsWith("lists"))).toEqual([]);
  expect(sent.some((line) => /^GET \/shelves\/north\/books\?.*page=2/.test(line))).toBe(true);
});

test("what does not exist is named by the path alone, and the query keeps what it has under that name", async () => {
  const contract = documentOf({
    "/books": { get: { responses: { "200": answer({ type: "array", items: book }) } } },
    "/books/{id}": {
      get: {
        parameters: [parameter("id", "query"), parameter("id", "path")],
        responses: { "200": answer(book), "404": missing, "405": missing },
      },
    },
  });
  const { sent } = await askedOf(
    contract,
    ({ path }) => {
      if (path === "/books") return { status: 200, json: [{ id: "b1" }] };
      return path === "/books/b1" ? { status: 200, json: { id: "b1" } } : { status: 404, json: {} };
    },
    { values: new Map([["id", ["b1"]]]), absent: new Map([["id", "nobody"]]) },
  );
  const toAbsent = sent.filter((line) => line.includes("nobody"));
  expect(toAbsent.length).toBeGreaterThan(0);
  expect(toAbsent.filter((line) => !line.endsWith(" /books/nobody?id=b1"))).toEqual([]);
});
