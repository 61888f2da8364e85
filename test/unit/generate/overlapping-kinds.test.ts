import { expect, test } from "vitest";
import { valuesOf } from "../../support/generated.ts";

type Row = Readonly<Record<string, unknown>>;

const text = { type: "string" };
const flag = { type: "boolean" };
const kindOf = (own: string, schema: object): object => ({
  type: "object",
  required: ["name"],
  properties: { name: text, [own]: schema },
});

test("of kinds that would fit each other's rows, each row is of one and has null where the other's member would be", () => {
  const rows = valuesOf({ oneOf: [kindOf("hunts", flag), kindOf("barks", flag)] }, 60) as unknown as readonly Row[];
  const flags = rows.map(({ hunts, barks }) => [hunts, barks]);
  // The own member may be missing.
  for (const two of flags) {
    expect(two.filter((one) => one === null)).toHaveLength(1);
    expect(two.filter((one) => one !== null && one !== undefined && typeof one !== "boolean")).toEqual([]);
  }
  expect(flags.filter(([hunts]) => hunts === null).length).toBeGreaterThan(10);
  expect(flags.filter(([, barks]) => barks === null).length).toBeGreaterThan(10);
});

test("of three kinds every one has its rows", () => {
  const kinds = [kindOf("hunts", flag), kindOf("barks", text), kindOf("flies", { type: "integer" })];
  const rows = valuesOf({ oneOf: kinds }, 90) as unknown as readonly Row[];
  for (const own of ["hunts", "barks", "flies"])
    expect(rows.filter((row) => row[own] !== null && row[own] !== undefined).length).toBeGreaterThan(10);
  for (const row of rows) expect(Object.values(row).filter((value) => value === null)).toHaveLength(2);
});

test("where the other's member may be null, the row is told apart in another way", () => {
  const maybe = { type: ["boolean", "null"] };
  const rows = valuesOf({ oneOf: [kindOf("hunts", maybe), kindOf("barks", maybe)] }, 30) as unknown as readonly Row[];
  for (const { hunts, barks } of rows)
    expect([hunts, barks].filter((one) => one !== undefined && one !== null && typeof one !== "boolean")).toHaveLength(
      1,
    );
});
