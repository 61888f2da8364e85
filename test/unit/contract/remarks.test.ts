import { expect, it } from "vitest";
import { compileContract } from "../../../src/contract/load-contract.ts";
import { formatProblem } from "../../../src/problem.ts";
import { changed, type Change, type Json } from "./minimal.ts";

const list = "/paths/~1shelves~1{Shelf}~1books/get";

/** What is unusual in a document that is served all the same. */
const table: readonly Change[] = [
  {
    title: "a document without paths",
    changes: { "/paths": undefined, "/x-standin-entities": undefined },
    want: ["api.yaml: the document has no `paths`, so nothing is served", "    → add `paths`, if the API has any"],
  },
  {
    title: "an operation without responses",
    changes: { "/paths/~1ping": { get: {} } },
    want: ["api.yaml /paths/~1ping/get: no response is documented, so any answer is accepted", "    → add `responses`"],
  },
  {
    title: "responses without a response",
    changes: { "/paths/~1ping": { get: { responses: { "x-note": "none" } } } },
    want: [
      "api.yaml /paths/~1ping/get/responses: no response is documented, so any answer is accepted",
      "    → document at least one",
    ],
  },
  {
    title: "fields beside a reference",
    changes: { [`${list}/responses/401/content`]: {} },
    want: [
      "api.yaml /paths/~1shelves~1{Shelf}~1books/get/responses/401/content: `content` stands beside `$ref`, where it has no effect",
      "    → move `content` to what is referred to, or drop it",
    ],
  },
  {
    title: "an empty text",
    changes: { [`${list}/summary`]: null },
    want: ["api.yaml /paths/~1shelves~1{Shelf}~1books/get/summary: this is empty", "    → write text, or leave it out"],
  },
  {
    title: "a format of nearly that name",
    changes: { "/components/schemas/Thing/properties/id/format": "datetime" },
    want: [
      'api.yaml /components/schemas/Thing/properties/id/format: "datetime" is not in the format registry of OpenAPI, so nothing checks it',
      '    → did you mean "date-time"?',
    ],
  },
  {
    title: "a format that nobody knows",
    changes: { "/components/schemas/Thing/properties/id/format": "shoe-size-in-paris-points" },
    want: [
      'api.yaml /components/schemas/Thing/properties/id/format: "shoe-size-in-paris-points" is not in the format registry of OpenAPI, so nothing checks it',
      "    → say it with `pattern` if it has to be checked",
    ],
  },
  {
    title: "a condition without a consequence",
    changes: { "/components/schemas/Thing/if": {} },
    want: [
      "api.yaml /components/schemas/Thing/if: `if` checks nothing without `then` or `else`",
      "    → add `then` or `else`, or remove `if`",
    ],
  },
  {
    title: "a consequence without a condition",
    changes: { "/components/schemas/Thing/then": {} },
    want: [
      "api.yaml /components/schemas/Thing/then: `then` checks nothing without `if`",
      "    → add `if`, or remove `then`",
    ],
  },
];

it.each(table)("serves $title, with a remark", ({ changes, want }) => {
  const { remarks } = compileContract(changed(changes), "api.yaml");
  expect(remarks.map(formatProblem).join("\n").split("\n")).toEqual(want);
});

it("remarks nothing of a document that is as it should be", () => {
  expect(compileContract(changed({}), "api.yaml").remarks).toEqual([]);
});

it("checks values of an unknown format by everything else that their schema says", () => {
  const id: Json = { type: "string", format: "shoe-size", maxLength: 2 };
  const document = changed({ "/components/schemas/Book/properties/id": id });
  const body = compileContract(document, "api.yaml").operations[1]?.responses[0]?.content.get("application/json");
  const violations = body?.violations({ id: "long", pages: 1, binding: "hard" });
  expect(violations?.map(({ pointer, message }) => [pointer, message])).toEqual([
    ["/id", "must NOT have more than 2 characters"],
  ]);
});

it("keeps apart what is asked for at once and what is enough alone", () => {
  const key: Json = { type: "apiKey", name: "key", in: "query" };
  const changes = {
    "/components/securitySchemes/key": key,
    [`${list}/security`]: [{ basic: ["reader", "writer"], key: ["keeper"] }, { key: [] }],
  };
  const [operation] = compileContract(changed(changes), "api.yaml").operations;
  expect(operation?.security).toEqual([
    {
      demands: [
        { scheme: "basic", roles: ["reader", "writer"] },
        { scheme: "key", roles: ["keeper"] },
      ],
      roles: ["reader", "writer", "keeper"],
    },
    { demands: [{ scheme: "key", roles: [] }], roles: [] },
  ]);
});
