import { expect, test } from "vitest";
import { valuesOf } from "../../support/generated.ts";

/** Values of a member of that name. */
function valuesNamed(name: string, schema: object): readonly unknown[] {
  const object = { type: "object", required: [name], properties: { [name]: schema } };
  return valuesOf(object, 40).map((row) => (row as Record<string, unknown>)[name]);
}

const counts = ["total_created", "totalUpdated", "count_updated", "num_modified", "number_expired", "total_time"];

test.each(counts)("%s says how many, not when", (name) => {
  for (const type of ["integer", "number", "string"])
    for (const value of valuesNamed(name, { type })) {
      expect(Number.isInteger(Number(value))).toBe(true);
      expect(Number(value)).toBeLessThanOrEqual(100);
    }
});

test.each(["created", "last_updated", "number_updated_at", "total_updated_at", "count_date"])(
  "%s says when",
  (name) => {
    for (const value of valuesNamed(name, { type: "integer" })) expect(value).toBeGreaterThan(1e9);
  },
);

test.each(["ip_signup", "ip_opt", "ipLogin", "last_ip", "ip_created"])("%s is an address of the internet", (name) => {
  for (const value of valuesNamed(name, { type: "string" })) expect(value).toMatch(/^\d+\.\d+\.\d+\.\d+$/);
});

test.each(["ip_pool", "ip_type", "ship_signup"])("%s is no address of the internet", (name) => {
  for (const value of valuesNamed(name, { type: "string" })) expect(value).not.toMatch(/^\d+\.\d+\.\d+\.\d+$/);
});

test.each([
  ["unique_email_id", false],
  ["uniqueEmailId", false],
  ["email_id", true],
  ["email", true],
])("%s is an e-mail address: %s", (name, isAddress) => {
  for (const value of valuesNamed(name, { type: "string" })) expect(String(value).includes("@")).toBe(isAddress);
});
