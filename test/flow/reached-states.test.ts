import { expect, test } from "vitest";
import { compileContract } from "../../src/contract/load-contract.ts";
import { asker, listDocument } from "../support/inferred.ts";

const time = { type: ["string", "null"], format: "date-time" };
const properties = {
  id: { type: "string" },
  status: { type: "string", enum: ["pending", "paid", "shipped", "cancelled"] },
  paid_at: time,
  cancelled_at: time,
  note: { type: "string" },
};

type Row = Readonly<Record<string, string | null | undefined>>;

async function rows(required: readonly string[]): Promise<readonly Row[]> {
  const schema = { type: "array", items: { type: "object", required: ["id", "status", ...required], properties } };
  const parameters = [{ name: "limit", schema: { type: "integer" } }];
  return (await asker([compileContract(listDocument(parameters, schema), "shop.yaml")])("/orders?limit=100"))
    .json as readonly Row[];
}

test.each([
  ["have to be there", ["paid_at", "cancelled_at"]],
  ["may be absent", []],
])("times that %s are set where their state is reached, and empty where it is not", async (_, required) => {
  const all = await rows(required);
  expect(all.length).toBeGreaterThan(30);
  for (const row of all) {
    const isPaid = row["status"] === "paid" || row["status"] === "shipped";
    expect([row["status"], typeof row["paid_at"] === "string"]).toEqual([row["status"], isPaid]);
    expect([row["status"], typeof row["cancelled_at"] === "string"]).toEqual([
      row["status"],
      row["status"] === "cancelled",
    ]);
    const names = Object.keys(row);
    expect(names).toEqual(Object.keys(properties).filter((name) => names.includes(name)));
  }
});
