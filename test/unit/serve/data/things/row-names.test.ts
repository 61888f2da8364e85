import { expect, test } from "vitest";
import { compileContract } from "../../../../../src/contract/load-contract.ts";
import { keyNamedAfter } from "../../../../../src/serve/data/things/row-names.ts";

const text = { type: "string" };
const rows = {
  type: "array",
  items: {
    type: "object",
    required: ["id"],
    properties: { id: text, teaId: text, team_id: text, boxID: text, companyId: text },
  },
};
const { entities } = compileContract(
  {
    openapi: "3.1.0",
    info: { title: "Names", version: "1" },
    paths: {
      "/rows": {
        get: { responses: { 200: { description: "ok", content: { "application/json": { schema: rows } } } } },
      },
    },
  },
  "names.yaml",
);

test.each([
  ["teas", "teaId"],
  ["teams", "team_id"],
  ["boxes-2", "boxID"],
  ["shops-companies", "companyId"],
  ["orders", undefined],
])("the key of one of the %s is called %s", (entity, name) => {
  const source = entities.get("rows")?.source;
  expect(source && keyNamedAfter(entity, "id", source)).toBe(name);
});

test("the identifier of an answer is that of the row, whichever word each has for it", () => {
  const source = entities.get("rows")?.source;
  expect(source && keyNamedAfter("calls", "uuid", source)).toBe("id");
  expect(source && keyNamedAfter("calls", "name", source)).toBeUndefined();
});
