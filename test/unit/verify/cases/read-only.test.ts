import { expect, test } from "vitest";
import { compileContract } from "../../../../src/contract/load-contract.ts";
import { readOnlyIn } from "../../../../src/verify/cases/writes/read-only.ts";

/** Which of these members, all of them only read, a test of writing them takes. */
function takenOf(names: readonly string[]): readonly string[] {
  const schema = {
    type: "object",
    properties: Object.fromEntries(
      ["title", ...names].map((name) => [name, { type: "string", readOnly: name !== "title" }]),
    ),
  };
  const content = { "application/json": { schema } };
  const one = { responses: { "200": { description: "It.", content } } };
  const { operations } = compileContract(
    {
      openapi: "3.1.0",
      info: { title: "Bills", version: "1" },
      paths: {
        "/bills": {
          get: {
            responses: {
              "200": {
                description: "All.",
                content: { "application/json": { schema: { type: "array", items: schema } } },
              },
            },
          },
          post: { requestBody: { content }, responses: { "201": { description: "It.", content } } },
        },
        "/bills/{id}": {
          parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
          get: one,
          put: { requestBody: { content }, ...one },
        },
      },
    },
    "bills.yaml",
  );
  const ofKind = (is: string) =>
    operations.find(({ answer }) => answer.kind === is || (answer.kind === "write" && answer.action === is));
  return readOnlyIn({
    item: ofKind("item"),
    list: ofKind("list"),
    replace: ofKind("replace"),
    merge: undefined,
    remove: undefined,
  });
}

test("members that say whose a row is, or name it, are left alone", () => {
  const names = [
    "id",
    "ID",
    "uuid",
    "account_id",
    "accountId",
    "userid",
    "USER_ID",
    "api-key",
    "apiKey",
    "owner",
    "tenantkey",
  ];
  expect(takenOf(names)).toEqual([]);
});

test("words that only end as those do are taken", () => {
  const names = ["paid", "valid", "is_paid", "grid", "monkey", "bid", "avoid", "isValid"];
  expect(takenOf(names)).toEqual(names);
});
