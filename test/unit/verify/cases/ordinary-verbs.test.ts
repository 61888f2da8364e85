import { expect, test } from "vitest";
import { compileContract } from "../../../../src/contract/load-contract.ts";
import { bareTarget } from "../../../../src/verify/deployment/target.ts";
import { findingsOf } from "../../../../src/verify/verdict/result.ts";
import { verify } from "../../../../src/verify/verify.ts";
import { shelfContract } from "../../../ordinary/shelf-document.ts";
import { type Answered, type Asked, senderOf, shelfService } from "../../../ordinary/shelf-host.ts";

/** What is sent to a host, `METHOD /path` each, when unknown methods and paths are asked for. */
async function sentTo(
  contract: ReturnType<typeof compileContract>,
  service: (asked: Asked) => Answered,
  allowWrites: boolean,
  absent: ReadonlyMap<string, string> = new Map(),
) {
  const sent: string[] = [];
  const inner = senderOf(service);
  const sender: typeof inner = (request, ...more) => {
    sent.push(`${request.method} ${request.target.split("?")[0] ?? ""}`);
    return inner(request, ...more);
  };
  const target = { ...bareTarget(undefined), values: new Map([["id", ["b1"]]]), absent };
  const result = await verify({ apis: [{ contract, target, sender }], allowWrites, only: ["verbs"] });
  return { sent, findings: findingsOf(result).map(({ check }) => check) };
}

const isChange = (line: string) => !/^(GET|HEAD|OPTIONS) /.test(line);

const missing = { status: 404, json: { error: "none" } };
const readOnly = compileContract(
  {
    openapi: "3.1.0",
    info: { title: "A shelf", version: "1" },
    "x-standin-api": "shelf",
    "x-standin-entities": { books: { schema: { $ref: "#/components/schemas/Book" }, key: "id" } },
    components: { schemas: { Book: { type: "object", properties: { id: { type: "string" } } } } },
    paths: {
      "/books/{id}": {
        parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
        get: {
          operationId: "getBook",
          "x-standin-answer": {
            item: { entity: "books", key: "id", missing: { status: 404, code: "m", message: "." } },
          },
          responses: {
            "200": {
              description: "It.",
              content: { "application/json": { schema: { $ref: "#/components/schemas/Book" } } },
            },
            "404": { description: "None." },
            "405": { description: "Only GET." },
          },
        },
      },
    },
  },
  "shelf.yaml",
);
const service =
  (more: (asked: Asked) => Answered | undefined) =>
  (asked: Asked): Answered =>
    more(asked) ?? (asked.path === "/books/b1" ? { status: 200, json: { id: "b1" } } : missing);

test("sends no undocumented method that could change something, though writes are allowed", async () => {
  const { sent } = await sentTo(shelfContract("page"), shelfService("page"), true);
  expect(sent).toContain("OPTIONS /books");
  expect(sent.filter(isChange)).toEqual([]);
});

test("sends an undocumented DELETE only for what the target file says does not exist", async () => {
  const right = await sentTo(
    readOnly,
    service(() => undefined),
    true,
    new Map([["id", "nobody"]]),
  );
  expect(right.sent.filter(isChange)).toEqual(["DELETE /books/nobody"]);
  expect(right.findings).toEqual([]);
});

test("tells that an undocumented DELETE is answered, or refused without Allow", async () => {
  const absent = new Map([["id", "nobody"]]);
  for (const status of [200, 405]) {
    const wrong = service(({ method }) => (method === "DELETE" ? { status, json: {} } : undefined));
    expect((await sentTo(readOnly, wrong, true, absent)).findings).toEqual(["verbs/DELETE"]);
  }
});

test("asks for an unknown path by GET where every documented operation changes something", async () => {
  const contract = compileContract(
    {
      openapi: "3.1.0",
      info: { title: "A shelf", version: "1" },
      paths: {
        "/books": { post: { responses: { "201": { description: "Made." } } } },
        "/books/{id}": {
          parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
          delete: { responses: { "204": { description: "Gone." } } },
        },
      },
    },
    "shelf.yaml",
  );
  const { sent } = await sentTo(contract, () => missing, false);
  expect(sent).toContain("GET /standin-nothing/here");
  expect(sent.filter(isChange)).toEqual([]);
});
