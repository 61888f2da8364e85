import { expect, test, vi } from "vitest";
import { loadContract } from "../../../../src/contract/load-contract.ts";
import { RowValues } from "../../../../src/contract/model/row-values.ts";
import type { Value } from "../../../../src/contract/model/value.ts";
import { createData } from "../../../../src/serve/data/create-data.ts";
import { pageAnswer } from "../../../../src/serve/operation/paging/page-request.ts";
import { loadScenario } from "../../../../src/serve/scenario/load-scenario.ts";
import { serviceStackFormats } from "../../../../src/wire/dialect/servicestack/formats.ts";
import { spellingOf } from "../../../../src/wire/dialect/servicestack/spelling.ts";
import { formatsOf } from "../../../../src/wire/formats-of.ts";

const contract = loadContract("bokamera");
const operation = contract.operations.find(({ pagination }) => pagination !== undefined)!;
const scenario = loadScenario("default", [contract]);
const formats = serviceStackFormats(spellingOf(contract.host));
const body = operation.responses[0]!.content.get("application/json")!;

function pageOf(owner: string): Value {
  const data = createData(contract, scenario, { seed: scenario.seed, now: scenario.now });
  const request = { limit: 50, from: undefined, towards: "older", conditions: [] } as const;
  return pageAnswer(operation.pagination!, data.page("attempts", owner, request)!, request);
}

const owners = createData(contract, scenario, { seed: scenario.seed, now: scenario.now })
  .names()
  .map(({ name }) => name);

test.each(["json", "jsv", "csv", "xml", "jsonl"] as const)(
  "writes pages as %s as if its rows were objects",
  (format) => {
    const writer = formats.named(format);
    for (const owner of owners) {
      const page = pageOf(owner);
      const objects = { ...(page as Record<string, Value>), Attempts: [...(page as { Attempts: Value[] }).Attempts] };
      expect(writer.write(pageOf(owner), body.type)).toBe(writer.write(objects, body.type));
    }
  },
);

test("checks and writes a page without making the objects of its rows", () => {
  const made = vi.spyOn(RowValues.prototype, "value", "get");
  const { jsonForm } = formatsOf(contract.host);
  for (const owner of owners) {
    const page = pageOf(owner);
    expect(body.fits(page, body.type, jsonForm)).toBe(true);
    for (const format of ["json", "jsv", "csv", "xml"] as const) formats.named(format).write(page, body.type);
  }
  expect(made).not.toHaveBeenCalled();
  made.mockRestore();
});
